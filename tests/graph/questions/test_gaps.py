"""What is served, what is a gap, and what is not known."""

import csv
from io import StringIO

import pytest

from graph.bolt.store import Store
from graph.errors import InvalidQuestion, NotFound
from graph.exchange.gap_table import gap_table
from graph.questions.gaps import gaps
from tests.graph.questions.covered import DISTRICTS, cell, cover, does, drawn
from tests.graph.questions.spoken import put

GBV = "gender-based-violence"


def test_every_district_of_the_list_has_a_row(little: Store) -> None:
    answer = gaps(little, themes=[GBV], as_of="2023")

    assert len(answer.places) == len(answer.cells) == 30
    assert answer.places[0].pcode == "RW11"
    assert {each.place: each.state for each in answer.cells if each.state != "unknown"} == {
        "rubavu": "served",
        "huye": "gap",
    }
    assert answer.states == {"served": 1, "gap": 1, "unknown": 28}
    assert (answer.as_of, answer.truncated) == ("2023-01-01", False)


def test_a_served_cell_says_by_whom_and_who_says_so(little: Store) -> None:
    found = cell(little, GBV, "rubavu", "gbv-survivors", as_of="2023")

    assert [provider.name for provider in found.providers] == [
        "Hillside Health Initiative",
        "Lakeshore Legal Aid",
    ]
    assert found.providers[0].undertakings == ("safe-steps-project",)
    assert {said.record for said in found.providers[0].evidence} == {
        "answer 11",
        "answer 15",
        "answer 19",
        "answer 21",
    }
    assert (found.single, found.hints) == (False, ())
    assert cell(little, GBV, "rubavu", as_of="2025").state == "unknown", "the project ended in June 2024"


def test_a_stated_lack_is_a_gap_with_its_words(little: Store) -> None:
    answer = gaps(little, themes=[GBV], places=["huye"], as_of="2023")

    [found], [lack] = answer.cells, answer.lacks
    assert (found.state, found.lacks) == ("gap", (lack.link,))
    assert lack.evidence.record == "answer 32"
    assert lack.evidence.paraphrase


def test_an_office_is_no_activity_and_no_hint_that_it_works_there(little: Store) -> None:
    found = cell(little, "legal-aid", "huye", as_of="2023")

    assert found.state == "unknown"
    assert [(hint.id, [part.dimension for part in hint.parts]) for hint in found.hints] == [
        ("lakeshore-legal-aid", ["theme"])
    ]


def test_hints_name_the_parts_that_somebody_states_the_nearest_first(little: Store) -> None:
    found = cell(little, "legal-aid", "musanze", as_of="2023")

    assert found.state == "unknown", "theme and place stand in two answers"
    lakeshore, terrace = found.hints
    assert [(part.dimension, part.id, part.wider) for part in lakeshore.parts] == [
        ("theme", "legal-aid", False),
        ("place", "musanze", False),
    ]
    assert (terrace.name, [part.id for part in terrace.parts]) == (
        "Terrace Women's Association",
        ["musanze"],
    )


def test_work_on_a_part_serves_the_whole_and_not_the_other_way_around(store: Store) -> None:
    drawing = drawn()
    does(drawing, "one", "malaria", "mothers", "camp")
    does(drawing, "two", "water", "women", "rwanda")
    put(drawing, store)

    assert cell(store, "malaria", "camp", "mothers").state == "served"
    assert cell(store, "health", "rubavu", "women").state == "served"
    assert cell(store, "health", "huye", "women").state == "unknown"
    wide = cell(store, "water", "rubavu")
    assert wide.state == "unknown", "a program in a whole country is not a service in each district"
    [hint, _] = wide.hints
    assert [(part.id, part.wider) for part in hint.parts] == [("water", False), ("rwanda", True)]
    assert cell(store, "water", "huye", "mothers").state == "unknown"


def test_what_is_not_asked_for_is_not_demanded(store: Store) -> None:
    drawing = drawn()
    does(drawing, "one", "men", "huye")
    put(drawing, store)

    found = {each.theme: each.state for each in gaps(store, populations=["men"], places=["huye"]).cells}
    assert found[""] == "served"
    assert cell(store, "water", "huye").state == "unknown"


