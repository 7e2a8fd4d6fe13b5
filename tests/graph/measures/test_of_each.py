"""Each measure is what NetworkX says, on whatever network."""

from collections.abc import Callable
from typing import Any

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from networkx.algorithms import structuralholes
from networkx.algorithms.link_analysis.pagerank_alg import _pagerank_python  # type: ignore[attr-defined]

from graph.errors import InvalidQuestion
from graph.measures.measure import Values, chosen, declared
from graph.measures.of_each import paths
from tests.graph.measures.nets import projection

Drawn = Any
NAMES = "abcdefghi"


@st.composite
def networks(draw: st.DrawFn, *, directed: bool | None = None, weighted: bool | None = None) -> Drawn:
    """Draw a network of up to nine, with or without direction and weights, often in parts or empty."""
    size = draw(st.integers(0, 9))
    is_directed = draw(st.booleans()) if directed is None else directed
    has_weights = draw(st.booleans()) if weighted is None else weighted
    drawn: Drawn = nx.DiGraph() if is_directed else nx.Graph()
    drawn.add_nodes_from(NAMES[:size])
    pairs = [(one, other) for one in NAMES[:size] for other in NAMES[:size] if one != other]
    for one, other in draw(st.lists(st.sampled_from(pairs), max_size=20)) if pairs else []:
        drawn.add_edge(one, other, **({"weight": draw(st.sampled_from([1, 2, 4]))} if has_weights else {}))
    return drawn


def values(name: str, drawn: Drawn) -> dict[str, float]:
    made = projection(drawn)
    found = declared()[name].work(made)
    return dict(zip(made.ids, found.numbers.tolist(), strict=True))


def same(name: str, drawn: Drawn, expected: dict[str, float], tolerance: float = 1e-7) -> None:
    found = values(name, drawn)
    assert found == pytest.approx({own: expected[own] for own in found}, abs=tolerance, nan_ok=True)


def far(drawn: Drawn) -> Drawn:
    """Return the network with distances instead of strengths."""
    turned = drawn.copy()
    for *_, data in turned.edges(data=True):
        data["distance"] = 1 / data.get("weight", 1)
    return turned


@given(networks())
def test_degrees(drawn: Drawn) -> None:
    plain = drawn.to_undirected()
    same("degree", drawn, dict(plain.degree()))
    same("strength", drawn, dict(drawn.degree(weight="weight")))


@given(networks(directed=True))
def test_degrees_in_and_out(drawn: Drawn) -> None:
    same("in_degree", drawn, dict(drawn.in_degree()))
    same("out_degree", drawn, dict(drawn.out_degree()))


@given(networks())
def test_betweenness(drawn: Drawn) -> None:
    expected = nx.betweenness_centrality(far(drawn), weight="distance") if len(drawn) > 2 else nothing(drawn)
    same("betweenness", drawn, expected)


@given(networks())
def test_harmonic_closeness(drawn: Drawn) -> None:
    sums = nx.harmonic_centrality(far(drawn), distance="distance")
    others = len(drawn) - 1
    same("harmonic", drawn, {own: total / others if others else np.nan for own, total in sums.items()})


@given(networks())
def test_closeness_within_the_largest_part(drawn: Drawn) -> None:
    part = drawn.subgraph(largest(drawn))
    expected = nothing(drawn) | nx.closeness_centrality(far(part), distance="distance")
    same("closeness", drawn, expected)


@given(networks())
def test_eigenvector_within_the_largest_part(drawn: Drawn) -> None:
    part = drawn.subgraph(largest(drawn))
    expected = nothing(drawn)
    if len(part):
        expected |= by_hand(part)
    same("eigenvector", drawn, expected, 1e-6)


def by_hand(part: Drawn) -> dict[str, float]:
    """Return the eigenvector of the largest eigenvalue, which is real and positive in a connected network."""
    order = sorted(part)
    numbers, vectors = np.linalg.eig(nx.to_numpy_array(part, nodelist=order).T)
    vector = np.abs(vectors[:, int(np.argmax(numbers.real))].real)
    return dict(zip(order, (vector / np.linalg.norm(vector)).tolist(), strict=True))


@given(networks())
def test_pagerank(drawn: Drawn) -> None:
    expected = _pagerank_python(drawn, tol=1e-12, max_iter=1000) if len(drawn) else {}
    same("pagerank", drawn, expected, 1e-6)


@given(networks())
def test_core(drawn: Drawn) -> None:
    same("core", drawn, nx.core_number(drawn.to_undirected()))


def test_core_of_more_than_a_byte_holds() -> None:
    everybody: Drawn = nx.relabel_nodes(nx.complete_graph(300), str)

    assert set(values("core", everybody).values()) == {299.0}


@given(networks())
def test_clustering(drawn: Drawn) -> None:
    plain: Drawn = nx.Graph(drawn.to_undirected())
    found: dict[str, float] = nx.clustering(plain)  # type: ignore[assignment]
    same("clustering", drawn, {own: found[own] if plain.degree(own) > 1 else np.nan for own in plain})


