"""Common ground: what organizations cover of themes, people and places, and what of it two have in common.

A narrower thing lies within its wholes: who works in a sector works in its district. Who states a whole does
not for that reason cover each part of it: a program in a whole country is not work in every district.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from math import fsum, log2
from typing import Literal

from graph.bolt.store import Store
from graph.model.links import PartOf
from graph.questions.activity import Activity, Undertaking, activities, undertakings
from graph.questions.kept import kept
from graph.questions.moments import Moment
from graph.questions.network import Network, network
from graph.questions.partners.closeness import saturated

Dimension = Literal["themes", "populations", "places"]
DIMENSIONS: tuple[Dimension, ...] = ("themes", "populations", "places")
NOTHING = Activity({}, {}, {})
Shared = Mapping[Dimension, Mapping[str, float]]
"""What somebody does that we do, too, dimension by dimension, and what each of it is worth."""
_HALF = 1.0
"""Half of the most: one thing in common that only one other organization states."""


@dataclass(frozen=True)
class Point:
    """One thing that speaks for a partner: what it is about, what it is worth, and which links say it."""

    about: tuple[str, ...]
    worth: float
    links: tuple[str, ...]
    stated: tuple[str, ...] = ()
    """What the links state, where that may be a part or a whole of what it is about."""
    together: bool = False


@dataclass(frozen=True)
class CommonGround:
    """What organizations do, and what is stated together by whom."""

    net: Network
    does: Mapping[str, Activity]
    units: Mapping[str, tuple[Undertaking, ...]]

    @cached_property
    def doers(self) -> Mapping[str, tuple[str, ...]]:
        """Return which organizations state a thing itself."""
        found: dict[str, list[str]] = defaultdict(list)
        for own, activity in self.does.items():
            if own in self.net.entities and not self.net.entities[own].generic:
                for dimension in DIMENSIONS:
                    for thing in of(activity, dimension):
                        found[thing].append(own)
        return {thing: tuple(own) for thing, own in found.items()}

    @cached_property
    def worth(self) -> Mapping[str, float]:
        """Return what each thing that somebody states is worth: more, the fewer do it."""
        return {thing: 1 / log2(1 + max(1, len(own))) for thing, own in self.doers.items()}

    @cached_property
    def _together(self) -> dict[str, Mapping[str, frozenset[str]]]:
        return {}

    def together(self, own: str) -> Mapping[str, frozenset[str]]:
        """Return with what each thing that an organization does is stated together, itself among it."""
        if own not in self._together:
            found: dict[str, set[str]] = defaultdict(set)
            for unit in self.units.get(own, ()):
                things = [thing for dimension in DIMENSIONS for thing in of(unit, dimension)]
                for thing in things:
                    found[thing].update(things)
            self._together[own] = {thing: frozenset(others) for thing, others in found.items()}
        return self._together[own]

    @cached_property
    def _wholes(self) -> Mapping[str, frozenset[str]]:
        return {thing: self.net.wholes(thing) for thing in self.doers}

    @cached_property
    def _parts(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, list[str]] = defaultdict(list)
        for thing, wholes in self._wholes.items():
            for whole in wholes:
                found[whole].append(thing)
        return {whole: tuple(things) for whole, things in found.items()}

    def wholes(self, thing: str) -> frozenset[str]:
        """Return a thing and all that it lies within."""
        return self._wholes.get(thing) or self.net.wholes(thing)

    def near(self, things: Iterable[str]) -> Iterator[str]:
        """Yield what anybody states that lies within one of these things or around it, some of it twice."""
        for thing in things:
            yield from self._parts.get(thing, ())
            yield from (whole for whole in self.wholes(thing) if whole in self.doers)

    def activity(self, own: str) -> Activity:
        """Return what an organization is known to do."""
        return self.does.get(own, NOTHING)


def common_ground(store: Store, when: Moment) -> CommonGround:
    """Return what organizations cover at a moment."""
    return kept(store, ("common ground", when), lambda: _common_ground(store, when))


def _common_ground(store: Store, when: Moment) -> CommonGround:
    units: dict[str, list[Undertaking]] = defaultdict(list)
    for unit in undertakings(store, when):
        for provider in unit.providers:
            units[provider].append(unit)
    known = {own: tuple(done) for own, done in units.items()}
    return CommonGround(network(store, when), activities(store, when), known)


def of(done: Activity | Undertaking, dimension: Dimension) -> Iterable[str]:
    """Return what is done in one dimension."""
    found: Mapping[str, object] = getattr(done, dimension)
    return found


def links_of(done: Activity, dimension: Dimension, thing: str) -> tuple[str, ...]:
    """Return the links that say that this is done."""
    found: Mapping[str, tuple[str, ...]] = getattr(done, dimension)
    return found[thing]


@dataclass(frozen=True)
class Ours:
    """What we do in one dimension, and all that it lies within."""

    things: frozenset[str]
    wholes: frozenset[str]
    nested: bool
    """Whether anything is known to lie within another: a flat list of places has no near and far."""


def ours(known: CommonGround, us: Collection[str]) -> dict[Dimension, Ours]:
    """Return what we do, dimension by dimension."""
    found: dict[Dimension, Ours] = {}
    for dimension in DIMENSIONS:
        things = frozenset(thing for own in us for thing in of(known.activity(own), dimension))
        wholes = frozenset().union(*(known.wholes(thing) for thing in things))
        nested = wholes != things or any(thing in known.net.into[PartOf.type] for thing in things)
        found[dimension] = Ours(things, wholes, nested)
    return found


def is_shared(known: CommonGround, mine: Ours, thing: str) -> bool:
    """Say whether a thing is ours, lies within one of ours or around it."""
    return thing in mine.wholes or not known.wholes(thing).isdisjoint(mine.things)


def shared(known: CommonGround, mine: Mapping[Dimension, Ours], own: str) -> Shared:
    """Return what an organization does that we do, too, and what each of it is worth."""
    activity = known.activity(own)
    return {
        dimension: {
            thing: known.worth.get(thing, 1.0)
            for thing in of(activity, dimension)
            if is_shared(known, mine[dimension], thing)
        }
        for dimension in DIMENSIONS
    }


def common(known: CommonGround, held: Shared, own: str) -> list[Point]:
    """Return what an organization shares with us as points."""
    activity = known.activity(own)
    return [
        Point((thing,), worth, links_of(activity, dimension, thing))
        for dimension in DIMENSIONS
        for thing, worth in held[dimension].items()
    ]


def ground(points: Iterable[Point]) -> float:
    """Return the number that things in common make up: from 0 up to 1, which nobody reaches."""
    return saturated(fsum(point.worth for point in points), _HALF)
