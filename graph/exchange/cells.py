"""Text in the cells of tables that spreadsheet programs open."""

from typing import Any

from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.cell.cell import ERROR_CODES

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
    """Write a text as a text, which no spreadsheet program takes for a formula."""
    cell.value = _fitting(text)
    cell.data_type = "s"  # openpyxl takes what begins with = for a formula
    cell.number_format = TEXT
    cell.quotePrefix = harmless(text) != text  # so it stays a text when somebody edits the cell
    return cell


def cell_of(sheet: Sheet, value: str | int | float | bool) -> Cell | str | int | float | bool:
    """Return a value as a row of a streamed sheet takes it; numbers that programs would round are texts."""
    if not isinstance(value, str):
        return value if abs(value) < _EXACT else str(value)
    text = _fitting(value)
    is_plain = harmless(text) == text and text not in ERROR_CODES
    return text if is_plain else write_text(WriteOnlyCell(sheet), text)


def _fitting(text: str) -> str:
    """Return what a cell holds of a text: what is too long is cut and says so."""
    shown = xml_text(text)
    return shown if len(shown) <= LONGEST else f"{shown[: LONGEST - 1]}…"
