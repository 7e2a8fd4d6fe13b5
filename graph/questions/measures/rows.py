"""Rows: entities in the order of a measure, as they are answered."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict

import numpy as np

from graph.errors import InvalidQuestion
from graph.measures.doubt import Intervals
from graph.measures.measure import Measure, Values, chosen, declared
from graph.measures.projection import Projection, Weights
from graph.measures.view import View
from graph.questions.measures.doubted import Places
from graph.questions.measures.numbers import plain
from graph.questions.measures.told import Known, Looked, Measured, MeasureTold, Rank

BY_NAME = "name"
BY_KNOWN = ("statements", "sources")
"""How much is known of each, which a table can be sorted by, too."""


def sorting(sort: str, wanted: Sequence[Measure]) -> Measure | None:
    """Return the measure to sort by; nothing for what is none, such as the name."""
    if sort in (BY_NAME, *BY_KNOWN):
        return None
    if sort in declared() and declared()[sort] not in wanted:
        raise InvalidQuestion(
            f"To sort by {sort}, ask for it, too: {', '.join(each.name for each in wanted)}."
        )
    return chosen((sort,))[0]


def in_order(
    projection: Projection, values: dict[Measure, Values], known: list[Known], sort: str, *, reverse: bool
) -> list[int]:
    """Return who comes when; who has no number comes last, and those alike go by name."""
    named = sorted(range(projection.size), key=lambda at: (projection.names[at], projection.ids[at]))
    if sort == BY_NAME:
        return named[::-1] if reverse else named
    numbers, high_first = _sorted_by(values, known, sort)
    rising = numbers[named] * (-1 if high_first != reverse else 1)
    return [named[at] for at in np.argsort(np.round(rising, 9), kind="stable")]


def _sorted_by(values: dict[Measure, Values], known: list[Known], sort: str) -> tuple[Weights, bool]:
    """Return the numbers to sort by, and whether the highest comes first."""
    if sort in BY_KNOWN:
        return np.array([getattr(one, sort) for one in known], dtype=np.float64), True
    measure = next(measure for measure in values if measure.name == sort)
    return values[measure].numbers, measure.first == "high"


def rows(
    projection: Projection,
    values: dict[Measure, Values],
    known: list[Known],
    places: Places,
    order: Sequence[int],
) -> Iterator[Measured]:
    """Yield the entities in an order, each with its numbers and its place."""
    for at in order:
        numbers = {measure.name: plain(each.numbers[at]) for measure, each in values.items()}
        yield Measured(
            id=projection.ids[at],
            name=projection.names[at],
            kind=projection.kinds[at],
            known=known[at],
            rank=_rank(places.places[at], places.intervals, at),
            **numbers,
        )


def _rank(place: int | None, shifts: Intervals | None, at: int) -> Rank | None:
    if place is None:
        return None
    if shifts is None:
        return Rank(place=place)
    low, high = int(shifts.low[at]), int(shifts.high[at])
    return Rank(place=place, low=low, high=high, first=plain(shifts.first[at]))


def about(measure: Measure, values: Values) -> MeasureTold:
    """Return what a measure is, and how it was worked out."""
    return MeasureTold(
        **{key: getattr(measure, key) for key in ("name", "title", "finds", "reading", "reference", "first")},
        why=values.why if np.isnan(values.numbers).any() else "",
        note=values.note,
        error=plain(values.error) if values.error is not None else None,
    )


def looked(view: View) -> Looked:
    """Return what is looked at."""
    return Looked(**asdict(view), meaning="strength")
