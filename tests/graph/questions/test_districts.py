"""How many organizations are known to be active in each district."""

import pytest

from graph.bolt.store import Store
from graph.errors import InvalidQuestion, NotFound
from graph.questions.districts import District, Districts, districts
from graph.questions.moments import moment
from graph.questions.network import network

DAY = "2023-05-01"


def at(answer: Districts, name: str) -> District:
    [found] = [each for each in answer.districts if each.name == name]
    return found


def names(district: District) -> list[str]:
    return [each.name for each in district.active]


def test_every_district_has_a_row_and_a_square_also_where_nobody_is_known(little: Store) -> None:
    answer = districts(little, as_of=DAY)

    assert len(answer.districts) == 30
    assert len({(each.row, each.column) for each in answer.districts}) == 30
    assert all(each.row is not None and each.province and each.country == "RW" for each in answer.districts)
    assert at(answer, "Huye").organizations == 0, "an office is not activity"
    assert at(answer, "Nyagatare").organizations == 0


def test_who_is_active_itself_or_through_a_project_is_named_with_its_evidence(little: Store) -> None:
    musanze = at(districts(little, as_of=DAY), "Musanze")

    assert names(musanze) == ["Lakeshore Legal Aid", "Terrace Women's Association"]
    assert musanze.organizations == 2
    records = {each.name: {said.record for said in each.evidence} for each in musanze.active}
    assert records["Lakeshore Legal Aid"] == {"answer 18"}
    assert records["Terrace Women's Association"] == {"answer 13", "answer 16"}


def test_each_says_whether_it_is_undated_and_when_it_was_last_said(little: Store) -> None:
    musanze = at(districts(little, as_of=DAY), "Musanze")

    assert [(each.name, each.undated, each.said_on) for each in musanze.active] == [
        ("Lakeshore Legal Aid", False, "2023-05-02"),
        ("Terrace Women's Association", True, "2023-05-02"),
    ]


def test_on_a_theme_only_what_is_said_together_is_sure(little: Store) -> None:
    violence = districts(little, "gender-based-violence", as_of=DAY)
    law = districts(little, "legal-aid", as_of=DAY)

    assert names(at(violence, "Rubavu")) == ["Hillside Health Initiative", "Lakeshore Legal Aid"]
    assert (at(law, "Musanze").organizations, at(law, "Musanze").perhaps) == (0, 1)
    assert law.theme is not None
    assert law.theme.name == "legal aid"
    assert {"gender-based-violence", "legal-aid", "nutrition"} <= {each.id for each in law.themes}


def test_a_part_of_a_theme_counts_for_the_whole(little: Store) -> None:
    part = "gender-based-violence"
    wider = network(little, moment(None)).wholes(part) - {part}

    assert wider
    for whole in wider:
        assert at(districts(little, whole, as_of=DAY), "Rubavu").organizations == 2


def test_what_has_ended_is_not_there_any_more(little: Store) -> None:
    assert at(districts(little, as_of="2025"), "Rubavu").organizations == 0
    assert at(districts(little, as_of="2023"), "Rubavu").organizations == 2
    assert districts(little, as_of="2023").as_of == "2023-01-01"


def test_who_is_nowhere_is_counted_and_not_forgotten(little: Store) -> None:
    answer = districts(little, as_of=DAY)

    assert (answer.organizations, answer.elsewhere, answer.nowhere) == (3, 0, 4)


def test_a_long_list_is_cut_and_says_so(little: Store) -> None:
    answer = districts(little, as_of=DAY, limit=1)

    assert answer.truncated
    assert len(at(answer, "Musanze").active) == 1
    assert at(answer, "Musanze").organizations == 2


def test_an_empty_graph_has_all_districts_and_nobody_in_them(store: Store) -> None:
    answer = districts(store)

    assert len(answer.districts) >= 30
    assert {(each.organizations, each.known) for each in answer.districts} == {(0, False)}


def test_what_is_no_theme_is_refused(little: Store) -> None:
    with pytest.raises(InvalidQuestion, match="is no theme"):
        districts(little, "rubavu")
    with pytest.raises(NotFound, match="'nothing'"):
        districts(little, "nothing")
