"""Measures of the little network and of drawn graphs, as a question of the graph."""

import csv
import io
import json

import pytest

from graph.bolt.store import Store
from graph.errors import InvalidQuestion, NotFound
from graph.exchange.measure_table import measure_table
from graph.measures.doubt import Doubt
from graph.measures.measure import declared
from graph.measures.view import View
from graph.questions.measures import measures
from graph.questions.measures.numbers import plain
from graph.questions.measures.told import Measured, Measures
from graph.questions.measures.view_of import projection
from tests.graph.questions.drawn import Drawing, partners
from tests.little_network import GRANTS_SOURCE, ORGANIZATIONS


def row(found: Measures, own: str) -> Measured:
    return next(each for each in found.measures if each.id == own)


def star(store: Store, leaves: int = 5) -> None:
    names = ["hub", *(f"leaf-{at}" for at in range(leaves)), "alone"]
    drawing = partners([], names)
    for at in range(leaves):
        drawing.link("PARTNERS_WITH", "hub", f"leaf-{at}", source=f"source-{at}")
    drawing.put(store)


def test_every_organization_is_measured_by_every_measure(little: Store) -> None:
    found = measures(little)

    assert {each.name for each in found.measures} == set(ORGANIZATIONS)
    assert [about.name for about in found.about] == list(declared())
    told = json.loads(found.model_dump_json())
    assert all({"id", "name", *declared()} <= each.keys() for each in told["measures"])
    assert (found.network.entities, found.as_of, found.view.kinds) == (8, None, ("Organization",))
    assert found.network.ties < found.network.links


def test_the_hub_of_a_star_comes_first_and_who_is_alone_last(store: Store) -> None:
    star(store)

    found = measures(store, names=["degree", "betweenness", "constraint"])

    assert [each.number("degree") for each in found.measures] == [5, 1, 1, 1, 1, 1, 0]
    assert found.measures[0].id == "hub"
    assert row(found, "hub").number("betweenness") == pytest.approx(10 / 15)
    assert row(found, "alone").number("constraint") is None
    assert next(about.why for about in found.about if about.name == "constraint") == "It is tied to nobody."
    assert [each.rank.place for each in found.measures if each.rank] == [1, 2, 2, 2, 2, 2, 7]


def test_a_low_number_comes_first_where_that_is_what_is_looked_for(store: Store) -> None:
    star(store)

    found = measures(store, names=["constraint"])

    assert found.measures[0].id == "hub"
    assert found.measures[-1].id == "alone"
    assert measures(store, names=["constraint"], reverse=True).measures[-1].id == "alone"


def test_sorted_by_name_there_are_no_places(store: Store) -> None:
    star(store)

    found = measures(store, names=["degree"], sort="name", limit=2)

    assert [each.name for each in found.measures] == ["Alone", "Hub"]
    assert [each.rank for each in found.measures] == [None, None]
    assert found.truncated
    assert found.doubt is None


def test_a_table_can_be_sorted_by_how_much_is_known(store: Store) -> None:
    star(store, leaves=2)

    by_sources = measures(store, names=["degree"], sort="sources")
    turned = measures(store, names=["degree"], sort="statements", reverse=True)

    assert [(each.id, each.known.sources) for each in by_sources.measures] == [
        ("hub", 2),
        ("leaf-0", 1),
        ("leaf-1", 1),
        ("alone", 0),
    ]
    assert [each.id for each in turned.measures] == ["alone", "leaf-0", "leaf-1", "hub"]
    assert (by_sources.sorted_by, by_sources.doubt, by_sources.measures[0].rank) == ("sources", None, None)


def test_where_there_are_no_ties_communities_are_not_clear_but_undefined(store: Store) -> None:
    partners([], "ab").put(store)

    told = measures(store, names=["community"]).network

    assert (told.modularity, told.why["modularity"]) == (None, "There are no ties.")


def test_a_place_and_a_theme_leave_those_who_are_active_there_and_work_on_it(store: Store) -> None:
    drawing = partners([], ["here", "office", "elsewhere", "through"])
    for own, label in (
        ("town", "Place"),
        ("region", "Place"),
        ("legal-aid", "Theme"),
        ("project", "Project"),
    ):
        drawing.entity(own, labels=(label,))
    drawing.link("PART_OF", "town", "region")
    drawing.link("OPERATES_IN", "here", "town", role="activity")
    drawing.link("OPERATES_IN", "office", "town", role="office")
    drawing.link("OPERATES_IN", "elsewhere", "region", role="activity")
    drawing.link("IMPLEMENTS", "through", "project")
    drawing.link("OPERATES_IN", "project", "town", role="activity")
    drawing.link("WORKS_ON", "project", "legal-aid")
    drawing.put(store)

    def within(**asked: str) -> set[str]:
        return {each.id for each in measures(store, View(**asked), names=["degree"]).measures}  # type: ignore[arg-type]

    assert within(place="town") == {"here", "through"}
    assert within(place="region") == {"here", "through", "elsewhere"}
    assert within(theme="legal-aid") == {"through"}
    assert within(place="town", theme="legal-aid") == {"through"}


def test_no_spreadsheet_takes_a_name_in_the_table_for_a_formula(store: Store) -> None:
    drawing = partners([], "a")
    drawing.entity("evil", name="=HYPERLINK(1)")
    drawing.put(store)

    rows = list(csv.DictReader(io.StringIO(measure_table(measures(store, names=["degree"])))))

    assert {each["name"] for each in rows} == {"A", "'=HYPERLINK(1)"}


