"""What the graph knows, and what it does not; and its sources."""

from collections import Counter

import pytest

from graph.bolt.store import Store
from graph.errors import NotFound
from graph.questions.districts import districts
from graph.questions.moments import moment
from graph.questions.network import network
from graph.questions.overview import Overview, overview
from graph.questions.sources import source, sources
from tests.graph.questions.drawn import partners
from tests.little_network import GRANTS_SOURCE, SURVEY_SOURCE


def test_it_counts_what_there_is(little: Store) -> None:
    answer = overview(little)
    kinds = {each.kind: each.entities for each in answer.kinds}
    types = {each.type: each for each in answer.types}

    assert (kinds["Organization"], kinds["Network"], kinds["WorkingGroup"], kinds["Funder"]) == (8, 1, 1, 2)
    assert (types["MEMBER_OF"].links, types["MEMBER_OF"].dated) == (4, 3)
    assert (types["SERVES"].links, types["SERVES"].told_when) == (2, 1)
    assert answer.oldest == "2023-04"
    assert answer.links == sum(each.links for each in answer.types)
    assert not answer.truncated


def test_it_says_in_which_districts_nobody_is_known(little: Store) -> None:
    counted = {each.name: each.organizations for each in overview(little).districts}

    assert counted["Musanze"] == 2, "one by itself, one through its project"
    assert counted["Huye"] == 0, "an office is not work in the district"


@pytest.mark.parametrize("day", ["2016", "2023-05-01"])
def test_it_counts_in_each_district_those_whom_districts_names(little: Store, day: str) -> None:
    counted = {each.id: each.organizations for each in overview(little, as_of=day).districts}
    named = {each.id: each.organizations for each in districts(little, as_of=day).districts if each.known}

    assert counted == named
    assert any(counted.values())


def test_work_in_a_part_of_a_district_and_through_a_project_is_work_in_it(store: Store) -> None:
    drawing = partners([("a", "b")], ["a", "b"])
    drawing.entity("d", labels=("Place", "District"))
    drawing.entity("s", labels=("Place",))
    drawing.entity("p", labels=("Project",))
    drawing.link("PART_OF", "s", "d")
    drawing.link("OPERATES_IN", "a", "s")
    drawing.link("IMPLEMENTS", "b", "p")
    drawing.link("OPERATES_IN", "p", "d")
    drawing.put(store)

    assert [(each.id, each.organizations) for each in overview(store).districts] == [("d", 2)]


def test_it_says_of_how_much_something_is_known_and_of_how_much_not(little: Store) -> None:
    coverage = {each.title: (each.known, each.of) for each in overview(little).coverage}

    assert coverage["organizations: since when they exist"] == (4, 8)
    assert coverage["organizations: where they are active"] == (3, 8)
    assert coverage["projects: who pays for them"] == (1, 2)
    assert coverage["services: who provides them"] == (1, 1)
    assert coverage["statements of money: how much it is"] == (5, 6)
    assert coverage["districts: anybody who is active there"][0] == 2
    assert coverage["statements: when they were said"] == (39, 39)


@pytest.mark.parametrize("day", [None, "2016", "2023-06-01"])
def test_it_counts_what_the_network_of_that_day_holds(little: Store, day: str | None) -> None:
    answer, net = overview(little, as_of=day), network(little, moment(day))

    assert (answer.entities, answer.links) == (len(net.entities), len(net.links))
    assert {each.type: each.links for each in answer.types} == Counter(link.type for link in net.links)
    assert all(max(each.dated, each.told_when, each.reviewed) <= each.links for each in answer.types)


def test_what_somebody_looked_at_is_counted(store: Store) -> None:
    drawing = partners([("a", "b")], ["a", "b", "c"])
    drawing.link("PARTNERS_WITH", "b", "c", reviewed="accepted")
    drawing.link("FUNDS", "b", "c", reviewed="corrected", amount_minor=5)
    drawing.put(store)

    assert {each.type: (each.links, each.reviewed) for each in overview(store).types} == {
        "PARTNERS_WITH": (2, 1),
        "FUNDS": (1, 1),
    }


def test_it_counts_what_there_is_on_a_day(little: Store) -> None:
    early, late = overview(little, as_of="2016"), overview(little, as_of="2022")

    def organizations(answer: Overview) -> list[int]:
        return [each.entities for each in answer.kinds if each.kind == "Organization"]

    assert organizations(early) == [8]
    assert organizations(late) == [7]
    assert early.as_of == "2016-01-01"
    assert early.links < late.links


def test_a_load_broken_off_is_said(store: Store) -> None:
    store.write(
        "CREATE (:Source {id: 'half', status: 'applying'}), (:Source {id: 'done', status: 'complete'})"
    )

    assert overview(store).unfinished == ("half",)


def test_sources_are_listed_with_what_became_of_them(little: Store) -> None:
    listed = {each.id: each for each in sources(little).sources}

    assert {SURVEY_SOURCE, GRANTS_SOURCE} <= listed.keys()
    grants = listed[GRANTS_SOURCE]
    assert (grants.publisher, grants.publisher_id) == ("Northlight Foundation", "northlight-foundation")
    assert (grants.entities, grants.links, grants.rejected) == (6, 7, 0)
    assert grants.license == "CC0-1.0"
    assert sources(little, limit=1).truncated


def test_one_source_tells_of_its_loads(little: Store) -> None:
    answer = source(little, SURVEY_SOURCE)

    assert [load.status for load in answer.loads] == ["complete"]
    assert answer.loads[0].id == answer.source.load
    with pytest.raises(NotFound, match="no source 'nothing'"):
        source(little, "nothing")
