"""Rows of HSDS whatever they stood in: each belongs to a table, its columns are named `table.column`."""

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from loaders.readers import BadRow, Row
from loaders.sources.hsds.tables import (
    AREAS,
    ATTRIBUTES,
    LANGUAGES,
    LOCATIONS,
    ORGANIZATIONS,
    PROGRAMS,
    SERVICES,
    TERMS,
)
from loaders.sources.hsds.words import day, entries, status

POINTS_TO: Mapping[str, tuple[str, ...]] = {
    "organization_id": (ORGANIZATIONS,),
    "parent_organization_id": (ORGANIZATIONS,),
    "service_id": (SERVICES,),
    "location_id": (LOCATIONS,),
    "program_id": (PROGRAMS,),
    "taxonomy_term_id": (TERMS,),
    "link_id": (SERVICES, ORGANIZATIONS),
}
"""Columns that hold the id of something in other tables."""
NOT_HERE = " of nothing here"
"""Marks, among what is unused, an id of something that the file does not hold, or that is no place."""
IMPOSSIBLE = " out of range"
UNREADABLE = " not as we know it"
_READS = {
    (SERVICES, "status"): status,
    (SERVICES, "assured_date"): day,
    (ORGANIZATIONS, "date_incorporated"): day,
}
_RANGES = {"latitude": 90.0, "longitude": 180.0}
_LISTS = {
    "service_areas": (AREAS, "name"),
    "taxonomy_ids": (ATTRIBUTES, "taxonomy_term_id"),
    "languages": (LANGUAGES, "name"),
}
"""Cells of a service that list what later versions keep in tables of their own."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row by our column names."""

    row: Row

    @property
    def table(self) -> str:
        """The table that the row belongs to."""
        return self.row.sheet

    def __getitem__(self, column: str) -> str:
        return self.row.values.get(f"{self.table}.{column}", "").strip()


def rows_of(number: int, where: str, table: str, cells: Mapping[str, str]) -> Iterator[Row]:
    """Yield a row of a table, and for each entry of a cell that lists others a row of their table."""
    lists = _LISTS if table == SERVICES and cells.get("id") else {}
    yield _row(number, where, table, {name: text for name, text in cells.items() if name not in lists})
    for column, (other, name) in lists.items():
        for entry in entries(cells.get(column, "")):
            yield _row(number, where, other, {"service_id": cells["id"], name: entry})


def _row(number: int, where: str, table: str, cells: Mapping[str, str]) -> Row:
    """Return a row; what is impossible or cannot be read is set aside under a name that says so."""
    values = {f"{table}.{column}": text for column, text in cells.items()}
    if table == LOCATIONS and not all(_in_range(cells.get(name, ""), most) for name, most in _RANGES.items()):
        for column in _RANGES:
            if f"{table}.{column}" in values:
                values[f"{table}.{column}{IMPOSSIBLE}"] = values.pop(f"{table}.{column}")
    for (own, column), read in _READS.items():
        if own == table and cells.get(column, "").strip() and read(cells[column].strip()) is None:
            values[f"{table}.{column}{UNREADABLE}"] = values.pop(f"{table}.{column}")
    return Row(number, where, values, table)


def _in_range(text: str, most: float) -> bool:
    try:
        return not text.strip() or abs(float(text)) <= most
    except ValueError:
        return False


def connected(rows: Iterable[Row | BadRow], known: Mapping[str, Container[str]]) -> Iterator[Row | BadRow]:
    """Yield the rows; ids of what the file does not hold are set aside under a name that says so."""
    for row in rows:
        yield row if isinstance(row, BadRow) else replace(row, values=_pointing(row, known))


def _pointing(row: Row, known: Mapping[str, Container[str]]) -> dict[str, str]:
    values = {}
    for name, text in row.values.items():
        targets = POINTS_TO.get(name.rpartition(".")[2], ())
        lost = targets and text.strip() and not any(text.strip() in known[table] for table in targets)
        values[f"{name}{NOT_HERE}" if lost else name] = text
    return values
