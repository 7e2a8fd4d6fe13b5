"""Measures: the projection beside the bare driver, each one beside igraph, the whole beside NetworkX."""

import json
import subprocess
import sys
import time
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import partial

import igraph
import networkx as nx
import numpy as np
from networkx.algorithms.link_analysis.pagerank_alg import _pagerank_python  # type: ignore[attr-defined]

from bench.country import SOURCE, fill
from bench.engines import empty, environment
from bench.filling import filled
from bench.table import Finding, paired, seconds
from bench.world import STRESS
from graph.bolt.data_science import HAS_PLUGIN, PLUGIN
from graph.bolt.store import Store, open_store
from graph.measures.communities import communities
from graph.measures.doubt import Doubt
from graph.measures.measure import Measure, declared
from graph.measures.projection import Projection
from graph.questions.measures import measures
from graph.questions.measures.in_database import THERE, measures_in_database
from graph.questions.measures.view_of import projection
from graph.settings import Settings

ENTITIES, LINKS, SOME = 2_000, 8_000, 500
TIMES = 5
QUICK, OFTEN, AT_ONCE = 0.01, 20, 20
# The same rows, with what a projection takes of each.
BARE = """
    MATCH (a:Entity)-[r]->(b:Entity)
    RETURN a.id AS from_id, b.id AS to_id, type(r) AS type, r.source AS source
"""
PROGRAM = """
import json, time
from graph.bolt.store import open_store
from graph.questions.measures.view_of import projection
from graph.settings import Settings
with open_store(Settings()) as store:
    began = time.perf_counter()
    made = projection(store)
    taken = time.perf_counter() - began
with open("/proc/self/status") as told:  # what getrusage tells begins with the peak of the parent
    peak = next(int(line.split()[1]) for line in told if line.startswith("VmHWM"))
print(json.dumps([made.size, len(made.tails), taken, peak * 1024]))
"""
KERNELS: dict[str, Callable[[igraph.Graph], object]] = {
    "degree": lambda graph: graph.degree(),
    "in_degree": lambda graph: graph.degree(mode="in"),
    "out_degree": lambda graph: graph.degree(mode="out"),
    "strength": lambda graph: graph.strength(weights="weight"),
    "betweenness": lambda graph: graph.betweenness(),
    "closeness": lambda graph: graph.closeness(),
    "harmonic": lambda graph: graph.harmonic_centrality(),
    "eigenvector": lambda graph: graph.eigenvector_centrality(),
    "pagerank": lambda graph: graph.pagerank(),
    "core": lambda graph: graph.coreness(),
    "clustering": lambda graph: graph.transitivity_local_undirected(),
    "constraint": lambda graph: graph.constraint(),
    "articulation": lambda graph: graph.biconnected_components(),
    "bridges": lambda graph: graph.bridges(),
    "community": lambda graph: [graph.community_leiden("modularity", n_iterations=2) for _ in range(50)],
}


DIRECTED = ("in_degree", "out_degree")
IN_NETWORKX: dict[str, Callable[["nx.Graph[int]"], object]] = {
    "degree": lambda graph: dict(graph.degree()),
    "betweenness": nx.betweenness_centrality,
    "closeness": nx.closeness_centrality,
    "harmonic": nx.harmonic_centrality,
    "pagerank": _pagerank_python,
    "core": nx.core_number,
    "clustering": nx.clustering,
    "articulation": lambda graph: list(nx.articulation_points(graph)),
    "bridges": lambda graph: list(nx.bridges(graph)),
}
# What takes time by the number of ties only; the others would take NetworkX days on the stress graph.
BY_TIES = ("degree", "pagerank", "core", "clustering", "articulation", "bridges")


def of_many_links(store: Store, settings: Settings) -> Iterator[Finding]:
    """Yield how fast, and with how much memory, the stress graph becomes arrays."""
    command = [sys.executable, "-c", PROGRAM]
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment(settings))
    size, ties, _, peak = json.loads(done.stdout)
    what = f"projection of {size:,} entities, {ties:,} ties"
    bare, ours = paired(lambda: store.read(BARE), lambda: _projected(settings), 3)
    yield Finding(
        f"{what}, from the database",
        store.engine,
        f"{ours:.1f} s",
        f"bare driver {bare:.1f} s",
        ours / bare,
        "≤ 0.5",
    )
    yield Finding(
        f"memory of a process with a {what}", store.engine, f"{peak / 1e6:.0f} MB", "", None, "< 1,000 MB"
    )
    yield from _kernels(projection(store), BY_TIES)
    yield _beside_networkx(store, settings, BY_TIES)


