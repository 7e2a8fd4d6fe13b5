"""The network in memory: every link, as far as counting goes, read once for each version of the graph.

Questions that weigh the whole network use this; words and evidence of what they show are read from the
database when it is shown.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from functools import cached_property
from operator import attrgetter

from graph.bolt.cypher import links_in_columns
from graph.bolt.store import Store
from graph.model.links import LINK_OF, PartOf
from graph.questions.kept import kept
from graph.questions.moments import Moment
from graph.questions.names import Named, every_name
from graph.questions.parts import how_many, read_in_parts


@dataclass(frozen=True, slots=True)
class NetworkLink:
    """One link without its words: `role` and `sort` where its kind has them, the dates as full days."""

    id: str
    type: str
    from_id: str
    to_id: str
    source: str
    record: str
    role: str
    sort: str
    since: str
    until: str
    said_on: str
    reviewed: bool
    has_amount: bool

    def other(self, own: str) -> str:
        """Return the entity at its other end."""
        return self.to_id if self.from_id == own else self.from_id


@dataclass(frozen=True)
class Network:
    """Entities by their ids and the links between two different ones, sorted by link id."""

    entities: Mapping[str, Named]
    links: tuple[NetworkLink, ...]

    @cached_property
    def out(self) -> Mapping[str, Mapping[str, list[NetworkLink]]]:
        """Return links by their type and the entity that they start from."""
        return self._sorted_by("from_id")

    @cached_property
    def into(self) -> Mapping[str, Mapping[str, list[NetworkLink]]]:
        """Return links by their type and the entity that they lead to."""
        return self._sorted_by("to_id")

    def of_type(self, kind: str) -> Iterator[NetworkLink]:
        """Yield the links of one type, by the entity that they start from."""
        for links in self.out[kind].values():
            yield from links

    def link(self, own: str) -> NetworkLink:
        """Return the link with this id, which must be in here."""
        return self.links[bisect_left(self.links, own, key=attrgetter("id"))]

    def wholes(self, own: str) -> frozenset[str]:
        """Return an entity and all that it is a part of, near or far: a theme, a people, a place."""
        found, waiting = {own}, [own]
        while waiting:
            for link in self.out[PartOf.type].get(waiting.pop(), ()):
                if link.to_id not in found:
                    found.add(link.to_id)
                    waiting.append(link.to_id)
        return frozenset(found)

    def _sorted_by(self, end: str) -> Mapping[str, Mapping[str, list[NetworkLink]]]:
        found: dict[str, dict[str, list[NetworkLink]]] = {kind: defaultdict(list) for kind in LINK_OF}
        for link in self.links:
            found[link.type][getattr(link, end)].append(link)
        return {kind: dict(links) for kind, links in found.items()}


def network(store: Store, when: Moment) -> Network:
    """Return what is true at a moment: links, and the entities that live then, linked or not."""
    return kept(store, ("network", when), lambda: _at(_whole(store), when))


def _whole(store: Store) -> Network:
    return kept(store, "network", lambda: _read(store))


def _at(whole: Network, when: Moment) -> Network:
    if when.day is None:
        return whole
    alive = {own: named for own, named in whole.entities.items() if when.meets(named.since, named.until)}
    links = tuple(
        link
        for link in whole.links
        if when.meets(link.since, link.until) and link.from_id in alive and link.to_id in alive
    )
    return Network(alive, links)


def _read(store: Store) -> Network:
    entities = {named.id: named for named in every_name(store)}
    links = [link for kind, many in how_many(store).items() for link in _read_kind(store, kind, many)]
    return Network(entities, tuple(sorted(links, key=lambda link: link.id)))


def _read_kind(store: Store, kind: str, many: int) -> Iterator[NetworkLink]:
    whole, ranged = (links_in_columns(kind, in_range=ranged) for ranged in (False, True))
    for columns in read_in_parts(store, many, ranged, whole=whole):
        for own, one, other, *rest in zip(*(columns[key] for key in _COLUMNS), strict=True):
            if one != other:
                yield NetworkLink(own, kind, one, other, *rest)


_COLUMNS = tuple(each.name for each in fields(NetworkLink) if each.name != "type")
