"""Who works side by side without a room that they share."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.bolt.store import Store
from graph.errors import InvalidQuestion, NotFound
from graph.questions.overlap import PAIRS_OF_A_CELL, Overlap, overlap
from tests.graph.questions.drawn import Drawing, on_database

DAY = "2020-06-30"
BODIES = ("east", "north", "south", "west")
ROOMS = {
    "MEMBER_OF": "circle",
    "IMPLEMENTS": "works",
    "PROVIDES": "clinic",
    "FUNDS": "purse",
    "PART_OF": "house",
}


def drawn() -> Drawing:
    """Draw four bodies that work on water in Longlake, in a land, and rooms in which nobody is yet."""
    drawing = Drawing()
    drawing.entity("water", labels=("Theme",))
    drawing.entity("wells", labels=("Theme",))
    drawing.entity("land", labels=("Place",), level="country")
    drawing.entity("longlake", labels=("Place", "District"))
    drawing.entity("shore", labels=("Place",))
    drawing.link("PART_OF", "wells", "water")
    drawing.link("PART_OF", "longlake", "land")
    drawing.link("PART_OF", "shore", "longlake")
    for body in BODIES:
        drawing.entity(body)
        works_there(drawing, body)
    drawing.entity("circle", labels=("Organization", "Network"))
    drawing.entity("works", labels=("Project",))
    drawing.entity("clinic", labels=("Service",))
    drawing.entity("purse")
    drawing.entity("house")
    drawing.entity("fair", labels=("Event",))
    return drawing


def works_there(drawing: Drawing, body: str, theme: str = "water", place: str = "longlake") -> None:
    drawing.link("WORKS_ON", body, theme, quote=f"{body} on {theme}")
    drawing.link("OPERATES_IN", body, place, role="activity", quote=f"{body} in {place}")


def enter(drawing: Drawing, kind: str, body: str, room: str = "") -> None:
    one, other = body, room or ROOMS[kind]
    drawing.link(kind, *((other, one) if kind == "FUNDS" else (one, other)))


def pairs_of(answer: Overlap) -> list[tuple[str, str]]:
    return [pair.ids for cell in answer.cells for pair in cell.pairs]


@on_database(15)
@given(st.lists(st.tuples(st.sampled_from(sorted(ROOMS)), st.sampled_from(BODIES)), max_size=8))
def test_pairs_are_those_that_share_no_room(store: Store, entered: list[tuple[str, str]]) -> None:
    drawing = drawn()
    for kind, body in entered:
        enter(drawing, kind, body)
    drawing.put(store)
    rooms = {body: {kind for kind, own in entered if own == body} for body in BODIES}

    answer = overlap(store, as_of=DAY)

    expected = [pair for pair in combinations(BODIES, 2) if not rooms[pair[0]] & rooms[pair[1]]]
    assert pairs_of(answer) == expected
    assert [(cell.theme, cell.place, cell.organizations) for cell in answer.cells] == (
        [("water", "longlake", 4)] if expected else []
    )


@pytest.mark.parametrize("kind", ["PARTNERS_WITH", "SUPPORTS", "REFERS_TO", "FUNDS", "PART_OF"])
def test_two_that_are_tied_do_not_overlap(store: Store, kind: str) -> None:
    drawing = drawn()
    drawing.link(kind, "west", "east")
    drawing.put(store)

    assert ("east", "west") not in pairs_of(overlap(store, as_of=DAY))
    assert ("north", "south") in pairs_of(overlap(store, as_of=DAY))


def test_who_funds_what_both_carry_out_is_a_room_and_an_event_is_none(store: Store) -> None:
    drawing = drawn()
    drawing.entity("other-works", labels=("Project",))
    enter(drawing, "IMPLEMENTS", "east")
    enter(drawing, "IMPLEMENTS", "west", "other-works")
    drawing.link("FUNDS", "purse", "works")
    drawing.link("FUNDS", "purse", "other-works")
    for body in ("north", "south"):
        drawing.link("TOOK_PART", body, "fair")
    drawing.put(store)

    found = pairs_of(overlap(store, as_of=DAY))

    assert ("east", "west") not in found
    assert ("north", "south") in found


def test_what_ended_is_generic_or_an_office_is_not_counted(store: Store) -> None:
    drawing = drawn()
    drawing.entity("closed", period=(None, "2015"))
    drawing.entity("kinds", generic=True)
    drawing.entity("desk")
    for body in ("closed", "kinds"):
        works_there(drawing, body)
    drawing.link("WORKS_ON", "desk", "water")
    drawing.link("OPERATES_IN", "desk", "longlake", role="office")
    enter(drawing, "MEMBER_OF", "east", "kinds")
    enter(drawing, "MEMBER_OF", "west", "kinds")
    drawing.put(store)

    answer = overlap(store, as_of=DAY)

    assert [cell.organizations for cell in answer.cells] == [4]
    assert ("east", "west") in pairs_of(answer)
    assert (answer.known, answer.unplaced) == (4, 1)
    assert [cell.organizations for cell in overlap(store, as_of="2014").cells] == [5]


def test_each_has_its_evidence_and_what_is_stated_together_says_so(store: Store) -> None:
    drawing = drawn()
    enter(drawing, "IMPLEMENTS", "west")
    drawing.link("WORKS_ON", "works", "water", quote="The works are about water.")
    drawing.link("OPERATES_IN", "works", "longlake", role="activity", quote="The works are at Longlake.")
    drawing.put(store)

    [cell] = overlap(store, as_of=DAY).cells
    active = {each.id: each for each in cell.active}

    assert {own for own, each in active.items() if each.together} == {"west"}
    assert {said.quote for said in active["east"].evidence} == {"east on water", "east in longlake"}
    assert {"The works are about water.", "The works are at Longlake."} <= {
        said.quote for said in active["west"].evidence
    }
    assert cell.pairs[0].ids[0] == "west", "what is stated together comes first"


def test_each_says_whether_it_is_undated_and_when_it_was_last_said(store: Store) -> None:
    drawing = drawn()
    drawing.entity("dated")
    drawing.link("WORKS_ON", "dated", "water", ("2015", None), said_on="2019")
    drawing.link("OPERATES_IN", "dated", "longlake", role="activity", said_on="2017-03")
    drawing.link("WORKS_ON", "east", "water", said_on="2018")
    drawing.put(store)

    [cell] = overlap(store, as_of=DAY).cells
    ages = {each.id: (each.undated, each.said_on) for each in cell.active}

    assert (ages["dated"], ages["east"], ages["west"]) == ((False, "2019"), (True, "2018"), (True, None))


def test_a_part_counts_as_its_whole_when_the_whole_is_asked_for(store: Store) -> None:
    drawing = drawn()
    drawing.entity("digger")
    works_there(drawing, "digger", "wells", "shore")
    drawing.put(store)

    def cells(theme: str | None, place: str | None) -> list[tuple[str, str, int]]:
        found = overlap(store, theme=theme, place=place, as_of=DAY)
        return [(cell.theme, cell.place, cell.organizations) for cell in found.cells]

    assert cells(None, None) == [("water", "longlake", 4)]
    assert cells("water", "longlake") == [("water", "longlake", 5)]
    assert cells("water", "land") == [("water", "land", 5)]
    assert cells("wells", None) == []


def test_what_is_not_known_is_counted_and_a_country_is_not_near(store: Store) -> None:
    drawing = drawn()
    for body in ("somewhere", "anywhere"):
        drawing.entity(body)
        works_there(drawing, body, place="land")
    drawing.entity("nowhere")
    drawing.link("WORKS_ON", "nowhere", "water")
    drawing.put(store)

    answer = overlap(store, as_of=DAY)

    assert (answer.organizations, answer.known) == (10, 4)
    assert (answer.wide, answer.unplaced, answer.untold) == (2, 1, 3)
    assert [cell.place for cell in answer.cells] == ["longlake"]
    assert overlap(store, place="land", as_of=DAY).cells[0].organizations == 6


def test_the_largest_come_first_and_what_was_cut_is_said(store: Store) -> None:
    drawing = drawn()
    drawing.entity("beyond", labels=("Place", "District"))
    for number in range(6):
        drawing.entity(f"body-{number}")
        works_there(drawing, f"body-{number}", place="beyond")
    drawing.put(store)

    answer = overlap(store, as_of=DAY)

    assert [(cell.place, cell.organizations, cell.truncated) for cell in answer.cells] == [
        ("beyond", 6, True),
        ("longlake", 4, False),
    ]
    assert len(answer.cells[0].pairs) == PAIRS_OF_A_CELL
    assert not answer.truncated
    assert overlap(store, as_of=DAY, limit=1).truncated
    pages = [overlap(store, as_of=DAY, limit=1, page=number) for number in range(1, len(answer.cells) + 2)]
    assert [cell for page in pages for cell in page.cells] == list(answer.cells)
    assert [page.truncated for page in pages[-3:]] == [True, False, False]


def test_what_cannot_be_asked_is_refused(little: Store) -> None:
    with pytest.raises(NotFound, match="'nothing'"):
        overlap(little, theme="nothing")
    with pytest.raises(InvalidQuestion, match="is no place"):
        overlap(little, place="hillside-health-initiative")
    with pytest.raises(InvalidQuestion, match="2021-02-30"):
        overlap(little, as_of="2021-02-30")


def test_an_empty_graph_has_no_overlap(store: Store) -> None:
    Drawing().put(store)

    answer = overlap(store)

    assert (answer.cells, answer.organizations, answer.known) == ((), 0, 0)