def in_database(store: Store, settings: Settings) -> Iterator[Finding]:
    """Yield how fast the stress graph is measured inside Neo4j, beside igraph, what is read included."""
    if store.engine != "neo4j" or not store.read(HAS_PLUGIN, name=PLUGIN)[0]["here"]:
        return
    for name in THERE:
        there, here = paired(partial(_there, settings, name), partial(_here, settings, name), 1)
        shown = f"{there:.1f} s", f"igraph {here:.1f} s"
        yield Finding(
            f"measures --engine gds: {name} of {STRESS.links:,} links", "neo4j", *shown, there / here, ""
        )


def _there(settings: Settings, name: str) -> None:
    with open_store(settings) as fresh:
        measures_in_database(fresh, names=[name])


def _here(settings: Settings, name: str) -> None:
    communities.cache_clear()
    with open_store(settings) as fresh:
        measures(fresh, names=[name], doubt=Doubt("nothing"))


def findings(store: Store, settings: Settings) -> Iterator[Finding]:
    """Yield how fast measures are on a network of 2,000 and 8,000."""
    filled(store, SOURCE, partial(fill, links=LINKS, entities=ENTITIES))
    made = projection(store)
    yield from _kernels(made, KERNELS)
    yield _effective_size(made)
    yield _beside_networkx(store, settings, IN_NETWORKX)
    empty(store)


def _projected(settings: Settings) -> Projection:
    with open_store(settings) as fresh:
        return projection(fresh)


def _kernels(made: Projection, names: Iterable[str]) -> Iterator[Finding]:
    for name in names:
        ours, theirs = _beside(made, declared()[name], partial(KERNELS[name], _graph(made, name)))
        shown = _in_ms(ours), f"igraph {_in_ms(theirs)}"
        yield Finding(f"measure of {made.size:,} entities: {name}", "", *shown, ours / theirs, "≤ 1.2")


def _graph(made: Projection, name: str) -> igraph.Graph:
    """Return the same ties as igraph has them before it works on them."""
    if name in DIRECTED:
        return igraph.Graph(n=made.size, edges=np.column_stack(made.arcs[:2]), directed=True)
    graph = made.graph.copy()
    graph.es["weight"] = made.weights.tolist()
    return graph


def _beside(made: Projection, measure: Measure, bare: Callable[[], object]) -> tuple[float, float]:
    """Return the seconds that each takes of the processor, for others may use it, too.

    What takes hardly any time is done often at once: each then finds the memory as it left it itself.
    """

    def work() -> None:
        communities.cache_clear()  # they are remembered
        measure.work(made)

    quick = seconds(bare) < QUICK
    times, at_once = (OFTEN, AT_ONCE) if quick else (TIMES, 1)
    both = paired(partial(_repeat, work, at_once), partial(_repeat, bare, at_once), times, time.process_time)
    return both[0] / at_once, both[1] / at_once


def _repeat(work: Callable[[], object], times: int) -> None:
    for _ in range(times):
        work()


def _effective_size(made: Projection) -> Finding:
    """Compare with NetworkX, since igraph has no such measure, on a part: the whole takes it two minutes."""
    part = made.of(np.arange(min(made.size, SOME)))
    graph, work = _in_networkx(part), partial(declared()["effective_size"].work, part)
    ours, theirs = paired(work, lambda: nx.effective_size(graph), TIMES, time.process_time)
    shown = _in_ms(ours), f"NetworkX (igraph has none) {_in_ms(theirs)}"
    return Finding(f"measure of {part.size:,} entities: effective_size", "", *shown, ours / theirs, "≤ 1")


def _in_ms(taken: float) -> str:
    return f"{taken * 1000:.1f} ms" if taken > 0.001 else f"{taken * 1000:.2g} ms"


def _command(settings: Settings, names: Iterable[str]) -> None:
    asked = ["measures", "--json", "--doubt", "nothing", "--measure", ",".join(names)]
    command = [sys.executable, "-m", "api.cli", *asked]
    subprocess.run(command, check=True, capture_output=True, env=environment(settings))


def _beside_networkx(store: Store, settings: Settings, names: Collection[str]) -> Finding:
    """Compare our whole command, what is read included, with NetworkX on the same network in memory."""
    made = projection(store)
    ours = seconds(lambda: _command(settings, names))
    theirs = seconds(lambda: _with_networkx(made, names))
    what = f"`measures --json` with {len(names)} measures, {made.size:,} entities, {len(made.tails):,} ties"
    return Finding(what, store.engine, f"{ours:.1f} s", f"NetworkX {theirs:.1f} s", ours / theirs, "")


def _with_networkx(made: Projection, names: Iterable[str]) -> None:
    graph = _in_networkx(made)
    for name in names:
        IN_NETWORKX[name](graph)


def _in_networkx(made: Projection) -> "nx.Graph[int]":
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(made.size))
    graph.add_edges_from(zip(made.tails.tolist(), made.heads.tolist(), strict=True))
    return graph
