"""CSV and XLSX, opened again: every row and cell is there, and none is a formula."""

import csv
import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from openpyxl import load_workbook

from graph.bolt.store import Store
from graph.errors import InvalidQuestion
from graph.exchange import workbook
from graph.exchange.cells import LONGEST, harmless
from graph.exchange.chosen import Chosen, chosen
from graph.exchange.columns import Values, joined
from graph.exchange.csv_pair import pair_of, write_csv_pair
from graph.exchange.workbook import write_workbook
from tests.graph.exchange.parts import Part, drawn_parts, entities_by_id, flat, links_by_id

Rows = dict[str, dict[str, str]]
NODES = {"id": "Id", "name": "Label"}
EDGES = {"id": "Id", "from_id": "Source", "to_id": "Target", "title": "Label", "type": "link_type"}


def _rows(text: io.TextIOBase) -> Rows:
    return {row["Id"]: {name: cell for name, cell in row.items() if cell} for row in csv.DictReader(text)}


def _cells(values: Values, headers: dict[str, str]) -> dict[str, str]:
    return {headers.get(name, name): _cell(joined(value)) for name, value in values.items()}


def _cell(value: str | float | bool) -> str:
    if isinstance(value, bool):
        return "yes"
    return harmless(value) if isinstance(value, str) else str(value)


def _nodes(part: Chosen) -> Rows:
    return {own: _cells(values, NODES) for own, values in entities_by_id(part).items()}


def _edges(part: Chosen) -> Rows:
    edges = {own: _cells(values, EDGES) for own, values in links_by_id(part).items()}
    for row in edges.values():
        row["Type"] = "Undirected" if row.pop("symmetric", "") else "Directed"
    return edges


def test_two_tables_hold_every_entity_and_link(little: Store, tmp_path: Path) -> None:
    part = chosen(little)

    done = write_csv_pair(tmp_path / "net.csv", part)

    assert {path.name for path in tmp_path.glob("net*")} == {path.name for path in done.files}
    nodes, edges = (path.open(encoding="utf-8", newline="") for path in pair_of(tmp_path / "net.csv"))
    with nodes, edges:
        assert (_rows(nodes), _rows(edges)) == (_nodes(part), _edges(part))
    assert (done.entities, done.links) == (len(_nodes(part)), len(_edges(part)))


def test_a_zip_holds_the_same_two_tables_and_is_the_same_file_each_time(
    little: Store, tmp_path: Path
) -> None:
    part = chosen(little)
    write_csv_pair(tmp_path / "net.csv", part)

    for name in ("net.zip", "again.zip"):
        write_csv_pair(tmp_path / name, part)

    with zipfile.ZipFile(tmp_path / "net.zip") as packed:
        assert {name: packed.read(name) for name in packed.namelist()} == {
            path.name: path.read_bytes() for path in pair_of(tmp_path / "net.csv")
        }


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(part=drawn_parts())
def test_whatever_stands_in_a_graph_stands_in_the_tables_and_is_no_formula(
    tmp_path: Path, part: Part
) -> None:
    write_csv_pair(tmp_path / "net.csv", part)

    nodes, edges = (path.open(encoding="utf-8", newline="") for path in pair_of(tmp_path / "net.csv"))
    with nodes, edges:
        assert (_rows(nodes), _rows(edges)) == (_nodes(part), _edges(part))


def _sheets(path: Path) -> dict[str, list[dict[str, Any]]]:
    """Return the rows of each sheet by its header; a cell that is a formula fails the test."""
    found = {}
    for sheet in load_workbook(path):
        header, *rows = sheet.iter_rows()
        assert not {cell.data_type for row in rows for cell in row} & {"f", "e", "d"}
        found[sheet.title] = [
            {name.value: cell.value for name, cell in zip(header, row, strict=True) if cell.value is not None}
            for row in rows
        ]
    return found


def _in_cells(values: Values, sheet: str) -> dict[str, Any]:
    """Return what a sheet holds of a thing: lists joined, numbers that would be rounded as texts."""
    names = {column.name for column in workbook.SHEETS[sheet]}
    cells = {name: value for name, value in flat(values).items() if name in names}
    return {name: str(value) if _is_large(value) else value for name, value in cells.items()}


def _is_large(value: str | float | bool) -> bool:
    return isinstance(value, int) and abs(value) >= 10**15


def _agree(found: list[dict[str, Any]], values: dict[str, Values], sheet: str) -> None:
    assert {row["id"]: row for row in found} == {own: _in_cells(each, sheet) for own, each in values.items()}
    assert len(found) == len(values)


def test_a_workbook_holds_entities_links_evidence_sources_and_explains_them(
    little: Store, tmp_path: Path
) -> None:
    part, path = chosen(little, as_of="2023"), tmp_path / "all.xlsx"

    done = write_workbook(path, part)

    sheets, links = _sheets(path), links_by_id(part)
    _agree(sheets["entities"], entities_by_id(part), "entities")
    for title in ("links", "evidence"):
        _agree(sheets[title], links, title)
    assert {row["id"] for row in sheets["sources"]} == {values["source_id"] for values in links.values()}
    assert all(row["title"] for row in sheets["sources"] if row["id"] != "ihuriro-reference")
    told = sheets["explanation"]
    assert "2023-01-01" in told[0]["meaning"]
    explained = {(row["sheet"], row["column"]): row.get("meaning") for row in told if "sheet" in row}
    assert explained.keys() == {
        (title, column.name) for title in list(sheets)[1:] for column in workbook.SHEETS[title]
    }
    assert all(explained.values())
    assert (done.entities, done.links) == (len(sheets["entities"]), len(links))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=15)
@given(part=drawn_parts())
def test_whatever_stands_in_a_graph_is_in_the_workbook_and_is_no_formula(tmp_path: Path, part: Part) -> None:
    path = tmp_path / "drawn.xlsx"

    write_workbook(path, part)

    sheets = _sheets(path)
    _agree(sheets["entities"], entities_by_id(part), "entities")
    _agree(sheets["evidence"], links_by_id(part), "evidence")


def test_the_same_graph_gives_the_same_workbook(little: Store, tmp_path: Path) -> None:
    for name in ("one.xlsx", "other.xlsx"):
        write_workbook(tmp_path / name, chosen(little))

    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "other.xlsx").read_bytes()


def test_what_no_sheet_holds_is_said_or_cut_where_it_can_be_seen(
    little: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    part = Part(tuple(chosen(little).entities())[:2], ())
    long = part.things[0].model_copy(update={"name": "n" * (LONGEST + 1)})
    path = tmp_path / "long.xlsx"
    write_workbook(path, Part((long, part.things[1]), ()))
    [name] = [row["name"] for row in _sheets(path)["entities"] if row["id"] == long.id]
    assert name == "n" * (LONGEST - 1) + "…"

    monkeypatch.setattr(workbook, "MOST_ROWS", 1)
    with pytest.raises(InvalidQuestion, match="csv"):
        write_workbook(path, part)
    assert len(_sheets(path)["entities"]) == 2
