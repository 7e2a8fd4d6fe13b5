"""Folded there: a view of the graph as ties in the memory of Neo4j, for as long as it is computed on."""

import uuid
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from graph.bolt.store import Store
from graph.errors import InvalidQuestion
from graph.measures.projection import Numbers, Weights
from graph.measures.view import View
from graph.model.links import LINK_KINDS
from graph.questions.moments import Moment

if TYPE_CHECKING:
    from graphdatascience import GraphDataScience
    from graphdatascience.graph.graph_api import Graph

_MOST = 2_000_000_000
_SYMMETRIC = [kind.type for kind in LINK_KINDS if kind.symmetric]


@dataclass(frozen=True)
class Known:
    """Who is looked at, in the order of their ids, and who says how much of them."""

    nodes: Numbers
    """What the database calls them as long as it runs; never told to anybody."""
    ids: tuple[str, ...]
    names: tuple[str, ...]
    labels: tuple[tuple[str, ...], ...]
    statements: Numbers
    said_by: tuple[frozenset[str], ...]

    def of(self, chosen: Numbers) -> "Known":
        """Return some of them."""
        return Known(
            self.nodes[chosen],
            tuple(self.ids[at] for at in chosen),
            tuple(self.names[at] for at in chosen),
            tuple(self.labels[at] for at in chosen),
            self.statements[chosen],
            tuple(self.said_by[at] for at in chosen),
        )


@dataclass(frozen=True)
class FoldedThere:
    """Ties in the database, with direction where the view has it, and the same without."""

    store: Store
    gds: "GraphDataScience"
    ties: "Graph"
    mutual: "Graph"
    known: Known
    links: int
    """How many links are in the ties."""
    sources: int
    """How many sources state these."""

    @property
    def parts(self) -> Weights:
        """Return which part of the network each is in."""
        return self.numbers(self.mutual, "part")

    def numbers(self, graph: "Graph", word: str) -> Weights:
        """Return what was worked out for each entity, by the word it was kept under."""
        return _numbers(self.store, graph, word, self.known.nodes)


@contextmanager
def folded_there(store: Store, view: View, when: Moment) -> Iterator[FoldedThere]:
    """Fold the links of a view into ties in the database's memory, and free that memory in the end."""
    with store.data_science() as gds, ExitStack() as stack:
        _check(store, view, when)
        graphs = [_folded(gds, view, when, stack, directed=each) for each in sorted({False, view.directed})]
        known = _known(store, graphs[0], view, when)
        links, sources = int(known.statements.sum()) // 2, len(frozenset().union(*known.said_by))
        if view.largest:
            chosen = _in_largest_part(store, graphs[0], known)
            graphs = [_part(gds, store, graph, int(known.nodes[chosen[0]]), stack) for graph in graphs]
            known = known.of(chosen)
        yield FoldedThere(store, gds, graphs[-1], graphs[0], known, links, sources)


THERE = """
    MATCH (one:Entity)
    WHERE any(label IN labels(one) WHERE label IN $kinds) AND NOT coalesce(one.generic, false)
      AND one.since_first <= $until AND one.until_last >= $since
    WITH count(one) AS entities
    OPTIONAL MATCH (source:Source)
    WITH entities, source.id AS source ORDER BY source LIMIT $most
    RETURN entities, collect(source) AS sources
"""


def _check(store: Store, view: View, when: Moment) -> None:
    found = store.columns(THERE, **_asked(view, when))
    if unknown := sorted(set(view.sources) - set(found["sources"])):
        there = ", ".join(found["sources"]) or "none"
        raise InvalidQuestion(f"There is no source {unknown[0]!r}; there are {there}.")
    if not found["entities"]:
        raise InvalidQuestion("Nobody is in this view of the network: load data, or ask for other kinds.")


FOLDED = """
    MATCH (one:Entity)
    WHERE any(label IN labels(one) WHERE label IN $kinds) AND NOT coalesce(one.generic, false)
      AND one.since_first <= $until AND one.until_last >= $since
    WITH one ORDER BY one.id LIMIT $most
    OPTIONAL MATCH (one)-[link]-(other:Entity)
    WHERE type(link) IN $links
      AND CASE WHEN $directed THEN startNode(link) = one OR type(link) IN $symmetric
               ELSE one.id < other.id END
      AND one <> other AND ($sources = [] OR link.source IN $sources)
      AND link.since_first <= $until AND link.until_last >= $since
      AND coalesce(link.confidence, 1.0) >= $confidence
      AND any(label IN labels(other) WHERE label IN $kinds) AND NOT coalesce(other.generic, false)
      AND other.since_first <= $until AND other.until_last >= $since
    WITH one, other,
         CASE WHEN other IS NULL OR $weight = 'none' THEN 1.0
              WHEN $weight = 'sources' THEN toFloat(count(DISTINCT link.source))
              ELSE toFloat(count(link)) END AS strength
    RETURN gds.graph.project(
        $name, one, other, {relationshipProperties: {strength: strength, distance: 1.0 / strength}}, $options)
"""


