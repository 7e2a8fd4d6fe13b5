"""Frames and graphs for analysts: answers as pandas tables, the network for NetworkX and igraph.

pandas comes with `pip install "ihuriro[notebooks]"`; all else is there.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeGuard, get_args, get_origin

import igraph
import networkx as nx
from pydantic import BaseModel

from graph.errors import InvalidQuestion
from graph.exchange.cells import harmless
from graph.exchange.chosen import Chosen
from graph.exchange.columns import Values, entity_values, flat, link_values
from graph.measures.projection import Projection

if TYPE_CHECKING:
    import pandas as pd


def frame(answer: BaseModel | Iterable[BaseModel]) -> "pd.DataFrame":
    """Return a table with one row for each part of an answer, such as `funding(store).flows`.

    Of a whole answer it is the first list in it: the results, the partners, the cells. What lies deeper is in
    columns such as `evidence.source`. Where that list is empty, so is the table, and has its columns.
    """
    model, parts = _first_list(answer) if isinstance(answer, BaseModel) else (None, answer)
    rows = [part.model_dump() for part in parts]
    if rows or model is None:
        return _pandas().json_normalize(rows)
    return _pandas().DataFrame(columns=list(_columns(model)))


def entity_frame(part: Chosen) -> "pd.DataFrame":
    """Return the entities of a part of the graph as a table, by their ids."""
    return _indexed(entity_values(entity) for entity in part.entities())


def link_frame(part: Chosen) -> "pd.DataFrame":
    """Return the links of a part of the graph as a table by their ids: each row is one statement."""
    return _indexed(link_values(link, part.names) for link in part.links())


def write_table(table: "pd.DataFrame", path: Path) -> Path:
    """Write a table as CSV that can be handed on: no spreadsheet takes what is in it for a formula."""
    whole = table.reset_index() if any(table.index.names) else table
    whole.map(lambda value: harmless(value) if isinstance(value, str) else value).to_csv(path, index=False)
    return path


def network(what: Chosen | Projection) -> Any:
    """Return a part of the graph, or a projection of it, for NetworkX.

    A part becomes a `MultiDiGraph` in which each edge is one statement, by its id; the entries of lists are
    parted by semicolons, so that NetworkX can write it to any format. A projection, in which
    parallel links are folded, becomes a `Graph`, or a `DiGraph` where its ties have a direction.
    """
    if isinstance(what, Projection):
        return _folded(what)
    graph: Any = nx.MultiDiGraph()
    graph.add_nodes_from((entity.id, flat(entity_values(entity))) for entity in what.entities())
    for link in what.links():
        graph.add_edge(link.from_id, link.to_id, key=link.id, **flat(link_values(link, what.names)))
    return graph


def to_igraph(what: Chosen | Projection) -> igraph.Graph:
    """Return the same for igraph: its vertices have `id` and `name`, the ties of a projection a `weight`."""
    if isinstance(what, Projection):
        graph = what.graph.copy()
        graph.vs["id"], graph.vs["name"], graph.vs["kind"] = what.ids, what.names, what.kinds
        graph.es["weight"] = what.weights.tolist()
        return graph
    entities = [flat(entity_values(entity)) for entity in what.entities()]
    place = {values["id"]: number for number, values in enumerate(entities)}
    links = [flat(link_values(link, what.names)) for link in what.links()]
    ends = [(place[values["from_id"]], place[values["to_id"]]) for values in links]
    return igraph.Graph(
        n=len(entities),
        edges=ends,
        directed=True,
        vertex_attrs=_attributes(entities),
        edge_attrs=_attributes(links),
    )


def _folded(projection: Projection) -> Any:
    graph: Any = nx.DiGraph() if projection.directed else nx.Graph()
    for own, name, kind in zip(projection.ids, projection.names, projection.kinds, strict=True):
        graph.add_node(own, name=name, kind=kind)
    ties = zip(projection.tails, projection.heads, projection.weights.tolist(), strict=True)
    graph.add_weighted_edges_from(
        (projection.ids[tail], projection.ids[head], weight) for tail, head, weight in ties
    )
    return graph


def _attributes(things: list[dict[str, str | int | float | bool]]) -> dict[str, list[object]]:
    """Return values by column; None where nothing is known."""
    names = dict.fromkeys(name for values in things for name in values)
    return {name: [each.get(name) for each in things] for name in names}


def _indexed(things: Iterable[Values]) -> "pd.DataFrame":
    found = _pandas().DataFrame(list(things))
    return found.set_index("id") if len(found) else found


def _first_list(answer: BaseModel) -> tuple[type[BaseModel] | None, Iterable[BaseModel]]:
    """Return what the first list in an answer is of, and the list."""
    for name, field in type(answer).model_fields.items():
        if get_origin(field.annotation) is tuple and _is_model(get_args(field.annotation)[0]):
            return get_args(field.annotation)[0], getattr(answer, name)
    return None, ()


def _columns(model: type[BaseModel], before: str = "") -> Iterator[str]:
    """Yield the columns that a table of these has: what lies deeper is told by its way there."""
    for name, field in model.model_fields.items():
        may_be = (
            () if get_origin(field.annotation) is tuple else (field.annotation, *get_args(field.annotation))
        )
        inner = next(filter(_is_model, may_be), None)
        if inner is None:
            yield f"{before}{name}"
        else:
            yield from _columns(inner, f"{before}{name}.")


def _is_model(annotation: object) -> TypeGuard[type[BaseModel]]:
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)


def _pandas() -> Any:
    try:
        import pandas
    except ModuleNotFoundError as error:
        raise InvalidQuestion('pandas is not here: pip install "ihuriro[notebooks]"') from error
    return pandas
