"""The whole network: who is tied to whom among all that act, as far as it can be drawn at once."""

from collections.abc import Collection

from graph.bolt.store import Store
from graph.model.links import ACTING
from graph.questions.evidence import StoredLink, entities_of, links_again, stored_links
from graph.questions.moments import Moment, counted, moment
from graph.questions.neighborhood import link_types, readable
from graph.questions.network import network
from graph.questions.only import ALL, Only, fitting
from graph.questions.results import Subgraph


def whole(
    store: Store,
    *,
    types: Collection[str] | None = None,
    as_of: str | None = None,
    only: Only = ALL,
    limit: int = 500,
) -> Subgraph:
    """Return the links among all that act, up to a limit, in the order of their ids."""
    when, most, wanted = moment(as_of), counted(limit), link_types(types or ACTING)
    if only == ALL:
        columns = store.columns(ACTING_LINKS, types=wanted, limit=most + 1, **when.bounds)
        links = stored_links(columns)
    else:
        links = _narrowed(store, wanted, when, only, most + 1)
    kept = links[:most]
    known = entities_of(store, {end for link in kept for end in (link.from_id, link.to_id)})
    return Subgraph.model_construct(
        entities=tuple(known[own] for own in sorted(known)),
        links=tuple(readable(store, kept, known)),
        truncated=len(links) > most,
        as_of=when.day,
        centers=(),
    )


ACTING_LINKS = """
    MATCH (one:Entity)-[link]->(other:Entity)
    WHERE type(link) IN $types AND one.id <> other.id
      AND one.generic IS NULL AND other.generic IS NULL
      AND link.since_first <= $until AND link.until_last >= $since
      AND one.since_first <= $until AND one.until_last >= $since
      AND other.since_first <= $until AND other.until_last >= $since
    WITH link ORDER BY link.id LIMIT $limit
    RETURN collect(type(link)) AS type, collect(startNode(link).id) AS from_id,
           collect(endNode(link).id) AS to_id, collect(properties(link)) AS statement
"""


def _narrowed(store: Store, types: Collection[str], when: Moment, only: Only, most: int) -> list[StoredLink]:
    """Return the first links of those who are asked for: no engine finds them among all without looking."""
    net, fits = network(store, when), fitting(store, only, when)
    there = {own for own, named in net.entities.items() if fits.has(named) and not named.generic}
    near = [link for link in net.links if link.type in types and {link.from_id, link.to_id} <= there]
    found: list[StoredLink] = []
    for first in range(0, len(near), most):
        found += filter(only.holds, links_again(store, near[first : first + most]).values())
        if len(found) >= most:
            break
    return found[:most]
