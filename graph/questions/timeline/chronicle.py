"""Chronicle: what began and what ended, in the order of days; worked out once for each graph version."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from heapq import merge
from itertools import groupby
from operator import attrgetter
from typing import Literal, TypeVar

from graph.bolt.store import Store
from graph.model.entities import LABELS
from graph.model.links import LINK_OF
from graph.questions.evidence import published
from graph.questions.kept import kept
from graph.questions.moments import Moment
from graph.questions.names import Named
from graph.questions.network import Network, NetworkLink, network
from graph.questions.timeline.ages import Ages, ages_of, said_on
from graph.questions.timeline.lives import Census, Life, life_of_entity, life_of_link, possible_links
from graph.questions.timeline.spans import Span

Side = Literal["since", "until"]
T = TypeVar("T")


@dataclass(frozen=True)
class Event:
    """What began, or ended, on one day: an entity, or all statements of two entities that say the same."""

    day: str
    type: str
    """The type of the link; nothing for an entity."""
    ids: tuple[str, ...]
    statements: tuple[str, ...] = ()


@dataclass(frozen=True)
class Dated:
    """What has a date of its own on one side of its life, in the order of days."""

    side: Side
    entities: Sequence[Named]
    links: Sequence[NetworkLink]

    def events(self, span: Span) -> Iterator[Event]:
        """Yield what happened in a span, the earliest first."""
        day = attrgetter(self.side)
        entities = (Event(day(each), "", (each.id,)) for each in _cut(self.entities, self.side, span))
        return merge(entities, self._folded(span), key=attrgetter("day"))

    def _folded(self, span: Span) -> Iterator[Event]:
        for day, links in groupby(_cut(self.links, self.side, span), key=attrgetter(self.side)):
            alike = attrgetter("type", "from_id", "to_id")
            for (kind, *ids), same in groupby(sorted(links, key=alike), key=alike):
                yield Event(day, kind, tuple(ids), tuple(link.id for link in same))


@dataclass(frozen=True)
class Chronicle:
    """Entities and links by the days on which they begin and end."""

    entities: Mapping[str, Named]
    all: Census
    """Every entity once; it stands under each of its labels in `kinds`."""
    kinds: Mapping[str, Census]
    types: Mapping[str, Census]
    began: Dated
    ended: Dated
    undated: Sequence[NetworkLink]
    """Links without any date of their own, those that were said longest ago first, unknown ages last."""
    ages: Ages

    @property
    def every(self) -> tuple[Census, ...]:
        """Return the entities and the links, each counted once."""
        return (self.all, *self.types.values())

    def undated_in(self, span: Span) -> Iterator[NetworkLink]:
        """Return the undated links that are possible on some day of a span."""
        return possible_links(self.undated, self.entities, span)

    @cached_property
    def years(self) -> dict[str, tuple[int, int]]:
        """Return how many things began and ended in each year, by dates of their own."""
        began = Counter(day[:4] for census in self.every for day in census.beginnings)
        ended = Counter(day[:4] for census in self.every for day in census.endings)
        return {year: (began[year], ended[year]) for year in sorted(began | ended)}


def chronicle(store: Store, when: Moment, ids: Sequence[str] = ()) -> Chronicle:
    """Return the chronicle of all there is, or of some entities and the links at them."""
    known = network(store, when)
    if ids:
        return _told(known, *_around(known, ids), published(store))
    return kept(
        store,
        ("chronicle", when),
        lambda: _told(known, known.entities.values(), known.links, published(store)),
    )


def _around(known: Network, ids: Sequence[str]) -> tuple[list[Named], list[NetworkLink]]:
    links = {
        link.id: link
        for side in (known.out, known.into)
        for by_entity in side.values()
        for own in ids
        for link in by_entity.get(own, ())
    }
    return [known.entities[own] for own in ids if own in known.entities], list(links.values())


def _told(
    known: Network, entities: Iterable[Named], links: Iterable[NetworkLink], told: Mapping[str, str]
) -> Chronicle:
    lives = [(named, life_of_entity(named)) for named in entities]
    moving = [(link, life_of_link(link, known.entities)) for link in links]
    by_type: dict[str, list[Life]] = {kind: [] for kind in LINK_OF}
    for link, life in moving:
        by_type[link.type].append(life)
    return Chronicle(
        entities=known.entities,
        all=Census(life for _, life in lives),
        kinds={label: Census(life for named, life in lives if label in named.labels) for label in LABELS},
        types={kind: Census(of_type) for kind, of_type in by_type.items()},
        began=Dated(
            "since",
            sorted((each for each, life in lives if life.begins), key=attrgetter("since")),
            sorted((each for each, life in moving if life.begins), key=attrgetter("since")),
        ),
        ended=Dated(
            "until",
            sorted((each for each, life in lives if life.ends), key=attrgetter("until")),
            sorted((each for each, life in moving if life.ends), key=attrgetter("until")),
        ),
        undated=sorted(
            (each for each, life in moving if life.undated), key=lambda link: said_on(link, told) or "~"
        ),
        ages=ages_of((link for link, life in moving if not life.timeless), told),
    )


def _cut(things: Sequence[T], side: Side, span: Span) -> Sequence[T]:
    day = attrgetter(side)
    return things[bisect_left(things, span.first, key=day) : bisect_right(things, span.last, key=day)]
