"""Partial dates as sources write them, and the days they may mean."""

import calendar
import re
from datetime import date
from functools import lru_cache
from typing import Annotated

from pydantic import AfterValidator

FIRST_DAY = "0001-01-01"
LAST_DAY = "9999-12-31"
_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


@lru_cache(maxsize=4096)
def check_partial(text: str) -> str:
    """Return the text when it is a date of a year, a month or a day that exists; else say what is wrong."""
    found = _PARTIAL.fullmatch(text)
    if not found:
        raise ValueError(f"{text!r} is not a date: write 2014, 2014-05 or 2014-05-01")
    year, month, day = (int(part) if part else 1 for part in found.groups())
    try:
        date(year, month, day)
    except ValueError as reason:
        raise ValueError(f"{text!r} is not a day that exists: {reason}") from reason
    return text


PartialDate = Annotated[str, AfterValidator(check_partial)]


def first_day(partial: str | None) -> str:
    """Return the first day a partial date may mean; nothing known is the first day of all."""
    if partial is None:
        return FIRST_DAY
    return (partial + "-01-01")[:10] if len(partial) == 4 else (partial + "-01")[:10]


def last_day(partial: str | None) -> str:
    """Return the last day a partial date may mean; nothing known is the last day of all."""
    if partial is None:
        return LAST_DAY
    if len(partial) == 4:
        return f"{partial}-12-31"
    if len(partial) == 7:
        year, month = int(partial[:4]), int(partial[5:])
        return f"{partial}-{calendar.monthrange(year, month)[1]:02}"
    return partial


def period(since: str | None, until: str | None) -> str:
    """Return from when to when something holds, as people read it."""
    if since and until:
        return since if since == until else f"{since} to {until}"
    if since:
        return f"since {since}"
    return f"until {until}" if until else "undated"


def today() -> str:
    """Return the day it is."""
    return date.today().isoformat()
