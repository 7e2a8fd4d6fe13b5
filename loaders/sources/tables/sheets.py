"""Sheets as stewards keep them: where the header is, and which rows under it are data."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain, groupby
from pathlib import Path

from graph.errors import SourceUnusable
from graph.identity.normalize import fold
from loaders.mapping import Mapping, Sheet, Table
from loaders.readers import BadRow, Cells, Row, kind_of, read_csv_cells, read_xlsx_cells
from loaders.readers.table import column_names, rows_of

SEARCHED = 30
"""The header is looked for in so many rows that hold anything."""
NOT_DATA = frozenset({"source", "explanation"})
"""Sheets of a workbook that hold no entities and no links."""
COUNTED = frozenset({"amount", "amount_minor", "number", "stated_members"})
"""Columns of ours that a merged cell fills once: three rows that share a sum have it once."""

_TOTAL = frozenset({"total", "totals", "totaux", "subtotal", "igiteranyo", "sum", "somme", "sums"})
_WITH_TOTAL = frozenset(
    {"grand", "sub", "sous", "general", "generale", "generaux", "overall", "all", "combined", "cumulative"}
    | {"amount", "montant", "budget", "number", "nombre", "count", "usd", "eur", "rwf", "frw"}
    | {"the", "of", "des", "du", "de", "la", "le", "in", "en"}
)
_NOTE = re.compile(r"(sources?|notes?|n b|nb|legende?|prepared by|prepare par|compiled by|remarques?)\b.*")


@dataclass(frozen=True)
class Part:
    """The rows of one sheet, and what its columns mean."""

    name: str
    table: Table
    rows: Iterator[Row | BadRow]


def cells_of(path: Path) -> Iterator[Cells | BadRow]:
    """Return every row of a table or workbook, merged cells filled."""
    return read_xlsx_cells(path, merged=True) if kind_of(path) == "xlsx" else read_csv_cells(path)


def parts_of(path: Path, mapping: Mapping) -> Iterator[Part]:
    """Yield each sheet that the mapping speaks of; one that cannot be read is a refused row."""
    seen: set[str] = set()
    headers: set[str] = set()
    for name, cells in groupby(cells_of(path), key=lambda row: row.sheet):
        if fold(name) in NOT_DATA:
            continue
        sheet = _sheet_of(mapping, name)
        if mapping.sheets and sheet is None:
            continue
        seen.add(fold(name))
        table = mapping.table_of(sheet)
        header, rest = _split(cells, table, (sheet and sheet.header) or mapping.header)
        if header is None:
            yield _unread(path, name, table, sheet)
            continue
        headers |= set(columns_of_header(header))
        yield Part(name, table, rows_of(chain([header], _data(header, rest, table)), fill=True))
    _require_all_seen(path, mapping, seen, headers)


def columns_of_header(header: Cells) -> dict[str, str]:
    """Return how a header writes each of its columns, by their folded names."""
    return {fold(name): name for name in reversed(column_names(header.cells))}


def _sheet_of(mapping: Mapping, name: str) -> Sheet | None:
    return next((sheet for sheet in mapping.sheets if fold(sheet.name) == fold(name)), None)


def _split(
    cells: Iterable[Cells | BadRow], table: Table, number: int | None
) -> tuple[Cells | None, Iterator[Cells | BadRow]]:
    """Return the header of a sheet and the rows under it."""
    rows = iter(cells)
    first: list[Cells | BadRow] = []
    for row in rows:
        first.append(row)
        if (number and row.number >= number) or len(first) == SEARCHED:
            break
    place = _numbered(first, number) if number else _best(first, table)
    if place is None:
        return None, iter(())
    header = first[place]
    return (header if isinstance(header, Cells) else None), chain(first[place + 1 :], rows)


def _numbered(rows: list[Cells | BadRow], number: int) -> int | None:
    return next((place for place, row in enumerate(rows) if row.number == number), None)


def _best(rows: list[Cells | BadRow], table: Table) -> int | None:
    """Return where the row stands that has most of the columns, and all those that are needed."""
    wanted, needed = set(map(fold, table.headers())), set(map(fold, table.required()))
    counts = [
        len(wanted & found)
        if isinstance(row, Cells) and needed <= (found := set(columns_of_header(row)))
        else 0
        for row in rows
    ]
    return counts.index(max(counts)) if any(counts) else None


def _unread(path: Path, name: str, table: Table, sheet: Sheet | None) -> Part:
    wanted = ", ".join(repr(header) for header in table.required() or table.headers())
    place = f"sheet {name}: " if name else ""
    reason = f"no row names the columns {wanted}; correct them in the mapping, or say `header:` with its row"
    if sheet is not None or not name:
        raise SourceUnusable(f"{path.name}: {place}{reason}")
    row = BadRow(
        1, f"sheet {name}", f"the sheet is not read: {reason}, or name the `sheets:` to read", "", name
    )
    return Part(name, table, iter([row]))


def _require_all_seen(path: Path, mapping: Mapping, seen: set[str], headers: set[str]) -> None:
    for sheet in mapping.sheets:
        if fold(sheet.name) not in seen:
            raise SourceUnusable(
                f"{path.name}: there is no sheet {sheet.name!r}, or it is empty; correct `sheets:`"
            )
    tables: tuple[Table, ...] = (mapping, *mapping.sheets)
    missing = [
        header for table in tables for header in table.headers() if headers and fold(header) not in headers
    ]
    if missing:
        found = ", ".join(sorted(headers))
        raise SourceUnusable(
            f"{path.name}: there is no column {missing[0]!r}, of which the mapping speaks; "
            f"correct it there, or take it out; found: {found}"
        )


def _data(header: Cells, rows: Iterable[Cells | BadRow], table: Table) -> Iterator[Cells | BadRow]:
    """Yield the rows under a header; what is no data is refused with its reason."""
    counted = _counted(header, table)
    repeated = _places(header, table.fill_down)
    above: dict[int, str] = {}
    for row in rows:
        if isinstance(row, BadRow):
            yield row
        elif reason := _no_data(row, header):
            yield BadRow(row.number, row.where, reason, row.text, row.sheet)
        else:
            yield _repeated(_once(row, counted), repeated, above)


def _no_data(row: Cells, header: Cells) -> str:
    """Return why a row is no data, or nothing."""
    filled = [cell.strip() for cell in row.cells if cell.strip()]
    if any(map(is_total, filled[:2])):
        return "it is a row of totals: a sum of other rows says nothing of its own"
    if all(_is_number(cell) for cell in filled) and len(row.cells) > 1 and not row.cells[0].strip():
        return "it holds only numbers: a sum of other rows says nothing of its own"
    if row.merged and len(set(filled)) == 1 and len(filled) > 1:
        return "one value stands across the row: it is a heading, not data"
    if all(cell.startswith("#") for cell in filled):
        return "it is a row of tags, not data"
    if tuple(map(fold, row.cells)) == tuple(map(fold, header.cells)):
        return "it repeats the header"
    if (
        len(filled) == 1
        and row.cells[0].strip()
        and len(header.cells) > 1
        and _NOTE.fullmatch(fold(filled[0]))
    ):
        return "it is a note to the table, not data"
    return ""


def is_total(text: str) -> bool:
    """Tell whether a cell is the label of a sum: "Total", "TOTAL GENERAL", "Sous-total 2023"."""
    words = fold(text).split()
    return bool(_TOTAL & set(words)) and all(
        word in _TOTAL or word in _WITH_TOTAL or word.isdigit() for word in words
    )


def _is_number(text: str) -> bool:
    return not re.sub(r"[\d.,\s%\u00a0\u202f'-]", "", text)


def _counted(header: Cells, table: Table) -> frozenset[int]:
    headers = [written for written, cell in table.cells() if cell.column in COUNTED]
    for group in (table.links, *(template for _, template in table.templates())):
        headers += [written for written, cell in group.columns.items() if cell.column in COUNTED]
    return frozenset(_places(header, headers))


def _places(header: Cells, wanted: Iterable[str]) -> list[int]:
    names = set(map(fold, wanted))
    return [place for place, name in enumerate(column_names(header.cells)) if fold(name) in names]


def _once(row: Cells, counted: frozenset[int]) -> Cells:
    """Return a row in which a merged cell gives a sum to the first of its rows only."""
    again = counted & row.merged
    if not again:
        return row
    return replace(row, cells=tuple("" if place in again else cell for place, cell in enumerate(row.cells)))


def _repeated(row: Cells, repeated: list[int], above: dict[int, str]) -> Cells:
    """Return a row in which the empty cells of some columns have the value above them."""
    if not repeated:
        return row
    cells = list(row.cells) + [""] * (max(repeated) + 1 - len(row.cells))
    for place in repeated:
        above[place] = cells[place] = cells[place].strip() or above.get(place, "")
    return replace(row, cells=tuple(cells))
