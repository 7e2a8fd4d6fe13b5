"""The provinces and districts of one country, from the file that bears its code."""

from collections.abc import Iterator
from pathlib import Path

from graph.identity.normalize import slug
from graph.places.place import LEVELS, Entry, PlaceTerm
from graph.vocabularies.files import DataFileError, TableRow, read_table

_COLUMNS = ("pcode", "name", "level", "parent", "spellings", "lon", "lat")


def read_subdivisions(path: Path, country: PlaceTerm) -> Iterator[Entry]:
    """Yield the places of a country file; a parent stands in a line above its children."""
    above: dict[str, PlaceTerm] = {"": country}
    for row in read_table(path, _COLUMNS):
        entry = _entry(row, country, above)
        if entry.place.pcode in above:
            raise row.error(f"the P-code {entry.place.pcode!r} stands twice in this file")
        above[entry.place.pcode or entry.place.id] = entry.place
        yield entry


def _entry(row: TableRow, country: PlaceTerm, above: dict[str, PlaceTerm]) -> Entry:
    if not row["name"]:
        raise row.error("a place needs a name")
    if row["level"] not in {"1", "2"}:
        raise row.error(f"the level {row['level']!r} must be 1 (province) or 2 (district)")
    level = int(row["level"])
    parent = above.get(row["parent"])
    if parent is None or LEVELS.index(parent.level) != level - 1:
        raise row.error(f"the parent {row['parent']!r} is no place of level {level - 1} in a line above")
    place = PlaceTerm(
        pcode=row["pcode"] or None,
        id=row["id"] or slug(row["name"]),
        name=row["name"],
        level=LEVELS[level],
        country=country.country,
        parent=parent.id,
        names=tuple(dict.fromkeys((row["name"], *row.spellings("spellings")))),
        lon=_degrees(row, "lon", 180),
        lat=_degrees(row, "lat", 90),
    )
    return Entry(place, short=row.spellings("short"))


def _degrees(row: TableRow, column: str, most: int) -> float | None:
    if not row[column]:
        return None
    try:
        degrees = float(row[column])
    except ValueError as error:
        raise row.error(f"column {column!r} says {row[column]!r}, which is no number of degrees") from error
    if abs(degrees) > most:
        raise row.error(f"column {column!r} says {row[column]!r}, which is beyond {most} degrees")
    return degrees


def country_code(path: Path) -> str:
    """Return the country that a file is about, which its name says: `ke.csv` is Kenya."""
    code = path.stem.upper()
    if len(code) != 2 or not code.isalpha():
        raise DataFileError(path, None, "must be called after its country's code of two letters, like ke.csv")
    return code
