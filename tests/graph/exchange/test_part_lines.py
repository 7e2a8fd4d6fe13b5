"""A part of the graph as JSON Lines: loaded elsewhere it is the same part, and here it takes nothing back."""

import json
from pathlib import Path
from typing import Any

import pytest

from graph.bolt.store import Store
from graph.exchange.chosen import Chosen, chosen, seen
from graph.exchange.jsonl import Line, export_lines, write_jsonl
from graph.exchange.part_lines import part_lines
from graph.questions.neighborhood import neighborhood
from graph.questions.only import Only
from tests.conftest import wipe
from tests.little_network import load_little
from tests.loaders.loading import exported, load

PARTS: dict[str, dict[str, Any]] = {
    "money": {"links": ["FUNDS", "IMPLEMENTS"]},
    "organizations of a source": {"only": Only(kinds=("Organization",), sources=("northlight-grants",))},
    "a day": {"as_of": "2022-06-30"},
}


def _links(lines: list[Line]) -> list[Line]:
    return [line for line in lines if line["kind"] == "link"]


@pytest.mark.parametrize("name", PARTS)
def test_a_part_loads_into_an_empty_graph_as_it_is(store: Store, tmp_path: Path, name: str) -> None:
    load_little(store, tmp_path)
    part = chosen(store, **PARTS[name])
    wanted, path = list(part.links()), tmp_path / "part.jsonl"
    entities = {entity.id for entity in part.entities()}
    write_jsonl(path, part_lines(store, part))
    wipe(store)

    [report] = load(store, tmp_path, path)

    assert (report.status, report.rejected) == ("complete", 0)
    again = chosen(store, **PARTS[name])
    assert {link.id: link for link in again.links()}.keys() == {link.id for link in wanted}
    assert entities <= {entity.id for entity in again.entities()}


def test_loading_a_part_over_the_graph_it_came_from_takes_nothing_back(store: Store, tmp_path: Path) -> None:
    load_little(store, tmp_path)
    before, path = exported(store), tmp_path / "part.jsonl"
    write_jsonl(path, part_lines(store, _around(store)))

    [report] = load(store, tmp_path, path)

    assert report.rejected == 0
    after = exported(store)
    assert [line for line in after if line["kind"] != "source"] == [
        line for line in before if line["kind"] != "source"
    ]


def test_a_part_cites_only_its_own_sources_and_says_that_they_are_not_whole(little: Store) -> None:
    part = _around(little)

    lines = list(part_lines(little, part))

    sources = {line["id"]: line for line in lines if line["kind"] == "source"}
    said = [one for line in lines for one in line.get("said", ())] + _links(lines)
    assert sources.keys() == {one["source"] for one in said}
    assert len(sources) < len([line for line in export_lines(little) if line["kind"] == "source"])
    assert not any(line["complete"] or line["covers"] for line in sources.values())
    assert {line["id"] for line in _links(lines)} == {link.id for link in part.links()}
    assert json.dumps(lines)


def _around(store: Store) -> Chosen:
    only = Only(kinds=("Organization",))
    return seen(store, neighborhood(store, ["lakeshore-legal-aid"], types=["PARTNERS_WITH"], only=only))