def test_one_body_alone_is_marked_unless_others_may_be_there(store: Store) -> None:
    drawing = drawn()
    drawing.entity("kinds", generic=True)
    does(drawing, "one", "health", "huye")
    does(drawing, "one", "health", "rubavu")
    does(drawing, "two", "health", "rubavu")
    does(drawing, "kinds", "health", "gasabo")
    does(drawing, "one", "water", "huye")
    does(drawing, "project", "water", "huye")
    put(drawing, store)

    alone = {each.place for each in gaps(store, themes=["health"], as_of="2020").cells if each.single}
    assert alone == {"huye"}
    assert cell(store, "health", "gasabo").state == "served"
    beside = cell(store, "water", "huye")
    assert (beside.single, beside.unprovided) == (False, ("project",))


@pytest.mark.parametrize("theme", ["health", "malaria"])
def test_inside_what_a_source_covers_completely_nobody_is_a_gap(store: Store, theme: str) -> None:
    drawing = drawn()
    does(drawing, "one", "health", "huye")
    put(drawing, store)
    cover(store)

    answer = gaps(store, themes=[theme], as_of="2020")

    assert {each.place: each.state for each in answer.cells if each.state == "gap"} == {"rubavu": "gap"}
    [covering] = answer.covers
    assert (covering.source, covering.on, covering.counts) == ("map", "2019", True)
    assert cell(store, theme, "rubavu", "men").state == "gap", "nobody at all works on it there"
    assert cell(store, "water", "rubavu").state == "unknown"
    assert cell(store, theme, "rubavu", as_of="2018").state == "unknown", "it looked later"
    assert cell(store, theme, "camp").state == "gap"


def test_work_that_may_be_for_them_leaves_a_covered_cell_unknown(store: Store) -> None:
    drawing = drawn()
    does(drawing, "one", "health", "rubavu")
    does(drawing, "two", "malaria", "women", "rubavu")
    put(drawing, store)
    cover(store)

    assert cell(store, "health", "rubavu", "men").state == "unknown", "one does not say for whom"
    drawing.links = [(kind, row) for kind, row in drawing.links if row["a"] != "one"]
    put(drawing, store)
    cover(store)
    assert cell(store, "health", "rubavu", "men").state == "gap"
    assert cell(store, "malaria", "rubavu", "mothers").state == "unknown", "they may be among the women"


def test_a_lack_counts_for_the_people_and_parts_that_it_is_about(store: Store) -> None:
    drawing = drawn()
    drawing.entity("shelter", labels=("Service",))
    drawing.link("WORKS_ON", "shelter", "water")
    drawing.link("LACKS", "huye", "health", population="stated-women")
    drawing.link("LACKS", "rwanda", "shelter")
    put(drawing, store)
    store.write(
        "MATCH (s:Source {id: 'map'}), (e:Entity {id: 'women'}) "
        "CREATE (s)-[:DESCRIBES {id: 'd', source: 'map', stated_id: 'stated-women'}]->(e)"
    )

    assert cell(store, "health", "huye").state == "unknown", "only women are said to lack it"
    assert cell(store, "malaria", "huye", "mothers").state == "gap"
    assert cell(store, "health", "huye", "men").state == "unknown"
    assert cell(store, "water", "gasabo").state == "gap"


def test_who_serves_where_a_source_says_that_it_is_lacking_stays_and_both_are_shown(store: Store) -> None:
    drawing = drawn()
    does(drawing, "one", "health", "huye")
    lack = drawing.link("LACKS", "huye", "health")
    put(drawing, store)

    found = cell(store, "health", "huye")
    assert (found.state, found.lacks, [each.id for each in found.providers]) == ("served", (lack,), ["one"])


def test_ended_closed_and_dead_ones_do_not_serve_on_the_day(store: Store) -> None:
    drawing = drawn()
    drawing.entity("gone", period=(None, "2015"))
    does(drawing, "gone", "health", "huye")
    does(drawing, "one", "health", "gasabo", period=("2012", "2016"))
    does(drawing, "one", "health", "rubavu")
    put(drawing, store)

    def served(as_of: str) -> set[str]:
        cells = gaps(store, themes=["health"], as_of=as_of).cells
        return {each.place for each in cells if each.state == "served"}

    assert served("2020") == {"rubavu"}
    assert served("2014") == {"huye", "gasabo", "rubavu"}
    assert gaps(store, themes=["health"], as_of="2020").undated == 1