def _folded(
    gds: "GraphDataScience", view: View, when: Moment, stack: ExitStack, *, directed: bool
) -> "Graph":
    """Fold the links of a view into ties, and say of each entity its degree and its part."""
    graph = gds.graph.project.cypher(
        FOLDED,
        name=_new_name(),
        directed=directed,
        symmetric=_SYMMETRIC,
        weight=view.weight,
        options={} if directed else {"undirectedRelationshipTypes": ["*"]},
        **_asked(view, when),
    ).graph
    stack.callback(graph.drop)
    gds.wcc.mutate(graph, "part")
    gds.degree_centrality.mutate(graph, "degree")
    return graph


def _new_name() -> str:
    return f"ihuriro-{uuid.uuid4().hex}"


def _in_largest_part(store: Store, graph: "Graph", known: Known) -> Numbers:
    """Return who is in the largest part; of two as large, the one with the first entity."""
    _, first, part, sizes = np.unique(
        _numbers(store, graph, "part", known.nodes),
        return_index=True,
        return_inverse=True,
        return_counts=True,
    )
    return np.flatnonzero(part == np.lexsort((first, -sizes))[0])


def _part(gds: "GraphDataScience", store: Store, graph: "Graph", node: int, stack: ExitStack) -> "Graph":
    """Return the part of a graph in which an entity is."""
    part = _numbers(store, graph, "part", np.array([node]))[0]
    made = gds.graph.filter(graph, _new_name(), "n.part = $part", "*", parameters={"part": int(part)}).graph
    stack.callback(made.drop)
    return made


def _asked(view: View, when: Moment) -> dict[str, object]:
    return {
        "kinds": list(view.kinds),
        "links": list(view.links),
        "sources": list(view.sources),
        "confidence": view.confidence,
        "most": _MOST,
        **when.bounds,
    }


KNOWN = """
    CALL gds.graph.nodeProperty.stream($name, 'part') YIELD nodeId
    WITH nodeId, gds.util.asNode(nodeId) AS one
    OPTIONAL MATCH (one)-[link]-(other:Entity)
    WHERE type(link) IN $links AND one <> other AND ($sources = [] OR link.source IN $sources)
      AND link.since_first <= $until AND link.until_last >= $since
      AND coalesce(link.confidence, 1.0) >= $confidence
      AND any(label IN labels(other) WHERE label IN $kinds) AND NOT coalesce(other.generic, false)
      AND other.since_first <= $until AND other.until_last >= $since
    WITH nodeId, one, count(link) AS statements, collect(DISTINCT link.source) AS said_by
    ORDER BY one.id LIMIT $most
    RETURN collect(nodeId) AS node, collect(one.id) AS id, collect(one.name) AS name,
           collect(labels(one)) AS labels, collect(statements) AS statements, collect(said_by) AS said_by
"""


def _known(store: Store, graph: "Graph", view: View, when: Moment) -> Known:
    found = store.columns(KNOWN, name=graph.name(), **_asked(view, when))
    return Known(
        np.array(found["node"], dtype=np.int64),
        tuple(found["id"]),
        tuple(found["name"]),
        tuple(map(tuple, found["labels"])),
        np.array(found["statements"], dtype=np.int64),
        tuple(map(frozenset, found["said_by"])),
    )


NUMBERS = """
    CALL gds.graph.nodeProperty.stream($name, $property) YIELD nodeId, propertyValue
    WITH nodeId, propertyValue ORDER BY nodeId LIMIT $most
    RETURN collect(nodeId) AS node, collect(propertyValue) AS number
"""


def _numbers(store: Store, graph: "Graph", word: str, nodes: Numbers) -> Weights:
    found = store.columns(NUMBERS, name=graph.name(), property=word, most=_MOST)
    places = np.searchsorted(np.array(found["node"], dtype=np.int64), nodes)
    numbers: Weights = np.array(found["number"], dtype=np.float64)[places]
    return numbers
