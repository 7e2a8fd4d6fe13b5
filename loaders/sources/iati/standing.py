"""How an activity stands: from when to when it goes on, and how far it is."""

from collections.abc import Mapping

from graph.dates import first_day, last_day
from graph.errors import RowRejected
from loaders.readers.element import Element
from loaders.sources.iati.days import stated_day

_STATUS = {"1": "planned", "2": "active", "3": "closed", "4": "closed", "5": "cancelled", "6": "suspended"}
_STARTS = ("2", "start-actual", "1", "start-planned")
_ENDS = ("4", "end-actual", "3", "end-planned")
_ACTUAL = frozenset({"2", "4", "start-actual", "end-actual"})


def standing(element: Element) -> dict[str, str | None]:
    """Return the dates and the status of an activity; refuse what contradicts itself."""
    return {**_period(element), "status": _status(element)}


def _status(element: Element) -> str | None:
    """Return how far an activity is; a code that the standard does not have is counted and left out."""
    stated = element.child("activity-status")
    code = stated.get("code") if stated else ""
    if code and code not in _STATUS:
        element.leave(f"activity-status {code} (unknown)")
    return _STATUS.get(code)


def _period(element: Element) -> dict[str, str | None]:
    """Return when it began and ended, as it was if that is told, else as it was planned."""
    days = {one.get("type").lower(): stated_day(one) for one in element.children("activity-date")}
    (start, since), (end, until) = _first(days, _STARTS), _first(days, _ENDS)
    if first_day(since) > last_day(until):
        if (start in _ACTUAL) == (end in _ACTUAL):
            raise RowRejected(f"the activity ends ({until}) before it begins ({since}); mend its dates")
        # What was planned was overtaken by what came.
        since, until = (since, None) if start in _ACTUAL else (None, until)
    return {"since": since, "until": until, "date_basis": "stated" if since or until else None}


def _first(days: Mapping[str, str | None], sorts: tuple[str, ...]) -> tuple[str, str | None]:
    return next(((sort, days[sort]) for sort in sorts if days.get(sort)), ("", None))
