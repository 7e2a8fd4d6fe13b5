"""Excel workbooks (.xlsx), sheet by sheet and row by row; formulas are never worked out."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from loaders.readers.files import unusable
from loaders.readers.rows import BadRow, Cells, Row
from loaders.readers.table import rows_of
from loaders.readers.workbook import Sheet, SheetRow, workbook

MAX_COLUMNS = 1_000
MAX_ROWS = 1_048_576
MAX_CELLS = 50_000_000
MAX_CELL_CHARACTERS = 131_072


def read_xlsx(path: Path) -> Iterator[Row | BadRow]:
    """The rows of every sheet, each under that sheet's header, its first row that holds anything."""
    empty = True
    with workbook(path) as sheets:
        for sheet in sheets:
            for row in rows_of(_cells_of(path, sheet), fill=True):
                empty = False
                yield row
    if empty:
        raise unusable(path, "no sheet holds a row under a header")


def read_xlsx_cells(path: Path, *, merged: bool = False) -> Iterator[Cells | BadRow]:
    """Every row of every sheet that holds anything, for sheets whose header is not the first row.

    With `merged` the value of a merged cell stands in every cell that it covers.
    """
    with workbook(path, merged=merged) as sheets:
        for sheet in sheets:
            yield from _cells_of(path, sheet)


def read_xlsx_heads(path: Path, rows: int, *, merged: bool = False) -> Iterator[Cells | BadRow]:
    """The first rows of every sheet that hold anything; the rest of a sheet is not read."""
    with workbook(path, merged=merged) as sheets:
        for sheet in sheets:
            yield from islice(_cells_of(path, sheet), rows)


def _cells_of(path: Path, sheet: Sheet) -> Iterator[Cells | BadRow]:
    unpacked = 0
    for number, row in enumerate(sheet.rows(), start=1):
        where = f"sheet {sheet.name} row {number}"
        unpacked += len(row.values)
        if number > MAX_ROWS or unpacked > MAX_CELLS:
            raise unusable(path, "the sheet is larger than a sheet can be; save its rows as CSV", place=where)
        if any(value.strip() for value in row.values):
            yield _cells(number, where, sheet.name, row)


def _cells(number: int, where: str, sheet: str, row: SheetRow) -> Cells | BadRow:
    width = max(place for place, value in enumerate(row.values, start=1) if value)
    cells = row.values[:width]
    text = "\t".join(cells)
    reason = _trouble(cells, row)
    if reason:
        return BadRow(number, where, reason, text, sheet)
    return Cells(number, where, cells, text, sheet, row.merged)


def _trouble(cells: tuple[str, ...], row: SheetRow) -> str:
    """Why a row of a sheet cannot be used, or nothing."""
    if len(cells) > MAX_COLUMNS:
        return f"{len(cells):,} cells; at most {MAX_COLUMNS:,} are read"
    if any(len(cell) > MAX_CELL_CHARACTERS for cell in cells):
        return f"a cell is longer than {MAX_CELL_CHARACTERS:,} characters"
    if row.unsolved:
        places = ", ".join(row.unsolved)
        return (
            f"the formula in {places} has no stored result; open and save the file in a spreadsheet program"
        )
    return ""
