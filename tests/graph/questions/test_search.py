"""Finding entities by what people type."""

from random import Random

import pytest
from anyascii import anyascii
from hypothesis import given
from hypothesis import strategies as st

from graph.bolt.cypher import create_entities
from graph.bolt.store import Store
from graph.errors import InvalidQuestion
from graph.questions.names import every_name
from graph.questions.search import search
from tests.graph.questions.drawn import Drawing, on_database
from tests.little_network import HILLSIDE, LAKESHORE, OPEN_DOOR, STRONG_HARVEST, TERRACE, WORKING_GROUP


def first(store: Store, text: str) -> str:
    return search(store, text).results[0].name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Hillside Health Initiative", HILLSIDE),
        ("initiative HEALTH hillside", HILLSIDE),
        ("hilside helth initative", HILLSIDE),
        ("HHI", HILLSIDE),
        ("terrace womens association", TERRACE),
        ("Térrace  Wömen’s", TERRACE),
        ("protection working", WORKING_GROUP),
        ("lakesore legal", LAKESHORE),
        ("open doo", OPEN_DOOR),
        ("shp", STRONG_HARVEST),
    ],
)
def test_people_find_what_they_mean(little: Store, text: str, name: str) -> None:
    assert first(little, text) == name


@on_database(20)
@given(random=st.randoms(use_true_random=False))
def test_every_entity_is_found_by_its_words_in_any_order_and_in_plain_capitals(
    little: Store, random: Random
) -> None:
    named = random.choice(every_name(little))
    words = named.name.split()
    random.shuffle(words)

    for text in (" ".join(words), anyascii(named.name).upper()):
        assert named.id in [found.id for found in search(little, text).results]


def test_a_name_in_another_script_is_found(store: Store) -> None:
    drawing = Drawing()
    drawing.entity("vodnik", "Водник Харьков")
    drawing.entity("ecole", "École de l'Été")
    drawing.put(store)

    assert search(store, "ВОДНИК").results[0].id == "vodnik"
    assert search(store, "ete ecole").results[0].id == "ecole"


def test_words_of_the_query_language_are_only_words(store: Store) -> None:
    drawing = Drawing()
    drawing.entity("not-alone", "Search Not Alone And Or Together")
    drawing.put(store)

    for text in (
        "NOT alone",
        'alone" OR *',
        "alone~ AND (together",
        "search:alone",
        "alone\\",
        "not OR and/alone",
    ):
        assert [found.id for found in search(store, text).results] == ["not-alone"]


def test_filters_keep_what_is_of_one_kind_in_one_place_or_on_one_theme(little: Store) -> None:
    def found(**filters: str) -> list[str]:
        return [result.name for result in search(little, "project", **filters).results]  # type: ignore[arg-type]

    assert "Safe Steps Project" in found(kind="project")
    assert found(place="Rubavu") == ["Safe Steps Project"]
    assert found(theme="Nutrition") == ["Strong Harvest Project"]
    assert found(kind="Organization") == []
    assert [result.name for result in search(little, "legal", place="musanze").results] == [LAKESHORE]


def test_a_place_holds_what_works_in_its_parts(little: Store) -> None:
    province = search(little, "western province", kind="Place").results[0].id

    assert [result.name for result in search(little, "safe", place=province).results] == [
        "Safe Steps Project"
    ]


def test_only_what_exists_on_the_day_is_found(little: Store) -> None:
    def found(as_of: str) -> list[str]:
        return [result.name for result in search(little, "old bridge counseling", as_of=as_of).results]

    assert found("2015")[0] == "Old Bridge Counseling Center"
    assert "Old Bridge Counseling Center" not in found("2022")


def test_a_short_answer_says_that_it_was_cut(little: Store) -> None:
    answer = search(little, "a", limit=3)

    assert len(answer.results) == 3
    assert answer.truncated
    assert answer.left_out > 0
    assert not search(little, "Open Door Coalition", limit=1000).truncated


def test_more_names_than_the_index_may_return_are_all_weighed(store: Store) -> None:
    drawing = Drawing()
    for number in range(1100):
        drawing.entity(f"harbor-{number:04}", f"Harbor House {number:04}")
    drawing.entity("zz-harbor", "Harbor")
    drawing.put(store)

    assert search(store, "harbor").results[0].id == "zz-harbor"


def test_a_kind_that_does_not_exist_is_refused_by_name(little: Store) -> None:
    with pytest.raises(InvalidQuestion, match="no kind 'ship'; there are Organization"):
        search(little, "hillside", kind="ship")
    with pytest.raises(InvalidQuestion, match="from 1 to"):
        search(little, "hillside", limit=0)


def test_a_name_that_came_later_is_found_though_names_are_remembered(store: Store) -> None:
    drawing = Drawing()
    drawing.entity("cedar-house", "Cedar House")
    drawing.put(store)
    store.write("CREATE (:Graph {id: 'graph', version: 1})")
    assert [found.id for found in search(store, "cedr hose").results] == ["cedar-house"]

    store.write(create_entities(["Organization"]), rows=[{**drawing.entities[0], "id": "other-cedar-house"}])
    store.write("MATCH (graph:Graph {id: 'graph'}) SET graph.version = 2")

    assert {found.id for found in search(store, "cedr hose").results} == {"cedar-house", "other-cedar-house"}
