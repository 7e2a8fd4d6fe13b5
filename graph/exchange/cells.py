"""Text in the cells of tables that spreadsheet programs open."""

from typing import Any

from openpyxl.cell import Cell, WriteOnlyCell

from graph.exchange.xml import xml_text

# The wide forms are what programs set to Chinese or Japanese take for the same signs.
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
TEXT = "@"
"""The format of cells of text: a program then leaves 2014-05 a month, and makes no formula of a sign."""
LONGEST = 32_767
"""Characters that a cell holds."""
_EXACT = 10**15
Sheet = Any
"""A sheet of openpyxl, which has no types."""


def harmless(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula when it opens a CSV file."""
    return f"'{text}" if text.startswith(_FORMULA_SIGNS) else text


def write_text(cell: Cell, text: str) -> Cell:
    """Write a text as a text, which no spreadsheet program takes for a formula; what is too long says so."""
    shown = xml_text(text)
    cell.value = shown if len(shown) <= LONGEST else f"{shown[: LONGEST - 1]}…"
    cell.data_type = "s"  # openpyxl takes what begins with = for a formula
    cell.number_format = TEXT
    cell.quotePrefix = harmless(text) != text  # so it stays a text when somebody edits the cell
    return cell


def cell_of(sheet: Sheet, value: str | int | float | bool) -> Cell | int | float | bool:
    """Return a value as a row of a streamed sheet takes it; numbers that programs would round are texts."""
    if isinstance(value, str):
        return write_text(WriteOnlyCell(sheet), value)
    return value if abs(value) < _EXACT else write_text(WriteOnlyCell(sheet), str(value))
