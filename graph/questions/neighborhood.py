"""Neighborhood: the part of the network around one or several entities.

It grows hop by hop: every link that touches what the hop before reached. Kinds of bodies are shown and not
walked through, since those who name "health centers" need not mean the same ones.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from graph.bolt.store import Store
from graph.errors import InvalidQuestion
from graph.model.links import LINK_OF
from graph.questions.asked import asked_for
from graph.questions.evidence import (
    StoredLink,
    entities_of,
    link_of,
    publications,
    reached,
    said_by,
    stored_links,
)
from graph.questions.moments import Moment, counted, moment
from graph.questions.only import ALL, Only, fitting
from graph.questions.results import Entity, Link, Subgraph

DEEPEST = 6


def neighborhood(
    store: Store,
    ids: Sequence[str],
    *,
    depth: int = 1,
    types: Collection[str] | None = None,
    as_of: str | None = None,
    only: Only = ALL,
    limit: int = 500,
) -> Subgraph:
    """Return what lies within some hops of these entities, over links of some types, at a date.

    The way goes over anybody; those whom `only` asks for are shown, and those it is around. When there are
    more links than the limit, nearer ones come first, and it says that it was cut.
    """
    hops, most = counted(depth, "depth", DEEPEST), counted(limit)
    asked = _Asked(link_types(types), moment(as_of), only)
    if not ids:
        raise InvalidQuestion("Say around which entity: at least one id is needed.")
    fits = fitting(store, only, asked.when)
    walk = _Walk(store, asked, most, ids)
    for _ in range(hops):
        walk.go_on()
    known = walk.known | _by_themselves(store, set(ids) - walk.known.keys())
    shown = {own: entity for own, entity in known.items() if own in ids or fits.has(entity)}
    links = [link for link in walk.links if link.from_id in shown and link.to_id in shown]
    return Subgraph.model_construct(
        entities=tuple(shown[own] for own in sorted(shown)),
        links=tuple(readable(store, links, shown)),
        truncated=walk.truncated,
        as_of=asked.when.day,
        centers=tuple(dict.fromkeys(ids)),
    )


@dataclass(frozen=True)
class _Asked:
    """Over which links the way goes."""

    types: list[str]
    when: Moment
    only: Only

    @property
    def parameters(self) -> dict[str, object]:
        """Return what the Cypher compares links with."""
        sure = {"sources": list(self.only.sources), "confidence": self.only.confidence}
        return {"types": self.types, **sure, **self.when.bounds}


class _Walk:
    """What was reached so far, hop by hop."""

    def __init__(self, store: Store, asked: _Asked, most: int, centers: Collection[str]) -> None:
        self.known: dict[str, Entity] = {}
        self.links: list[StoredLink] = []
        self.truncated = False
        self._store, self._asked = store, asked
        self._most = most
        self._frontier = sorted(set(centers))
        self._walked: set[str] = set()

    def go_on(self) -> None:
        """Take every link of what was reached last, and what is at their ends."""
        if self.truncated or not self._frontier:
            return
        room = self._most - len(self.links)
        walked, known = sorted(self._walked), sorted(self.known)
        found, at_ends = _touching(self._store, self._frontier, walked, known, self._asked, room + 1)
        self.truncated = len(found) > room
        self.links += found[:room]
        self._walked.update(self._frontier)
        ends = {end for link in found[:room] for end in (link.from_id, link.to_id)}
        new = {own: at_ends[own] for own in sorted(ends - self.known.keys())}
        self.known |= new
        self._frontier = [own for own in new if own not in self._walked and not new[own].generic]


def link_types(types: Collection[str] | None) -> list[str]:
    """Return the link types that a question asks about; refuse one that does not exist."""
    if types is None:
        return list(LINK_OF)
    unknown = sorted(set(types) - LINK_OF.keys())
    if unknown:
        raise InvalidQuestion(f"There is no link type {unknown[0]!r}; there are {', '.join(LINK_OF)}.")
    return [kind for kind in LINK_OF if kind in types]


def _by_themselves(store: Store, ids: Collection[str]) -> dict[str, Entity]:
    """Return those who were asked for and have no link here."""
    found = entities_of(store, ids)
    return {own: asked_for(found, own) for own in sorted(ids)}


TOUCHING = """
    MATCH (here:Entity)-[link]-(there:Entity)
    WHERE here.id IN $frontier AND type(link) IN $types AND NOT there.id IN $walked AND here.id <> there.id
      AND link.since_first <= $until AND link.until_last >= $since
      AND here.since_first <= $until AND here.until_last >= $since
      AND there.since_first <= $until AND there.until_last >= $since
      AND coalesce(link.confidence, 1.0) >= $confidence AND (size($sources) = 0 OR link.source IN $sources)
    WITH link, here, there ORDER BY link.id LIMIT $limit
    RETURN collect(type(link)) AS type, collect(startNode(link).id) AS from_id,
           collect(endNode(link).id) AS to_id, collect(properties(link)) AS statement,
           [end IN collect(DISTINCT there) + collect(DISTINCT here) WHERE NOT end.id IN $known |
            {node: properties(end), labels: labels(end)}] AS reached
"""


def _touching(
    store: Store,
    frontier: list[str],
    walked: list[str],
    known: list[str],
    asked: _Asked,
    limit: int,
) -> tuple[list[StoredLink], dict[str, Entity]]:
    """Return links, and who is new at their ends; a link whose ends are both asked for is found twice."""
    columns = store.columns(
        TOUCHING, frontier=frontier, walked=walked, known=known, limit=2 * limit, **asked.parameters
    )
    links = {link.id: link for link in stored_links(columns)}
    return list(links.values())[:limit], reached(columns)


def readable(store: Store, links: list[StoredLink], known: dict[str, Entity]) -> list[Link]:
    """Return links with who says them, sorted by their ids."""
    told = publications(store, (link.statement for link in links))
    readable = []
    for link in sorted(links, key=lambda link: link.id):
        publication = told[link.statement["source"]]
        by = said_by(publication, known[link.from_id], known[link.to_id])
        readable.append(link_of(link, publication, by))
    return readable
