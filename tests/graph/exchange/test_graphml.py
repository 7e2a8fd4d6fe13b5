"""GraphML, opened again by networkx and igraph: everything is there, whatever stands in it."""

from pathlib import Path
from typing import Any

import igraph
import networkx as nx
from hypothesis import HealthCheck, given, settings

from graph.bolt.store import Store
from graph.exchange.chosen import Chosen, chosen
from graph.exchange.columns import Values
from graph.exchange.graphml import write_graphml
from tests.graph.exchange.parts import Part, drawn_parts, entities_by_id, flat, links_by_id

IN_ELEMENTS = frozenset({"id", "from_id", "to_id"})


def _data(values: Values) -> dict[str, object]:
    return {name: value for name, value in flat(values).items() if name not in IN_ELEMENTS}


def _nodes(part: Chosen) -> dict[str, dict[str, object]]:
    return {own: _data(values) for own, values in entities_by_id(part).items()}


def _edges(part: Chosen) -> dict[str, tuple[object, object, dict[str, object]]]:
    return {
        own: (values["from_id"], values["to_id"], _data(values) | {"link_id": own})
        for own, values in links_by_id(part).items()
    }


def _read(path: Path) -> Any:
    return nx.read_graphml(path, force_multigraph=True)


def test_networkx_reads_every_entity_and_link_with_all_that_is_known_of_it(
    little: Store, tmp_path: Path
) -> None:
    part, path = chosen(little), tmp_path / "all.graphml"

    done = write_graphml(path, part)

    graph = _read(path)
    assert graph.is_directed()
    assert dict(graph.nodes(data=True)) == _nodes(part)
    found = {key: (one, other, data) for one, other, key, data in graph.edges(keys=True, data=True)}
    assert found == _edges(part)
    assert (done.entities, done.links) == (len(graph), len(found))
    assert done.links > 30


def test_igraph_reads_the_same(little: Store, tmp_path: Path) -> None:
    part, path = chosen(little), tmp_path / "all.graphml"
    write_graphml(path, part)

    graph = igraph.Graph.Read_GraphML(str(path))

    nodes, edges = _nodes(part), _edges(part)
    assert {node["id"]: node["name"] for node in graph.vs} == {
        own: said["name"] for own, said in nodes.items()
    }
    assert graph.is_directed()
    ids = graph.vs["id"]
    found = {edge["link_id"]: (ids[edge.source], ids[edge.target]) for edge in graph.es}
    assert found == {own: (one, other) for own, (one, other, _) in edges.items()}
    for edge in graph.es:
        said = edges[edge["link_id"]][2]
        assert {name: edge[name] for name in said} == said


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(part=drawn_parts())
def test_whatever_stands_in_a_graph_is_read_again(tmp_path: Path, part: Part) -> None:
    path = tmp_path / "drawn.graphml"

    write_graphml(path, part)

    graph = _read(path)
    assert dict(graph.nodes(data=True)) == _nodes(part)
    found = {data["link_id"]: (one, other, data) for one, other, data in graph.edges(data=True)}
    assert found == _edges(part)
