"""Graphs that other programs drew, as JSON and as edge lists."""

import json
from pathlib import Path

import openpyxl
import pytest

from loaders.catalogue import Options, choose
from loaders.sources.graphfiles import LOADER
from tests.loaders.sources.spooled import heard

NETWORKX = {
    "directed": True,
    "graph": {"name": "Ties"},
    "nodes": [{"id": 1, "name": "Acacia Trust"}, {"id": 2, "name": "Baobab Forum", "kind": "coalition"}],
    "links": [{"source": 1, "target": 2, "weight": 2}],
}
GRAPHOLOGY = {
    "options": {"type": "undirected"},
    "attributes": {"name": "Ties"},
    "nodes": [
        {"key": "1", "attributes": {"label": "Acacia Trust"}},
        {"key": "2", "attributes": {"label": "Baobab Forum", "kind": "coalition"}},
    ],
    "edges": [{"key": "e", "source": "1", "target": "2", "attributes": {"weight": 2}}],
}
D3 = {
    "nodes": [{"name": "Acacia Trust"}, {"name": "Baobab Forum", "kind": "coalition"}],
    "links": [{"source": 0, "target": 1, "weight": 2}],
}
KUMU = {
    "name": "Ties",
    "elements": [
        {"_id": "elem-1", "attributes": {"label": "Acacia Trust"}},
        {"_id": "elem-2", "attributes": {"label": "Baobab Forum", "element type": "Coalition"}},
    ],
    "connections": [
        {"_id": "c", "from": "elem-2", "to": "elem-1", "reversed": True, "attributes": {"weight": 2}},
    ],
}


def as_json(folder: Path, value: object) -> Path:
    path = folder / "ties.json"
    path.write_text(json.dumps(value), encoding="utf-8")
    return path


def lines(folder: Path, name: str, *rows: str) -> Path:
    path = folder / name
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "drawn", [NETWORKX, GRAPHOLOGY, D3, KUMU], ids=["networkx", "graphology", "d3", "kumu"]
)
def test_every_way_of_writing_nodes_and_links_says_the_same(tmp_path: Path, drawn: dict[str, object]) -> None:
    path = as_json(tmp_path, drawn)
    assert choose(path) is LOADER

    said = heard(path, LOADER)
    (link,) = said.links

    assert (link["type"], link["from_stated"], link["to_stated"]) == (
        "PARTNERS_WITH",
        "Acacia Trust",
        "Baobab Forum",
    )
    assert {one["name"]: (one["kind"], one.get("sort")) for one in said.bodies.values()} == {
        "Acacia Trust": ("Organization", None),
        "Baobab Forum": ("Network", "coalition"),
    }
    assert said.unused == {"weight": 1}
    assert said.source["title"] == ("" if drawn is D3 else "Ties")


def test_an_edge_both_ways_is_two_links_where_direction_matters(tmp_path: Path) -> None:
    drawn = {**KUMU, "connections": [{"from": "Acacia Trust", "to": "elem-2", "direction": "mutual"}]}
    path = as_json(tmp_path, drawn)

    assert len(heard(path, LOADER).links) == 1
    both = heard(path, LOADER, Options(link_type="SUPPORTS")).links
    assert sorted(link["from_stated"] for link in both) == ["Acacia Trust", "Baobab Forum"]


def test_money_on_an_edge_keeps_its_currency(tmp_path: Path) -> None:
    edge = {
        "source": 1,
        "target": 2,
        "type": "FUNDS",
        "amount": "1200.50",
        "currency": "KES",
        "flow": "grant",
    }
    (link,) = heard(as_json(tmp_path, {**NETWORKX, "links": [edge]}), LOADER).links

    assert (link["type"], link["amount_minor"], link["currency"], link["flow"]) == (
        "FUNDS",
        120050,
        "KES",
        "grant",
    )
    bare = heard(as_json(tmp_path, {**NETWORKX, "links": [edge | {"currency": ""}]}), LOADER)
    assert "no currency" in bare.refused["links 1"]


def test_a_table_of_nodes_stands_beside_its_edges(tmp_path: Path) -> None:
    nodes = lines(
        tmp_path,
        "ties_nodes.csv",
        "id,name,website",
        "1,Acacia Trust,https://acacia.example",
        "2,Baobab Forum,",
        "3,Short",
    )
    edges = lines(
        tmp_path, "ties_edges.csv", "Source,Target,Type,Weight", "1,2,Directed,3", "Baobab Forum,1,,", "1,9,,"
    )
    said = heard(edges, LOADER)

    assert (choose(nodes), choose(edges)) == (LOADER, LOADER)
    assert said.bodies["1"]["website"] == "https://acacia.example"
    assert sorted(link["from_stated"] for link in said.links) == ["Acacia Trust", "Baobab Forum"]
    assert said.refused["ties_nodes.csv row 4"] == "2 cells where the header has 3"
    assert "no node is called '9'" in said.refused["row 4"]
    assert said.unused == {"Weight": 1}


def test_a_table_of_nodes_leads_to_its_edges(tmp_path: Path) -> None:
    nodes = lines(tmp_path, "ties_nodes.csv", "id,name", "1,Acacia Trust")
    assert LOADER.sureness(nodes) == 0
    assert LOADER.enters(nodes) == nodes

    edges = lines(tmp_path, "ties_edges.csv", "source,target", "1,1")
    assert LOADER.enters(nodes) == LOADER.enters(edges) == edges
    assert LOADER.beside(edges) == (nodes,)


def test_edges_alone_tell_of_their_ends(tmp_path: Path) -> None:
    path = lines(tmp_path, "who.csv", "from;to", "Acacia Trust;Northern Hills", "Baobab Forum;Northern Hills")

    assert sorted(heard(path, LOADER).bodies) == ["Acacia Trust", "Baobab Forum", "Northern Hills"]
    said = heard(path, LOADER, Options(link_type="OPERATES_IN"))
    assert said.bodies["Northern Hills"]["kind"] == "Place"
    assert len(said.of("OPERATES_IN")) == 2


def test_a_table_with_our_own_columns_is_left_to_its_loader(tmp_path: Path) -> None:
    path = lines(tmp_path, "own.csv", "type,from,to", "FUNDS,Acacia Trust,Baobab Forum")

    assert LOADER.sureness(path) == 0
    assert choose(path).name == "tables"


def test_a_workbook_holds_nodes_and_edges_in_two_sheets(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].title = "edges"
    for row in (("source", "target"), ("a", "b")):
        book["edges"].append(row)
    nodes = book.create_sheet("nodes")
    for row in (("id", "label"), ("a", "Acacia Trust"), ("b", "Baobab Forum")):
        nodes.append(row)
    path = tmp_path / "ties.xlsx"
    book.save(path)

    assert choose(path) is LOADER
    (link,) = heard(path, LOADER).links
    assert (link["from_stated"], link["to_stated"]) == ("Acacia Trust", "Baobab Forum")
