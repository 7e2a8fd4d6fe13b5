"""The head of an activity: its name, its dates and how far it is."""

from collections.abc import Iterator, Mapping

from graph.dates import first_day, last_day
from graph.errors import RowRejected
from graph.model.statements import Statement
from loaders.readers.element import Element
from loaders.sources.iati.days import stated_day
from loaders.sources.iati.rows import PARTS, Part

_STATUS = {"1": "planned", "2": "active", "3": "closed", "4": "closed", "5": "cancelled", "6": "suspended"}
_STARTS = ("2", "start-actual", "1", "start-planned")
_ENDS = ("4", "end-actual", "3", "end-planned")
_ACTUAL = frozenset({"2", "4", "start-actual", "end-actual"})


def head(part: Part) -> Iterator[Statement]:
    """Yield an activity as a project, with its dates and status."""
    element = part.element
    element.pass_over(*PARTS, "transaction")
    for name in ("default-currency", "last-updated-datetime", "version"):
        element.get(name)
    dates = _period(element)
    said = {**dates, "status": _status(element)}
    yield part.activity.project.model_copy(update=said) if any(said.values()) else part.activity.project


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
