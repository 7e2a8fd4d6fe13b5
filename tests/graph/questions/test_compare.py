"""Two organizations, or one on two days, side by side."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.bolt.store import Store
from graph.errors import InvalidQuestion, NotFound
from graph.questions.compare import compare
from graph.questions.compare.compared import Compared, ComparedGroup, Comparison
from graph.questions.profile import profile
from tests.graph.questions.drawn import Drawing, Period, on_database

HILLSIDE, LAKESHORE = "hillside-health-initiative", "lakeshore-legal-aid"
NODES = ["one", "other", "third", "fourth"]
DATES = st.sampled_from([None, "2014", "2016", "2018-12"])
PERIODS = st.tuples(DATES, DATES).filter(lambda each: None in each or str(each[0]) <= str(each[1]))
LINKS = st.lists(
    st.tuples(
        st.sampled_from(["MEMBER_OF", "PARTNERS_WITH", "FUNDS"]),
        st.sampled_from(NODES),
        st.sampled_from(NODES),
        PERIODS,
    ),
    max_size=12,
)


def drawn(links: list[tuple[str, str, str, Period]]) -> Drawing:
    drawing = Drawing()
    for name in NODES:
        drawing.entity(name)
    for kind, one, other, period in links:
        drawing.link(kind, one, other, period=period)
    return drawing


def group(answer: Comparison, kind: str, direction: str = "out") -> ComparedGroup:
    [found] = [each for each in answer.groups if (each.type, each.direction) == (kind, direction)]
    return found


def names(things: tuple[Compared, ...]) -> list[str]:
    return [each.name for each in things]


@on_database(15)
@given(LINKS)
def test_the_second_before_the_first_is_the_same_turned_around(
    store: Store, links: list[tuple[str, str, str, Period]]
) -> None:
    drawn(links).put(store)

    here, there = compare(store, "one", "other"), compare(store, "other", "one")

    assert (here.first, here.second) == (there.second, there.first)
    assert [(each.type, names(each.shared), names(each.only_first)) for each in here.groups] == [
        (each.type, names(each.shared), names(each.only_second)) for each in there.groups
    ]
    assert [each.sentence for each in here.between] == [each.sentence for each in there.between]


@on_database(15)
@given(LINKS)
def test_the_two_days_hold_what_the_profiles_of_these_days_hold(
    store: Store, links: list[tuple[str, str, str, Period]]
) -> None:
    drawn(links).put(store)
    answer = compare(store, "one", since="2015", until="2017-06-01")
    found: dict[str, set[tuple[str, str, str]]] = {"first": set(), "second": set()}
    for each in answer.groups:
        at = {"first": each.only_first + each.shared, "second": each.only_second + each.shared}
        for side, things in at.items():
            found[side] |= {(each.type, each.direction, thing.id) for thing in things}

    for side, day in (("first", "2015-01-01"), ("second", "2017-06-01")):
        groups = profile(store, "one", as_of=day).groups
        assert found[side] == {(each.type, each.direction, tie.id) for each in groups for tie in each.ties}


def test_two_organizations_share_rooms_and_projects_and_are_tied_themselves(little: Store) -> None:
    answer = compare(little, HILLSIDE, LAKESHORE)
    rooms = group(answer, "MEMBER_OF")

    assert names(rooms.shared) == ["Open Door Coalition"]
    assert names(rooms.only_first) == ["Rubavu Protection Working Group"]
    assert names(rooms.only_second) == []
    assert names(group(answer, "IMPLEMENTS").shared) == ["Safe Steps Project"]
    assert [each.record for each in rooms.shared[0].first + rooms.shared[0].second] == [
        "answer 1",
        "answer 2",
    ]
    assert {each.type for each in answer.between} == {"PARTNERS_WITH", "REFERS_TO"}
    assert (answer.first.name, answer.second.name) == ("Hillside Health Initiative", "Lakeshore Legal Aid")


def test_what_a_project_does_counts_for_those_who_carry_it_out(little: Store) -> None:
    answer = compare(little, HILLSIDE, LAKESHORE)
    themes, places = group(answer, "WORKS_ON"), group(answer, "OPERATES_IN")

    assert (names(themes.shared), names(themes.only_second)) == (["gender-based violence"], ["legal aid"])
    assert (names(places.shared), names(places.only_second)) == (["Rubavu"], ["Musanze"])
    assert names(group(answer, "OPERATES_IN", "office").only_second) == ["Huye"]
    assert {each.record for each in themes.shared[0].first} == {"answer 11", "answer 21"}


def test_what_nobody_dates_is_on_both_days_and_says_so(little: Store) -> None:
    answer = compare(little, "terrace-womens-association", since="2010", until="2023")
    rooms, support = group(answer, "MEMBER_OF"), group(answer, "SUPPORTS", "in")

    assert [(each.name, each.undated, each.said_on) for each in rooms.only_second] == [
        ("Open Door Coalition", True, "2023-05-02")
    ]
    assert [(each.name, each.undated) for each in support.only_second] == [("Riverbend Relief Agency", False)]
    assert (answer.first.day, answer.second.day) == ("2010-01-01", "2023-12-31")


def test_on_a_day_before_it_was_founded_it_did_not_live(little: Store) -> None:
    answer = compare(little, "old-bridge-counseling-center", since="2015", until="2023")

    assert (answer.first.lives, answer.second.lives) == (True, False)
    assert answer.second.links == 0
    assert all(not each.shared and not each.only_second for each in answer.groups)


def test_a_long_group_is_cut_and_says_how_much_it_has(little: Store) -> None:
    rooms = "open-door-coalition", "rubavu-protection-working-group"
    answer = compare(little, *rooms, limit=1)
    members = group(answer, "MEMBER_OF", "in")

    assert (names(members.shared), len(members.only_first)) == (["Hillside Health Initiative"], 1)
    assert (members.shared_total, members.first_total, members.second_total) == (1, 2, 0)
    assert answer.truncated
    assert not compare(little, *rooms, limit=2).truncated


def test_places_are_compared_by_who_works_there(little: Store) -> None:
    works = group(compare(little, "huye", "musanze"), "OPERATES_IN", "in")

    assert names(works.shared) == ["Lakeshore Legal Aid"]
    assert names(works.only_second) == ["Strong Harvest Project"]


def test_wishes_that_contradict_each_other_are_refused(little: Store) -> None:
    def refused(words: str, a: str = HILLSIDE, b: str | None = None, **wishes: str) -> None:
        with pytest.raises(InvalidQuestion, match=words):
            compare(little, a, b, **wishes)  # type: ignore[arg-type]

    refused("not both at once", b=LAKESHORE, since="2015")
    refused("Both sides are the same", b=HILLSIDE)
    refused("with what to compare")
    refused("with what to compare", since="2015")
    refused("leave out as_of", since="2015", until="2016", as_of="2017")
    refused("two different ones", since="2015-03-04", until="2015-03-04")
    refused("earlier date first", since="2016", until="2015")
    refused("2021-02-30", since="2021-02-30", until="2022")
    refused("different kinds", b="rubavu")
    with pytest.raises(NotFound, match="'nobody'"):
        compare(little, HILLSIDE, "nobody")
