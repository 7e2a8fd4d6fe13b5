"""Grants as rows, whatever form the file has: the values of each by their path in the JSON form."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import lru_cache
from itertools import chain, groupby, islice
from pathlib import Path

from graph.identity.normalize import fold
from loaders.readers import (
    BadRow,
    Cells,
    JsonRow,
    JsonValue,
    Row,
    kind_of,
    read_csv_cells,
    read_heads,
    read_json_items,
    read_xlsx_cells,
)
from loaders.readers.table import column_names, rows_of
from loaders.sources.threesixtygiving.columns import GROUPS, path_of
from loaders.sources.threesixtygiving.days import day_of

ABOUT = "meta"
"""Name of the sheet that tells of the file."""
LEFT_OUT = "grants to individuals (left out)"
_PERSONS = ("recipientIndividual/", "toIndividualsDetails/")
_NO_BODY = frozenset({"individual", "individuals", "private individual", "private individuals"})
_PLANNED = ("plannedDates", "actualDates")
_AGAIN = re.compile(r"(.*) \((\d+)\)")
_ROWS_ABOVE_HEADER = 20


def grants_of(path: Path) -> Iterator[Row | BadRow]:
    """Yield the grants of a file; of a grant to a person only that it was left out."""
    for row in _by_path(path):
        if isinstance(row, BadRow):
            yield row
        elif _is_to_a_person(row.values):
            yield Row(row.number, row.where, {LEFT_OUT: "1"}, row.sheet)
        else:
            yield Row(row.number, row.where, _with_sound_dates(row.values), row.sheet)


def header_of(cells: Iterable[Cells | BadRow]) -> tuple[str, ...] | None:
    """Return the header of a sheet, which names grants by their identifier; titles may stand above it."""
    for row in islice(cells, _ROWS_ABOVE_HEADER):
        if isinstance(row, Cells):
            paths = set(paths_of(column_names(row.cells)).values())
            if "id" in paths and len(paths) > 1:
                return row.cells
    return None


def has_grants(path: Path) -> bool:
    """Tell whether a table of a file has the columns of grants: who gave how much."""
    heads = read_heads(path, _ROWS_ABOVE_HEADER, merged=True)
    for _, cells in groupby(heads, key=lambda row: row.sheet):
        paths = set(paths_of(column_names(header_of(cells) or ())).values())
        if "amountAwarded" in paths and any(path.startswith("fundingOrganization/0/") for path in paths):
            return True
    return False


@lru_cache(maxsize=64)
def paths_of(columns: tuple[str, ...]) -> Mapping[str, str]:
    """Return the path of each column; one that stands there again is the next of its kind."""
    found: dict[str, str] = {}
    for column in columns:
        again = _AGAIN.fullmatch(column)
        path = path_of(again[1] if again else column)
        if path and again:
            path = path.replace("/0/", f"/{int(again[2]) - 1}/")
        found[column] = path if path and path not in found.values() else column
    return found


def _by_path(path: Path) -> Iterator[Row | BadRow]:
    if kind_of(path) == "json":
        for item in read_json_items(path, "grants.item"):
            yield item if isinstance(item, BadRow) else _flat(item)
        return
    table = read_xlsx_cells(path, merged=True) if kind_of(path) == "xlsx" else read_csv_cells(path)
    for name, cells in groupby(table, key=lambda row: row.sheet):
        if fold(name) != ABOUT:
            yield from _of_table(cells)


def _of_table(cells: Iterator[Cells | BadRow]) -> Iterator[Row | BadRow]:
    above = list(islice(cells, _ROWS_ABOVE_HEADER))
    header = header_of(above)
    while above and not (isinstance(above[0], Cells) and above[0].cells == header):
        above.pop(0)
    shared = (_without_shared_amounts(header, each) for each in chain(above, cells)) if header else ()
    for row in rows_of(shared, fill=True):
        yield row if isinstance(row, BadRow) else _named_by_path(row)


def _without_shared_amounts(header: tuple[str, ...], row: Cells | BadRow) -> Cells | BadRow:
    """Refuse an amount that stands in one merged cell for several grants: it would count for each."""
    if isinstance(row, Cells):
        paths = list(paths_of(column_names(header)).values())
        if any(paths[place] == "amountAwarded" for place in row.merged if place < len(paths)):
            reason = "its amount is merged with that of the row above; write how much each grant is"
            return BadRow(row.number, row.where, reason, row.text, row.sheet)
    return row


def _named_by_path(row: Row) -> Row:
    paths = paths_of(tuple(row.values))
    values = {paths[column]: value.strip() for column, value in row.values.items()}
    return Row(row.number, row.where, values, row.sheet)


def _flat(item: JsonRow) -> Row:
    values: dict[str, str] = {}
    for key, value in item.value.items():
        if key not in GROUPS:
            values[key] = _text(value)
            continue
        for place, one in enumerate(value if isinstance(value, list) else [value]):
            for field, inner in (one if isinstance(one, dict) else {"": one}).items():
                values[f"{key}/{place}/{field}"] = _text(inner)
    return Row(item.number, item.where, values)


def _text(value: JsonValue) -> str:
    match value:
        case None:
            return ""
        case str():
            return value.strip()
        case float():
            return f"{Decimal(str(value)):f}"
    return json.dumps(value, ensure_ascii=False) if value not in ([], {}) else ""


def _is_to_a_person(values: Mapping[str, str]) -> bool:
    if any(value and path.startswith(_PERSONS) for path, value in values.items()):
        return True
    return fold(values.get("recipientOrganization/0/name", "")) in _NO_BODY


def _with_sound_dates(values: Mapping[str, str]) -> Mapping[str, str]:
    """Put aside, under names that say why, the dates of the work that cannot be."""
    sound = dict(values)
    for group in _PLANNED:
        since, until = (sound.get(f"{group}/0/{field}", "") for field in ("startDate", "endDate"))
        for field, text in (("startDate", since), ("endDate", until)):
            if text and not day_of(text):
                sound[f"{group}/0/{field} (not a date)"] = sound.pop(f"{group}/0/{field}")
        if (day_of(since) or "") > (day_of(until) or "9"):
            sound[f"{group}/0/endDate (before its start)"] = sound.pop(f"{group}/0/endDate")
    return sound
