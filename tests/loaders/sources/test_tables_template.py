import csv
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import SourceUnusable
from graph.exchange.cells import harmless
from graph.model.entities import ENTITY_KINDS, Organization
from graph.model.links import LINK_KINDS
from graph.model.statements import Statement
from loaders.catalogue import Options
from loaders.sources.tables import LOADER, template
from loaders.sources.tables.source import SOURCE_COLUMNS
from loaders.sources.tables.template import entity_columns, link_columns


def test_every_field_of_every_kind_has_its_column_and_meaning() -> None:
    not_columns = {"source", "stated_id", "from_stated_id", "to_stated_id"}
    for kinds, columns in ((ENTITY_KINDS, entity_columns()), (LINK_KINDS, link_columns())):
        for kind in kinds:
            assert set(kind.model_fields) - not_columns <= set(columns)
        assert all(columns.values())


def test_a_workbook_from_the_template_is_read_when_it_is_filled_in(tmp_path: Path) -> None:
    path = tmp_path / "template.xlsx"
    template(path)
    book = openpyxl.load_workbook(path)
    header = [cell.value for cell in book["links"][1]]
    for column, text in {
        "type": "FUNDS",
        "from": "=Acorn Fund",
        "to": "Birch Union",
        "flow": "grant",
    }.items():
        cell = book["links"].cell(2, header.index(column) + 1, text)
        cell.data_type = "s"
    book["source"].cell(2, 2, "What Acorn gave")
    book.save(path)

    opened = LOADER.open(path, Options())
    said = [each for row in opened.rows for each in opened.parse(row) if isinstance(each, Statement)]
    giver = said[0]

    assert LOADER.sureness(path) == 95
    assert opened.source is not None
    assert opened.source.title == "What Acorn gave"
    assert [each.kind() for each in said] == ["Organization", "Organization", "FUNDS"]
    assert isinstance(giver, Organization)
    assert giver.name == "=Acorn Fund"


def test_a_workbook_keeps_what_is_typed_as_text(tmp_path: Path) -> None:
    path = tmp_path / "template.xlsx"
    template(path)

    sheet = openpyxl.load_workbook(path)["links"]

    letters = [cell.column_letter for cell in sheet[1]]
    assert {sheet.column_dimensions[letter].number_format for letter in letters} == {"@"}


def test_a_workbook_from_the_template_explains_its_columns(tmp_path: Path) -> None:
    path = tmp_path / "template.xlsx"
    template(path)

    book = openpyxl.load_workbook(path)
    explained = {
        (row[0].value, row[1].value): row[2].value for row in book["explanation"].iter_rows(min_row=2)
    }

    assert book.sheetnames == ["source", "entities", "links", "explanation"]
    assert "commitment, disbursement" in explained["links", "flow"]
    assert {column for sheet, column in explained if sheet == "entities"} == set(entity_columns())


def test_a_csv_template_has_every_column_once(tmp_path: Path) -> None:
    path = tmp_path / "template.csv"
    template(path)

    with path.open(encoding="utf-8-sig", newline="") as file:
        [header] = list(csv.reader(file))

    assert len(header) == len(set(header))
    assert {*entity_columns(), *link_columns()} < set(header)
    assert LOADER.sureness(path) == 95


def test_a_template_of_another_format_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceUnusable, match=r"\.xlsx or \.csv"):
        template(tmp_path / "template.ods")


@settings(deadline=None)
@given(st.text())
def test_no_text_is_taken_for_a_formula(text: str) -> None:
    assert harmless(text)[:1] not in {"=", "+", "-", "@", "\t", "\r"}
    assert harmless(text).endswith(text)


def test_the_documentation_has_every_column_with_its_meaning() -> None:
    page = (Path(__file__).parents[3] / "docs" / "tables.md").read_text(encoding="utf-8")
    rows = set(page.splitlines())

    for columns in (entity_columns(), link_columns()):
        for column, meaning in columns.items():
            assert f"| `{column}` | {meaning} |" in rows
    assert all(f"`{column}`" in page for column in SOURCE_COLUMNS)
