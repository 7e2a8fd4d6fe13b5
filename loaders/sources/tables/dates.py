"""Dates as people and spreadsheets write them; a whole column tells whether day or month stands first."""

import datetime
import re
from dataclasses import dataclass
from typing import Literal

from graph.dates import check_partial
from graph.errors import RowRejected
from graph.identity.normalize import fold

Order = Literal["day first", "month first"]

_ISO = re.compile(r"(\d{4}(?:-\d{2}){0,2})(?:[T ]\d{2}:\d{2}.*)?", re.ASCII)
_NUMBERS = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})(?: \d{1,2}:\d{2}.*)?", re.ASCII)
_BACKWARDS = re.compile(r"(\d{4})[/.](\d{1,2})(?:[/.](\d{1,2}))?", re.ASCII)
_MONTH_YEAR = re.compile(r"(\d{1,2})[/.\-](\d{4})", re.ASCII)
_SERIAL = re.compile(r"(\d{5})(?:\.\d+)?", re.ASCII)
_WORDS = re.compile(r"(?:(\d{1,2})(?:st|nd|rd|th|er)? )?([a-z]+) (?:(\d{1,2})(?:st|nd|rd|th)? )?(\d{4})")
# Serial numbers of spreadsheets count days from here; a year later than 2079 is a number of something else.
_FIRST_SERIAL = datetime.date(1899, 12, 30)
_SERIALS = range(18_264, 65_380)
_MONTHS = (
    "january jan janvier janv mutarama",
    "february feb fevrier fevr fev gashyantare",
    "march mar mars werurwe",
    "april apr avril avr mata",
    "may mai gicurasi",
    "june jun juin kamena",
    "july jul juillet juil nyakanga",
    "august aug aout kanama",
    "september sept sep septembre nzeri",
    "october oct octobre ukwakira",
    "november nov novembre ugushyingo",
    "december dec decembre ukuboza",
)
_MONTH_OF = {name: number for number, names in enumerate(_MONTHS, start=1) for name in names.split()}


@dataclass
class Column:
    """The dates of one column, as far as they tell in which order day and month stand."""

    order: Order | None = None
    day_first: bool = False
    month_first: bool = False

    def see(self, text: str) -> None:
        """Take in one cell: a number over 12 is no month."""
        found = _NUMBERS.fullmatch(text.strip())
        if found:
            self.day_first |= int(found[1]) > 12
            self.month_first |= int(found[2]) > 12

    def read(self, text: str) -> str:
        """Return a cell as a partial date, or refuse it with what to do."""
        written = text.strip()
        partial = (
            _iso(written) or _numbers(written, self._settled()) or _serial(written) or _words(fold(written))
        )
        if partial is None:
            raise RowRejected(f"{text!r} is not a date: write 2014, 2014-05 or 2014-05-01")
        try:
            return check_partial(partial)
        except ValueError as reason:
            raise RowRejected(f"{text!r} is not a day that exists") from reason

    def _settled(self) -> Order | None:
        if self.order or self.day_first == self.month_first:
            return self.order
        return "day first" if self.day_first else "month first"


def _iso(text: str) -> str | None:
    found = _ISO.fullmatch(text)
    if found:
        return found[1]
    if backwards := _BACKWARDS.fullmatch(text):
        year, month, day = backwards.groups()
        return _joined(year, month, day)
    if months := _MONTH_YEAR.fullmatch(text):
        return _joined(months[2], months[1], None)
    return None


def _joined(year: str, month: str | int, day: str | int | None) -> str:
    return f"{year}-{int(month):02}" + (f"-{int(day):02}" if day is not None else "")


def _numbers(text: str, order: Order | None) -> str | None:
    found = _NUMBERS.fullmatch(text)
    if not found:
        return None
    first, second, year = int(found[1]), int(found[2]), found[3]
    if first == second or first > 12 or (order == "day first" and second <= 12):
        return _joined(year, second, first)
    if second > 12 or order == "month first":
        return _joined(year, first, second)
    raise RowRejected(
        f"{text!r}: which is the day and which the month? No date of the column settles it; "
        "write `dates: day first` or `dates: month first` in the mapping"
    )


def _serial(text: str) -> str | None:
    found = _SERIAL.fullmatch(text)
    if not found or int(found[1]) not in _SERIALS:
        return None
    return (_FIRST_SERIAL + datetime.timedelta(days=int(found[1]))).isoformat()


def _words(text: str) -> str | None:
    """Read "12 May 2014", "May 12 2014", "mai 2014"."""
    found = _WORDS.fullmatch(text)
    month = _MONTH_OF.get(found[2]) if found else None
    if not found or month is None or (found[1] and found[3]):
        return None
    return _joined(found[4], month, found[1] or found[3])
