"""Workbooks as they are: titles over the header, merged cells, several sheets, totals, dates as numbers."""

import datetime
from pathlib import Path

import openpyxl
import pytest

from graph.errors import SourceUnusable
from graph.model.links import Funds
from graph.model.statements import Link
from loaders.readers import BadRow, Cells, read_xlsx_cells
from loaders.sources.tables import LOADER
from tests.loaders.sources.mapped_tables import Rows, heard, mapping, told, workbook
from tests.loaders.sources.tables_read import descriptions

MAPPED = """
columns:
  Organization: name
  Donor: {link: FUNDS, cell: from, columns: {Amount: amount}, constants: {currency: RWF}}
  District: {link: OPERATES_IN}
links: {columns: {Start: since}}
"""
HEADER = ("Organization", "Donor", "Amount", "District", "Start")


def test_titles_above_the_header_are_passed_over(tmp_path: Path) -> None:
    rows = [
        ("Inventory of partners 2024",),
        (None,),
        ("as of May",),
        HEADER,
        ("Acorn Trust", "Elm Fund", 500, "Rubavu", 2020),
    ]
    path = workbook(tmp_path, {"Sheet1": rows}, {"Sheet1": ["A1:E1"]})

    said, refused = heard(path, mapping(tmp_path, MAPPED))

    assert refused == {}
    assert told(said) == [("FUNDS", "Elm Fund", "Acorn Trust"), ("OPERATES_IN", "Acorn Trust", "Rubavu")]
    assert {one.record for one in said if isinstance(one, Link)} == {"sheet Sheet1 row 5"}


def test_the_header_may_be_told_by_its_row(tmp_path: Path) -> None:
    rows = [("Organization", "old header"), ("Organization", "District"), ("Acorn Trust", "Rubavu")]
    path = workbook(tmp_path, {"Sheet1": rows})
    text = "columns: {Organization: name, District: {link: OPERATES_IN}}"

    assert told(heard(path, mapping(tmp_path, f"header: 2\n{text}"))[0]) == [
        ("OPERATES_IN", "Acorn Trust", "Rubavu")
    ]


def test_a_merged_cell_fills_its_rows_but_gives_its_amount_once(tmp_path: Path) -> None:
    rows = [
        HEADER,
        ("Acorn Trust", "Elm Fund", 900, "Rubavu", 2020),
        (None, None, None, "Musanze", None),
        (None, None, None, "Huye", None),
        ("Birch Union", "Elm Fund", 10, "Huye", 2021),
    ]
    path = workbook(tmp_path, {"Sheet1": rows}, {"Sheet1": ["A2:A4", "B2:B4", "C2:C4", "E2:E4"]})

    said, refused = heard(path, mapping(tmp_path, MAPPED))

    assert refused == {}
    assert [each for each in told(said) if each[0] == "OPERATES_IN"] == [
        ("OPERATES_IN", "Acorn Trust", "Rubavu"),
        ("OPERATES_IN", "Acorn Trust", "Musanze"),
        ("OPERATES_IN", "Acorn Trust", "Huye"),
        ("OPERATES_IN", "Birch Union", "Huye"),
    ]
    assert [one.amount_minor for one in said if isinstance(one, Funds)] == [900, None, None, 10]
    assert {one.since for one in said if isinstance(one, Link)} == {"2020", "2021"}


