"""GraphML of a country's network, beside networkx writing the same attributes."""

import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import networkx as nx

from bench.country import LINKS, SOURCE, fill
from bench.engines import empty
from bench.filling import filled
from bench.table import Finding, paired
from graph.bolt.store import Store
from graph.exchange.chosen import Chosen, chosen, seen
from graph.exchange.frames import network
from graph.exchange.graphml import write_graphml
from graph.questions.results import Subgraph

TIMES = 3


def findings(store: Store, links: int = LINKS) -> Iterator[Finding]:
    """Yield how long writing takes, from memory and from the database."""
    with tempfile.TemporaryDirectory() as name:
        ours, theirs = Path(name) / "ours.graphml", Path(name) / "theirs.graphml"
        filled(store, SOURCE, partial(fill, links=links))
        part = chosen(store)
        taken = _from_memory(store, part, ours, theirs)
        yield _finding(f"write {links:,} links as GraphML, from memory", "networkx", store, taken)
        taken = paired(lambda: write_graphml(ours, part), lambda: _by_networkx(part, theirs), TIMES)
        yield _finding(f"export {links:,} links as GraphML", "the same by networkx", store, taken)
        if nx.read_graphml(ours).number_of_edges() != nx.read_graphml(theirs).number_of_edges():
            raise SystemExit("the two files do not hold the same links")
    empty(store)


def _from_memory(store: Store, part: Chosen, ours: Path, theirs: Path) -> tuple[float, float]:
    kept = seen(store, Subgraph(entities=tuple(part.entities()), links=tuple(part.links())))
    graph = network(kept)
    return paired(lambda: write_graphml(ours, kept), lambda: nx.write_graphml(graph, theirs), TIMES)


def _by_networkx(part: Chosen, path: Path) -> None:
    nx.write_graphml(network(part), path)


def _finding(what: str, beside: str, store: Store, taken: tuple[float, float]) -> Finding:
    ours, theirs = taken
    return Finding(what, store.engine, f"{ours:.1f} s", f"{beside} {theirs:.1f} s", ours / theirs, "≤ 1")
