"""Hints: who states a part of what nobody is known to serve, the nearest first."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache
from heapq import nsmallest
from itertools import product
from typing import NamedTuple

from pydantic import Field

from graph.bolt.store import Store
from graph.questions.activity import Activity, activities
from graph.questions.gaps.served import Asked
from graph.questions.kept import kept
from graph.questions.moments import Moment
from graph.questions.network import Network, network
from graph.questions.results import Result

MOST = 5
_DIMENSIONS = ("theme", "population", "place")
_NOBODY: frozenset[int] = frozenset()


class Part(Result):
    """One part that an organization states."""

    dimension: str = Field(description="theme, population or place.")
    id: str
    name: str
    wider: bool = Field(description="Whether it is wider than what is asked for, such as a whole country.")


class Hint(Result):
    """An organization that states parts of it, but nowhere that they belong together."""

    id: str
    name: str
    parts: tuple[Part, ...]


class _Dimension(NamedTuple):
    """Which organizations state a thing or a part of it, and which state exactly this thing."""

    fitting: Mapping[str, frozenset[int]]
    stated: Mapping[str, frozenset[int]]


class Hints:
    """Who states what, in the order of their names."""

    def __init__(self, net: Network, does: Mapping[str, Activity]) -> None:
        self._net = net
        self._wholes = lru_cache(maxsize=None)(net.wholes)
        self._does = does
        bodies = (own for own in does if not net.entities[own].generic)
        self._bodies = sorted(bodies, key=lambda own: net.entities[own].order)
        self._choices = lru_cache(maxsize=None)(self._who_states)
        self._by = {dimension: self._indexed(dimension) for dimension in _DIMENSIONS}

    def of(self, asked: Asked, but: Collection[str]) -> tuple[tuple[Hint, ...], bool]:
        """Return the organizations nearest to serving a cell, and whether there are more."""
        found: dict[int, None] = {}
        for group in self._groups(asked):
            nearest = nsmallest(MOST + 1 + len(found) + len(but), group)
            found.update(dict.fromkeys(at for at in nearest if self._bodies[at] not in but))
            if len(found) > MOST:
                break
        near = list(found)
        return tuple(self._hint(asked, self._bodies[at]) for at in near[:MOST]), len(near) > MOST

    def _groups(self, asked: Asked) -> Iterator[frozenset[int]]:
        """Yield those who state most of it first; a wider place alone is no hint."""
        dimensions = [(name, thing) for name, thing in zip(_DIMENSIONS, asked, strict=True) if thing]
        choices = [self._choices(name, thing) for name, thing in dimensions]
        combined = sorted(product(*choices), key=lambda chosen: -sum(worth for worth, _ in chosen))
        for chosen in combined:
            stated = [bodies for _, bodies in chosen if bodies is not None]
            only_wider_place = all(worth == 0 for worth, _ in chosen[:-1]) and chosen[-1][0] == 1
            if stated and not (only_wider_place and dimensions[-1][0] == "place"):
                yield frozenset.intersection(*stated)

    def _who_states(self, dimension: str, thing: str) -> list[tuple[int, frozenset[int] | None]]:
        """Return who states a thing, who states a wider one, and everybody, with what that is worth."""
        by = self._by[dimension]
        fitting = by.fitting.get(thing, _NOBODY)
        wider = _NOBODY.union(*(by.stated.get(whole, _NOBODY) for whole in self._wholes(thing)))
        return [(2, fitting), (1, wider - fitting), (0, None)]

    def _hint(self, asked: Asked, own: str) -> Hint:
        does = self._does[own]
        stated = (does.themes, does.populations, does.places)
        parts = [
            part
            for dimension, thing, things in zip(_DIMENSIONS, asked, stated, strict=True)
            if thing
            for part in self._parts(dimension, thing, things)
        ]
        return Hint(id=own, name=self._net.entities[own].name, parts=tuple(parts))

    def _parts(self, dimension: str, thing: str, stated: Collection[str]) -> list[Part]:
        """Return what is stated of a thing: itself and its parts, else what is wider."""
        fitting = [own for own in stated if thing in self._wholes(own)]
        wider = [] if fitting else [own for own in stated if own in self._wholes(thing)]
        return [
            Part(dimension=dimension, id=own, name=self._net.entities[own].name, wider=bool(wider))
            for own in sorted(fitting or wider)
        ]

    def _indexed(self, dimension: str) -> _Dimension:
        fitting: dict[str, set[int]] = defaultdict(set)
        exact: dict[str, set[int]] = defaultdict(set)
        for at, own in enumerate(self._bodies):
            does = self._does[own]
            things = {"theme": does.themes, "population": does.populations, "place": does.places}[dimension]
            for thing in things:
                exact[thing].add(at)
                for whole in self._wholes(thing):
                    fitting[whole].add(at)
        return _Dimension(_frozen(fitting), _frozen(exact))


def _frozen(sets: Mapping[str, set[int]]) -> dict[str, frozenset[int]]:
    return {thing: frozenset(found) for thing, found in sets.items()}


def hints(store: Store, when: Moment) -> Hints:
    """Return who states what at a moment, kept for each version of the graph."""
    return kept(store, ("hints", when), lambda: Hints(network(store, when), activities(store, when)))
