"""What stands in a cell: several names, a telephone number, an age."""

import re
from datetime import date

import pycountry

_STATUS = {
    "active": "open",
    "inactive": "closed",
    "defunct": "closed",
    "temporarily closed": "closed",
}
_PARENTHESIS = re.compile(r"\s*\(.*?\)")
_MARKS = re.compile(r"[;|\n]")
_LONGEST_NAME = 8
_FEWEST_IN_LIST, _LONGEST_IN_LIST = 4, 3


def entries(text: str) -> tuple[str, ...]:
    """Return the entries of a cell that lists several: lines, else parted by semicolons, else by commas."""
    mark = next((mark for mark in "\n;" if mark in text), ",")
    return tuple(filter(None, (part.strip() for part in text.split(mark))))


def area_names(text: str) -> tuple[str, ...]:
    """Return the places that an area names; with two commas it may be one place: city, state, country."""
    parts = [part.strip() for part in _MARKS.split(text)]
    commas = [part.strip() for part in text.split(",")]
    short = all(0 < len(one.split()) <= _LONGEST_IN_LIST for one in commas)
    if len(parts) == 1 and len(commas) >= _FEWEST_IN_LIST and short:
        parts = commas
    return tuple(filter(None, parts))


def is_name(text: str) -> bool:
    """Tell whether a text may be the name of a place, and is no sentence."""
    return len(text.split()) <= _LONGEST_NAME and not text.endswith((".", "!", "?"))


def ages(lowest: str, highest: str) -> str:
    """Return in words from which age to which."""
    if lowest and highest:
        return f"age {lowest} to {highest}"
    return f"age {lowest} or over" if lowest else f"age {highest} or under" if highest else ""


def telephone(prefix: str, number: str, extension: str) -> str:
    """Return a telephone number as people dial it."""
    bare = " ".join(filter(None, (prefix, number.strip("\"' "))))
    return f"{bare} ext. {extension}" if extension else bare


def language(text: str) -> str:
    """Return the name of a language that is written as its code of ISO 639, else what is written."""
    if not text.islower():
        return text
    found = pycountry.languages.get(alpha_2=text) or pycountry.languages.get(alpha_3=text)
    return _PARENTHESIS.sub("", found.name) if found else text


def day(text: str) -> str | None:
    """Return the day that a date or a moment of ISO 8601 stands for."""
    try:
        return date.fromisoformat(text[:10]).isoformat()
    except ValueError:
        return None


def status(text: str) -> str | None:
    """Return our word for the status of a service."""
    return _STATUS.get(text.lower())
