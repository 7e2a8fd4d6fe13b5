"""What readers yield: rows as they stand in the file, and rows that cannot be used."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

JsonValue: TypeAlias = "bool | int | float | str | list[JsonValue] | dict[str, JsonValue] | None"


@dataclass(frozen=True, slots=True)
class Cells:
    """One row of a table before anybody knows which row is the header."""

    number: int
    where: str
    cells: tuple[str, ...]
    text: str
    """The row as one piece of text, for whoever has to report it."""
    sheet: str = ""
    merged: frozenset[int] = frozenset()
    """Positions of cells that have their value from a merged cell that begins elsewhere."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table, by column name; the values are the file's own text, "" where it is empty."""

    number: int
    """The row's number as a spreadsheet shows it: the first row of the file is 1, header or not."""
    where: str
    values: Mapping[str, str]
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class JsonRow:
    """One object of a JSON Lines file."""

    number: int
    where: str
    value: Mapping[str, JsonValue]


@dataclass(frozen=True, slots=True)
class BadRow:
    """One row that cannot be used, why, and its text; the rows after it still come."""

    number: int
    where: str
    reason: str
    text: str
    sheet: str = ""
