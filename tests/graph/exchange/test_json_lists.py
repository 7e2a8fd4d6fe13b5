"""Node-link JSON, read by networkx, and Kumu's blueprints: two lists that hold everything."""

import json
from pathlib import Path
from typing import Any

import networkx as nx
from hypothesis import HealthCheck, given, settings

from graph.bolt.store import Store
from graph.exchange.chosen import Chosen, chosen
from graph.exchange.columns import Values
from graph.exchange.json_lists import write_kumu, write_nodelink
from tests.graph.exchange.parts import Part, drawn_parts, entities_by_id, links_by_id


def _listed(values: Values) -> dict[str, object]:
    return {name: list(value) if isinstance(value, tuple) else value for name, value in values.items()}


def _agrees_with_networkx(path: Path, part: Chosen) -> None:
    graph: Any = nx.node_link_graph(json.loads(path.read_bytes()))
    assert graph.is_directed() and graph.is_multigraph()
    assert {own: {"id": own, **data} for own, data in graph.nodes(data=True)} == {
        own: _listed(values) for own, values in entities_by_id(part).items()
    }
    assert {
        key: {"id": key, "from_id": one, "to_id": other, **data}
        for one, other, key, data in graph.edges(keys=True, data=True)
    } == {own: _listed(values) for own, values in links_by_id(part).items()}


def test_networkx_reads_every_entity_and_link(little: Store, tmp_path: Path) -> None:
    part, path = chosen(little), tmp_path / "all.json"

    done = write_nodelink(path, part)

    _agrees_with_networkx(path, part)
    assert done.links > 30


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(part=drawn_parts())
def test_whatever_stands_in_a_graph_is_read_again(tmp_path: Path, part: Part) -> None:
    path = tmp_path / "drawn.json"

    write_nodelink(path, part)

    _agrees_with_networkx(path, part)


def test_a_blueprint_names_its_elements_by_ids_that_nothing_else_has(little: Store, tmp_path: Path) -> None:
    part, path = chosen(little), tmp_path / "kumu.json"

    done = write_kumu(path, part)

    blueprint = json.loads(path.read_bytes())
    elements, connections = blueprint["elements"], blueprint["connections"]
    assert (len(elements), len(connections)) == (done.entities, done.links)
    ids = [each["id"] for each in (*elements, *connections)]
    assert len(set(ids)) == len(ids)
    entities, links = entities_by_id(part), links_by_id(part)
    assert {each["id"]: (each["label"], each["type"]) for each in elements} == {
        own: (values["name"], values["kind"]) for own, values in entities.items()
    }
    assert {
        each["id"]: (each["from"], each["to"], each["quote"]) for each in connections if "quote" in each
    } == {
        own: (values["from_id"], values["to_id"], values["quote"])
        for own, values in links.items()
        if "quote" in values
    }
    ways = {each["type"]: each["direction"] for each in connections}
    assert (ways["PARTNERS_WITH"], ways["FUNDS"]) == ("undirected", "directed")
