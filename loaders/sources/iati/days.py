"""Days as the standard writes them, with or without a time."""

import re

from graph.dates import check_partial
from graph.errors import RowRejected
from loaders.readers.element import Element

_TIME = re.compile(r"(?<=\d{4}-\d{2}-\d{2})(?:[T ].*|Z|[+-]\d{2}:\d{2})$")


def day_of(text: str) -> str | None:
    """Return a day without its time; None where it is none that exists."""
    try:
        return check_partial(_TIME.sub("", text.strip()))
    except ValueError:
        return None


def stated_day(element: Element | None, attribute: str = "iso-date") -> str | None:
    """Return the day that an element states; None where it states none; refuse what is no day."""
    written = element.get(attribute) if element else ""
    day = day_of(written)
    if written and not day:
        raise RowRejected(f"the date {written!r} does not exist; write it as 2014-05-01")
    return day