@given(networks())
def test_constraint(drawn: Drawn) -> None:
    expected = nx.constraint(mutual(drawn), weight="weight") if len(drawn) else {}
    same("constraint", drawn, expected)
    stated = nx.constraint(drawn, weight="weight") if len(drawn) else {}
    assert {own: expected[own] for own in drawn if drawn[own]} == pytest.approx(
        {own: stated[own] for own in drawn if drawn[own]}
    )


def mutual(drawn: Drawn) -> Drawn:
    """Return the network without direction; the weights of both directions are added."""
    made: Drawn = nx.Graph()
    made.add_nodes_from(drawn)
    for one, other, weight in drawn.edges(data="weight", default=1):
        made.add_edge(one, other, weight=weight + made.get_edge_data(one, other, {"weight": 0})["weight"])
    return made


@given(networks())
def test_effective_size(drawn: Drawn) -> None:
    expected = {}
    for own in drawn:
        neighbors = set(nx.all_neighbors(drawn, own))
        expected[own] = (
            sum(1 - redundancy(drawn, own, other, neighbors) for other in neighbors) if neighbors else np.nan
        )
    same("effective_size", drawn, expected)


def redundancy(drawn: Drawn, own: str, other: str, neighbors: set[str]) -> float:
    weight: Callable[..., float] = structuralholes.normalized_mutual_weight
    return sum(
        weight(drawn, own, by, weight="weight") * weight(drawn, other, by, norm=max, weight="weight")
        for by in neighbors
    )


@given(networks())
def test_cut_points_and_bridges(drawn: Drawn) -> None:
    plain: Drawn = nx.Graph(drawn.to_undirected())
    parts = nx.number_connected_components(plain) if len(plain) else 0
    more: dict[str, float] = {}
    for own in plain:
        rest = plain.copy()
        rest.remove_node(own)
        more[own] = nx.number_connected_components(rest) - parts if plain.degree(own) else 0
    same("articulation", drawn, more)
    ends = [end for bridge in nx.bridges(plain) for end in bridge] if len(plain) else []
    same("bridges", drawn, {own: ends.count(own) for own in plain})


def nothing(drawn: Drawn) -> dict[str, float]:
    return dict.fromkeys(drawn, np.nan)


def largest(drawn: Drawn) -> set[str]:
    """Return the one part larger than all others, if it holds two."""
    parts = nx.strongly_connected_components(drawn) if drawn.is_directed() else nx.connected_components(drawn)
    by_size = sorted(parts, key=len)
    if not by_size or (len(by_size) > 1 and len(by_size[-2]) == len(by_size[-1])):
        return set()
    return by_size[-1] if len(by_size[-1]) > 1 else set()


@given(networks())
def test_what_is_not_defined_says_why(drawn: Drawn) -> None:
    made = projection(drawn)
    for measure in declared().values():
        found = measure.work(made)
        assert len(found.numbers) == made.size
        assert not np.isinf(found.numbers).any()
        assert found.why or not np.isnan(found.numbers).any(), measure.name


@given(networks(weighted=False))
def test_without_weights_every_tie_is_one_long(drawn: Drawn) -> None:
    assert not declared()["betweenness"].work(projection(drawn)).note


def test_strong_ties_are_short_and_that_is_said() -> None:
    drawn: Drawn = nx.Graph([("a", "b"), ("b", "c"), ("a", "c")])
    nx.set_edge_attributes(drawn, {("a", "b"): 4, ("b", "c"): 4, ("a", "c"): 1}, "weight")

    found = declared()["betweenness"].work(projection(drawn))

    assert found.numbers.tolist() == [0, 1, 0]
    assert "as long as one by that" in found.note


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 1000))
@pytest.mark.parametrize("name", ["betweenness", "harmonic"])
def test_an_estimate_says_so_and_how_far_it_may_be_off(name: str, seed: int) -> None:
    made = projection(nx.relabel_nodes(nx.barabasi_albert_graph(200, 2, seed=seed), str))
    exact = declared()[name].work(made)
    limit = paths.EXACT_STEPS
    try:
        paths.EXACT_STEPS = 100_000
        guessed: Values = declared()[name].work(made)
    finally:
        paths.EXACT_STEPS = limit

    assert exact.error is None
    assert guessed.error is not None
    assert "An estimate from 64 of 200 starting points" in guessed.note
    assert float(np.abs(guessed.numbers - exact.numbers).max()) < 6 * guessed.error


def test_an_unknown_measure_is_refused_with_those_there_are() -> None:
    with pytest.raises(InvalidQuestion, match="no measure 'fame'; there are degree, in_degree"):
        chosen(("degree", "fame"))


def test_every_measure_says_what_it_finds_how_to_read_it_and_who_wrote_of_it() -> None:
    for measure in declared().values():
        assert measure.finds.endswith(".")
        assert measure.reading.endswith(".")
        assert any(letter.isdigit() for letter in measure.reference)
