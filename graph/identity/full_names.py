"""Full names: what is left of a name without the acronym of itself that people write beside it."""

import re
from collections.abc import Iterator
from functools import lru_cache

from graph.identity.abbreviations import freedom
from graph.identity.normalize import fold

_IN_BRACKETS = re.compile(r"(.*\S)\s*\(\s*([^()\s]+)\s*\)|([^()\s]+)\s*\((.+)\)")
_APART = re.compile(r"\s+[-–—|:]\s+|\s*/\s*|\s*\|\s*")
_SHORTEST = 3
_SHORTEST_FULL = 2
# In brackets the beginnings of words will do; beside the name only its initials.
_TOLD, _SHOWN = 0.45, 0.1


@lru_cache(maxsize=65536)
def apart(name: str) -> tuple[str, str]:
    """Return the full name in a name, and the acronym of it that stands beside it, or nothing."""
    for acronym, full, freest in _readings(name):
        words = tuple(fold(full).split())
        if len(words) >= _SHORTEST_FULL and _is_capitals(acronym):
            cost = freedom(fold(acronym).replace(" ", ""), words)
            if cost is not None and cost < freest:
                return full, fold(acronym)
    return name, ""


def _readings(name: str) -> Iterator[tuple[str, str, float]]:
    """Yield what of a name may be an acronym and what its full form, and how freely it may be made of it."""
    if found := _IN_BRACKETS.fullmatch(name.strip()):
        full, acronym, before, inside = found.groups()
        yield (acronym, full, _TOLD) if full else (before, inside, _TOLD)
        return
    if len(parts := _APART.split(name.strip())) == 2:
        yield parts[0], parts[1], _SHOWN
        yield parts[1], parts[0], _SHOWN
    words = name.split()
    if len(words) > _SHORTEST_FULL:
        yield words[-1], " ".join(words[:-1]), _SHOWN
        yield words[0], " ".join(words[1:]), _SHOWN


def _is_capitals(word: str) -> bool:
    return sum(letter.isupper() for letter in word) >= _SHORTEST and " " not in word
