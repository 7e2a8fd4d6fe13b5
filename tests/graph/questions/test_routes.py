"""The cheapest different routes, against trying every way there is."""

from collections.abc import Iterator
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.questions.introductions.routes import Ties, cheapest_routes, steps_between

Route = tuple[str, ...]

NODES = "abcdefgh"
PAIRS = st.dictionaries(
    st.tuples(st.sampled_from(NODES), st.sampled_from(NODES)).filter(lambda pair: pair[0] < pair[1]),
    st.integers(1, 4),
    max_size=20,
)
FEES = st.dictionaries(st.sampled_from(NODES), st.integers(0, 5))


def ties_of(pairs: dict[tuple[str, str], int], fees: dict[str, int]) -> Ties:
    steps: dict[str, dict[str, int]] = {}
    for (one, other), cost in pairs.items():
        steps.setdefault(one, {})[other] = cost
        steps.setdefault(other, {})[one] = cost
    return Ties(steps, fees)


def every_route(route: Route, b: str, ties: Ties, depth: int) -> Iterator[Route]:
    """Yield every way on to b that passes nobody twice and nobody who never stands between."""
    for own in ties.steps.get(route[-1], {}):
        if own == b:
            yield (*route, own)
        elif own in ties.through and own not in route and len(route) < depth:
            yield from every_route((*route, own), b, ties, depth)


def cost_of(route: Route, ties: Ties) -> int:
    return sum(ties.steps[one][other] for one, other in pairwise(route)) + sum(
        ties.through[own] for own in route[1:-1]
    )


def by_trying_all(a: str, b: str, ties: Ties, depth: int, most: int) -> list[tuple[int, Route]]:
    found: list[tuple[int, Route]] = []
    for cost, route in sorted((cost_of(each, ties), each) for each in every_route((a,), b, ties, depth)):
        cheaper = [set(known[1:-1]) for _, known in found if len(known) > 2]
        if not any(between <= set(route) for between in cheaper):
            found.append((cost, route))
    return found[:most]


@settings(max_examples=200, deadline=None)
@given(PAIRS, FEES, st.integers(1, 8), st.integers(1, 12))
def test_they_are_those_that_trying_every_way_finds(
    pairs: dict[tuple[str, str], int], fees: dict[str, int], depth: int, most: int
) -> None:
    ties = ties_of(pairs, fees)

    found = cheapest_routes("a", "b", ties, depth=depth, most=most)

    assert list(found.routes) == by_trying_all("a", "b", ties, depth, most)
    assert not found.cut


@settings(max_examples=200, deadline=None)
@given(PAIRS, FEES)
def test_the_shortest_way_has_the_steps_that_trying_every_way_finds(
    pairs: dict[tuple[str, str], int], fees: dict[str, int]
) -> None:
    ties = ties_of(pairs, fees)

    lengths = [len(route) - 1 for route in every_route(("a",), "b", ties, len(NODES))]

    assert steps_between("a", "b", ties) == min(lengths, default=None)


def test_two_routes_differ_in_who_stands_between() -> None:
    ways = ["ac", "cb", "cd", "bd", "ae", "ef", "bf"]
    ties = ties_of({(way[0], way[1]): 1 for way in ways} | {("b", "c"): 1}, dict.fromkeys(NODES, 0))

    routes = cheapest_routes("a", "b", ties, depth=4, most=9).routes

    assert [route for _, route in routes] == [("a", "c", "b"), ("a", "e", "f", "b")]


CROWD = [f"member-{number}" for number in range(50_000)]


def test_a_hub_on_the_way_costs_hardly_more_work_than_nobody() -> None:
    """Tied to 50,000, it lies on the only short way; a longer one goes around it."""
    pairs = {("hub", own): 100 for own in CROWD} | {("a", "hub"): 100, ("b", "hub"): 100}
    pairs |= {("a", "x"): 100, ("x", "y"): 100, ("y", "b"): 100}
    ties = ties_of(pairs, {"hub": 600, "x": 0, "y": 0} | dict.fromkeys(CROWD, 0))

    found = cheapest_routes("a", "b", ties, depth=8, most=3)

    assert found.routes == ((300, ("a", "x", "y", "b")), (800, ("a", "hub", "b")))
    assert found.looked_at < 20
    assert steps_between("a", "member-1", ties) == 2


def test_a_hub_that_every_route_needs_costs_hardly_more_work_either() -> None:
    pairs = {("hub", own): 100 for own in CROWD}
    pairs |= dict.fromkeys([("a", "x"), ("x", "hub"), ("hub", "y"), ("y", "b"), ("y", "z")], 100)
    ties = ties_of(pairs, {"hub": 600} | dict.fromkeys([*CROWD, "x", "y", "z"], 0))

    found = cheapest_routes("a", "b", ties, depth=8, most=3)

    assert found.routes == ((1000, ("a", "x", "hub", "y", "b")),)
    assert found.looked_at < 20
    assert not found.cut


def test_patience_that_ran_out_is_said() -> None:
    wide = {(one, other): 1 for one in "cdefg" for other in "cdefg" if one < other}
    ties = ties_of(wide | {("a", "c"): 1, ("a", "d"): 1, ("b", "g"): 1}, dict.fromkeys(NODES, 0))

    assert cheapest_routes("a", "b", ties, depth=6, most=50, patience=5).cut
    assert not cheapest_routes("a", "b", ties, depth=6, most=50).cut
