"""Ranking: the pairs of bodies that may be one, the likeliest first; pure, without a database."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from heapq import nsmallest

from graph.identity.alike import Likeness
from graph.identity.blocking import Neighborhood, pairs
from graph.identity.bodies import Body, by_key
from graph.identity.clusters import Key
from graph.identity.comparing import likeness, likeness_through, named_alike
from graph.identity.weights import Weights

LEAST = 0.45
LEAST_AROUND_ONE = 0.2
MOST = 20_000
_LISTED = frozenset({"Theme", "Population", "Place"})
# From one body over how many of its candidates others are sought, and how alike each step has to be.
_STEPS = 5
_SURE_STEP = 0.6
# How alike the names of two candidates are that seem to be one body, and how many of these come first.
_ONE_BODY = 0.8
_OF_ONE_BODY = 2
_LOOKED_AT = 25


@dataclass(frozen=True, slots=True)
class Pair:
    """Two bodies that may be one, in the order of their ids."""

    left: Body
    right: Body
    like: Likeness
    through: str = ""
    """The id of the body that is like both, where they are alike by nothing else."""

    @property
    def order(self) -> tuple[float, str, str]:
        """Return what pairs are sorted by."""
        return -self.like.score, self.left.id, self.right.id

    def other(self, entity: str) -> Body:
        """Return the one of the two that this is not."""
        return self.right if self.left.id == entity else self.left


class Ranking:
    """Bodies held against one another; what is worked out once serves every question."""

    def __init__(self, bodies: Sequence[Body]) -> None:
        self._bodies = bodies
        self._weights = Weights(bodies)
        self._entities = by_key(bodies)
        self._places = {body.id: at for at, body in enumerate(bodies)}
        self._known: dict[str, list[Pair]] = {}

    def entity(self, key: Key) -> str | None:
        """Return the id of the entity that a stated one belongs to."""
        return self._entities.get(key)

    @cached_property
    def best(self) -> list[Pair]:
        """The pairs of all bodies that are alike enough to be looked at, the likeliest first."""
        found = self._compared(pairs(self._bodies, self._weights), LEAST)
        return nsmallest(MOST, found, key=lambda pair: pair.order)

    def around(self, entity: str) -> list[Pair]:
        """Return the pairs of one entity with others, the likeliest first; weaker ones too.

        Candidates that seem to be one body do not take all the first places.
        """
        if entity not in self._places:
            return []
        found = {pair.other(entity).id: pair for pair in self._reached(entity)}
        for pair in self._direct(entity):
            known = found.get(pair.other(entity).id)
            if known is None or pair.like.score >= min(LEAST, known.like.score):
                found[pair.other(entity).id] = pair
        return self.mixed(entity, sorted(found.values(), key=lambda pair: pair.order))

    def _direct(self, entity: str) -> list[Pair]:
        if entity not in self._known:
            near = self._neighborhood.of(self._places[entity])
            found = self._compared(near, LEAST_AROUND_ONE)
            self._known[entity] = sorted(found, key=lambda pair: pair.order)
        return self._known[entity]

    def _reached(self, entity: str) -> Iterator[Pair]:
        """Yield pairs with bodies that are alike by nothing but a third, the likeliest of each body last."""
        start = self._bodies[self._places[entity]]
        found = []
        for between in self._steps(entity)[:_STEPS]:
            for end in self._steps(between.id):
                if end.id != entity and not _are_listed_apart(start, end):
                    like = likeness_through(start, between, end, self._weights)
                    left, right = sorted((start, end), key=lambda body: body.id)
                    found.append(Pair(left, right, like, between.id))
        yield from sorted(found, key=lambda pair: pair.order, reverse=True)

    def _steps(self, entity: str) -> list[Body]:
        start = self._bodies[self._places[entity]]
        others = (pair.other(entity) for pair in self._direct(entity)[:_LOOKED_AT])
        return [other for other in others if named_alike(start, other, self._weights).score >= _SURE_STEP]

    def mixed(self, entity: str, found: list[Pair]) -> list[Pair]:
        """Return the pairs so that of candidates that seem to be one body the third stands after others."""
        first: list[Pair] = []
        for pair in found[:_LOOKED_AT]:
            candidate = pair.other(entity)
            same = sum(
                named_alike(candidate, one.other(entity), self._weights).score >= _ONE_BODY for one in first
            )
            if pair.like.score >= LEAST and same < _OF_ONE_BODY:
                first.append(pair)
        chosen = {id(pair) for pair in first}
        return first + [pair for pair in found if id(pair) not in chosen]

    @cached_property
    def _neighborhood(self) -> Neighborhood:
        return Neighborhood(self._bodies, self._weights)

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
