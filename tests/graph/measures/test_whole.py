"""Numbers of the whole network are those of NetworkX; what is not defined has a reason."""

import warnings

import networkx as nx
import numpy as np
import pytest
from hypothesis import given

from graph.measures.measure import chosen, declared
from graph.measures.whole import centralization, distribution, whole
from tests.graph.measures.nets import projection
from tests.graph.measures.test_of_each import Drawn, networks


@given(networks())
def test_the_whole_network(drawn: Drawn) -> None:
    plain: Drawn = nx.Graph(drawn.to_undirected())
    found = whole(projection(drawn))

    assert found.numbers["entities"] == len(drawn)
    assert found.numbers["ties"] == drawn.number_of_edges()
    assert found.numbers["isolates"] == nx.number_of_isolates(plain)
    assert found.numbers["components"] == (nx.number_connected_components(plain) if len(plain) else 0)
    assert found.numbers["largest"] == max(map(len, nx.connected_components(plain)), default=0)
    assert found.numbers.get("density", 0) == pytest.approx(nx.density(drawn))
    assert found.numbers.get("transitivity", 0) == pytest.approx(nx.transitivity(plain))
    assert dict(distribution(projection(drawn))) == {
        degree: count for degree, count in enumerate(nx.degree_histogram(plain)) if count
    }


@given(networks(directed=True))
def test_how_many_ties_are_answered(drawn: Drawn) -> None:
    found = whole(projection(drawn))

    if drawn.number_of_edges():
        assert found.numbers["reciprocity"] == pytest.approx(nx.overall_reciprocity(drawn))
    else:
        assert "there are none" in found.why["reciprocity"]


@given(networks())
def test_steps_are_counted_where_there_is_a_way(drawn: Drawn) -> None:
    found = whole(projection(drawn))

    ways = [steps for _, to in nx.all_pairs_shortest_path_length(drawn) for steps in to.values() if steps]
    if ways:
        assert found.numbers["mean_distance"] == pytest.approx(float(np.mean(ways)))
    else:
        assert found.why["mean_distance"]


def test_ties_within_kinds_and_across() -> None:
    drawn: Drawn = nx.Graph([("a", "b"), ("c", "d"), ("b", "c")])
    nx.set_node_attributes(drawn, {"a": "Network", "b": "Network", "c": "Body", "d": "Body"}, "kind")
    made = projection(drawn)
    kinds = tuple(drawn.nodes[own]["kind"] for own in made.ids)
    object.__setattr__(made, "kinds", kinds)

    found = whole(made)

    assert found.numbers["assortativity_by_kind"] == pytest.approx(
        nx.attribute_assortativity_coefficient(drawn, "kind")
    )
    assert "one kind" in whole(projection(drawn)).why["assortativity_by_kind"]


@pytest.mark.parametrize("size", [3, 4, 9])
def test_a_star_is_as_centralized_as_can_be_and_a_ring_is_not_at_all(size: int) -> None:
    for drawn, expected in ((nx.star_graph(size - 1), 1), (nx.cycle_graph(size), 0)):
        made = projection(nx.relabel_nodes(drawn, str))
        values = {measure: measure.work(made).numbers for measure in declared().values()}

        found = centralization(made, values)

        assert found.numbers == pytest.approx(
            dict.fromkeys(("degree", "betweenness", "closeness", "harmonic"), expected), abs=1e-9
        )


def test_what_is_not_defined_for_all_has_no_centralization() -> None:
    made = projection(nx.Graph([("a", "b"), ("b", "c"), ("d", "e")]))
    (closeness,) = chosen(("closeness",))

    found = centralization(made, {closeness: closeness.work(made).numbers})

    assert not found.numbers
    assert "not defined for all" in found.why["closeness"]


@given(networks(weighted=False))
def test_those_with_many_ties_are_tied_to_each_other_as_networkx_says(drawn: Drawn) -> None:
    found = whole(projection(drawn))

    with np.errstate(all="ignore"), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        expected = nx.degree_assortativity_coefficient(drawn) if drawn.number_of_edges() else np.nan
    if np.isfinite(expected):
        assert found.numbers["assortativity_by_degree"] == pytest.approx(expected, abs=1e-6)
    else:
        assert found.why["assortativity_by_degree"]


@pytest.mark.parametrize("size", [3, 4, 9])
def test_with_direction_a_star_that_leads_in_is_as_centralized_as_can_be(size: int) -> None:
    drawn: Drawn = nx.DiGraph([(f"{at}", "0") for at in range(1, size)])
    made = projection(drawn)

    found = centralization(made, {each: each.work(made).numbers for each in declared().values()})

    assert (found.numbers["harmonic"], found.numbers["degree"]) == pytest.approx((1, 1))
    assert "With direction" in found.why["closeness"]


@given(networks(directed=True))
def test_with_direction_nothing_is_more_centralized_than_a_star(drawn: Drawn) -> None:
    made = projection(drawn)

    found = centralization(made, {each: each.work(made).numbers for each in declared().values()})

    assert all(-1e-9 <= number <= 1 + 1e-9 for number in found.numbers.values())
