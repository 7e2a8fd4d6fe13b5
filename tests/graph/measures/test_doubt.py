"""Intervals of places: what they rest on, and how often they hold the true place."""

import math
from dataclasses import replace

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import InvalidQuestion
from graph.measures.doubt import Doubt, Intervals, intervals, possible, runs_of
from graph.measures.measure import declared
from graph.measures.projection import Projection, folded
from graph.measures.ranks import places, ranks
from tests.graph.measures.nets import projection
from tests.graph.measures.test_of_each import Drawn, networks

RATES = st.tuples(st.sampled_from([0, 0.2, 0.5]), st.sampled_from([0, 0.1, 0.5]))


def pairs(made: Projection) -> list[tuple[int, int]]:
    return list(zip(made.tails.tolist(), made.heads.tolist(), strict=True))


@settings(deadline=None)
@given(networks(), RATES)
def test_each_possible_network_is_one_with_the_same_entities(
    drawn: Drawn, rates: tuple[float, float]
) -> None:
    known = projection(drawn)

    for made in possible(known, Doubt("ties", *rates), 3):
        assert made.ids == known.ids
        assert pairs(made) == sorted(set(pairs(made)))
        assert all(tail != head for tail, head in pairs(made))
        assert known.directed or all(tail < head for tail, head in pairs(made))
        assert set(made.weights) <= set(known.weights)


@given(networks())
def test_without_doubt_there_is_one_possible_network(drawn: Drawn) -> None:
    known = projection(drawn)

    for made in possible(known, Doubt("ties", 0, 0), 2):
        assert pairs(made) == pairs(known)
        assert made.weights.tolist() == known.weights.tolist()


@given(networks())
def test_without_doubt_an_interval_is_the_place(drawn: Drawn) -> None:
    known, degree = projection(drawn), declared()["degree"]

    found = intervals(degree, possible(known, Doubt("ties", 0, 0), 2))

    best, worst = places(degree.work(known).numbers, "high")
    assert found.low.tolist() == best.tolist()
    assert found.high.tolist() == worst.tolist()


def test_the_same_network_has_the_same_possible_networks() -> None:
    known = projection(nx.relabel_nodes(nx.karate_club_graph(), str))

    once, again = ([pairs(made) for made in possible(known, Doubt(), 5)] for _ in range(2))

    assert once == again
    assert once[0] != once[1]


def test_as_many_ties_go_and_come_as_is_said() -> None:
    known = projection(nx.relabel_nodes(nx.barabasi_albert_graph(200, 3, seed=1), str))
    ties = len(known.tails)

    found = [len(made.tails) for made in possible(known, Doubt("ties", 0.2, 0.1), 40)]

    assert np.mean(found) == pytest.approx(ties * 0.9 / 0.8, rel=0.03)


def test_where_some_are_hubs_more_is_missing_at_hubs_and_else_everywhere() -> None:
    hubs = projection(nx.relabel_nodes(nx.star_graph(60), lambda own: f"{own:03}"))
    alike = projection(nx.relabel_nodes(nx.circulant_graph(60, [1, 9]), lambda own: f"{own:03}"))

    assert new_ties(hubs)[0] == 0  # the hub has all ties already
    spread = new_ties(alike)
    assert spread.std() < 2 * math.sqrt(spread.mean())


def new_ties(known: Projection) -> np.ndarray:
    counts = np.zeros(known.size)
    for made in possible(known, Doubt("ties", 0.3, 0), 20):
        counts += made.degrees - known.degrees
    return counts


@pytest.mark.parametrize(("missing", "wrong"), [(-0.1, 0.1), (0.95, 0.1), (0.1, math.nan), (0.1, 1)])
def test_shares_that_make_no_sense_are_refused(missing: float, wrong: float) -> None:
    with pytest.raises(InvalidQuestion, match=r"must be from 0 to 0\.9"):
        Doubt("ties", missing, wrong).checked()


def test_much_work_is_done_on_fewer_networks_and_too_much_on_none() -> None:
    small = projection(nx.Graph([("a", "b")]))
    degree, betweenness = declared()["degree"], declared()["betweenness"]
    large = replace(small, ids=("x",) * 200_000, tails=np.zeros(10**6, int), heads=np.ones(10**6, int))

    assert runs_of(degree, small) == 200
    assert runs_of(betweenness, large) == 0
    assert 40 <= runs_of(degree, large) <= 200


@given(st.lists(st.sampled_from([0.0, 1.0, 2.0, math.nan]), max_size=8))
def test_those_alike_share_the_first_of_their_places_and_who_has_no_number_is_last(
    numbers: list[float],
) -> None:
    found = ranks(np.array(numbers), "high").tolist()

    keys = [-math.inf if math.isnan(number) else number for number in numbers]
    assert found == [1 + sum(other > key for other in keys) for key in keys]
    assert ranks(np.array([3.0, 1.0, 2.0]), "low").tolist() == [3, 1, 2]


def true_networks() -> dict[str, Projection]:
    drawn = {
        "karate club": nx.karate_club_graph(),
        "florentine families": nx.florentine_families_graph(),
        "hubs": nx.barabasi_albert_graph(80, 2, seed=1),
        "chance": nx.gnm_random_graph(70, 170, seed=1),
    }
    return {name: projection(nx.relabel_nodes(nx.Graph(each.edges()), str)) for name, each in drawn.items()}


def observed(true: Projection, doubt: Doubt, chance: np.random.Generator) -> Projection:
    """Return what somebody would know of a network: some ties are not written down, some are wrong."""
    known = true.keep(chance.random(len(true.tails)) >= doubt.missing)
    count = chance.poisson(len(known.tails) * doubt.wrong / (1 - doubt.wrong))
    ends = np.sort(chance.integers(0, true.size, (count, 2)), axis=1)
    ends = ends[(ends[:, 0] != ends[:, 1])]
    tails, heads = np.concatenate([known.tails, ends[:, 0]]), np.concatenate([known.heads, ends[:, 1]])
    made = folded(true.size, tails, heads, np.ones(len(tails)))
    return replace(known, **made | {"weights": np.ones(len(made["tails"]))})


@pytest.mark.parametrize("name", ["degree", "betweenness", "pagerank", "constraint"])
def test_intervals_hold_the_true_place_about_as_often_as_they_say(name: str) -> None:
    measure, doubt, held = declared()[name], Doubt("ties", 0.2, 0.05), []
    for true in true_networks().values():
        best, worst = places(measure.work(true).numbers, measure.first or "high")
        for seed in range(4):
            known = observed(true, doubt, np.random.default_rng(seed))
            found: Intervals = intervals(measure, possible(known, doubt, 60))
            held += ((found.low <= worst) & (found.high >= best)).tolist()

    assert np.mean(held) > 0.87


def test_the_interval_of_a_known_network_is_wider_the_less_is_known() -> None:
    known, degree = true_networks()["karate club"], declared()["degree"]

    widths = []
    for missing in (0.0, 0.2, 0.5):
        found = intervals(degree, possible(known, Doubt("ties", missing, 0.05), 60))
        widths.append(float((found.high - found.low).mean()))

    assert widths == sorted(widths)
    assert widths[0] < widths[-1]
