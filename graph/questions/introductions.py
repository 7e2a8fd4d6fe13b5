"""Introductions: different routes from one entity to another over links that carry influence."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import pairwise

from pydantic import Field

from graph.bolt.store import Store
from graph.errors import InvalidQuestion, NotFound
from graph.model.links import INFLUENCE, LINK_OF
from graph.questions.evidence import (
    Publication,
    StoredLink,
    entities_of,
    evidence_of,
    publications,
    stored_links,
)
from graph.questions.moments import Moment, counted, moment
from graph.questions.results import Entity, Evidence, Result
from graph.questions.routes import shortest_routes

DEEPEST = 8
_PAIRS = 500_000
_STATEMENTS = 5000


class Hop(Result):
    """One step of a route: who is linked with whom, in a sentence, and who says so."""

    type: str
    from_id: str
    to_id: str
    sentence: str
    publishers: int = Field(description="How many different publishers say so.")
    evidence: tuple[Evidence, ...]


class Route(Result):
    """One way from the first to the last, over those between."""

    ids: tuple[str, ...]
    hops: tuple[Hop, ...]


class Introductions(Result):
    """Who can introduce one entity to another."""

    routes: tuple[Route, ...]
    entities: tuple[Entity, ...] = Field(description="Everybody on these routes, with public contacts.")
    as_of: str
    depth: int = Field(description="Routes of more hops were not looked for.")
    truncated: bool = Field(description="Whether there are more routes as short, or not all were looked at.")


def introductions(
    store: Store, a: str, b: str, *, as_of: str | None = None, k: int = 3, depth: int = 4
) -> Introductions:
    """Return the shortest routes from a to b on a day (today unless asked), each over different entities."""
    most, hops = counted(k, "number of routes"), counted(depth, "depth", DEEPEST)
    when = moment(as_of or date.today().isoformat())
    _check_ends(store, a, b)
    network = _Influence(store, when, [a, b])
    found = shortest_routes(a, b, network.neighbors, depth=hops, most=most + 1)
    ids = found[:most]
    entities = entities_of(store, {own for route in ids for own in route})
    return Introductions(
        routes=_told(store, ids, entities, when),
        entities=tuple(entities.values()),
        as_of=when.since,
        depth=hops,
        truncated=len(found) > most or network.cut,
    )


def _check_ends(store: Store, a: str, b: str) -> None:
    if a == b:
        raise InvalidQuestion("An introduction needs two different entities.")
    known = entities_of(store, [a, b])
    for own in (a, b):
        if own not in known:
            raise NotFound(f"Nothing in the graph has the id {own!r}.")


class _Influence:
    """The links that carry influence on one day; kinds of bodies introduce nobody, but may be asked about."""

    def __init__(self, store: Store, when: Moment, ends: list[str]) -> None:
        self.cut = False
        self._asked = store, when, ends

    def neighbors(self, frontier: list[str]) -> Mapping[str, list[str]]:
        """Return who is linked with each of these."""
        store, when, ends = self._asked
        columns = store.columns(
            NEIGHBORS, frontier=frontier, types=INFLUENCE, ends=ends, limit=_PAIRS + 1, **when.bounds
        )
        self.cut = self.cut or len(columns["here"]) > _PAIRS
        linked: dict[str, list[str]] = defaultdict(list)
        for here, there in zip(columns["here"], columns["there"], strict=True):
            linked[here].append(there)
        return linked


NEIGHBORS = """
    MATCH (here:Entity)-[link]-(there:Entity)
    WHERE here.id IN $frontier AND type(link) IN $types AND here.id <> there.id
      AND (there.generic IS NULL OR there.id IN $ends)
      AND link.since_first <= $until AND link.until_last >= $since
      AND here.since_first <= $until AND here.until_last >= $since
      AND there.since_first <= $until AND there.until_last >= $since
    WITH DISTINCT here.id AS here, there.id AS there ORDER BY here, there LIMIT $limit
    RETURN collect(here) AS here, collect(there) AS there
"""


def _told(
    store: Store, routes: Sequence[Sequence[str]], entities: Mapping[str, Entity], when: Moment
) -> tuple[Route, ...]:
    between = _between(store, sorted(entities), when)
    told = publications(store, (link.statement for links in between.values() for link in links))
    return tuple(
        Route(
            ids=tuple(route),
            hops=tuple(_hop(step, between[frozenset(step)], entities, told) for step in pairwise(route)),
        )
        for route in routes
    )


def _between(store: Store, ids: list[str], when: Moment) -> Mapping[frozenset[str], list[StoredLink]]:
    links = stored_links(store.columns(BETWEEN, ids=ids, types=INFLUENCE, limit=_STATEMENTS, **when.bounds))
    pairs: dict[frozenset[str], list[StoredLink]] = defaultdict(list)
    for link in links:
        pairs[frozenset((link.from_id, link.to_id))].append(link)
    return pairs


BETWEEN = """
    MATCH (one:Entity)-[link]->(other:Entity)
    WHERE one.id IN $ids AND other.id IN $ids AND type(link) IN $types AND one.id <> other.id
      AND link.since_first <= $until AND link.until_last >= $since
    WITH link ORDER BY link.id LIMIT $limit
    RETURN collect(type(link)) AS type, collect(startNode(link).id) AS from_id,
           collect(endNode(link).id) AS to_id, collect(properties(link)) AS statement
"""


def _hop(
    step: tuple[str, str],
    links: Iterable[StoredLink],
    entities: Mapping[str, Entity],
    told: Mapping[str, Publication],
) -> Hop:
    """Tell the tie of two entities that most publishers agree on."""
    ties: dict[tuple[int, str, str], list[StoredLink]] = defaultdict(list)
    for link in links:
        ends = step if LINK_OF[link.type].symmetric else (link.from_id, link.to_id)
        ties[INFLUENCE.index(link.type), *ends].append(link)
    ranked = sorted(ties.items(), key=lambda tie: (-_voices(tie[1], told), tie[0]))
    (kind, from_id, to_id), said = ranked[0]
    said.sort(key=lambda link: (not _period(link), link.statement["source"], link.id))
    publication = told[said[0].statement["source"]]
    title = LINK_OF[INFLUENCE[kind]].title
    who = publication.publisher or publication.title or publication.id
    return Hop(
        type=INFLUENCE[kind],
        from_id=from_id,
        to_id=to_id,
        sentence=f"{entities[from_id].name} {title} {entities[to_id].name}{_period(said[0])}, says {who}.",
        publishers=_voices(said, told),
        evidence=tuple(evidence_of(link.statement, told[link.statement["source"]]) for link in said),
    )


def _voices(links: Iterable[StoredLink], told: Mapping[str, Publication]) -> int:
    return len({told[link.statement["source"]].voice for link in links})


def _period(link: StoredLink) -> str:
    since, until = link.statement.get("since", ""), link.statement.get("until", "")
    return f" ({since}–{until})" if since or until else ""
