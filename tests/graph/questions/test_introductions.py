"""Who can introduce one to another."""

import math
from itertools import pairwise
from typing import Any

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.bolt.store import Store
from graph.errors import InvalidQuestion, NotFound
from graph.questions.introductions import introductions
from tests.graph.questions.drawn import Drawing, on_database, partners

NODES = [f"body-{number}" for number in range(8)]
ROOMS = NODES[6:]


TIES = st.lists(
    st.tuples(
        st.sampled_from(NODES),
        st.sampled_from(NODES),
        st.sampled_from([None, "2004", "2012-07", "2019"]),
    ).filter(lambda tie: tie[0] != tie[1]),
    max_size=14,
)
DAY = "2020-06-30"
YEARS = {None: 5, "2004": 10, "2012-07": 7, "2019": 1}
"""What the age of a tie weighs on that day, in tenths of a step."""


def drawn(ties: list[tuple[str, str, str | None]]) -> Drawing:
    drawing = Drawing()
    for own in NODES:
        labels = ("Organization", "Network") if own in ROOMS else ("Organization",)
        drawing.entity(own, labels=labels)
    for one, other, since in ties:
        drawing.link("PARTNERS_WITH", one, other, period=(since, None))
    return drawing


def cheapest(ties: list[tuple[str, str, str | None]], depth: int) -> list[tuple[int, tuple[str, ...]]]:
    """Return the routes that trying every way finds, with their costs in hundredths of a step."""
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(NODES)
    for one, other, since in ties:
        cost = min(100 + 10 * YEARS[since], graph.get_edge_data(one, other, {"cost": 1000})["cost"])
        graph.add_edge(one, other, cost=cost)
    tried = [tuple(way) for way in nx.all_simple_paths(graph, NODES[0], NODES[1], cutoff=depth)]
    found: list[tuple[int, tuple[str, ...]]] = []
    for cost, way in sorted((_cost(way, graph), way) for way in tried):
        if not any(len(known) > 2 and set(known) <= set(way) for _, known in found):
            found.append((cost, way))
    return found


def _cost(way: tuple[str, ...], graph: "nx.Graph[str]") -> int:
    through = sum(
        round((40 if own in ROOMS else 20) * math.log2(max(graph.degree[own], 2) / 2)) for own in way[1:-1]
    )
    paid: int = through + sum(graph.edges[step]["cost"] for step in pairwise(way))
    return paid


@on_database(25)
@given(TIES, st.integers(1, 8))
def test_routes_are_the_cheapest_that_trying_every_way_finds(
    store: Store, ties: list[tuple[str, str, str | None]], depth: int
) -> None:
    drawn(ties).put(store)

    answer = introductions(store, NODES[0], NODES[1], as_of=DAY, k=1000, depth=depth)

    expected = cheapest(ties, depth)
    assert [(route.cost, route.ids) for route in answer.routes] == [
        (cost / 100, way) for cost, way in expected
    ]
    assert not answer.truncated
    for route in answer.routes:
        steps = [{here, there} for here, there in pairwise(route.ids)]
        assert [{hop.from_id, hop.to_id} for hop in route.hops] == steps
        parts = sum(hop.cost for hop in route.hops) + sum(each.cost for each in route.between)
        assert route.cost == pytest.approx(parts)


@on_database(25)
@given(TIES, st.lists(st.tuples(st.sampled_from(NODES), st.sampled_from(NODES)), min_size=1, max_size=6))
def test_what_ended_or_does_not_count_hides_no_route(
    store: Store, ties: list[tuple[str, str, str | None]], shortcuts: list[tuple[str, str]]
) -> None:
    drawn(ties).put(store)
    alone = introductions(store, NODES[0], NODES[1], as_of=DAY, k=50)
    drawing = drawn(ties)
    drawing.entity("kinds", generic=True)
    drawing.entity("closed", period=(None, "2015"))
    for one, other in shortcuts:
        drawing.link("PARTNERS_WITH", one, other, period=(None, "2010"))
        drawing.link("FUNDS", one, other)
        for useless in ("kinds", "closed"):
            drawing.link("PARTNERS_WITH", one, useless)
            drawing.link("PARTNERS_WITH", useless, other)
    drawing.put(store)

    found = introductions(store, NODES[0], NODES[1], as_of=DAY, k=50)
    assert found.model_copy(update={"left_out": alone.left_out}) == alone


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

    answer = introductions(store, "a", "b", as_of="2020")
    assert answer.routes == ()
    assert answer.left_out.model_dump() == {"other_days": 0, "kinds_of_bodies": 1, "other_links": 2}
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


