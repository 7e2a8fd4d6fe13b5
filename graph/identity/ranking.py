"""Ranking: the pairs of bodies that may be one, the likeliest first; pure, without a database."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from heapq import nsmallest

from graph.identity.alike import Likeness
from graph.identity.blocking import acronyms_of, neighbors_of, pairs
from graph.identity.bodies import Body, by_key
from graph.identity.clusters import Key
from graph.identity.comparing import likeness
from graph.identity.weights import Weights

LEAST = 0.45
LEAST_AROUND_ONE = 0.2
MOST = 20_000
_LISTED = frozenset({"Theme", "Population", "Place"})


@dataclass(frozen=True, slots=True)
class Pair:
    """Two bodies that may be one, in the order of their ids."""

    left: Body
    right: Body
    like: Likeness

    @property
    def order(self) -> tuple[float, str, str]:
        """Return what pairs are sorted by."""
        return -self.like.score, self.left.id, self.right.id


class Ranking:
    """Bodies held against one another; what is worked out once serves every question."""

    def __init__(self, bodies: Sequence[Body]) -> None:
        self._bodies = bodies
        self._weights = Weights(bodies)
        self._entities = by_key(bodies)
        self._places = {body.id: at for at, body in enumerate(bodies)}

    def entity(self, key: Key) -> str | None:
        """Return the id of the entity that a stated one belongs to."""
        return self._entities.get(key)

    @cached_property
    def best(self) -> list[Pair]:
        """The pairs of all bodies that are alike enough to be looked at, the likeliest first."""
        found = self._compared(pairs(self._bodies, self._weights), LEAST)
        return nsmallest(MOST, found, key=lambda pair: pair.order)

    def around(self, entity: str) -> list[Pair]:
        """Return the pairs of one entity with others, the likeliest first; weaker ones too."""
        at = self._places.get(entity)
        if at is None:
            return []
        near = neighbors_of(at, self._bodies, self._weights, self._acronyms)
        return sorted(self._compared(near, LEAST_AROUND_ONE), key=lambda pair: pair.order)

    @cached_property
    def _acronyms(self) -> Sequence[dict[str, float]]:
        every = acronyms_of(self._bodies)
        return [
            {one: cost for spelling in body.spellings for one, cost in every.of_all(spelling.letters).items()}
            for body in self._bodies
        ]

    def _compared(self, places: Iterator[tuple[int, int]], least: float) -> Iterator[Pair]:
        for one, other in places:
            left, right = self._bodies[one], self._bodies[other]
            if _are_listed_apart(left, right):
                continue
            like = likeness(left, right, self._weights)
            if like.score >= least:
                yield Pair(left, right, like)


def _are_listed_apart(left: Body, right: Body) -> bool:
    """Return whether one list of themes, people or places has both: nobody needs to judge these."""
    if left.family not in _LISTED:
        return False
    lists = {agency for agency, _ in left.strong} & {agency for agency, _ in right.strong}
    return bool(lists) and left.strong.isdisjoint(right.strong)
