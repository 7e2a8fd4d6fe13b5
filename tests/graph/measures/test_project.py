"""Projections: what a view of the network becomes as arrays."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import InvalidQuestion
from graph.measures.project import Projected, project
from graph.measures.projection import BACK, FORTH, Projection
from graph.measures.view import View, checked
from graph.questions.network import Network
from tests.graph.measures.nets import Stated, columns, named, net

BODIES = ("a", "b", "c", "d")
KINDS = ("FUNDS", "PARTNERS_WITH", "REFERS_TO")
links = st.lists(
    st.tuples(*map(st.sampled_from, (KINDS, BODIES, BODIES, ("one", "two")))).filter(
        lambda link: link[1] != link[2]
    )
)


def seen(network: Network, **view: object) -> Projected:
    return project(columns(network), checked(View(**view)))  # type: ignore[arg-type]


def ties(made: Projection) -> dict[tuple[str, str], float]:
    return {
        (made.ids[tail], made.ids[head]): weight
        for tail, head, weight in zip(made.tails, made.heads, made.weights, strict=True)
    }


def bodies(*stated: Stated) -> Network:
    return net(map(named, BODIES), stated)


@given(links)
def test_parallel_statements_fold_into_one_tie(stated: list[Stated]) -> None:
    made = seen(bodies(*stated), weight="statements").projection

    pairs = [tuple(sorted((one, other))) for _, one, other, _ in stated]
    assert ties(made) == {pair: pairs.count(pair) for pair in pairs}


@given(links)
def test_a_source_that_repeats_itself_counts_once(stated: list[Stated]) -> None:
    made = seen(bodies(*stated), weight="sources").projection

    said = {(*sorted((one, other)), source) for _, one, other, source in stated}
    pairs = [(one, other) for one, other, _ in said]
    assert ties(made) == {pair: pairs.count(pair) for pair in pairs}


@given(links)
def test_with_direction_what_is_mutual_goes_both_ways(stated: list[Stated]) -> None:
    made = seen(bodies(*stated), directed=True, weight="statements").projection

    arcs = [(one, other) for _, one, other, _ in stated]
    arcs += [(other, one) for kind, one, other, _ in stated if kind == "PARTNERS_WITH"]
    assert ties(made) == {arc: arcs.count(arc) for arc in arcs}


@given(links)
def test_a_tie_without_direction_still_knows_who_stated_it_of_whom(stated: list[Stated]) -> None:
    undirected, directed = seen(bodies(*stated)).projection, seen(bodies(*stated), directed=True).projection

    tails, heads, _ = undirected.arcs
    assert {
        (undirected.ids[tail], undirected.ids[head]) for tail, head in zip(tails, heads, strict=True)
    } == (ties(directed).keys())
    assert ties(directed.undirected).keys() == ties(undirected).keys()
    assert set(undirected.ways) <= {FORTH, BACK, FORTH | BACK}


@given(links, st.randoms(use_true_random=False), st.sampled_from(["none", "statements", "sources"]))
def test_the_order_of_statements_does_not_matter(stated: list[Stated], random: object, weight: str) -> None:
    turned = stated[:]
    random.shuffle(turned)  # type: ignore[attr-defined]
    one, other = (seen(bodies(*each), weight=weight).projection for each in (stated, turned))

    assert one.ids == other.ids
    assert ties(one) == ties(other)


def test_who_has_no_tie_is_there_and_what_is_no_body_is_not() -> None:
    found = net(
        [named("a"), named("b"), named("clinics", generic=True), named("p", "Project")],
        [("PARTNERS_WITH", "a", "clinics", "s"), ("IMPLEMENTS", "a", "p", "s")],
    )

    made = seen(found)

    assert made.projection.ids == ("a", "b")
    assert made.projection.names == ("A", "B")
    assert made.links == 0


def test_kinds_links_and_sources_narrow_the_view() -> None:
    found = net(
        [named("a"), named("b", "Organization", "Network"), named("p", "Project")],
        [("MEMBER_OF", "a", "b", "one"), ("IMPLEMENTS", "a", "p", "two")],
    )

    assert seen(found, kinds=("Organization", "Project")).links == 2
    assert seen(found, kinds=("Organization", "Project"), links=("IMPLEMENTS",)).links == 1
    assert seen(found, sources=("two",)).links == 0
    assert seen(found, kinds=("Network",)).projection.ids == ("b",)
    assert seen(found).projection.kinds == ("Organization", "Network")


ROOMS = net(
    [*map(named, BODIES), named("f", "Organization", "Network"), named("g", "Organization", "Network")],
    [
        *(("MEMBER_OF", own, "f", "one") for own in "abc"),
        ("MEMBER_OF", "a", "f", "two"),
        *(("MEMBER_OF", own, "g", "one") for own in "ab"),
        ("PARTNERS_WITH", "c", "d", "one"),
    ],
)


def test_shared_rooms_tie_once_each() -> None:
    made = seen(ROOMS, through="network", weight="rooms").projection

    assert ties(made) == {("a", "b"): 2, ("a", "c"): 1, ("b", "c"): 1}
    assert set(made.ways) == {FORTH | BACK}
    assert ties(seen(ROOMS, through="network").projection) == dict.fromkeys(ties(made), 1)


def test_newman_counts_a_small_room_for_more() -> None:
    made = seen(ROOMS, through="network", weight="newman").projection

    assert ties(made) == {("a", "b"): 1.5, ("a", "c"): 0.5, ("b", "c"): 0.5}


@pytest.mark.parametrize(
    ("through", "label", "links"),
    [
        ("network", "Network", ("MEMBER_OF", "CONVENES")),
        ("group", "WorkingGroup", ("MEMBER_OF", "CONVENES")),
        ("project", "Project", ("IMPLEMENTS", "IMPLEMENTS")),
        ("event", "Event", ("TOOK_PART", "CONVENES")),
    ],
)
def test_two_who_share_a_room_are_tied_whichever_room_it_is(
    through: str, label: str, links: tuple[str, str]
) -> None:
    one, other = links
    labels = ("Organization", label) if label in ("Network", "WorkingGroup") else (label,)
    found = net(
        [*map(named, "abcd"), named("room", *labels), named("place", "Place")],
        [(one, "a", "room", "s"), (other, "b", "room", "s"), ("OPERATES_IN", "c", "place", "s")],
    )

    assert ties(seen(found, through=through).projection) == {("a", "b"): 1}


def test_recipients_of_one_funder_are_tied() -> None:
    found = net(
        [*map(named, "abc"), named("f", "Organization", "Funder")],
        [("FUNDS", "f", "a", "s"), ("FUNDS", "f", "b", "s"), ("FUNDS", "a", "c", "s")],
    )

    assert ties(seen(found, through="funder").projection) == {("a", "b"): 1}


def test_the_most_crowded_room_is_left_out_and_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph.measures.rooms.MOST_PAIRS", 2)

    made = seen(ROOMS, through="network", weight="rooms")

    assert ties(made.projection) == {("a", "b"): 1}
    assert made.crowded == 1


def test_the_largest_part_alone() -> None:
    found = bodies(("FUNDS", "a", "c", "s"), ("FUNDS", "c", "d", "s"))

    assert seen(found, largest=True).projection.ids == ("a", "c", "d")
    assert ties(seen(found, largest=True).projection) == {("a", "c"): 1, ("c", "d"): 1}


def test_an_empty_graph_is_an_empty_projection() -> None:
    made = seen(net([], []), largest=True).projection

    assert made.size == 0
    assert made.undirected.graph.vcount() == 0


def test_weights_say_what_they_mean() -> None:
    made = seen(ROOMS, through="network", weight="rooms").projection

    assert made.meaning == "strength"
    assert list(made.strengths) == [2, 1, 1]
    assert list(made.distances) == [0.5, 1, 1]


@pytest.mark.parametrize(
    ("view", "told"),
    [
        ({"kinds": ("Club",)}, "no kind 'Club'; there are Organization"),
        ({"links": ("LIKES",)}, "no link type 'LIKES'; there are MEMBER_OF"),
        ({"links": ()}, "at least one link type"),
        ({"through": "bar"}, "no room 'bar'; there are network"),
        ({"weight": "gold"}, "no way of weighing 'gold'; there are none"),
        ({"weight": "newman"}, "say which rooms"),
        ({"through": "event", "weight": "sources"}, "weighed by none, rooms, newman"),
        ({"through": "event", "directed": True}, "no direction"),
    ],
)
def test_what_does_not_exist_is_refused_with_what_does(view: dict[str, object], told: str) -> None:
    with pytest.raises(InvalidQuestion, match=told):
        checked(View(**view))  # type: ignore[arg-type]


@pytest.mark.parametrize(("weight", "expected"), [("statements", 5), ("sources", 3), ("none", 1)])
def test_a_source_that_is_drawn_twice_counts_twice(weight: str, expected: float) -> None:
    said = [("FUNDS", "a", "b", "one")] * 2 + [("PARTNERS_WITH", "b", "a", "two")]
    held = columns(bodies(*said, ("FUNDS", "c", "d", "three")))
    drawn = np.array([{"one": 2, "two": 1, "three": 0}[source] for source in held.sources])

    made = project(held, checked(View(weight=weight)), drawn=drawn).projection

    assert ties(made) == {("a", "b"): expected}
