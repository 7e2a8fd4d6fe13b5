"""Lives: from when to when entities and links are possible, sorted, so that any days can be counted at once.

A link is possible while its own dates and those of both its ends allow it. It *begins* or *ends* only by a
date of its own: where an end decides, it *came* or *went* with that end, and where nothing is dated, it is
undated and neither begins nor ends. How places, themes and populations are divided is true at any time.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from graph.dates import FIRST_DAY, LAST_DAY
from graph.model.links import PartOf
from graph.questions.names import Named
from graph.questions.network import NetworkLink
from graph.questions.timeline.spans import Span

_ACTING = frozenset({"Organization", "Project"})


class Life(NamedTuple):
    """The first and last possible day of something, and which of them it states itself."""

    first: str
    last: str
    begins: bool
    ends: bool
    undated: bool
    timeless: bool = False


def life_of_entity(named: Named) -> Life:
    """Return the life of an entity."""
    return _life(named, named.since, named.until)


def life_of_link(link: NetworkLink, entities: Mapping[str, Named]) -> Life:
    """Return the life of a link, as far as its ends live."""
    first, last = _possible(link, entities)
    return _life(link, first, last, timeless=is_timeless(link, entities[link.from_id]))


def possible_links(
    links: Iterable[NetworkLink], entities: Mapping[str, Named], span: Span
) -> Iterator[NetworkLink]:
    """Yield the links that are possible on some day of a span."""
    for link in links:
        first, last = _possible(link, entities)
        if first <= min(last, span.last) and last >= span.first:
            yield link


def _possible(link: NetworkLink, entities: Mapping[str, Named]) -> tuple[str, str]:
    """Return the first and the last day on which a link and both its ends are possible."""
    one, other = entities[link.from_id], entities[link.to_id]
    return max(link.since, one.since, other.since), min(link.until, one.until, other.until)


def _life(each: Named | NetworkLink, first: str, last: str, *, timeless: bool = False) -> Life:
    possible = first <= last
    return Life(
        first,
        last,
        begins=possible and first == each.since != FIRST_DAY,
        ends=possible and last == each.until != LAST_DAY,
        undated=possible and not timeless and each.since == FIRST_DAY and each.until == LAST_DAY,
        timeless=timeless,
    )


def is_timeless(link: NetworkLink, part: Named) -> bool:
    """Say whether a link only tells how places, themes or populations are divided."""
    return link.type == PartOf.type and not _ACTING.intersection(part.labels)


@dataclass
class _Days:
    """The days at one side of many lives."""

    all: list[str] = field(default_factory=list)
    own: list[str] = field(default_factory=list)
    lent: list[str] = field(default_factory=list)
    undated: list[str] = field(default_factory=list)

    def add(self, day: str, own: bool, undated: bool) -> None:
        self.all.append(day)
        if own:
            self.own.append(day)
        elif day not in (FIRST_DAY, LAST_DAY):
            self.lent.append(day)
        if undated:
            self.undated.append(day)

    def sort(self) -> None:
        for days in (self.all, self.own, self.lent, self.undated):
            days.sort()


class Census:
    """How many of one kind there are on any day, and how many begin and end between any two."""

    def __init__(self, lives: Iterable[Life]) -> None:
        self._first, self._last = _Days(), _Days()
        self.impossible = 0
        """How many end before they begin, as their own dates and those of their ends go."""
        for life in lives:
            if life.first > life.last:
                self.impossible += 1
                continue
            self._first.add(life.first, life.begins, life.undated)
            self._last.add(life.last, life.ends, life.undated)
        self._first.sort()
        self._last.sort()

    def on(self, day: str) -> int:
        """Return how many are possible on a day."""
        return bisect_right(self._first.all, day) - bisect_left(self._last.all, day)

    def during(self, span: Span) -> int:
        """Return how many are possible on some day of a span."""
        return bisect_right(self._first.all, span.last) - bisect_left(self._last.all, span.first)

    def undated(self, span: Span) -> int:
        """Return how many without any date of their own are possible on some day of a span."""
        return bisect_right(self._first.undated, span.last) - bisect_left(self._last.undated, span.first)

    def began(self, span: Span) -> int:
        """Return how many begin by a date of their own."""
        return _within(self._first.own, span)

    def ended(self, span: Span) -> int:
        """Return how many end by a date of their own."""
        return _within(self._last.own, span)

    def came(self, span: Span) -> int:
        """Return how many become possible only because the later of their ends begins."""
        return _within(self._first.lent, span)

    def went(self, span: Span) -> int:
        """Return how many are possible no longer because one of their ends is gone."""
        return _within(self._last.lent, span)

    @property
    def beginnings(self) -> Sequence[str]:
        """Return the days on which they begin by dates of their own, sorted."""
        return self._first.own

    @property
    def endings(self) -> Sequence[str]:
        """Return the days on which they end by dates of their own, sorted."""
        return self._last.own


def _within(days: list[str], span: Span) -> int:
    return bisect_right(days, span.last) - bisect_left(days, span.first)
