"""Known bodies: those of which people of the field know several names that share no letters."""

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import permutations
from pathlib import Path
from typing import NamedTuple

from graph.identity.normalize import name_key
from graph.identity.spelling import Spelling
from graph.vocabularies.files import TableRow, read_table
from known import BODIES

_SHORTEST = 3
_UNITED_NATIONS = ("united nations ", "un ")


class Known(NamedTuple):
    """One of the known bodies that a name means, by its usual name."""

    body: str
    part: bool
    """Whether only a part of the name is a name of it."""
    plain: str
    """Which of its names it is, as names are compared."""


def known_as(names: Iterable[str], read: Iterable[Spelling]) -> tuple[Known, ...]:
    """Return the known bodies that names mean; what stands in a name, only where no whole one is known."""
    table = read_known()
    whole = {Known(table[key], False, key) for key in map(name_key, names) if key in table}
    pieces = {Known(table[one.plain], one.part, one.plain) for one in read if one.plain in table}
    return tuple(sorted(whole or pieces))


@cache
def read_known(path: Path = BODIES) -> dict[str, str]:
    """Return the usual name of a known body by the key of every name that it has."""
    found: dict[str, str] = {}
    for row in read_table(path, ("name", "also")):
        for key in _keys(row):
            if found.setdefault(key, row["name"]) != row["name"]:
                raise row.error(f"{key!r} is a name of {found[key]} too; a name belongs to one line")
    return found


def _keys(row: TableRow) -> Iterator[str]:
    for name in (row["name"], *row.spellings("also")):
        key = name_key(name)
        if len(key) < _SHORTEST:
            raise row.error(f"{name!r} is too short to mean one body; leave it out")
        yield key
        for one, other in permutations(_UNITED_NATIONS):
            if key.startswith(one):
                yield other + key.removeprefix(one)
