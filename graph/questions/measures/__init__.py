"""Measures: who holds the network together, how sure that is, and what the network as a whole is like."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict

import numpy as np

from graph.bolt.store import Store
from graph.errors import InvalidQuestion
from graph.measures.doubt import Doubt, Intervals
from graph.measures.measure import Measure, Values, chosen, declared
from graph.measures.view import View
from graph.questions.measures.doubted import Places, known_of, places_of
from graph.questions.measures.leaving import without as lost_without
from graph.questions.measures.network_told import network_told
from graph.questions.measures.numbers import plain
from graph.questions.measures.told import Known, Looked, Measured, Measures, MeasureTold, Rank
from graph.questions.measures.view_of import Seen, seen
from graph.questions.moments import counted, moment

BY_NAME = "name"


def measures(
    store: Store,
    view: View | None = None,
    *,
    names: Sequence[str] = (),
    sort: str | None = None,
    reverse: bool = False,
    doubt: Doubt | None = None,
    without: Sequence[str] = (),
    as_of: str | None = None,
    limit: int = 1000,
) -> Measures:
    """Return measures of each entity of a view, sorted by one of them, with how far its places may shift.

    All measures unless some are named, sorted by the first; at every date unless one is asked for. `without`
    names those who are taken out, to see what the network loses.
    """
    most, when, doubted = counted(limit), moment(as_of), (doubt or Doubt()).checked()
    wanted = chosen(tuple(names))
    sorted_by = _sorted_by(sort or wanted[0].name, wanted)
    found = seen(store, view or View(), when)
    values = {measure: found.values(measure) for measure in wanted}
    known = known_of(found)
    places = places_of(found, sorted_by, doubted, known)
    order = _order(found, values, sorted_by, reverse=reverse)
    return Measures(
        measures=tuple(_rows(found, values, known, places, order[:most])),
        network=network_told(found, values, doubted),
        about=tuple(_about(measure, each) for measure, each in values.items()),
        doubt=places.told,
        without=lost_without(found, without),
        view=_looked(found.view),
        sorted_by=sorted_by.name if sorted_by else BY_NAME,
        reverse=reverse,
        as_of=when.day,
        limit=most,
        truncated=len(order) > most,
    )


def _sorted_by(sort: str, wanted: Sequence[Measure]) -> Measure | None:
    """Return the measure to sort by; nothing for the name."""
    if sort == BY_NAME:
        return None
    if sort in declared() and declared()[sort] not in wanted:
        raise InvalidQuestion(
            f"To sort by {sort}, ask for it, too: {', '.join(each.name for each in wanted)}."
        )
    return chosen((sort,))[0]


def _order(
    found: Seen, values: dict[Measure, Values], sorted_by: Measure | None, *, reverse: bool
) -> list[int]:
    """Return who comes when; who has no number comes last, and those alike go by name."""
    projection = found.projection
    named = sorted(range(projection.size), key=lambda at: (projection.names[at], projection.ids[at]))
    if sorted_by is None:
        return named[::-1] if reverse else named
    falling = (sorted_by.first == "high") != reverse
    numbers = values[sorted_by].numbers * (-1 if falling else 1)
    return [named[at] for at in np.argsort(np.round(numbers[named], 9), kind="stable")]


def _rows(
    found: Seen, values: dict[Measure, Values], known: list[Known], places: Places, order: Sequence[int]
) -> Iterator[Measured]:
    projection = found.projection
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


def _about(measure: Measure, values: Values) -> MeasureTold:
    return MeasureTold(
        **{key: getattr(measure, key) for key in ("name", "title", "finds", "reading", "reference", "first")},
        why=values.why if np.isnan(values.numbers).any() else "",
        note=values.note,
        error=plain(values.error) if values.error is not None else None,
    )


def _looked(view: View) -> Looked:
    return Looked(**asdict(view), meaning="strength")