def test_a_number_of_districts_without_names_is_shown_beside(store: Store) -> None:
    drawing = drawn()
    does(drawing, "one", "health", "huye")
    link = drawing.link("OPERATES_IN", "one", "rwanda", stated_count="24 districts")
    put(drawing, store)

    answer = gaps(store, themes=["health"], as_of="2020")

    [count] = answer.counted
    assert (count.link, count.stated_count, count.place, count.named) == (link, "24 districts", "rwanda", 1)
    assert gaps(store, themes=["water"], as_of="2020").counted == ()


def test_what_has_no_place_or_a_wide_one_is_counted_as_left_out(store: Store) -> None:
    drawing = drawn()
    does(drawing, "one", "health")
    does(drawing, "one", "malaria", "rwanda")
    does(drawing, "two", "health", "huye")
    does(drawing, "two", "water")
    put(drawing, store)

    answer = gaps(store, themes=["health"], as_of="2020")

    assert (answer.unplaced, answer.wide) == (1, 1)


def test_a_table_for_spreadsheets_has_a_line_for_each_cell_and_no_formulas(store: Store) -> None:
    drawing = drawn()
    drawing.entity("calc", name='=HYPERLINK("http://x.example")')
    does(drawing, "calc", "health", "huye")
    put(drawing, store)
    answer = gaps(store, themes=["health"], as_of="2020")

    lines = list(csv.DictReader(StringIO(gap_table(answer))))

    assert [line["place_id"] for line in lines] == [each.place for each in answer.cells]
    [served] = [line for line in lines if line["state"] == "served"]
    assert served["providers"] == '\'=HYPERLINK("http://x.example")'
    assert (served["single_provider"], served["as_of"]) == ("yes", "2020-01-01")
    assert {line["pcode"] for line in lines} >= set(DISTRICTS.values())


def test_a_table_that_is_cut_says_so(little: Store) -> None:
    answer = gaps(little, themes=[GBV, "nutrition"], as_of="2023", limit=7)
    whole = gaps(little, themes=[GBV, "nutrition"], as_of="2023")

    assert (len(answer.cells), answer.truncated, answer.limit, answer.asked) == (7, True, 7, 60)
    assert (len(whole.cells), whole.truncated, whole.asked) == (60, False, 60)
    for table, said in ((answer, "first 7 of 60 cells"), (whole, "")):
        assert {line["cut"] for line in csv.DictReader(StringIO(gap_table(table)))} == {said}


def test_where_cells_are_too_many_for_words_that_is_said(little: Store) -> None:
    few = gaps(little, themes=[GBV], as_of="2023")
    people = ["gbv-survivors", "adolescents"]
    many = gaps(little, themes=[GBV, "nutrition"], populations=people, as_of="2023")

    assert (len(few.cells), few.detailed) == (30, True)
    assert (len(many.cells), many.detailed) == (120, False)
    said = [{bool(each.evidence) for cell in one.cells for each in cell.providers} for one in (few, many)]
    assert said == [{True}, {False}]


def test_how_many_more_numbers_of_places_there_are_is_said(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawing = drawn()
    for own in ("one", "two", "project"):
        drawing.link("OPERATES_IN", own, "rwanda", stated_count="24 districts")
    put(drawing, store)
    assert gaps(store, as_of="2020").more_counted == 0

    monkeypatch.setattr("graph.questions.gaps.counts.MOST", 1)
    answer = gaps(store, as_of="2020")

    assert ([each.id for each in answer.counted], answer.more_counted) == (["one"], 2)


def test_an_empty_graph_has_nothing_but_what_is_not_known(store: Store) -> None:
    answer = gaps(store)

    assert {each.state for each in answer.cells} == {"unknown"}
    assert [theme.id for theme in answer.themes] == [""]
    assert len(answer.places) == 30
    assert not any(place.known for place in answer.places)


def test_what_is_no_theme_or_no_place_is_refused(little: Store) -> None:
    with pytest.raises(InvalidQuestion, match=r"Rubavu \(rubavu\) is no theme"):
        gaps(little, themes=["rubavu"])
    with pytest.raises(NotFound, match="'nowhere'"):
        gaps(little, places=["nowhere"])
    with pytest.raises(InvalidQuestion, match="2021-02-30"):
        gaps(little, as_of="2021-02-30")
