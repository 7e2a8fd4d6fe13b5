"""Who can introduce one to another."""

import networkx as nx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.bolt.store import Store
from graph.errors import InvalidQuestion, NotFound
from graph.questions.introductions import introductions
from tests.graph.questions.drawn import Drawing, partners

ON_DATABASE = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
NODES = [f"body-{number}" for number in range(9)]
PAIRS = st.lists(st.tuples(st.sampled_from(NODES), st.sampled_from(NODES)), max_size=20)


@ON_DATABASE
@given(PAIRS, st.integers(1, 8))
def test_routes_are_all_the_shortest_there_are(
    store: Store, pairs: list[tuple[str, str]], depth: int
) -> None:
    partners(pairs, NODES).put(store)
    undirected = nx.Graph(pairs)
    undirected.add_nodes_from(NODES)
    expected: list[tuple[str, ...]] = []
    if nx.has_path(undirected, NODES[0], NODES[1]):
        expected = sorted(tuple(route) for route in nx.all_shortest_paths(undirected, NODES[0], NODES[1]))
    expected = [route for route in expected if len(route) <= depth + 1]

    answer = introductions(store, NODES[0], NODES[1], as_of="2020", k=1000, depth=depth)

    assert [route.ids for route in answer.routes] == expected
    assert not answer.truncated
    for route in answer.routes:
        assert [{hop.from_id, hop.to_id} for hop in route.hops] == [
            {here, there} for here, there in zip(route.ids, route.ids[1:], strict=False)
        ]


def test_each_hop_is_a_sentence_with_its_evidence(little: Store) -> None:
    answer = introductions(little, "lakeshore-legal-aid", "riverbend-relief-agency", as_of="2023-06-01")

    over_hillside, over_coalition = answer.routes
    assert over_coalition.ids[1:3] == ("open-door-coalition", "terrace-womens-association")
    assert [hop.sentence for hop in over_hillside.hops] == [
        "Lakeshore Legal Aid works with Hillside Health Initiative (2022–), says Northlight Foundation.",
        "Hillside Health Initiative is a member of Rubavu Protection Working Group (2019–), "
        "says Open Door Coalition.",
        "Riverbend Relief Agency convenes Rubavu Protection Working Group (2019-06–), "
        "says Open Door Coalition.",
    ]
    assert [evidence.record for evidence in over_hillside.hops[0].evidence] == ["grant 1", "answer 8"]
    assert answer.as_of == "2023-06-01"


def test_a_route_needs_every_link_and_everybody_on_the_day(store: Store) -> None:
    drawing = Drawing()
    for name in ("a", "b"):
        drawing.entity(name)
    drawing.entity("old", period=(None, "2015"))
    drawing.entity("young", period=("2018", None))
    for middle in ("old", "young"):
        drawing.link("MEMBER_OF", "a", middle)
        drawing.link("MEMBER_OF", "b", middle, period=("2012", "2030"))
    drawing.put(store)

    def between(as_of: str) -> list[str]:
        return [route.ids[1] for route in introductions(store, "a", "b", as_of=as_of).routes]

    assert between("2011") == []
    assert between("2014") == ["old"]
    assert between("2016") == []
    assert between("2019") == ["young"]


def test_an_ended_link_on_a_shorter_route_does_not_hide_the_longer_one(store: Store) -> None:
    drawing = partners([("a", "c"), ("c", "b")], ["a", "b", "c"])
    drawing.link("PARTNERS_WITH", "a", "b", period=(None, "2010"))
    drawing.put(store)

    assert [route.ids for route in introductions(store, "a", "b", as_of="2020").routes] == [("a", "c", "b")]


def test_money_referrals_and_kinds_of_bodies_introduce_nobody(store: Store) -> None:
    drawing = partners([("a", "kinds"), ("kinds", "b")], ["a", "b"])
    drawing.entity("kinds", generic=True)
    drawing.link("FUNDS", "a", "b")
    drawing.link("REFERS_TO", "a", "b")
    drawing.put(store)

    assert introductions(store, "a", "b", as_of="2020").routes == ()
    assert [route.ids for route in introductions(store, "a", "kinds", as_of="2020").routes] == [
        ("a", "kinds")
    ]


def test_the_tie_most_publishers_agree_on_is_told(store: Store) -> None:
    drawing = Drawing()
    drawing.entity("a")
    drawing.entity("b")
    drawing.link("MEMBER_OF", "a", "b", source="one")
    drawing.link("PARTNERS_WITH", "a", "b", source="one", period=("2014", None))
    drawing.link("PARTNERS_WITH", "b", "a", source="two")
    drawing.put(store)

    [hop] = introductions(store, "b", "a", as_of="2020").routes[0].hops

    assert (hop.type, hop.publishers) == ("PARTNERS_WITH", 2)
    assert hop.sentence == "B works with A (2014–), says Publisher of one."
    assert {evidence.source for evidence in hop.evidence} == {"one", "two"}


def test_more_routes_than_asked_for_are_said(store: Store) -> None:
    pairs = [(end, f"m{number}") for number in range(5) for end in ("a", "b")]
    partners(pairs, ["a", "b", *(f"m{number}" for number in range(5))]).put(store)

    answer = introductions(store, "a", "b", as_of="2020", k=3)

    assert [route.ids[1] for route in answer.routes] == ["m0", "m1", "m2"]
    assert answer.truncated
    assert not introductions(store, "a", "b", as_of="2020", k=5).truncated


def test_it_asks_about_today_unless_told(store: Store) -> None:
    drawing = partners([], ["a", "b"])
    drawing.link("PARTNERS_WITH", "a", "b", period=(None, "2010"))
    drawing.put(store)

    assert introductions(store, "a", "b").routes == ()


def test_who_cannot_be_introduced_is_refused(little: Store) -> None:
    with pytest.raises(InvalidQuestion, match="two different"):
        introductions(little, "northlight-foundation", "northlight-foundation")
    with pytest.raises(NotFound, match="'nobody'"):
        introductions(little, "northlight-foundation", "nobody")
