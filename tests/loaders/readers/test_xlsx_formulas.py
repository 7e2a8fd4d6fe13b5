"""Formulas in workbooks: their stored results are read; where one is missing the row is set aside."""

import re
import zipfile
from pathlib import Path

import openpyxl
import pytest

from graph.errors import SourceUnusable
from loaders.readers import BadRow, Cells, Row, read_heads, read_xlsx
from loaders.readers.archive import may_be_unsolved
from tests.loaders.readers.test_xlsx import SHEET, changed, workbook

SOLVED = re.compile(rb"</f><v ?/?>(</v>)?")


@pytest.fixture
def openings(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Whether results or formulas were asked for, each time that openpyxl opens a workbook."""
    asked: list[bool] = []

    def opened(*given: object, data_only: bool, **more: object) -> object:
        asked.append(data_only)
        return load_workbook(*given, data_only=data_only, **more)

    load_workbook = openpyxl.load_workbook
    monkeypatch.setattr(openpyxl, "load_workbook", opened)
    return asked


def test_a_formula_gives_its_stored_result_and_the_workbook_is_opened_once(
    tmp_path: Path, openings: list[bool]
) -> None:
    path = workbook(tmp_path / "a.xlsx", {"S": [["name", "sum"], ["A", "=1+1"], ["B", 3]]})
    changed(path, SHEET, lambda xml: SOLVED.sub(b"</f><v>2</v>", xml))

    rows = [row for row in read_xlsx(path) if isinstance(row, Row)]

    assert [row.values["sum"] for row in rows] == ["2", "3"]
    assert openings == [True]


def test_only_where_a_result_may_be_missing_formulas_are_read_too(
    tmp_path: Path, openings: list[bool]
) -> None:
    rows: list[list[object]] = [["name", "sum"], ["A", "=1+1"], ["B", "=1+2"]]
    path = workbook(tmp_path / "a.xlsx", {"Solved": rows, "Open": rows})
    changed(path, SHEET, lambda xml: SOLVED.sub(b"</f><v>2</v>", xml))
    with zipfile.ZipFile(path) as archive:
        sheets = [part for part in archive.namelist() if "/worksheets/" in part]
        assert [may_be_unsolved(archive, part) for part in sheets] == [False, True]

    found = list(read_xlsx(path))

    assert [isinstance(row, BadRow) for row in found] == [False, False, True, True]
    assert openings == [True, False]


@pytest.mark.parametrize(
    "cell",
    [
        b'<c r="B2"><f>1+1</f></c>',
        b'<c r="B2"><f>1+1</f><v/></c>',
        b'<c r="B2"><f>1+1</f> <v></v>\n</c>',
        b'<c r="B2"><f t="shared" ref="B2:B3" si="0">1+1</f></c>',
        b'<c r="B2"><f t="shared" si="0"/></c>',
        b'<c r="B2" t="n"><f/><v /></c>',
    ],
)
def test_a_result_is_missed_however_a_program_leaves_it_out(tmp_path: Path, cell: bytes) -> None:
    path = workbook(tmp_path / "a.xlsx", {"S": [["name", "sum"], ["A", "=1+1"], ["B", 3]]})
    changed(path, SHEET, lambda xml: re.sub(rb'<c r="B2">.*?</c>', cell, xml))

    first, second = read_xlsx(path)

    assert isinstance(first, BadRow)
    assert first.reason.startswith("the formula in B has no stored result")
    assert isinstance(second, Row)


def test_of_a_workbook_whose_head_is_asked_for_no_more_is_read(tmp_path: Path) -> None:
    many: list[list[object]] = [["name", "town"]]
    many += [[f"A{number}", "Gisa"] for number in range(5_000)]
    path = workbook(tmp_path / "a.xlsx", {"Broken": many, "Links": [[], ["from", "to"], ["A", "B"]]})
    changed(path, SHEET, lambda xml: xml.replace(b"</sheetData>", b"</broken>"))

    heads = [(row.sheet, row.number, row.cells) for row in read_heads(path) if isinstance(row, Cells)]

    assert heads == [("Broken", 1, ("name", "town")), ("Links", 2, ("from", "to"))]
    assert len(list(read_heads(path, 2))) == 4
    with pytest.raises(SourceUnusable, match="broken inside"):
        list(read_xlsx(path))


def test_a_formula_whose_result_is_empty_text_is_empty(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {"S": [["name", "note"], ["A", '=""']]})
    changed(path, SHEET, lambda xml: xml.replace(b'<c r="B2">', b'<c r="B2" t="str">'))

    (row,) = read_xlsx(path)

    assert isinstance(row, Row)
    assert row.values == {"name": "A", "note": ""}


def test_a_formula_without_a_stored_result_is_set_aside_not_worked_out(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {"S": [["name", "sum"], ["A", "=1+1"], ["B", 3]]})

    first, second = read_xlsx(path)

    assert isinstance(first, BadRow)
    assert (first.where, first.sheet) == ("sheet S row 2", "S")
    assert first.reason.startswith("the formula in B has no stored result")
    assert isinstance(second, Row)
