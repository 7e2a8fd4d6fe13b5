"""How near two come to each other, and over whom."""

from collections.abc import Iterable
from math import fsum

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from graph.questions.partners.closeness import HALF, Ties, Way, closeness, saturated, ways

NODES = [f"n{number}" for number in range(8)]
PAIRS = st.lists(st.tuples(st.sampled_from(NODES), st.sampled_from(NODES)), max_size=18)
US = st.sets(st.sampled_from(NODES), min_size=1, max_size=3)


def closeness_of(found: Iterable[Way]) -> float:
    return saturated(fsum(way.worth for way in found), HALF)


def tied(pairs: Iterable[tuple[str, str]]) -> Ties:
    others: dict[str, set[str]] = {}
    for one, other in pairs:
        if one != other:
            others.setdefault(one, set()).add(other)
            others.setdefault(other, set()).add(one)
    return Ties(
        {own: tuple(sorted(found)) for own, found in others.items()},
        {own: len(found) for own, found in others.items()},
    )


@given(PAIRS, US)
def test_the_ways_to_somebody_make_up_the_closeness(pairs: list[tuple[str, str]], us: set[str]) -> None:
    ties = tied(pairs)

    near = closeness(ties, us)

    told = {own: closeness_of(ways(ties, us, own)) for own in NODES if own not in us}
    assert near == pytest.approx({own: number for own, number in told.items() if number})
    assert all(0 < number < 1 for number in near.values())


@given(PAIRS, US, st.data())
def test_without_one_of_its_ties_somebody_on_a_way_is_less_near(
    pairs: list[tuple[str, str]], us: set[str], data: st.DataObject
) -> None:
    ties = tied(pairs)
    near = closeness(ties, us)
    assume(near)
    own = data.draw(st.sampled_from(sorted(near)))
    way = data.draw(st.sampled_from(ways(ties, us, own)))

    cut = {own, way.over[-1]}
    less = closeness(tied(pair for pair in pairs if set(pair) != cut), us)

    assert less.get(own, 0.0) < near[own]


def test_a_hub_brings_nobody_close() -> None:
    hub = [("hub", f"m{number}") for number in range(100)]
    near = closeness(tied([*hub, ("hub", "us"), ("friend", "us"), ("friend", "f")]), ["us"])

    assert near["f"] > 0.6
    assert near["m7"] < 0.05


def test_over_two_who_stand_between_it_is_further() -> None:
    near = closeness(tied([("us", "a"), ("a", "one"), ("us", "b"), ("b", "c"), ("c", "two")]), ["us"])

    assert near["one"] > near["two"] > 0


def test_one_of_us_stands_between_the_rest_of_us_and_its_friends() -> None:
    ties = tied([("member", "network"), ("member", "friend")])

    assert [way.over for way in ways(ties, ["network", "member"], "friend")] == [("member",)]
    assert closeness(ties, ["network", "member"])["friend"] == closeness_of(
        ways(ties, ["network", "member"], "friend")
    )


def test_who_is_tied_to_nobody_is_near_to_nobody() -> None:
    assert closeness(tied([("a", "b")]), ["us"]) == {}
