"""Reading the small tables that stewards keep by hand."""

import csv
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path


class DataFileError(ValueError):
    """A vocabulary or place file that cannot be used: says which file, which line and what to do."""

    def __init__(self, path: Path, line: int | None, problem: str) -> None:
        self.path = path
        self.line = line
        where = f"{path}, line {line}" if line else f"{path}"
        super().__init__(f"{where}: {problem}")


@dataclass(frozen=True)
class TableRow:
    """One line of a table: its cells by column, and where it stands."""

    path: Path
    line: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")

    def spellings(self, column: str) -> tuple[str, ...]:
        """Return the parts of a cell, which are told apart by `|`."""
        return tuple(part for part in (piece.strip() for piece in self[column].split("|")) if part)

    def error(self, problem: str) -> DataFileError:
        """Return an error that points at this line."""
        return DataFileError(self.path, self.line, problem)


def read_table(path: Path, required: Iterable[str]) -> Iterator[TableRow]:
    """Yield the rows of a CSV file as spreadsheets save it, with commas or with semicolons."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise DataFileError(path, None, "is not UTF-8; save it as 'CSV UTF-8'") from error
    except OSError as error:
        raise DataFileError(path, None, f"cannot be read ({error.strerror})") from error
    lines = text.splitlines(keepends=True)
    header = lines[0] if lines else ""
    delimiter = ";" if header.count(";") > header.count(",") else ","
    yield from _rows(path, lines, delimiter, tuple(required))


def _rows(path: Path, lines: list[str], delimiter: str, required: tuple[str, ...]) -> Iterator[TableRow]:
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    columns: list[str] = []
    try:
        for cells in reader:
            if not columns:
                columns = _columns(path, cells, required)
            elif any(cell.strip() for cell in cells):
                yield _row(path, reader.line_num, columns, cells)
    except csv.Error as error:
        raise DataFileError(path, reader.line_num, f"is not a table ({error}); check the quotes") from error
    if not columns:
        _columns(path, [], required)


def _columns(path: Path, cells: list[str], required: tuple[str, ...]) -> list[str]:
    columns = [cell.strip() for cell in cells]
    for column in required:
        if columns.count(column) != 1:
            problem = "twice" if column in columns else "not"
            raise DataFileError(
                path, 1, f"has the column {column!r} {problem}; it needs {', '.join(required)}"
            )
    return columns


def _row(path: Path, line: int, columns: list[str], cells: list[str]) -> TableRow:
    if len(cells) > len(columns):
        problem = f"has {len(cells)} cells for {len(columns)} columns; put cells with commas in quotes"
        raise DataFileError(path, line, problem)
    return TableRow(path, line, dict(zip(columns, (cell.strip() for cell in cells), strict=False)))


def fingerprint(paths: Iterable[Path]) -> str:
    """Return a short hash of files' names and contents, to tell whether anything has changed."""
    digest = hashlib.sha256()
    for path in sorted(paths, key=lambda each: (each.name, str(each))):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]
