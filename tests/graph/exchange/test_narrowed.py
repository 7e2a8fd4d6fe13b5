"""A part of the graph is narrowed in the same words, whole or around somebody, written or drawn."""

import pytest

from graph.bolt.store import Store
from graph.errors import InvalidQuestion, NotFound
from graph.exchange.chosen import Chosen, chosen, seen
from graph.questions.neighborhood import neighborhood
from graph.questions.only import Only
from graph.questions.results import Subgraph
from graph.questions.whole import whole
from tests.little_network import GRANTS_SOURCE

ACTORS = ("Organization", "Project")
PARTS = {
    "all": (Only(), 485, 394),
    "a source": (Only(sources=(GRANTS_SOURCE,)), 6, 7),
    "kinds": (Only(kinds=("Event", "Policy")), 2, 0),
    "a place, through a project": (Only(place="rubavu"), 4, 7),
    "a place, of which the office is no activity": (Only(place="huye"), 1, 0),
    "a theme": (Only(theme="gender-based-violence"), 4, 7),
    "a people": (Only(population="adolescents"), 3, 2),
    "sure links": (Only(confidence=0.9), 485, 393),
    "several": (Only(ACTORS, (GRANTS_SOURCE,), place="rubavu", theme="gender-based-violence"), 2, 1),
    "what never meets": (Only(ACTORS, place="rubavu", theme="legal-aid"), 1, 0),
}


def _count(part: Chosen) -> tuple[int, int]:
    return sum(1 for _ in part.entities()), sum(1 for _ in part.links())


def _ids(found: Subgraph) -> set[str]:
    return {entity.id for entity in found.entities}


@pytest.mark.parametrize("name", PARTS)
def test_a_part_holds_whom_and_what_was_asked_for(little: Store, name: str) -> None:
    only, *counts = PARTS[name]

    assert list(_count(chosen(little, only=only))) == counts


def test_a_people_comes_with_the_links_that_say_who_serves_them(little: Store) -> None:
    part = chosen(little, only=Only(population="adolescents"))

    assert [(link.type, link.from_id, link.to_id) for link in part.links()] == [
        ("IMPLEMENTS", "terrace-womens-association", "strong-harvest-project"),
        ("SERVES", "strong-harvest-project", "adolescents"),
    ]


def test_a_part_on_a_day_holds_only_who_was_active_then(little: Store) -> None:
    before = chosen(little, as_of="2021", only=Only(place="rubavu"))

    assert _count(before) == (1, 0)


def test_around_somebody_the_way_goes_over_what_was_said_and_shows_who_was_asked_for(little: Store) -> None:
    hillside = ["hillside-health-initiative"]

    by_grants = neighborhood(little, hillside, depth=2, only=Only(sources=(GRANTS_SOURCE,)))
    sure = neighborhood(little, ["legal-aid-bill"], only=Only(confidence=0.9))
    there = neighborhood(little, hillside, only=Only(place="rubavu"))

    assert {link.evidence.source for link in by_grants.links} == {GRANTS_SOURCE}
    assert _ids(by_grants) == {
        *hillside,
        "lakeshore-legal-aid",
        "northlight-foundation",
        "riverbend-relief-agency",
    }
    assert _ids(sure) == {"legal-aid-bill"}
    assert _ids(there) == {*hillside, "lakeshore-legal-aid", "safe-steps-project"}
    assert _count(seen(little, there)) == (3, len(there.links)) == (3, 5)


def test_all_that_act_are_narrowed_before_they_are_cut(little: Store) -> None:
    only = Only(sources=(GRANTS_SOURCE,), theme="gender-based-violence")

    found, cut = whole(little, only=only, limit=1), whole(little, only=Only(place="rubavu"), limit=3)

    assert [(link.type, link.evidence.source) for link in found.links] == [("PARTNERS_WITH", GRANTS_SOURCE)]
    assert (found.truncated, cut.truncated, len(cut.links)) == (False, True, 3)
    assert whole(little, only=Only(confidence=0.9), limit=5000).links == tuple(
        link for link in whole(little, limit=5000).links if link.confidence >= 0.9
    )


@pytest.mark.parametrize(
    ("only", "told"),
    [
        (Only(kinds=("Person",)), "There is no kind 'Person'; there are Organization"),
        (Only(sources=("rumors",)), f"There is no source 'rumors'; there are .*{GRANTS_SOURCE}"),
        (Only(confidence=1.5), "from 0 to 1, not 1.5"),
        (Only(place="legal-aid"), "is no place: it is Theme"),
        (Only(population="huye"), "is no group of people"),
        (Only(theme="astrology"), "'astrology'"),
    ],
)
def test_what_does_not_exist_is_refused_at_once(little: Store, only: Only, told: str) -> None:
    for ask in (
        lambda: chosen(little, only=only),
        lambda: neighborhood(little, ["huye"], only=only),
        lambda: whole(little, only=only),
    ):
        with pytest.raises((InvalidQuestion, NotFound), match=told):
            ask()
