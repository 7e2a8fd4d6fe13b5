"""Which place a misspelled name means, where only one can be meant."""

from collections.abc import Iterable
from functools import lru_cache

import pycountry
from rapidfuzz.distance import OSA, Indel

from graph.identity.normalize import fold
from graph.places.patterns import Pattern
from graph.places.place import Entry, Level, PlaceTerm

_SHORTEST = 6  # below, one wrong letter makes another place: Goma is not Gomba
_LIKENESS = 0.85
_MISTAKES = 2


def nearest(text: str, entries: Iterable[Entry], patterns: Iterable[Pattern]) -> PlaceTerm | None:
    """Return the one province or district whose name a text misspells by a letter or two."""
    bare, level = _bare(text, patterns)
    if len(bare) < _SHORTEST or bare in _names_elsewhere():
        return None
    distances: dict[PlaceTerm, int] = {}
    for entry in entries:
        if entry.place.level != "country" and level in {None, entry.place.level}:
            names = entry.plain if level is None else (*entry.place.names, *entry.short)
            mistakes = [_mistakes(bare, fold(name)) for name in names]
            distances[entry.place] = min(mistakes, default=_MISTAKES + 1)
    best = min(distances.values(), default=_MISTAKES + 1)
    meant = [place for place, distance in distances.items() if distance == best]
    return meant[0] if best <= _MISTAKES and len(meant) == 1 else None


def _bare(text: str, patterns: Iterable[Pattern]) -> tuple[str, Level | None]:
    for pattern in patterns:
        if name := pattern.strip(text):
            return name, pattern.level
    return fold(text), None


def _mistakes(text: str, name: str) -> int:
    if len(name) < _SHORTEST or Indel.normalized_similarity(text, name) < _LIKENESS:
        return _MISTAKES + 1
    return OSA.distance(text, name)


@lru_cache(maxsize=1)
def _names_elsewhere() -> frozenset[str]:
    """The names of all provinces and districts of the world: another country's is no misspelling of ours."""
    return frozenset(fold(str(each.name)) for each in pycountry.subdivisions)
