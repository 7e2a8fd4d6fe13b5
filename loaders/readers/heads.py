"""The first rows of tables, which tell what stands in them: no more than these are read."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from loaders.readers.csv import read_csv_cells
from loaders.readers.rows import BadRow, Cells
from loaders.readers.sniff import kind_of
from loaders.readers.xlsx import read_xlsx_heads


def read_heads(path: Path, rows: int = 1, *, merged: bool = False) -> Iterator[Cells | BadRow]:
    """The first rows of a CSV file, or of every sheet of a workbook; of other files none."""
    kind = kind_of(path)
    if kind == "xlsx":
        yield from read_xlsx_heads(path, rows, merged=merged)
    elif kind == "csv":
        yield from islice(read_csv_cells(path), rows)
