"""The whole network: who is tied to whom among all that act, as far as it can be drawn at once."""

from collections.abc import Collection

from graph.bolt.store import Store
from graph.model.links import ACTING
from graph.questions.evidence import entities_of, stored_links
from graph.questions.moments import counted, moment
from graph.questions.neighborhood import link_types, readable
from graph.questions.results import Subgraph


def whole(
    store: Store, *, types: Collection[str] | None = None, as_of: str | None = None, limit: int = 500
) -> Subgraph:
    """Return the links among all that act, up to a limit, in the order of their ids."""
    when, most = moment(as_of), counted(limit)
    columns = store.columns(ACTING_LINKS, types=link_types(types or ACTING), limit=most + 1, **when.bounds)
    links = stored_links(columns)
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