def test_the_projection_is_made_once_for_each_version_and_day(little: Store) -> None:
    first = projection(little)

    assert projection(little) is first
    assert projection(little, as_of="2016") is not first
    assert projection(little, View(kinds=("Network",))).size == 1


def test_the_projection_follows_the_graph(store: Store) -> None:
    star(store)
    assert projection(store).size == 7
    star(store, leaves=3)
    assert projection(store).size == 5


def test_generic_names_and_those_of_another_day_are_left_out(store: Store) -> None:
    drawing = Drawing()
    drawing.entity("a")
    drawing.entity("b", period=("2010", "2015"))
    drawing.entity("health-centers", generic=True)
    drawing.link("PARTNERS_WITH", "a", "b")
    drawing.link("REFERS_TO", "a", "health-centers")
    drawing.put(store)

    assert [each.id for each in measures(store, names=["degree"]).measures] == ["a", "b"]
    later = measures(store, names=["degree"], as_of="2020-05")
    assert [each.id for each in later.measures] == ["a"]
    assert later.as_of == "2020-05-01"


def test_sources_confidence_place_and_theme_narrow_the_view(little: Store) -> None:
    whole = measures(little, names=["degree"]).network
    grants = measures(little, View(sources=(GRANTS_SOURCE,)), names=["degree"]).network
    there = measures(little, View(place="rubavu"), names=["degree"])
    theme = measures(little, View(theme="legal-aid"), names=["degree"])

    projects = measures(little, View(kinds=("Project",), place="rubavu"), names=["degree"])

    assert 0 < grants.links < whole.links
    assert 0 < projects.network.entities <= 2
    assert grants.sources == 1
    assert 0 < there.network.entities < whole.entities
    assert 0 < theme.network.entities < whole.entities


def test_only_links_that_are_sure_enough(store: Store) -> None:
    drawing = partners([], "abc")
    drawing.link("PARTNERS_WITH", "a", "b", confidence=0.4)
    drawing.link("PARTNERS_WITH", "b", "c")
    drawing.put(store)

    assert measures(store, names=["degree"]).network.ties == 2
    assert measures(store, View(confidence=0.5), names=["degree"]).network.ties == 1


@pytest.mark.parametrize("engine_of", ["an empty graph", "nobody of this kind"])
def test_where_nobody_is_the_answer_is_empty_and_says_why(store: Store, engine_of: str) -> None:
    if engine_of == "nobody of this kind":
        star(store)
    view = View(kinds=("Policy",)) if engine_of == "nobody of this kind" else None

    found = measures(store, view)

    assert found.measures == ()
    assert (found.network.entities, found.network.density) == (0, None)
    assert found.network.why["density"] == "It takes two to be tied."
    assert found.doubt
    assert "no ties" in found.doubt.note


def test_communities_are_told_with_their_members(store: Store) -> None:
    two = [("a", "b"), ("b", "c"), ("a", "c"), ("d", "e"), ("e", "f"), ("d", "f"), ("c", "d")]
    partners(two, "abcdefg").put(store)

    found = measures(store, names=["community", "ambiguity"])

    assert [(group.size, group.ids) for group in found.network.communities] == [
        (3, ("c", "a", "b")),
        (3, ("d", "e", "f")),
    ]
    assert row(found, "a").number("ambiguity") == 0
    assert row(found, "g").number("community") is None


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"names": ["fame"]}, "no measure 'fame'; there are degree"),
        ({"names": ["degree"], "sort": "fame"}, "no measure 'fame'"),
        ({"names": ["degree"], "sort": "core"}, "To sort by core, ask for it, too: degree."),
        ({"view": View(links=("LIKES",))}, "no link type 'LIKES'; there are MEMBER_OF"),
        ({"view": View(kinds=("Club",))}, "no kind 'Club'; there are Organization"),
        ({"view": View(sources=("gossip",))}, "No source 'gossip' states any link; there are map."),
        ({"view": View(confidence=3)}, "confidence must be from 0 to 1"),
        ({"view": View(place="a")}, "is no place"),
        ({"doubt": Doubt(missing=1.5)}, "missing ties must be from 0 to 0.9, not 1.5"),
        ({"doubt": Doubt("weather")}, "In doubt can be ties, sources, nothing"),
        ({"limit": 0}, "limit must be from 1"),
        ({"as_of": "2021-02-30"}, "not a day that exists"),
    ],
)
def test_what_cannot_be_asked_is_refused_with_what_can(
    store: Store, asked: dict[str, object], told: str
) -> None:
    partners([("a", "b")], "ab").put(store)

    with pytest.raises(InvalidQuestion, match=told):
        measures(store, **asked)  # type: ignore[arg-type]


def test_a_place_that_is_not_there_is_not_found(store: Store) -> None:
    star(store)

    with pytest.raises(NotFound, match="nowhere"):
        measures(store, View(place="nowhere"))


@pytest.mark.parametrize(
    ("number", "told"),
    [(5.0, 5), (0.1 + 0.2, 0.3), (1e-7 + 1e-16, 1e-7), (1 / 3, 0.3333333333), (float("nan"), None)],
)
def test_numbers_have_no_noise_in_their_last_digits(number: float, told: float | None) -> None:
    assert plain(number) == told
    assert type(plain(number)) is type(told)