def test_a_heading_across_the_table_is_refused_as_such(tmp_path: Path) -> None:
    rows = [HEADER, ("Northern part", *[None] * 4), ("Acorn Trust", None, None, "Musanze", None)]
    path = workbook(tmp_path, {"Sheet1": rows}, {"Sheet1": ["A2:E2"]})

    said, refused = heard(path, mapping(tmp_path, MAPPED))

    assert refused == {2: "one value stands across the row: it is a heading, not data"}
    assert "Northern part" not in descriptions(said)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (("Total", None, 900), "a row of totals"),
        (("TOTAL GENERAL", None, 900), "a row of totals"),
        (("Sous-total 2023:", None, 900), "a row of totals"),
        ((None, "Grand total (RWF)", 900), "a row of totals"),
        ((3, "Total", 900), "a row of totals"),
        ((None, None, 900), "it holds only numbers"),
        (HEADER, "repeats the header"),
        (("#org+name", "#org+funder", "#value"), "it is a row of tags"),
        (("Source: reports of the partners",), "a note to the table"),
    ],
)
def test_rows_that_are_no_data_are_refused_with_their_reason(
    tmp_path: Path, row: tuple[object, ...], reason: str
) -> None:
    rows = [HEADER, ("Acorn Trust", "Elm Fund", 900, "Rubavu", 2020), row]

    said, refused = heard(workbook(tmp_path, {"Sheet1": rows}), mapping(tmp_path, MAPPED))

    assert reason in refused[3]
    assert sum(one.amount_minor or 0 for one in said if isinstance(one, Funds)) == 900


def test_a_body_whose_name_begins_like_a_sum_is_a_body(tmp_path: Path) -> None:
    rows = [HEADER, ("Total Care Acorn", "Elm Fund", 900, "Rubavu", 2020)]

    assert "Total Care Acorn" in descriptions(
        heard(workbook(tmp_path, {"S": rows}), mapping(tmp_path, MAPPED))[0]
    )


def test_dates_may_be_days_numbers_and_text(tmp_path: Path) -> None:
    starts = [datetime.date(2019, 1, 1), 43466, "03/04/2020", "25/12/2020", "juin 2021"]
    rows = [HEADER, *(("Acorn Trust", None, None, "Rubavu", start) for start in starts)]

    said, refused = heard(workbook(tmp_path, {"S": rows}), mapping(tmp_path, MAPPED))

    assert refused == {}
    assert [one.since for one in said if isinstance(one, Link)] == [
        "2019-01-01",
        "2019-01-01",
        "2020-04-03",
        "2020-12-25",
        "2021-06",
    ]


def test_a_date_of_two_readings_is_refused_unless_the_mapping_tells(tmp_path: Path) -> None:
    rows = [HEADER, ("Acorn Trust", None, None, "Rubavu", "03/04/2020")]
    path = workbook(tmp_path, {"S": rows})

    _, refused = heard(path, mapping(tmp_path, MAPPED))
    said, none = heard(path, mapping(tmp_path, f"dates: month first\n{MAPPED}"))

    assert "which is the day and which the month?" in refused[2]
    assert none == {}
    assert [one.since for one in said if isinstance(one, Link)] == ["2020-03-04"]


def test_a_cell_may_name_several_on_lines_of_their_own(tmp_path: Path) -> None:
    rows = [HEADER, ("Acorn\nTrust", "Elm Fund\nFir Fund; • Ash Fund", None, "- Rubavu\n- Musanze", None)]

    said, _ = heard(workbook(tmp_path, {"S": rows}), mapping(tmp_path, MAPPED))

    assert told(said) == [
        ("FUNDS", "Elm Fund", "Acorn Trust"),
        ("FUNDS", "Fir Fund", "Acorn Trust"),
        ("FUNDS", "Ash Fund", "Acorn Trust"),
        ("OPERATES_IN", "Acorn Trust", "Rubavu"),
        ("OPERATES_IN", "Acorn Trust", "Musanze"),
    ]


def test_an_empty_cell_may_repeat_the_one_above(tmp_path: Path) -> None:
    rows = [HEADER, ("Acorn Trust", None, None, "Rubavu", 2020), (None, None, None, "Huye", 2021)]

    said, refused = heard(
        workbook(tmp_path, {"S": rows}), mapping(tmp_path, f"fill_down: [Organization]\n{MAPPED}")
    )

    assert refused == {}
    assert told(said)[1] == ("OPERATES_IN", "Acorn Trust", "Huye")


