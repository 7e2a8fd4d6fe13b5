"""An Excel workbook behind its checks: sheets of text, formulas by their stored results."""

import datetime
import re
import warnings
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Protocol, TypeAlias, cast

import openpyxl
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException

from loaders.readers.archive import may_be_unsolved, require_safe
from loaders.readers.files import head_of, unusable
from loaders.readers.merged import Block, Filling, merged_in, part_of
from loaders.readers.signatures import OLE, ZIP, in_plain_words, signature_of

BROKEN = (
    zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, InvalidFileException, SyntaxError, RecursionError,
    LookupError, ValueError, TypeError, AttributeError, OSError, EOFError, NotImplementedError,
)  # fmt: skip
"""What openpyxl and zipfile raise on a workbook that is broken inside."""
_QUOTED = re.compile(r'"[^"]*"|\\.')

Value: TypeAlias = (
    "bool | int | float | str | datetime.datetime | datetime.date | datetime.time | datetime.timedelta | None"
)


class StoredCell(Protocol):
    """What we use of a cell of openpyxl."""

    value: Value
    data_type: str
    number_format: str | None


class StoredSheet(Protocol):
    """What we use of a sheet of openpyxl."""

    title: str
    iter_rows: Callable[..., Iterator[tuple[object, ...]]]
    reset_dimensions: Callable[[], None]


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row of a sheet as text."""

    values: tuple[str, ...]
    unsolved: tuple[str, ...] = ()
    """Cells, as in "C", whose formula has no stored result."""
    merged: frozenset[int] = frozenset()
    """Places of cells that have their value from a merged cell that begins elsewhere."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a workbook, to be read from its first row on."""

    name: str
    rows: Callable[[], Iterator[SheetRow]]


@contextmanager
def workbook(path: Path, *, merged: bool = False) -> Iterator[list[Sheet]]:
    """The sheets of a workbook that is safe to open; with `merged`, merged cells are filled."""
    with ExitStack() as open_files:
        try:
            _require_workbook(path)
            archive = open_files.enter_context(zipfile.ZipFile(path))
            require_safe(path, archive)
            results = _sheets(path, open_files, results=True)
            unsolved = [may_be_unsolved(archive, part_of(sheet)) for sheet in results]
            formulas = _formulas(path, open_files, unsolved)
            blocks = [merged_in(path, archive, part_of(sheet)) if merged else [] for sheet in results]
        except BROKEN as error:
            raise _broken(path, error) from error
        yield [
            Sheet(sheet.title, _reader(path, sheet, formulas[place], blocks[place]))
            for place, sheet in enumerate(results)
        ]


def _require_workbook(path: Path) -> None:
    head = head_of(path)
    words = in_plain_words(path, head)
    if not head.startswith(ZIP.start) or not words.endswith("(.xlsx)"):
        cure = "; save it as .xlsx without a password" if signature_of(head) in (OLE, ZIP) else ""
        raise unusable(path, f"is {words}, not an Excel workbook (.xlsx){cure}")


def _sheets(path: Path, open_files: ExitStack, *, results: bool) -> list[StoredSheet]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl tells what it will not write back; we only read
        file = open_files.enter_context(path.open("rb"))  # a path would be judged by its name
        book = openpyxl.load_workbook(file, read_only=True, data_only=results, keep_links=False)
    open_files.callback(book.close)
    sheets = cast("list[StoredSheet]", book.worksheets)
    for sheet in sheets:
        sheet.reset_dimensions()  # what a sheet says of its own size may be wrong, by chance or on purpose
    return sheets


def _formulas(path: Path, open_files: ExitStack, unsolved: list[bool]) -> list[StoredSheet | None]:
    """The sheets with formulas in place of results, but only those in which a result may be missing.

    openpyxl shows one or the other: such a sheet is read twice. Programs store results, so that few are.
    """
    if not any(unsolved):
        return [None] * len(unsolved)
    sheets = _sheets(path, open_files, results=False)
    return [sheet if wanted else None for sheet, wanted in zip(sheets, unsolved, strict=True)]


def _reader(
    path: Path, results: StoredSheet, formulas: StoredSheet | None, blocks: list[Block]
) -> Callable[[], Iterator[SheetRow]]:
    def rows() -> Iterator[SheetRow]:
        try:
            read = _plain(results) if formulas is None else _beside(results, formulas)
            yield from _filled(read, blocks) if blocks else read
        except BROKEN as error:
            raise _broken(path, error, place=f"sheet {results.title}") from error

    return rows


def _broken(path: Path, error: BaseException, *, place: str = "") -> Exception:
    what = f"{type(error).__name__}: {str(error)[:200]}"
    reason = f"the workbook is broken inside ({what}); save it again from a spreadsheet program"
    return unusable(path, reason, place=place)


def _plain(results: StoredSheet) -> Iterator[SheetRow]:
    for cells in results.iter_rows():
        yield SheetRow(tuple(_shown(cell) for cell in cast("tuple[StoredCell, ...]", cells)))


def _beside(results: StoredSheet, formulas: StoredSheet) -> Iterator[SheetRow]:
    """Rows of a sheet read twice: once for the stored results, once for what is a formula."""
    pairs = zip(results.iter_rows(), formulas.iter_rows(), strict=True)
    for result_cells, formula_cells in pairs:
        cells = cast("tuple[StoredCell, ...]", result_cells)
        written = cast("tuple[StoredCell, ...]", formula_cells)
        unsolved = tuple(
            get_column_letter(place + 1)
            for place, cell in enumerate(written)
            if cell.data_type == "f" and _is_unsolved(cells[place])
        )
        yield SheetRow(tuple(_shown(cell) for cell in cells), unsolved)


def _filled(rows: Iterator[SheetRow], blocks: list[Block]) -> Iterator[SheetRow]:
    """Rows in which the value of a merged cell stands in every cell that it covers."""
    filling = Filling(blocks)
    for number, row in enumerate(rows, start=1):
        values, merged = filling.fill(number, row.values)
        yield replace(row, values=values, merged=merged)


def _is_unsolved(cell: StoredCell) -> bool:
    """No result at all; a result that is empty text has the type "str"."""
    return cell.value is None and cell.data_type != "str"


def _shown(cell: StoredCell) -> str:
    """A cell's value as text; a share is what people see of it: 0.3 shown as 30% is "30%"."""
    value = cell.value
    if isinstance(value, int | float) and not isinstance(value, bool) and _is_share(_format_of(cell)):
        return f"{text_of(value * 100.0)}%"
    return text_of(value)


def _format_of(cell: StoredCell) -> str:
    try:
        return cell.number_format or ""
    except IndexError:  # some programs name formats and leave out the part that tells of them
        return ""


@lru_cache(maxsize=1024)
def _is_share(number_format: str) -> bool:
    """Tell whether numbers of this format are shown as percentages; signs in quotes are only shown."""
    return "%" in _QUOTED.sub("", number_format)


def text_of(value: Value) -> str:
    """A cell's value as text: days as 2014-05-01, numbers with the fifteen digits that spreadsheets keep."""
    match value:
        case None:
            return ""
        case bool():
            return "TRUE" if value else "FALSE"
        case float():
            return f"{value:.15g}"
        case datetime.datetime() if value.time() == datetime.time.min:
            return value.date().isoformat()
        case datetime.datetime() | datetime.date() | datetime.time():
            return value.isoformat()
        case _:
            return str(value)
