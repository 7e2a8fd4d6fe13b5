"""Complementarity: what somebody covers that we, or a need, lack.

A need is met in cells: each of its themes, for each of its people, in each of its places. Without a need,
what complements us borders on what we do: our theme in a place that is not ours, another theme in our place.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain, product
from math import fsum, prod

from graph.questions.activity import Activity, Undertaking
from graph.questions.partners.closeness import saturated
from graph.questions.partners.common_ground import (
    DIMENSIONS,
    CommonGround,
    Dimension,
    Ours,
    Point,
    Shared,
    links_of,
    of,
)

Cell = tuple[str, str, str]
"""A theme, people and a place; "" is any."""
APART = 0.5
"""What is not stated together counts half."""
AROUND = 0.25
"""Who states only a whole of what is wanted counts a quarter for it."""
ELSEWHERE = 0.25
"""A place in another country than ours counts a quarter."""
_HALF = 1.0
"""Half of the most in one dimension: one thing that we lack, beside one that nobody else does."""


@dataclass(frozen=True)
class Need:
    """What is needed: themes, people, places; any of them may be empty."""

    themes: tuple[str, ...] = ()
    populations: tuple[str, ...] = ()
    places: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.themes or self.populations or self.places)

    @property
    def size(self) -> int:
        """Return how many cells it has."""
        return (
            prod(len(things) or 1 for things in (self.themes, self.populations, self.places)) if self else 0
        )

    def cells(self) -> list[Cell]:
        """Return all that is needed, cell by cell."""
        return list(product(self.themes or ("",), self.populations or ("",), self.places or ("",)))

    def things(self) -> tuple[str, ...]:
        """Return all that it names."""
        return (*self.themes, *self.populations, *self.places)


def lacking(known: CommonGround, need: Need, us: Collection[str]) -> list[Cell]:
    """Return the cells of a need that none of us is known to meet."""
    return [cell for cell in need.cells() if not any(meets(known, cell, own) for own in us)]


def meets(known: CommonGround, cell: Cell, own: str) -> bool:
    """Say whether one and the same thing that somebody does meets a cell, or it asks for one thing alone."""
    wanted = _wanted(cell)
    if len(wanted) == 1:
        [(dimension, thing)] = wanted
        return any(_within(known, known.activity(own), dimension, thing))
    return any(_unit_meets(known, unit, wanted) for unit in known.units.get(own, ()))


def filled(known: CommonGround, cells: Collection[Cell], own: str) -> list[Point]:
    """Return what somebody covers of the cells that are lacking; each is worth up to its share of them."""
    points = (_filled(known, cell, own) for cell in cells)
    return [replace(point, worth=point.worth / len(cells)) for point in points if point is not None]


def _filled(known: CommonGround, cell: Cell, own: str) -> Point | None:
    wanted, activity = _wanted(cell), known.activity(own)
    exact = [list(_within(known, activity, dimension, thing)) for dimension, thing in wanted]
    if not any(exact):
        return None
    stated = [
        things or list(_around(known, activity, *want)) for things, want in zip(exact, wanted, strict=True)
    ]
    together = meets(known, cell, own)
    shares = [
        1.0 if things else AROUND if whole else 0.0 for things, whole in zip(exact, stated, strict=True)
    ]
    worth = 1.0 if together else APART * fsum(shares) / len(shares)
    said = {
        thing: links_of(activity, dimension, thing)
        for things, (dimension, _) in zip(stated, wanted, strict=True)
        for thing in things
    }
    return Point(cell, worth, tuple(sorted(set(chain(*said.values())))), tuple(sorted(said)), together)


def _wanted(cell: Cell) -> list[tuple[Dimension, str]]:
    return [(dimension, thing) for dimension, thing in zip(DIMENSIONS, cell, strict=True) if thing]


def _within(
    known: CommonGround, done: Activity | Undertaking, dimension: Dimension, thing: str
) -> Iterator[str]:
    return (stated for stated in of(done, dimension) if thing in known.wholes(stated))


def _around(known: CommonGround, done: Activity, dimension: Dimension, thing: str) -> Iterator[str]:
    wholes = known.wholes(thing)
    return (stated for stated in of(done, dimension) if stated in wholes)


def _unit_meets(known: CommonGround, unit: Undertaking, wanted: list[tuple[Dimension, str]]) -> bool:
    return all(any(_within(known, unit, dimension, thing)) for dimension, thing in wanted)


def brought(
    known: CommonGround, mine: Mapping[Dimension, Ours], shared: Shared, own: str
) -> dict[Dimension, list[Point]]:
    """Return what somebody does that we are not known to do, where it borders on what we do.

    A new thing is worth as much as the thing of ours that it borders on: more, the fewer do that.
    A dimension of which nothing is known of us is left out: what we lack there nobody knows.
    """
    return {
        dimension: [
            point
            for thing in of(known.activity(own), dimension)
            if thing not in shared[dimension]
            and (point := _new(known, mine, own, (dimension, thing), _others(shared, dimension)))
        ]
        for dimension in DIMENSIONS
        if mine[dimension].things
    }


def _others(shared: Shared, but: Dimension) -> Mapping[str, float]:
    return {thing: worth for other in DIMENSIONS if other != but for thing, worth in shared[other].items()}


def _new(
    known: CommonGround,
    mine: Mapping[Dimension, Ours],
    own: str,
    new: tuple[Dimension, str],
    shared: Mapping[str, float],
) -> Point | None:
    """Return a new thing beside the thing of ours that it borders on best."""
    dimension, thing = new
    beside = known.together(own).get(thing, frozenset())
    borders = [(worth * (1.0 if each in beside else APART), each) for each, worth in shared.items()]
    if not borders:
        return None
    worth, border = max(borders)
    links = links_of(known.activity(own), dimension, thing)
    reach = 1.0 if _is_in_reach(known, mine[dimension], new) else ELSEWHERE
    return Point((thing,), worth * reach, links, stated=(border,), together=border in beside)


def _is_in_reach(known: CommonGround, mine: Ours, new: tuple[Dimension, str]) -> bool:
    """Say whether a place lies within something in which we work, too; all else is in reach of everybody."""
    dimension, thing = new
    return dimension != "places" or not mine.nested or not known.wholes(thing).isdisjoint(mine.wholes)


def complement(
    points: Mapping[Dimension, list[Point]], mine: Mapping[Dimension, Ours]
) -> list[tuple[float, list[Point]]]:
    """Return what new things make up, dimension by dimension: all together, from 0 up to 1.

    Each dimension that is known of us may give its share of the whole, and none is used up by one alone.
    """
    asked = [dimension for dimension in DIMENSIONS if mine[dimension].things]
    return [
        (saturated(fsum(point.worth for point in points[dimension]), _HALF) / len(asked), points[dimension])
        for dimension in asked
        if points.get(dimension)
    ]
