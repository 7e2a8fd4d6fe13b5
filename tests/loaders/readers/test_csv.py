import csv
import io
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.errors import SourceUnusable
from loaders.readers import BadRow, Row, read_csv, read_csv_cells

Writer = Callable[[str, bytes | str], Path]


def good(path: Path) -> list[dict[str, str]]:
    return [dict(row.values) for row in read_csv(path) if isinstance(row, Row)]


def bad(path: Path) -> list[BadRow]:
    return [row for row in read_csv(path) if isinstance(row, BadRow)]


@pytest.mark.parametrize("character", [",", ";", "\t", "|"])
def test_each_usual_separator_is_found(character: str, write: Writer) -> None:
    path = write(
        "members.csv", f"name{character}town\nGisa Forum{character}Gisa\nKivuli Union{character}Kivuli\n"
    )

    assert good(path) == [
        {"name": "Gisa Forum", "town": "Gisa"},
        {"name": "Kivuli Union", "town": "Kivuli"},
    ]


def test_commas_in_amounts_do_not_hide_semicolons(write: Writer) -> None:
    path = write("grants.csv", "name;amount\nGisa Forum;1,5\nKivuli Union;2,75\n")

    assert good(path)[0] == {"name": "Gisa Forum", "amount": "1,5"}


def test_rows_are_numbered_as_a_spreadsheet_shows_them(write: Writer) -> None:
    rows = list(read_csv(write("a.csv", "name,town\nA,x\n\n,\nB,y\n")))

    assert [(row.number, row.where) for row in rows] == [(2, "row 2"), (5, "row 5")]


def test_a_row_too_short_or_too_long_is_set_aside_and_the_next_still_comes(write: Writer) -> None:
    path = write("a.csv", "name,town\nA\nB,y,z\nC,w\n")

    assert [(row.where, row.reason, row.text) for row in bad(path)] == [
        ("row 2", "1 cells where the header has 2", "A"),
        ("row 3", "3 cells where the header has 2", "B,y,z"),
    ]
    assert good(path) == [{"name": "C", "town": "w"}]


def test_empty_cells_beyond_the_header_cost_nothing(write: Writer) -> None:
    assert good(write("a.csv", "name,town\nA,x,,\n")) == [{"name": "A", "town": "x"}]


def test_columns_of_the_same_name_are_told_apart(write: Writer) -> None:
    path = write("a.csv", "name,name,,name (2)\nA,B,C,D\n")

    assert good(path) == [{"name": "A", "name (3)": "B", "column 3": "C", "name (2)": "D"}]


def test_a_quote_never_closed_loses_its_own_row_only(write: Writer) -> None:
    path = write("a.csv", 'name,town\n"A,x\nB,y\n"C, Ltd",z\nD,w\n')

    assert [(row.where, row.reason, row.text) for row in bad(path)] == [
        ("row 2", "the quotes opened in line 2 are never closed", '"A,x')
    ]
    assert [row["name"] for row in good(path)] == ["B", "C, Ltd", "D"]


def test_text_after_a_closing_quote_is_not_guessed_at(write: Writer) -> None:
    path = write("a.csv", 'name,town\n"Gisa" Forum,x\nB,y\n')

    assert "closing quote is followed by more text" in bad(path)[0].reason
    assert good(path) == [{"name": "B", "town": "y"}]


def test_a_muddle_of_quotes_ends_soon(write: Writer) -> None:
    path = write("a.csv", "name,town\n" + '"A,x\nb,y\n' * 100_000)

    with pytest.raises(SourceUnusable, match="the quotes are a muddle"):
        list(read_csv(path))


def test_a_line_of_fifty_megabytes_is_set_aside_in_little_memory(write: Writer) -> None:
    path = write("a.csv", b"name,town\nA,x\n" + b"y" * 50_000_000 + b"\nB,z\n")

    tracemalloc.start()
    rows = list(read_csv(path))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert [row.where for row in rows] == ["row 2", "row 3", "row 4"]
    assert isinstance(rows[1], BadRow)
    assert rows[1].reason == "line 3 is longer than 1,000,000 characters"
    assert len(rows[1].text) < 2_000
    assert peak < 20_000_000


def test_a_cell_longer_than_any_cell_is_set_aside(write: Writer) -> None:
    path = write("a.csv", "name,town\nA," + "x" * 200_000 + "\nB,y\n")

    assert "a cell in line 2 is longer than" in bad(path)[0].reason
    assert len(good(path)) == 1


def test_a_header_that_cannot_be_read_refuses_the_file(write: Writer) -> None:
    with pytest.raises(SourceUnusable, match=r"^a\.csv: row 1: the header cannot be read: line 1 is longer"):
        list(read_csv(write("a.csv", b"x" * 1_500_000 + b"\nA\n")))


def test_hostile_values_are_data(write: Writer) -> None:
    values = [
        "<script>alert(1)</script>",
        "=cmd|' /C calc'!A0",
        "\u202eevil",
        "') DETACH DELETE n //",
        "Cafe\u0301",
    ]
    path = write("a.csv", "name,n\n" + "".join(f"{value},1\n" for value in values))

    assert [row["name"] for row in good(path)] == values


def test_a_mark_at_the_start_is_no_part_of_the_first_column_name(write: Writer) -> None:
    assert good(write("a.csv", "\ufeffname,town\nA,x\n")) == [{"name": "A", "town": "x"}]


def test_rows_come_before_the_file_is_read_to_its_end(write: Writer) -> None:
    path = write("a.csv", "name,town\n" + "A,x\n" * 40_000)

    tracemalloc.start()
    count = sum(1 for _ in read_csv(path))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert count == 40_000
    assert peak < 2_000_000


def test_cells_are_there_for_files_whose_header_stands_lower(write: Writer) -> None:
    path = write("a.csv", "Report,,\nname,town,\n#org,#adm1,\n")

    cells = [row.cells for row in read_csv_cells(path) if not isinstance(row, BadRow)]

    assert cells == [("Report", "", ""), ("name", "town", ""), ("#org", "#adm1", "")]


texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20)


@given(st.lists(st.tuples(texts, texts, texts), max_size=8), st.sampled_from([",", ";", "\t"]))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_what_csv_writer_wrote_reads_back_identical(
    tmp_path: Path, rows: list[tuple[str, str, str]], character: str
) -> None:
    kept = [row for row in rows if any(cell.strip() for cell in row)]
    written = io.StringIO()
    csv.writer(written, delimiter=character).writerows([("name", "town", "note"), *rows])
    path = tmp_path / "any.csv"
    path.write_bytes(b"\xef\xbb\xbf" + written.getvalue().encode())

    assert [tuple(row.values()) for row in good(path)] == kept
    assert bad(path) == []
