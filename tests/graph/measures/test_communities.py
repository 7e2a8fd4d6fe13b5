"""Communities, and how sure it is who belongs to which."""

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings

from graph.measures.communities import communities, runs_of_stability, stability
from graph.measures.doubt import Doubt, possible
from tests.graph.measures.nets import projection
from tests.graph.measures.test_of_each import Drawn, mutual, networks


def circles(count: int, size: int) -> Drawn:
    return nx.relabel_nodes(nx.connected_caveman_graph(count, size), lambda own: f"{own:03}")


def test_circles_are_found_and_are_not_in_doubt() -> None:
    found = communities(projection(circles(4, 6)))

    assert found.sizes == [6, 6, 6, 6]
    assert [set(found.members[first : first + 6].tolist()) for first in (0, 6, 12, 18)] == [
        {1},
        {2},
        {3},
        {4},
    ]
    assert found.ambiguity.tolist() == pytest.approx([0] * 24)
    assert found.runs == 50


def test_who_stands_between_two_circles_is_more_in_doubt_than_those_within() -> None:
    drawn = circles(2, 5)
    drawn.remove_edges_from([edge for edge in drawn.edges() if (edge[0] < "005") != (edge[1] < "005")])
    drawn.add_edges_from(("between", own) for own in ("000", "001", "005", "006"))

    found, ids = communities(projection(drawn)), projection(drawn).ids

    between = found.ambiguity[ids.index("between")]
    assert between > 0.2
    assert all(between > found.ambiguity[ids.index(own)] for own in ("002", "007"))


@settings(deadline=None, max_examples=30)
@given(networks())
def test_who_is_tied_is_in_one_community_and_who_is_alone_in_none(drawn: Drawn) -> None:
    made = projection(drawn)
    found = communities(made)

    assert (found.members > 0).tolist() == (made.degrees > 0).tolist()
    assert found.sizes == sorted(found.sizes, reverse=True)
    assert sum(found.sizes) == int((made.degrees > 0).sum())
    assert ((found.ambiguity >= -1e-12) & (found.ambiguity < 1)).all()
    groups = [
        {own for own, number in zip(made.ids, found.members, strict=True) if number == at}
        for at in range(1, len(found.sizes) + 1)
    ]
    if len(made.tails):
        alone = [{own} for own, number in zip(made.ids, found.members, strict=True) if not number]
        # Without weights a tie counts once, also where it goes both ways.
        weight = "weight" if made.undirected.weighted else None
        theirs = nx.community.modularity(mutual(drawn), [*groups, *alone], weight=weight)
        assert found.modularity == pytest.approx(theirs)


def test_the_same_network_has_the_same_communities() -> None:
    drawn = nx.relabel_nodes(nx.karate_club_graph(), str)
    one, other = communities(projection(drawn)), communities(projection(drawn))

    assert one is not other
    assert one.members.tolist() == other.members.tolist()
    assert np.array_equal(one.ambiguity, other.ambiguity)
    assert one.modularity > 0.44


def test_strong_ties_make_communities_and_weak_ones_do_not() -> None:
    drawn = nx.complete_graph([f"{own:02}" for own in range(12)])
    for one, other in drawn.edges():
        drawn.edges[one, other]["weight"] = 8 if (one < "05") == (other < "05") else 1

    found = communities(projection(drawn))

    assert found.members.tolist() == [2] * 5 + [1] * 7
    assert found.ambiguity.tolist() == pytest.approx([0] * 12)


def test_clear_circles_are_found_again_when_ties_are_in_doubt_and_chance_is_not() -> None:
    clear = projection(circles(4, 8))
    chance = projection(nx.relabel_nodes(nx.gnm_random_graph(32, 60, seed=3), str))

    again = {}
    for name, made in (("clear", clear), ("chance", chance)):
        again[name] = stability(communities(made), possible(made, Doubt(), 20))

    assert min(again["clear"]) > 0.7
    assert np.mean(again["chance"]) < 0.6
    assert stability(communities(clear), [clear]) == pytest.approx([1] * 4)
    assert runs_of_stability(clear) == 50
    assert runs_of_stability(projection(nx.Graph())) == 0
