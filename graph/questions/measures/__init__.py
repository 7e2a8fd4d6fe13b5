"""Measures: who holds the network together, how sure that is, and what the network as a whole is like."""

from collections.abc import Sequence

from graph.bolt.store import Store
from graph.measures.doubt import Doubt
from graph.measures.measure import chosen
from graph.measures.view import View
from graph.questions.measures.doubted import known_of, places_of
from graph.questions.measures.leaving import without as lost_without
from graph.questions.measures.network_told import network_told
from graph.questions.measures.rows import about, in_order, looked, rows, sorting
from graph.questions.measures.told import Measures
from graph.questions.measures.view_of import seen
from graph.questions.moments import moment, part


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
    page: int = 1,
) -> Measures:
    """Return measures of each entity of a view, sorted by one of them, with how far its places may shift.

    All measures unless some are named, sorted by the first; at every date unless one is asked for. `without`
    names those who are taken out, to see what the network loses.
    """
    shown, when, doubted = part(limit, page), moment(as_of), (doubt or Doubt()).checked()
    wanted = chosen(tuple(names))
    by = sort or wanted[0].name
    measure = sorting(by, wanted)
    found = seen(store, view or View(), when)
    values = {each: found.values(each) for each in wanted}
    known = known_of(found.made)
    places = places_of(found, measure, doubted, known)
    order = in_order(found.projection, values, known, by, reverse=reverse)
    return Measures(
        measures=tuple(rows(found.projection, values, known, places, order[shown])),
        network=network_told(found, values, doubted),
        about=tuple(about(*each) for each in values.items()),
        doubt=places.told,
        without=lost_without(found, without),
        view=looked(found.view),
        sorted_by=by,
        reverse=reverse,
        as_of=when.day,
        limit=limit,
        truncated=len(order) > shown.stop,
    )
