"""Days, months and years as tables of many countries write them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from graph.errors import RowRejected
from graph.identity.normalize import fold

Order = Literal["day first", "month first", "unknown"]
_MONTHS = {
    word: f"{number:02}"
    for number, words in enumerate(
        (
            "january janvier enero jan janv ene",
            "february fevrier febrero feb fev fevr",
            "march mars marzo mar",
            "april avril abril apr avr abr",
            "may mai mayo",
            "june juin junio jun",
            "july juillet julio jul juil",
            "august aout agosto aug ago",
            "september septembre septiembre sep sept",
            "october octobre octubre oct",
            "november novembre noviembre nov",
            "december decembre diciembre dec dic",
        ),
        start=1,
    )
    for word in words.split()
}
_ISO = re.compile(r"(\d{4}(?:-\d{2}(?:-\d{2})?)?)(?:T.*| \d{1,2}:\d{2}.*)?")
_SLASHED = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?: \d{1,2}:\d{2}(?::\d{2})?( [AP]M)?)?")
_MONTH_YEAR = re.compile(r"(\d{1,2})[/.-](\d{4})")
_SERIAL = re.compile(r"[2-5]\d{4}(?:\.\d+)?")
_DAY_OF_SPREADSHEETS = date(1899, 12, 30)
_FIRST_YEAR = 1900


def order_of(texts: Iterable[str]) -> Order:
    """Return whether the day or the month comes first, where one of the dates can be read in one way only."""
    found: set[Order] = set()
    for text in texts:
        slashed = _SLASHED.fullmatch(text)
        if slashed and slashed[4]:
            found.add("month first")
        elif slashed and int(slashed[1]) > 12:
            found.add("day first")
        elif slashed and int(slashed[2]) > 12:
            found.add("month first")
    return found.pop() if len(found) == 1 else "unknown"


@dataclass(frozen=True, slots=True)
class Calendar:
    """How one table writes its days."""

    order: Order = "unknown"

    def read(self, text: str) -> str | None:
        """Return a date as 2014, 2014-05 or 2014-05-01; a day that could be two keeps its year only."""
        if not text:
            return None
        partial = self._partial(text)
        if partial is None:
            raise RowRejected(f"the date {text!r} cannot be read; write it as 2014-05-01, 2014-05 or 2014")
        return partial if int(partial[:4]) >= _FIRST_YEAR else None

    def _partial(self, text: str) -> str | None:
        if found := _ISO.fullmatch(text):
            return found[1]
        if found := _SLASHED.fullmatch(text):
            return self._slashed(int(found[1]), int(found[2]), found[3])
        if found := _MONTH_YEAR.fullmatch(text):
            return f"{found[2]}-{int(found[1]):02}"
        if _SERIAL.fullmatch(text):
            return (_DAY_OF_SPREADSHEETS + timedelta(days=int(float(text)))).isoformat()
        return _in_words(text)

    def _slashed(self, one: int, other: int, year: str) -> str:
        if self.order == "unknown" and one != other:
            return year
        day, month = (other, one) if self.order == "month first" else (one, other)
        return f"{year}-{month:02}-{day:02}"


def month_of(text: str) -> str | None:
    """Return the number of a month that a cell names, as two digits."""
    if text.isdigit() and 1 <= int(text) <= 12:
        return f"{int(text):02}"
    return _MONTHS.get(fold(text))


def _in_words(text: str) -> str | None:
    """Read `1 March 2015`, `March 1, 2015` and `mars 2015`."""
    words = fold(text).split()
    months = [_MONTHS[word] for word in words if word in _MONTHS]
    years = [word for word in words if len(word) == 4 and word.isdigit()]
    days = [word for word in words if len(word) <= 2 and word.isdigit()]
    if len(months) != 1 or len(years) != 1 or len(days) > 1 or len(words) != 2 + len(days):
        return None
    return "-".join([years[0], months[0], *(f"{int(day):02}" for day in days)])
