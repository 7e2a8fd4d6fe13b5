"""Spreadsheets with headers of their own, and what comes of them with a mapping."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from graph.errors import RowRejected
from graph.model.statements import Description, Link
from loaders.catalogue import Options
from loaders.readers import BadRow
from loaders.sources.tables import LOADER
from tests.loaders.sources.tables_read import Statements

Rows = Sequence[Sequence[object]]


def mapping(folder: Path, text: str) -> Options:
    """Write a mapping and return the options that name it."""
    path = folder / "map.yaml"
    path.write_text(text, encoding="utf-8")
    return Options(mapping=path)


def csv(folder: Path, text: str) -> Path:
    path = folder / "theirs.csv"
    lines = (line.strip() for line in text.strip().splitlines())
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def workbook(
    folder: Path, sheets: Mapping[str, Rows], merged: Mapping[str, Sequence[str]] | None = None
) -> Path:
    """Write a workbook with cells merged as a person merges them."""
    path = folder / "theirs.xlsx"
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets.items():
        sheet: Worksheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
        for block in (merged or {}).get(title, ()):
            sheet.merge_cells(block)
    book.save(path)
    return path


def heard(path: Path, options: Options) -> tuple[Statements, dict[int, str]]:
    """Return what a table says, and why which rows are refused."""
    opened = LOADER.open(path, options)
    said: Statements = []
    refused: dict[int, str] = {}
    for row in opened.rows:
        if isinstance(row, BadRow):
            refused[row.number] = row.reason
            continue
        try:
            said += [one for one in opened.parse(row) if isinstance(one, Description | Link)]
        except RowRejected as reason:
            refused[row.number] = str(reason)
    return said, refused


def told(said: Statements) -> list[tuple[str, str, str]]:
    """Return the links of statements: type, from and to by their names."""
    names = {one.stated_id: one.name for one in said if isinstance(one, Description)}
    return [
        (one.kind(), names[one.from_stated_id], names[one.to_stated_id])
        for one in said
        if isinstance(one, Link)
    ]
