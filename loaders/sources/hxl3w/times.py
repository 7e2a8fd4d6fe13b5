"""When a row says that the work is done, and when it says so."""

from dataclasses import dataclass

from graph.errors import RowRejected
from loaders.sources.hxl3w.columns import Line
from loaders.sources.hxl3w.dates import Calendar, month_of

_NOT_REPORTED = ("start", "end", "month", "year", "allocation", "approved", "created", "type")


@dataclass(frozen=True, slots=True)
class Times:
    """The days of one row."""

    since: str | None
    until: str | None
    said_on: str | None
    paid: str | None

    @property
    def fields(self) -> dict[str, object]:
        """The fields of a statement of the row."""
        return _fields(self.since, self.until)

    @property
    def money(self) -> dict[str, object]:
        """The fields of a statement on its money: the day or year of the amount, where there is one."""
        return _fields(self.paid, self.paid) if self.paid else {}


def times_in(line: Line, calendar: Calendar) -> Times:
    """Return the days of a row; its month or year stand for a period that is not given."""

    def day(*attributes: str) -> str | None:
        return calendar.read(line.first(line.layout.named("date", *attributes)))

    since, until = day("start"), day("end")
    if since is None and until is None:
        since = until = _month(line, calendar)
    reported = calendar.read(line.first(line.layout.named("date", but=_NOT_REPORTED)))
    return Times(since, until, reported, day("allocation"))


def _month(line: Line, calendar: Calendar) -> str | None:
    """Return the month of a row, its year where only that is given."""
    year = line.first(line.layout.named("date", "year"))
    month = line.first(line.layout.named("date", "month"))
    if not month:
        return calendar.read(year)
    number = month_of(month)
    if number is None:
        return calendar.read(month)
    if not year:
        raise RowRejected(f"the month {month!r} has no year; write it as 2014-05")
    return calendar.read(f"{year}-{number}")


def _fields(since: str | None, until: str | None) -> dict[str, object]:
    return {"since": since, "until": until, "date_basis": "stated" if since or until else None}
