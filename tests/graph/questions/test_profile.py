"""Everything about one entity."""

import pytest

from graph.bolt.store import Store
from graph.errors import InvalidQuestion, NotFound
from graph.questions.conflicts import conflicts_of
from graph.questions.profile import Group, Profile, profile
from tests.graph.questions.drawn import Drawing
from tests.little_network import GRANTS_SOURCE, LAKESHORE, SURVEY_SOURCE

HILLSIDE_ID = "hillside-health-initiative"


def group(answer: Profile, kind: str, direction: str) -> Group:
    [found] = [each for each in answer.groups if (each.type, each.direction) == (kind, direction)]
    return found


def test_links_are_grouped_by_type_and_direction_in_the_order_of_the_model(little: Store) -> None:
    answer = profile(little, HILLSIDE_ID)

    assert [(each.type, each.direction) for each in answer.groups] == [
        ("MEMBER_OF", "out"),
        ("CONVENES", "out"),
        ("FUNDS", "in"),
        ("IMPLEMENTS", "out"),
        ("PARTNERS_WITH", "both"),
        ("REFERS_TO", "out"),
        ("REFERS_TO", "in"),
        ("PROVIDES", "out"),
        ("TOOK_PART", "out"),
    ]
    assert group(answer, "FUNDS", "in").title == "is funded by"
    assert not answer.truncated


def test_two_publishers_that_agree_make_one_tie(little: Store) -> None:
    [tie] = group(profile(little, HILLSIDE_ID), "PARTNERS_WITH", "both").ties

    assert (tie.name, tie.publishers) == (LAKESHORE, 2)
    assert [link.evidence.source for link in tie.links] == [GRANTS_SOURCE, SURVEY_SOURCE]
    assert [link.evidence.record for link in tie.links] == ["grant 1", "answer 8"]
    assert tie.links[0].evidence.quote.startswith("Hillside Health Initiative and Lakeshore")
    assert tie.links[1].fields == {"basis": "MoU"}


def test_a_link_says_whose_word_it_is(little: Store) -> None:
    def voices(own: str, kind: str, direction: str) -> set[str]:
        ties = group(profile(little, own), kind, direction).ties
        return {link.said_by for tie in ties for link in tie.links}

    assert voices("northlight-foundation", "FUNDS", "out") == {"itself"}
    assert voices("strong-harvest-project", "FUNDS", "in") == {"the other"}
    assert voices("lakeshore-legal-aid", "FUNDS", "in") == {"a third"}


def test_what_sources_say_differently_stands_side_by_side(little: Store) -> None:
    answer = profile(little, HILLSIDE_ID)

    assert [(each.since, each.evidence.source) for each in answer.descriptions] == [
        ("2005", GRANTS_SOURCE),
        ("2004", SURVEY_SOURCE),
    ]
    [conflict] = answer.conflicts
    assert conflict.field == "since"
    assert [(value.value, value.sources) for value in conflict.values] == [
        ("2004", (SURVEY_SOURCE,)),
        ("2005", (GRANTS_SOURCE,)),
    ]


def test_a_more_exact_date_is_no_conflict() -> None:
    def dates(*since: str) -> list[dict[str, str]]:
        return [{"since": date, "source": f"s{at}", "name": f"n{at}"} for at, date in enumerate(since)]

    assert conflicts_of(dates("2004", "2004-05", "2004-05-01")) == ()
    assert [conflict.field for conflict in conflicts_of(dates("2004", "2004-05", "2004-06"))] == ["since"]


def test_only_links_true_on_the_day_are_shown(little: Store) -> None:
    answer = profile(little, HILLSIDE_ID, as_of="2017")

    assert answer.as_of == "2017-01-01"
    assert [tie.id for tie in group(answer, "MEMBER_OF", "out").ties] == ["open-door-coalition"]
    assert {each.type for each in answer.groups} == {"MEMBER_OF", "PROVIDES", "REFERS_TO"}


def test_an_end_that_closed_bounds_its_links(little: Store) -> None:
    def referred(as_of: str) -> list[str]:
        return [
            tie.name
            for tie in group(profile(little, "lakeshore-legal-aid", as_of=as_of), "REFERS_TO", "out").ties
        ]

    assert "Old Bridge Counseling Center" in referred("2021")
    assert "Old Bridge Counseling Center" not in referred("2022")
    assert profile(little, "old-bridge-counseling-center", as_of="2022").groups == ()


def test_it_says_how_old_what_we_know_is(little: Store) -> None:
    fresh = profile(little, "safe-steps-project").freshness

    assert fresh.newest == "2023-05-02"
    assert fresh.oldest == "2023-04"
    assert fresh.undated == 0
    assert fresh.publishers == 1


def test_a_profile_with_too_many_links_says_that_it_was_cut(little: Store) -> None:
    answer = profile(little, HILLSIDE_ID, limit=2)

    assert answer.truncated
    assert sum(len(tie.links) for each in answer.groups for tie in each.ties) == 2


def test_a_link_to_itself_is_not_shown(store: Store) -> None:
    drawing = Drawing()
    drawing.entity("one")
    drawing.link("PARTNERS_WITH", "one", "one")
    drawing.put(store)

    assert profile(store, "one").groups == ()


def test_values_that_make_no_sense_are_refused(little: Store) -> None:
    with pytest.raises(NotFound, match="'nobody'"):
        profile(little, "nobody")
    with pytest.raises(InvalidQuestion, match="2021-02-30"):
        profile(little, HILLSIDE_ID, as_of="2021-02-30")