SHEETS: dict[str, Rows] = {
    "Partners": [("NGO", "Area"), ("Acorn Trust", "Rubavu")],
    "Grants": [("List of grants",), ("Giver", "Taker", "USD"), ("Elm Fund", "Acorn Trust", 500.5)],
    "Notes": [("Remember to call",), ("Tuesday",)],
}


def test_each_sheet_may_have_columns_of_its_own(tmp_path: Path) -> None:
    text = """
    sheets:
      - name: partners
        columns: {NGO: name, Area: {link: OPERATES_IN}}
      - name: Grants
        columns: {Giver: from, Taker: to, USD: amount}
        constants: {type: FUNDS, currency: USD}
    """

    said, refused = heard(workbook(tmp_path, SHEETS), mapping(tmp_path, text))

    assert refused == {}
    assert told(said) == [("OPERATES_IN", "Acorn Trust", "Rubavu"), ("FUNDS", "Elm Fund", "Acorn Trust")]
    assert [one.amount_minor for one in said if isinstance(one, Funds)] == [50_050]


def test_a_sheet_that_cannot_be_read_is_told_where_none_was_chosen(tmp_path: Path) -> None:
    path = workbook(tmp_path, {"Partners": SHEETS["Partners"], "Notes": SHEETS["Notes"]})

    said, refused = heard(path, mapping(tmp_path, "columns: {NGO: name, Area: {link: OPERATES_IN}}"))

    assert len(told(said)) == 1
    assert "the sheet is not read: no row names the columns 'NGO'" in refused[1]
    with pytest.raises(SourceUnusable, match=r"sheet Notes: no row names the columns 'NGO'"):
        LOADER.open(path, mapping(tmp_path, "columns: {NGO: name}\nsheets: [{name: Notes}]"))
    with pytest.raises(SourceUnusable, match=r"there is no sheet 'Grants'"):
        LOADER.open(path, mapping(tmp_path, "columns: {NGO: name}\nsheets: [{name: Grants}]"))


def test_merged_cells_are_filled_only_where_that_is_asked_for(tmp_path: Path) -> None:
    path = workbook(tmp_path, {"S": [("a", None, "c"), (None, None, "d")]}, {"S": ["A1:B2"]})

    plain, filled = (
        [row.cells for row in read_xlsx_cells(path, merged=merged) if isinstance(row, Cells)]
        for merged in (False, True)
    )
    marks = [row.merged for row in read_xlsx_cells(path, merged=True) if isinstance(row, Cells)]

    assert plain == [("a", "", "c"), ("", "", "d")]
    assert filled == [("a", "a", "c"), ("a", "a", "d")]
    assert marks == [frozenset({1}), frozenset({0, 1})]


def test_a_formula_without_a_result_is_refused_and_one_with_it_is_not_worked_out(tmp_path: Path) -> None:
    path = tmp_path / "theirs.xlsx"
    book = openpyxl.Workbook()
    for row in (HEADER, ("Acorn Trust", "Elm Fund", "=1+1", "Rubavu", 2020)):
        book.worksheets[0].append(row)
    book.save(path)

    rows = list(LOADER.open(path, mapping(tmp_path, MAPPED)).rows)

    assert [type(row) for row in rows] == [BadRow]
    assert "no stored result" in heard(path, mapping(tmp_path, MAPPED))[1][2]


def test_a_mapped_workbook_is_opened_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows: Rows = [("Member", "Since", "Partners"), ("Acorn Trust", "31/12/2019", "Birch Union")]
    path = workbook(tmp_path, {"Members": rows})
    options = mapping(tmp_path, "columns: {Member: name, Since: since, Partners: {link: PARTNERS_WITH}}")
    opened: list[object] = []
    load_workbook = openpyxl.load_workbook

    def counted(*given: object, **more: bool) -> object:
        opened.append(given)
        return load_workbook(*given, **more)

    monkeypatch.setattr(openpyxl, "load_workbook", counted)
    said, refused = heard(path, options)

    assert (len(said), refused) == (3, {})
    assert len(opened) == 1
