"""GEXF, opened again by networkx: everything is there, with color, place and dates."""

from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from hypothesis import HealthCheck, given, settings

from graph.bolt.store import Store
from graph.dates import first_day, last_day
from graph.exchange import drawn
from graph.exchange.chosen import chosen
from graph.exchange.columns import Values
from graph.exchange.gexf import write_gexf
from graph.model.entities import KIND_OF
from tests.graph.exchange.parts import Part, drawn_parts, entities_by_id, flat, links_by_id

IN_ELEMENTS = frozenset({"id", "from_id", "to_id"})
BESIDE = frozenset({"viz", "start", "end", "label", "id"})


def _data(values: Values) -> dict[str, object]:
    return {name: value for name, value in flat(values).items() if name not in IN_ELEMENTS}


def _without(data: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in data.items() if name not in BESIDE}


def _days(values: Values) -> tuple[str | None, str | None]:
    since, until = values.get("since"), values.get("until")
    return (
        first_day(str(since)) if since else None,
        last_day(str(until)) if until else None,
    )


def _read(path: Path) -> Any:
    return nx.MultiDiGraph(nx.read_gexf(path))


def test_networkx_reads_every_entity_and_link_with_color_place_and_dates(
    little: Store, tmp_path: Path
) -> None:
    part, path = chosen(little), tmp_path / "all.gexf"

    done = write_gexf(path, part)

    graph, entities = _read(path), entities_by_id(part)
    assert {own: _without(data) for own, data in graph.nodes(data=True)} == {
        own: _data(values) for own, values in entities.items()
    }
    links = links_by_id(part)
    assert {data["id"]: _without(data) for _, _, data in graph.edges(data=True)} == {
        own: _data(values) for own, values in links.items()
    }
    assert (done.entities, done.links) == (len(entities), len(links))
    places = {tuple(data["viz"]["position"].values()) for _, data in graph.nodes(data=True)}
    assert len(places) == len(entities)
    for own, data in graph.nodes(data=True):
        color = data["viz"]["color"]
        written = "#{r:02x}{g:02x}{b:02x}".format(**color)
        assert written == KIND_OF[str(entities[own]["kind"])].color
    lives = {own: (data.get("start"), data.get("end")) for own, data in graph.nodes(data=True)}
    assert lives == {own: _days(values) for own, values in entities.items()}
    assert any(start for start, _ in lives.values())
    found = {data["id"]: (data.get("start"), data.get("end")) for _, _, data in graph.edges(data=True)}
    assert found == {own: _days(values) for own, values in links.items()}
    assert any(start and end and start < end for start, end in found.values())


def test_a_graph_too_large_to_be_drawn_has_no_places(
    little: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drawn, "MOST", 5)
    path = tmp_path / "all.gexf"

    done = write_gexf(path, chosen(little))

    graph = _read(path)
    assert len(graph) == done.entities > 5
    assert all(set(data["viz"]) == {"color"} for _, data in graph.nodes(data=True))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(part=drawn_parts())
def test_whatever_stands_in_a_graph_is_read_again(tmp_path: Path, part: Part) -> None:
    path = tmp_path / "drawn.gexf"

    write_gexf(path, part)

    graph = _read(path)
    assert {own: _without(data) for own, data in graph.nodes(data=True)} == {
        own: _data(values) for own, values in entities_by_id(part).items()
    }
    assert {data["id"]: _without(data) for _, _, data in graph.edges(data=True)} == {
        own: _data(values) for own, values in links_by_id(part).items()
    }
