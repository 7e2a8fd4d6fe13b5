"""Ways of money: from those who gave first, step by step, to where each part of it ends."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise

Path = tuple[str, ...]
Origin = tuple[Path, int | None]
Edge = tuple[str, str, int | None]
_MOST_PATHS = 100


def without_circles(known: Mapping[Edge, int], blanks: set[Edge]) -> tuple[dict[Edge, int], set[Edge]]:
    """Take out what went round in a circle; that money came back."""
    left, unknown = dict(known), set(blanks)
    while circle := _circle(left, unknown):
        pairs = list(pairwise(circle))
        between = {pair: [edge for edge in left if edge[:2] == pair] for pair in pairs}
        empty = next((pair for pair in pairs if not between[pair]), None)
        if empty:
            unknown = {edge for edge in unknown if edge[:2] != empty}
            continue
        back = min(sum(left[edge] for edge in between[pair]) for pair in pairs)
        for pair in pairs:
            _take(left, between[pair], back)
    return left, unknown


def _take(left: dict[Edge, int], edges: Iterable[Edge], amount: int) -> None:
    for edge in edges:
        taken = min(amount, left[edge])
        left[edge] -= taken
        amount -= taken
        if not left[edge]:
            del left[edge]


def _circle(known: Mapping[Edge, int], blanks: set[Edge]) -> list[str]:
    try:
        _order(known, blanks)
    except CycleError as error:
        circle: list[str] = error.args[1]
        return circle
    return []


def _order(known: Mapping[Edge, int], blanks: set[Edge]) -> list[str]:
    before: dict[str, dict[str, None]] = {}
    for giver, taker in sorted({edge[:2] for edge in (*known, *blanks)}):
        before.setdefault(taker, {})[giver] = None
    return list(TopologicalSorter(before).static_order())


@dataclass(frozen=True, slots=True)
class Way:
    """What arrives, or stays, at the end of one way."""

    path: Path
    year: int | None
    amount: int | None
    stays: bool = False
    apportioned: bool = False


class Walk:
    """Follows money through a chain without circles, from those who gave first."""

    def __init__(self, known: Mapping[Edge, int], blanks: set[Edge]) -> None:
        self._known, self._blanks = known, blanks
        self._out: dict[str, list[Edge]] = defaultdict(list)
        for edge in sorted((*known, *blanks), key=lambda edge: (edge[0], edge[2] or 0, edge[1])):
            self._out[edge[0]].append(edge)
        self._held: dict[str, dict[Origin, int]] = defaultdict(dict)
        self._unsaid: dict[str, dict[Origin, None]] = defaultdict(dict)
        self._mixed: set[str] = set()

    def ways(self) -> Iterator[Way]:
        """Yield each way that money takes, with what arrives by it."""
        for node in _order(self._known, self._blanks):
            self._pass_on(node)
            onward = bool(self._out[node])
            for (path, year), amount in self._held[node].items():
                yield Way(path, year, amount, onward, not self._mixed.isdisjoint(path))
            if not onward:
                yield from (Way(path, year, None) for path, year in self._unsaid[node])

    def _pass_on(self, node: str) -> None:
        held, unsaid = self._held[node], self._unsaid[node]
        origins = (*held, *unsaid)
        if len({path[0] for path, _ in origins}) > 1 and self._out[node]:
            self._mixed.add(node)
        for edge in self._out[node]:
            if edge in self._known:
                self._pay(edge, held, unsaid)
            if edge in self._blanks:
                for path, year in origins or (((node,), edge[2]),):
                    self._unsaid[edge[1]][_further(self._unsaid[edge[1]], path, year, edge[1])] = None

    def _pay(self, edge: Edge, held: dict[Origin, int], unsaid: Mapping[Origin, None]) -> None:
        node, taker, year = edge
        wanted = self._known[edge]
        parts = list(_shares(wanted, held))
        rest = wanted - sum(amount for _, amount in parts)
        if rest:
            own: Origin = next(iter(unsaid)) if len(unsaid) == 1 else ((node,), year)
            parts.append((own, rest))
        arrived = self._held[taker]
        for (path, left_in), amount in parts:
            key = _further(arrived, path, left_in, taker)
            arrived[key] = arrived.get(key, 0) + amount


def _further(arrived: Mapping[Origin, object], path: Path, year: int | None, taker: str) -> Origin:
    """Return the way one step on; where very many meet, what lies between the first and the last is left."""
    full = (*path, taker), year
    crowded = full not in arrived and len(arrived) >= _MOST_PATHS
    return ((path[0], path[-1], taker), year) if crowded and len(path) > 2 else full


def _shares(wanted: int, held: dict[Origin, int]) -> Iterator[tuple[Origin, int]]:
    """Take an amount, or all there is, out of what is held: of each origin its part, in whole units."""
    total = sum(held.values())
    left = min(wanted, total)
    for origin, amount in list(held.items()):
        share = -(-left * amount // total) if total else 0
        total -= amount
        left -= share
        held[origin] = amount - share
        if not held[origin]:
            del held[origin]
        if share:
            yield origin, share
