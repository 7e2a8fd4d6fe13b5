"""Routes: the cheapest different ways from one entity to another.

First, what is left to pay to the end is worked out for everybody and every number of steps, on arrays: so
one who is tied to tens of thousands costs as much as its ties, once. Then routes grow step by step, always
the one that can end cheapest: so no more are looked at than needed.
Neither engine's own shortest-path search is used: one filters only after the search, and so misses routes.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from heapq import heappop, heappush

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
_PATIENCE = 20_000
_FAR = 2**40
"""More than any route costs."""
UNREACHED = -1


@dataclass(frozen=True)
class Ties:
    """Who is tied to whom at what cost, both ways, and what it costs to go through somebody; whole numbers.

    Nobody who is missing in `through` ever stands between.
    """

    steps: Mapping[str, Mapping[str, int]]
    through: Mapping[str, int]

    @cached_property
    def arrays(self) -> "_Arrays":
        """Return the same as arrays."""
        ids = sorted(self.steps)
        place = {own: at for at, own in enumerate(ids)}
        sizes = np.array([0, *(len(self.steps[own]) for own in ids)], dtype=np.int64)
        to = [place[other] for own in ids for other in self.steps[own]]
        step = [cost for own in ids for cost in self.steps[own].values()]
        fee = [self.through.get(own, _FAR) if len(self.steps[own]) > 1 else _FAR for own in ids]
        return _Arrays(ids, place, np.cumsum(sizes), *(np.array(each, np.int64) for each in (to, step, fee)))


@dataclass(frozen=True)
class _Arrays:
    """Ties by places in the order of ids: those of the first, of the second and so on, one after another."""

    ids: list[str]
    place: Mapping[str, int]
    starts: Numbers
    to: Numbers
    step: Numbers
    fee: Numbers
    """Too much for who never stands between, and for who is tied to one only and so leads nowhere."""

    def tied_to(self, places: Numbers) -> Numbers:
        """Return whom these are tied to, one after another; who is tied to several of them, several times."""
        first, sizes = self.starts[places], self.starts[places + 1] - self.starts[places]
        before = np.cumsum(sizes) - sizes
        return self.to.take(np.repeat(first - before, sizes) + np.arange(sizes.sum()))


@dataclass(frozen=True)
class Found:
    """The cheapest routes, how many beginnings of routes were looked at, and whether patience ran out."""

    routes: tuple[tuple[int, tuple[str, ...]], ...] = ()
    looked_at: int = 0
    cut: bool = False


def cheapest_routes(a: str, b: str, ties: Ties, *, depth: int, most: int, patience: int = _PATIENCE) -> Found:
    """Return the cheapest different routes from a to b of at most `depth` steps, by cost and then by ids.

    A route that only adds somebody to those between on a cheaper one is a detour, not a different route.
    """
    if a not in ties.steps or b not in ties.steps:
        return Found()
    arrays = ties.arrays
    search = _Search(arrays, arrays.place[a], arrays.place[b], depth)
    while search.waiting and len(search.found) < most and search.looked_at < patience:
        search.look()
    routes = tuple((cost, tuple(arrays.ids[at] for at in route)) for cost, route in search.found)
    return Found(routes, search.looked_at, bool(search.waiting) and len(routes) < most)


@dataclass
class _Search:
    """Beginnings of routes, waiting in the order of the least that a whole route from there may cost."""

    arrays: _Arrays
    a: int
    b: int
    depth: int
    waiting: list[tuple[int, tuple[int, ...], int, int]] = field(default_factory=list)
    found: list[tuple[int, tuple[int, ...]]] = field(default_factory=list)
    looked_at: int = 0
    between: list[frozenset[int]] = field(default_factory=list)
    following: dict[tuple[int, int], list[tuple[int, int, int]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.fee = self.arrays.fee.copy()
        self.fee[self.b] = 0
        self.left = self._left_to_pay()
        self._wait((self.a,), 0, 0)

    def look(self) -> None:
        """Take the most promising beginning: it is a route, or it goes on."""
        bound, route, paid, at = heappop(self.waiting)
        self.looked_at += 1
        before = route[:-1]
        self._wait(before, paid, at + 1)
        if self._is_detour(route):
            return
        if route[-1] != self.b:
            self._wait(route, paid + self._ways_on(before)[at][2], 0)
            return
        self.found.append((bound, route))
        if len(route) > 2:
            self.between.append(frozenset(route[1:-1]))

    def _left_to_pay(self) -> list[Numbers]:
        """Return for 0 to `depth - 1` steps what everybody pays at least to reach b in so many."""
        left = [np.full(len(self.arrays.ids), _FAR)]
        left[0][self.b] = 0
        for _ in range(1, self.depth):
            onward = self.arrays.step + (left[-1] + self.fee)[self.arrays.to]
            left.append(np.minimum(left[-1], np.minimum.reduceat(onward, self.arrays.starts[:-1])))
        return left

    def _wait(self, before: tuple[int, ...], paid: int, at: int) -> None:
        """Put back a beginning with the next that may follow it: only the best of many waits."""
        ways = self._ways_on(before)
        while at < len(ways):
            rest, own, _ = ways[at]
            if own not in before and not self._is_detour((*before, own)):
                heappush(self.waiting, (paid + rest, (*before, own), paid, at))
                return
            at += 1

    def _ways_on(self, before: tuple[int, ...]) -> list[tuple[int, int, int]]:
        """Return who may come next, the best first: all that is left to pay, who, the pay for this step."""
        here, steps = before[-1], self.depth - len(before)
        if (here, steps) not in self.following:
            tied = slice(self.arrays.starts[here], self.arrays.starts[here + 1])
            to = self.arrays.to[tied]
            pay = self.arrays.step[tied] + self.fee[to]
            rest = pay + self.left[steps][to]
            order = np.lexsort((to, rest))
            order = order[rest[order] < _FAR]
            ways = zip(rest[order].tolist(), to[order].tolist(), pay[order].tolist(), strict=True)
            self.following[here, steps] = list(ways)
        return self.following[here, steps]

    def _is_detour(self, route: tuple[int, ...]) -> bool:
        return any(between.issubset(route) for between in self.between)


def steps_from(start: str, ties: Ties) -> Numbers:
    """Return how many steps away everybody is, by place; `UNREACHED` for whom no way leads to."""
    arrays = ties.arrays
    away = np.full(len(arrays.ids), UNREACHED)
    edge = np.array([arrays.place[start]] if start in arrays.place else [], np.int64)
    away[edge] = steps = 0
    while edge.size:
        steps += 1
        there = arrays.tied_to(edge)
        away[there[away[there] == UNREACHED]] = steps
        edge = np.flatnonzero((away == steps) & (arrays.fee < _FAR))
    return away


def steps_between(a: str, b: str, ties: Ties) -> int | None:
    """Return how many steps the shortest way from a to b has, however long; nothing where there is none."""
    away = steps_from(a, ties)
    steps = int(away[ties.arrays.place[b]]) if b in ties.arrays.place else UNREACHED
    return None if steps == UNREACHED else steps
