"""Dates as funders write them: ISO, or day, month and year."""

import re
from datetime import date

_ISO = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ].*)?")
_PARTIAL = re.compile(r"\d{4}(?:-\d{2})?")
_DAY_FIRST = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?: .*)?")


def day_of(text: str) -> str | None:
    """Return a date in one writing; None where it is none that exists."""
    written = text.strip()
    iso, turned = _ISO.fullmatch(written), _DAY_FIRST.fullmatch(written)
    if turned:
        written = f"{turned[4]}-{int(turned[3]):02}-{int(turned[1]):02}"
    elif iso:
        written = iso[1]
    elif not _PARTIAL.fullmatch(written):
        return None
    return written if _exists(written) else None


def _exists(partial: str) -> bool:
    try:
        date.fromisoformat((partial + "-01-01")[:10] if len(partial) == 4 else (partial + "-01")[:10])
    except ValueError:
        return False
    return True
