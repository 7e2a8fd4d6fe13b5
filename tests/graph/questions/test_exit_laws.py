"""Laws of exits: who leaves takes away and never gives back, in whatever order they go."""

from itertools import count
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.bolt.store import Store
from graph.questions.exits import Exits, exits
from tests.graph.questions.drawn import Drawing
from tests.graph.questions.test_exits import cells, shares

BODIES = [f"body-{number}" for number in range(5)]
PAIRS = st.lists(st.tuples(st.sampled_from(BODIES), st.sampled_from(BODIES), st.integers(0, 3)), max_size=10)
DOINGS = st.lists(
    st.tuples(
        st.sampled_from(BODIES), st.sampled_from(["health", "law"]), st.sampled_from(["north", "south"])
    ),
    max_size=6,
)
VERSIONS = count(1)
"""So that what is worked out of a graph is kept for that graph alone."""
LAW = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def drawn(money: list[tuple[str, str, int]], doings: list[tuple[str, str, str]]) -> Drawing:
    """Draw who funds whom (0: by an unknown amount), and what is served where by whom."""
    drawing = Drawing()
    for own in (*BODIES, "stranger"):
        drawing.entity(own)
    for own, label in (("health", "Theme"), ("law", "Theme"), ("north", "Place"), ("south", "Place")):
        drawing.entity(own, labels=(label,))
    for giver, taker, amount in money:
        if giver != taker:
            known: dict[str, Any] = {"amount_minor": amount, "currency": "USD"} if amount else {}
            drawing.link("FUNDS", giver, taker, flow="grant", **known)
            drawing.link("REFERS_TO", taker, giver)
    for number, (own, theme, place) in enumerate(doings):
        drawing.link("WORKS_ON", own, theme, record=f"row {number}")
        drawing.link("OPERATES_IN", own, place, record=f"row {number}", role="activity")
    return drawing


def gone(answer: Exits) -> set[object]:
    """Return all that nobody does any more."""
    return {
        *cells(answer),
        *((each.from_id, each.to_id) for each in answer.routes),
        *(each.id for each in answer.services),
    }


@LAW
@given(PAIRS, DOINGS, st.lists(st.sampled_from(BODIES), unique=True, max_size=3))
def test_strangers_change_nothing_nor_does_order_and_more_who_leave_never_give_back(
    store: Store,
    money: list[tuple[str, str, int]],
    doings: list[tuple[str, str, str]],
    leaving: list[str],
) -> None:
    drawn(money, doings).put(store)
    store.write("MERGE (g:Graph {id: 'graph'}) SET g.version = $version", version=next(VERSIONS))
    answer = exits(store, leaving, on="2020-01-01")

    with_stranger = exits(store, [*leaving, "stranger"], on="2020-01-01")
    assert {**dict(with_stranger), "leaving": (), "names": {}} == {**dict(answer), "leaving": (), "names": {}}
    assert exits(store, [*reversed(leaving), *leaving], on="2020-01-01") == answer
    for further in BODIES:
        more = exits(store, [*leaving, further], on="2020-01-01")
        assert gone(more) >= gone(answer)
        assert {(each.theme, each.place) for each in (*more.dark, *more.at_risk)} >= {
            (each.theme, each.place) for each in (*answer.dark, *answer.at_risk)
        }
        left = shares(more)
        for own, (low, high) in shares(answer).items():
            if own != further:
                assert left[own][0] >= low
                assert left[own][1] >= high
