"""Routes: the shortest ways from one entity to another, grown hop by hop from both ends.

Neither engine's own shortest-path search is used: one filters only after the search, and so misses routes.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice

# Who is linked with each of these.
Neighbors = Callable[[list[str]], Mapping[str, list[str]]]


@dataclass
class _Side:
    """What was reached from one end: how far away it is, and over whom."""

    start: str
    distance: dict[str, int] = field(default_factory=dict)
    nearer: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    frontier: list[str] = field(default_factory=list)
    hops: int = 0

    def __post_init__(self) -> None:
        self.distance[self.start] = 0
        self.frontier = [self.start]

    def grow(self, neighbors: Neighbors) -> None:
        """Reach one hop further."""
        self.hops += 1
        for here, there in sorted(neighbors(self.frontier).items()):
            for other in there:
                if self.distance.setdefault(other, self.hops) == self.hops:
                    self.nearer[other].append(here)
        self.frontier = sorted(own for own, hops in self.distance.items() if hops == self.hops)


def shortest_routes(a: str, b: str, neighbors: Neighbors, *, depth: int, most: int) -> list[tuple[str, ...]]:
    """Return the shortest routes from a to b of at most `depth` hops, sorted; none when there is none."""
    from_a, from_b = _Side(a), _Side(b)
    while not from_a.distance.keys() & from_b.distance.keys():
        smaller = from_a if len(from_a.frontier) <= len(from_b.frontier) else from_b
        if not smaller.frontier or from_a.hops + from_b.hops == depth:
            return []
        smaller.grow(neighbors)
    return list(islice(_routes(from_a, from_b), most))


def _routes(from_a: _Side, from_b: _Side) -> Iterator[tuple[str, ...]]:
    """Yield the routes over those whom both sides reached."""
    met = from_a.distance.keys() & from_b.distance.keys()
    closer = _toward_b(from_a, from_b, met)
    stack: list[tuple[str, ...]] = [(from_a.start,)]
    while stack:
        route = stack.pop()
        if route[-1] == from_b.start:
            yield route
        stack.extend((*route, following) for following in sorted(closer[route[-1]], reverse=True))


def _toward_b(from_a: _Side, from_b: _Side, met: set[str]) -> Mapping[str, set[str]]:
    """Return who follows whom on the shortest routes."""
    following: dict[str, set[str]] = defaultdict(set)
    for side, ahead in ((from_a, False), (from_b, True)):
        left, seen = sorted(met), set(met)
        while left:
            own = left.pop()
            for nearer in side.nearer.get(own, ()):
                following[own if ahead else nearer].add(nearer if ahead else own)
                if nearer not in seen:
                    seen.add(nearer)
                    left.append(nearer)
    return following
