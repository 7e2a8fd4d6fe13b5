"""An empty table to fill in, with every column and what it means, as the model declares them."""

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from graph.errors import SourceUnusable
from graph.exchange.cells import TEXT, harmless, write_text
from graph.model.entities import KIND_OF
from graph.model.links import LINK_OF
from graph.model.sources import Source
from graph.model.statements import TIERS, Statement
from loaders.sources.tables.columns import SEPARATOR, choices
from loaders.sources.tables.source import FACTS, SHEET, SOURCE_COLUMNS
from loaders.sources.tables.statements import NOT_OF_ENTITIES, NOT_OF_LINKS

EXPLANATION = "explanation"
FILLED_IN = 1000
"""Rows for which the sheets offer a choice of kinds and types."""
_OF_ENTITIES = {
    "kind": "Kind of the entity.",
    "id": "Your own id of the entity, so that links can name it; may be left out.",
    "same_as": "Where the graph has it already, written by `ihuriro tables sheet`; leave it as it is.",
}
_OF_LINKS = {
    "type": "Kind of the link.",
    "from": "Name or id of the first entity.",
    "to": "Name or id of the second entity.",
    "from_kind": "Kind of the first entity, where no row describes it and it is not the usual one.",
    "to_kind": "Kind of the second entity, where no row describes it and it is not the usual one.",
    "amount": "Amount as a decimal number, such as 12500.50; give the currency beside it.",
    "via": "Names or ids of those the money goes through, in order.",
    "population": "Name or id of the people it is for.",
}


def template(path: Path) -> None:
    """Write an empty table: a workbook with its explanation, or a CSV file with both kinds of columns."""
    if path.suffix.lower() == ".xlsx":
        empty_workbook().save(path)
    elif path.suffix.lower() == ".csv":
        columns = dict.fromkeys((*entity_columns(), *link_columns(), *SOURCE_COLUMNS))
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file).writerow([harmless(column) for column in columns])
    else:
        raise SourceUnusable(f"{path.name}: a template ends in .xlsx or .csv")


def entity_columns() -> dict[str, str]:
    """Return the columns of a row that describes an entity, with their meaning."""
    return _columns(_OF_ENTITIES, KIND_OF, NOT_OF_ENTITIES)


def link_columns() -> dict[str, str]:
    """Return the columns of a row that is a link, with their meaning."""
    return _columns(_OF_LINKS, LINK_OF, NOT_OF_LINKS)


def _columns(
    own: Mapping[str, str], kinds: Mapping[str, type[Statement]], skip: frozenset[str]
) -> dict[str, str]:
    """Return our own columns, then the fields of the kinds, then what every statement has."""
    meanings: dict[str, dict[str, list[str]]] = {}
    for label, kind in kinds.items():
        for name, field in kind.model_fields.items():
            if name not in skip and name not in own:
                meaning = _meaning(field.description or "", field.annotation)
                meanings.setdefault(name, {}).setdefault(meaning, []).append(label)
    ordered = sorted(meanings, key=lambda name: name in Statement.model_fields)
    return dict(own) | {name: _in_words(meanings[name], len(kinds)) for name in ordered}


def _in_words(meanings: Mapping[str, list[str]], kinds: int) -> str:
    """Return what a column means, and for which kinds where not for all alike."""
    return " ".join(
        meaning if len(labels) == kinds else f"{', '.join(labels)}: {meaning}"
        for meaning, labels in meanings.items()
    )


def _meaning(description: str, annotation: object) -> str:
    words = choices(annotation)
    one_of = f" One of: {', '.join(words)}." if words else ""
    several = f" Several are parted by {SEPARATOR!r}." if annotation == tuple[str, ...] else ""
    return description + one_of + several


def empty_workbook() -> Workbook:
    """Return a workbook with every sheet and column, and nothing in it."""
    book = Workbook()
    book.remove(book.worksheets[0])
    _sheet(book, SHEET, FACTS)
    entities = _sheet(book, "entities", entity_columns())
    links = _sheet(book, "links", link_columns())
    _offer(entities, "kind", KIND_OF)
    _offer(links, "type", LINK_OF)
    for sheet in (entities, links):
        _offer(sheet, "visibility", TIERS)
    _explain(book)
    return book


def _sheet(book: Workbook, title: str, columns: Iterable[str]) -> Worksheet:
    sheet: Worksheet = book.create_sheet(title)
    for place, column in enumerate(columns, start=1):
        write_text(sheet.cell(1, place), column).font = Font(bold=True)
        dimension = sheet.column_dimensions[get_column_letter(place)]
        dimension.width = max(12, len(column) + 2)
        dimension.number_format = TEXT
    sheet.freeze_panes = "A2"
    return sheet


def _offer(sheet: Worksheet, column: str, words: Iterable[str]) -> None:
    """Let people choose a column's words from a list."""
    place = next(cell.column_letter for cell in sheet[1] if cell.value == column)
    offer = DataValidation(type="list", formula1=f'"{",".join(words)}"', allow_blank=True)
    offer.add(f"{place}2:{place}{FILLED_IN}")
    sheet.add_data_validation(offer)


def _explain(book: Workbook) -> None:
    sheet = _sheet(book, EXPLANATION, ("sheet", "column", "meaning"))
    facts = {fact: Source.model_fields[fact].description or "" for fact in FACTS}
    for title, columns in ((SHEET, facts), ("entities", entity_columns()), ("links", link_columns())):
        for column, meaning in columns.items():
            sheet.append(("", "", ""))
            for place, text in enumerate((title, column, meaning), start=1):
                write_text(sheet.cell(sheet.max_row, place), text).alignment = Alignment(vertical="top")
    sheet.column_dimensions["C"].width = 100
