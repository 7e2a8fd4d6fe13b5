"""XLSX: a workbook of entities, links, their evidence and sources, and a sheet that explains every column."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from zipfile import ZIP_DEFLATED

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.writer.excel import ExcelWriter

from graph.errors import InvalidQuestion
from graph.exchange.cells import LONGEST, Sheet, cell_of, write_text
from graph.exchange.chosen import Chosen
from graph.exchange.columns import (
    ENTITY_COLUMNS,
    LINK_COLUMNS,
    Column,
    Value,
    columns_of,
    entity_values,
    joined,
    link_values,
)
from graph.exchange.files import FIRST_OF_ZIP, UndatedZip, Written, appearing
from graph.model.sources import Source

MOST_ROWS = 1_048_575
"""Rows under the header that a spreadsheet program opens."""
_WORDS = ("quote", "paraphrase", "record", "said_on", "source_title", "publisher", "said_by")
_OF_SOURCES = ("id", "title", "publisher", "published", "url", "license", "file", "sha256", "loader")
_NAMED = {column.name: column for column in LINK_COLUMNS}
SHEETS: Mapping[str, Sequence[Column]] = {
    "explanation": [Column(name, "text", "") for name in ("sheet", "column", "meaning")],
    "entities": ENTITY_COLUMNS,
    "links": [column for column in LINK_COLUMNS if column.name not in _WORDS],
    "evidence": [_NAMED[name] for name in ("id", "from_name", "title", "to_name", "source_id", *_WORDS)],
    "sources": list(columns_of(Source, _OF_SOURCES).values()),
}
_ABOUT = (
    "Each row of `links` is one statement by one source; its row in `evidence` has the same id.",
    "An empty cell says that it is not known, not that there is none.",
    "Dates are as precise as the source: 2014, 2014-05 or 2014-05-01. Entries of a list are parted by ;",
    f"A text of more than {LONGEST:,} characters is cut and ends in …; JSON Lines keeps it whole.",
)


def write_workbook(path: Path, part: Chosen) -> Written:
    """Write a part of the graph, row by row."""
    with appearing(path) as unfinished, UndatedZip(unfinished, "w", ZIP_DEFLATED) as packed:
        with _book() as book:
            sheets = {title: _sheet(book, title, columns) for title, columns in SHEETS.items()}
            entities, links = _fill(sheets, part)
        ExcelWriter(book, packed).write_data()
    return Written(entities, links, (path,))


@contextmanager
def _book() -> Iterator[Workbook]:
    """Give a workbook whose rows go to disk; its sheets are closed whatever happens."""
    book = Workbook(write_only=True)
    # It does not say when it was written, so that the same graph gives the same file.
    book.properties.created = book.properties.modified = datetime(*FIRST_OF_ZIP)
    book.properties.creator = "Ihuriro"
    try:
        yield book
    finally:
        for sheet in book.worksheets:
            sheet.close()


def _sheet(book: Workbook, title: str, columns: Sequence[Column]) -> Sheet:
    sheet = book.create_sheet(title)
    sheet.freeze_panes = "A2"
    for place, column in enumerate(columns, start=1):
        width = 60 if column.name in ("quote", "paraphrase", "meaning") else max(12, len(column.name) + 2)
        sheet.column_dimensions[get_column_letter(place)].width = width
    header = [write_text(WriteOnlyCell(sheet), column.name) for column in columns]
    for cell in header:
        cell.font = Font(bold=True)
    sheet.append(header)
    return sheet


def _fill(sheets: Mapping[str, Sheet], part: Chosen) -> tuple[int, int]:
    for line in _explained(part):
        sheets["explanation"].append([cell_of(sheets["explanation"], text) for text in line])
    entities, links = 0, 0
    cited: set[str] = set()
    for entity in part.entities():
        entities = _append(sheets, "entities", entity_values(entity), entities)
    for link in part.links():
        values = link_values(link, part.names)
        cited.add(link.evidence.source)
        _append(sheets, "evidence", values, links)
        links = _append(sheets, "links", values, links)
    for place, source in enumerate(part.sources(cited)):
        _append(sheets, "sources", source.model_dump(), place)
    return entities, links


def _append(sheets: Mapping[str, Sheet], title: str, values: Mapping[str, Value], before: int) -> int:
    """Write a row, and return how many there are now."""
    if before == MOST_ROWS:
        raise InvalidQuestion(
            f"A sheet holds at most {MOST_ROWS:,} {title}; narrow the export, or write it as csv."
        )
    sheet = sheets[title]
    cells = (values.get(column.name) for column in SHEETS[title])
    sheet.append([None if value in (None, "") else cell_of(sheet, joined(value)) for value in cells])
    return before + 1


def _explained(part: Chosen) -> Iterator[tuple[str, str, str]]:
    day = f"What may be true on {part.day}." if part.day else "What was true on any date."
    for text in (day, *_ABOUT):
        yield "", "", text
    for title, columns in list(SHEETS.items())[1:]:
        for column in columns:
            yield title, column.name, column.meaning
