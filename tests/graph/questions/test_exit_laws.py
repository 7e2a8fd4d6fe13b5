"""Laws of exits: who leaves takes away and never gives back, in whatever order they go."""

from itertools import count
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st

from graph.bolt.store import Store
from graph.questions.exits import Exits, exits
from graph.questions.kept import of_one_version
from tests.graph.questions.drawn import Drawing, on_database
from tests.graph.questions.test_exits import cells, shares

BODIES = [f"body-{number}" for number in range(5)]
PROJECTS, SERVICES = ["project-0", "project-1"], ["service-0", "service-1"]
KIND_OF = {
    **dict.fromkeys(PROJECTS, ("Project",)),
    **dict.fromkeys(SERVICES, ("Service",)),
    **dict.fromkeys(["health", "law"], ("Theme",)),
    **dict.fromkeys(["north", "south"], ("Place",)),
    "network": ("Organization", "Network"),
    "group": ("WorkingGroup",),
}
# What is drawn of whom and whom; what passes through a project goes on to those who carry it out.
ENDS = {
    "FUNDS": ([*BODIES, *PROJECTS], [*BODIES, *PROJECTS]),
    "IMPLEMENTS": (BODIES, PROJECTS),
    "PROVIDES": (BODIES, SERVICES),
    "REFERS_TO": (BODIES, [*BODIES, *SERVICES]),
    "CONVENES": (BODIES, ["network", "group"]),
    "PARTNERS_WITH": (BODIES, BODIES),
}
Tie = tuple[str, str, str, int]
Doing = tuple[str, str, str]
TIES = st.one_of(
    *(
        st.tuples(st.just(kind), st.sampled_from(ones), st.sampled_from(others), st.integers(0, 3))
        for kind, (ones, others) in ENDS.items()
    )
)
DOINGS = st.tuples(
    st.sampled_from([*BODIES, *PROJECTS]),
    st.sampled_from(["health", "law"]),
    st.sampled_from(["north", "south"]),
)
CHAIN = [
    ("FUNDS", "body-0", "body-1", 3),
    ("FUNDS", "body-1", "project-0", 2),
    ("FUNDS", "body-4", "project-0", 0),
    *(("IMPLEMENTS", own, "project-0", 0) for own in ("body-2", "body-3")),
    *(("PROVIDES", own, "service-0", 0) for own in ("body-1", "body-2")),
    ("PROVIDES", "body-1", "service-1", 0),
    *(("REFERS_TO", "body-3", service, 0) for service in SERVICES),
    *(("CONVENES", own, "group", 0) for own in ("body-0", "body-1", "body-2")),
]
asked = of_one_version(exits)
VERSIONS = count(1)
"""So that what is worked out of a graph is kept for that graph alone."""


def drawn(ties: list[Tie], doings: list[Doing]) -> Drawing:
    """Draw ties, money of 0 being of unknown amount and of more than 1 in one chain, and who works where."""
    drawing = Drawing()
    for own in (*BODIES, "stranger", *KIND_OF):
        drawing.entity(own, labels=KIND_OF.get(own, ("Organization",)))
    for kind, one, other, amount in ties:
        if one != other:
            known: dict[str, Any] = {"flow": "grant"} if kind == "FUNDS" else {}
            known |= {"amount_minor": amount, "currency": "USD"} if known and amount else {}
            known |= {"chain": "grant"} if known and amount > 1 else {}
            drawing.link(kind, one, other, **known)
    for number, (own, theme, place) in enumerate(doings):
        drawing.link("WORKS_ON", own, theme, record=f"row {number}")
        drawing.link("OPERATES_IN", own, place, record=f"row {number}", role="activity")
    return drawing


def gone(answer: Exits) -> set[object]:
    """Return all that nobody does any more, and who convenes a room no more."""
    return {
        *cells(answer),
        *((each.from_id, each.to_id) for each in answer.routes),
        *(each.id for each in answer.services),
        *((each.id, own) for each in answer.rooms for own in each.lost),
    }


def at_risk(answer: Exits) -> set[object]:
    """Return what nobody does any more, or only those who have no known support."""
    return {(each.theme, each.population, each.place) for each in (*answer.dark, *answer.at_risk)}


@on_database(10)
@given(
    st.lists(TIES, min_size=6, max_size=20),
    st.lists(DOINGS, max_size=6),
    st.lists(st.sampled_from(BODIES), unique=True, max_size=3),
)
@example(CHAIN, [("project-0", "health", "north"), ("body-2", "law", "north")], ["body-1"])
def test_strangers_change_nothing_nor_does_order_and_more_who_leave_never_give_back(
    store: Store, ties: list[Tie], doings: list[Doing], leaving: list[str]
) -> None:
    drawn(ties, doings).put(store)
    store.write("MERGE (g:Graph {id: 'graph'}) SET g.version = $version", version=next(VERSIONS))
    answer = asked(store, leaving, on="2020-01-01")

    with_stranger = asked(store, [*leaving, "stranger"], on="2020-01-01")
    assert {**dict(with_stranger), "leaving": (), "names": {}} == {**dict(answer), "leaving": (), "names": {}}
    assert asked(store, [*reversed(leaving), *leaving], on="2020-01-01") == answer
    for further in set(BODIES) - set(leaving):
        more = asked(store, [*leaving, further], on="2020-01-01")
        assert gone(more) >= gone(answer)
        assert at_risk(more) >= at_risk(answer)
        still = {each.id: set(each.remain) for each in more.rooms}
        assert all(still[each.id] <= set(each.remain) - {further} for each in answer.rooms)
        left = shares(more)
        for own, (low, high) in shares(answer).items():
            if own != further:
                assert left[own][0] >= low
                assert left[own][1] >= high
