"""Measures of the little network and of drawn graphs, as a question of the graph."""

import json

import pytest

from graph.bolt.store import Store
from graph.errors import InvalidQuestion, NotFound
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


def test_a_place_has_an_interval_and_nobody_is_called_first_of_whom_little_is_known(store: Store) -> None:
    star(store, leaves=12)

    sure = measures(store, names=["degree"])

    assert sure.doubt
    assert sure.doubt.could_be_first == ("hub",)
    assert sure.doubt.claim == "Hub comes first by ties in 100% of the possible networks."
    first = sure.measures[0].rank
    assert first and (first.place, first.low, first.high, first.first) == (1, 1, 1, 1)

    one = partners([("hub", f"leaf-{at}") for at in range(12)], ["hub", *(f"leaf-{at}" for at in range(12))])
    one.link("PARTNERS_WITH", "leaf-0", "leaf-1", source="another")
    one.put(store)
    unsure = measures(store, names=["degree"])

    assert unsure.doubt
    assert "Nobody can be called first by ties: Hub may be, but too little is known." in unsure.doubt.claim
    assert row(unsure, "hub").known.little == "All that is known of it here comes from one source."
    assert row(unsure, "leaf-1").known.little == "Only 2 statements of it are here."


def test_drawing_sources_anew_needs_several_sources(store: Store) -> None:
    star(store, leaves=9)
    found = measures(store, names=["degree"], doubt=Doubt("sources"))
    assert found.doubt
    assert (found.doubt.by, found.doubt.missing, found.doubt.runs > 0) == ("sources", None, True)
    assert found.doubt.could_be_first == ("hub",)

    star(store, leaves=2)
    few = measures(store, names=["degree"], doubt=Doubt("sources")).doubt
    assert few
    assert (few.runs, "Too few sources to draw from: 2 here" in few.note) == (0, True)


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


def test_what_is_lost_without_the_hub(store: Store) -> None:
    star(store)

    found = measures(store, names=["degree"], without=["hub"]).without

    assert found
    assert (found.ids, found.names) == (("hub",), ("Hub",))
    largest = found.losses[0]
    assert (largest.name, largest.before, largest.after, largest.lost) == ("largest", 5, 1, 4)
    assert (largest.random_middle, largest.worse) == (0, 0)
    assert len(found.cut_off) == 4
    assert measures(store, names=["degree"]).without is None


def test_who_is_not_in_the_view_cannot_be_taken_out_of_it(store: Store) -> None:
    star(store)

    with pytest.raises(NotFound, match="nobody is not in this view"):
        measures(store, names=["degree"], without=["nobody"])


@pytest.mark.parametrize(
    ("number", "told"),
    [(5.0, 5), (0.1 + 0.2, 0.3), (1e-7 + 1e-16, 1e-7), (1 / 3, 0.3333333333), (float("nan"), None)],
)
def test_numbers_have_no_noise_in_their_last_digits(number: float, told: float | None) -> None:
    assert plain(number) == told
    assert type(plain(number)) is type(told)