def test_a_hub_a_large_room_and_an_old_tie_make_a_way_longer(store: Store) -> None:
    drawing = Drawing()
    for own in ("a", "b", "friend", "hub", "once", *(f"m{number}" for number in range(6))):
        drawing.entity(own)
    drawing.entity("group", labels=("Organization", "WorkingGroup"))
    for end in ("a", "b"):
        drawing.link("PARTNERS_WITH", end, "friend", said_on="2020")
        drawing.link("PARTNERS_WITH", end, "hub", said_on="2020")
        drawing.link("MEMBER_OF", end, "group", said_on="2020")
        drawing.link("PARTNERS_WITH", end, "once", said_on="2008")
    for number in range(6):
        drawing.link("PARTNERS_WITH", "hub", f"m{number}", said_on="2020")
        drawing.link("MEMBER_OF", f"m{number}", "group", said_on="2020")
    drawing.put(store)

    routes = introductions(store, "a", "b", as_of="2020-02-01", k=9, depth=2).routes

    assert [(route.ids[1], route.cost) for route in routes] == [
        ("friend", 2.0),
        ("hub", 2.4),
        ("group", 2.8),
        ("once", 4.0),
    ]
    assert [(each.ties, each.cost) for each in routes[1].between] == [(8, 0.4)]
    assert [(hop.heard, hop.cost) for hop in routes[3].hops] == [("2008-01-01", 2.0)] * 2


def test_a_tie_is_as_old_as_the_last_word_of_it(little: Store) -> None:
    answer = introductions(little, "lakeshore-legal-aid", "open-door-coalition", as_of="2025-01-01", k=1)

    assert [(hop.heard, hop.cost) for hop in answer.routes[0].hops] == [("2023-05-02", 1.1)]
    assert answer.routes[0].office is not None
    assert answer.routes[0].office.id == "open-door-coalition"


def test_a_route_ends_at_an_office_and_its_public_contacts(store: Store) -> None:
    drawing = Drawing()
    drawing.entity("a")
    drawing.entity("b", contacts=["office@b.example"], website="https://b.example")
    drawing.entity("project", labels=("Project",))
    drawing.link("PARTNERS_WITH", "a", "b")
    drawing.link("IMPLEMENTS", "b", "project")
    drawing.put(store)

    for end in ("b", "project"):
        office = introductions(store, "a", end, as_of="2020").routes[0].office
        assert office is not None
        assert (office.id, office.contacts, office.website) == (
            "b",
            ("office@b.example",),
            "https://b.example",
        )


def test_words_are_read_of_shown_hops_only(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Through a hub of many ties, as many rows are read as through a small one."""
    crowd = [f"m{number}" for number in range(300)]
    drawing = partners(
        [("a", "hub"), ("hub", "b"), *(("hub", own) for own in crowd)], ["a", "b", "hub", *crowd]
    )
    drawing.put(store)
    store.write("MERGE (g:Graph {id: 'graph'}) SET g.version = 1")
    introductions(store, "a", "b", as_of="2020")
    rows: list[Any] = []
    read = Store.read

    def counting(self: Store, query: Any, /, **parameters: object) -> list[dict[str, Any]]:
        found = read(self, query, **parameters)
        rows.extend(
            one
            for row in found
            for value in row.values()
            for one in (value if isinstance(value, list) else [value])
        )
        return found

    monkeypatch.setattr(Store, "read", counting)

    assert introductions(store, "a", "b", as_of="2020").routes[0].ids == ("a", "hub", "b")
    assert len(rows) < 100


def test_who_cannot_be_introduced_is_refused(little: Store) -> None:
    with pytest.raises(InvalidQuestion, match="two different"):
        introductions(little, "northlight-foundation", "northlight-foundation")
    with pytest.raises(NotFound, match="'nobody'"):
        introductions(little, "northlight-foundation", "nobody")
