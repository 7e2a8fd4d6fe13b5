"""The part of the network around some entities."""

from dataclasses import dataclass
from datetime import date

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.bolt.store import Store
from graph.dates import first_day, last_day
from graph.errors import InvalidQuestion, NotFound
from graph.questions.neighborhood import neighborhood
from tests.graph.questions.drawn import Drawing, Period, on_database, partners

NODES = [f"body-{number}" for number in range(8)]
PAIRS = st.lists(st.tuples(st.sampled_from(NODES), st.sampled_from(NODES)), max_size=14)
DATES = st.one_of(
    st.none(),
    st.integers(2010, 2016).map(str),
    st.dates(date(2010, 1, 1), date(2016, 12, 31)).map(lambda day: day.isoformat()[:7]),
    st.dates(date(2010, 1, 1), date(2016, 12, 31)).map(date.isoformat),
)
PERIODS = st.tuples(DATES, DATES).filter(lambda period: first_day(period[0]) <= last_day(period[1]))


@dataclass
class Dated:
    link: Period
    other: Period


def lives(period: Period, day: str) -> bool:
    return first_day(period[0]) <= day <= last_day(period[1])


@on_database(15)
@given(
    PERIODS,
    st.lists(st.builds(Dated, PERIODS, PERIODS), max_size=12),
    st.dates(date(2009, 6, 1), date(2017, 6, 1)),
)
def test_a_link_is_shown_on_a_day_if_it_and_both_its_ends_allow_it(
    store: Store, center: Period, others: list[Dated], when: date
) -> None:
    day, drawing = when.isoformat(), Drawing()
    drawing.entity("center", period=center)
    expected = set()
    for at, dated in enumerate(others):
        drawing.entity(f"other-{at}", period=dated.other)
        link = drawing.link("SUPPORTS", "center", f"other-{at}", period=dated.link)
        if all(lives(period, day) for period in (center, dated.link, dated.other)):
            expected.add(link)
    drawing.put(store)

    assert {link.id for link in neighborhood(store, ["center"], as_of=day).links} == expected
    assert len(neighborhood(store, ["center"]).links) == len(others)


@on_database(15)
@given(PAIRS, st.integers(1, 4))
def test_it_reaches_whoever_is_within_the_depth(
    store: Store, pairs: list[tuple[str, str]], depth: int
) -> None:
    partners(pairs, NODES).put(store)
    undirected = nx.Graph(pairs)
    undirected.add_node(NODES[0])
    within = nx.single_source_shortest_path_length(undirected, NODES[0], cutoff=depth)

    answer = neighborhood(store, [NODES[0]], depth=depth)

    assert {entity.id for entity in answer.entities} == set(within)
    touched = [{a, b} for a, b in pairs if a != b and min(within.get(a, 99), within.get(b, 99)) < depth]
    assert len(answer.links) == len(touched)
    assert not answer.truncated


@on_database(15)
@given(PAIRS, st.integers(1, 6))
def test_a_cut_neighborhood_says_so_and_is_always_the_same(
    store: Store, pairs: list[tuple[str, str]], limit: int
) -> None:
    partners(pairs, NODES).put(store)

    whole = neighborhood(store, [NODES[0]], depth=3)
    cut = neighborhood(store, [NODES[0]], depth=3, limit=limit)

    assert cut.truncated == (len(whole.links) > limit)
    assert len(cut.links) == min(limit, len(whole.links))
    assert {link.id for link in cut.links} <= {link.id for link in whole.links}
    assert {end for link in cut.links for end in (link.from_id, link.to_id)} <= {e.id for e in cut.entities}
    assert cut.model_dump_json() == neighborhood(store, [NODES[0]], depth=3, limit=limit).model_dump_json()


def test_only_links_of_the_types_asked_for_are_walked(little: Store) -> None:
    answer = neighborhood(little, ["hillside-health-initiative"], types=["MEMBER_OF"], depth=2)

    assert {link.type for link in answer.links} == {"MEMBER_OF"}
    assert {entity.id for entity in answer.entities} == {
        "hillside-health-initiative",
        "lakeshore-legal-aid",
        "open-door-coalition",
        "rubavu-protection-working-group",
        "terrace-womens-association",
    }


def test_kinds_of_bodies_are_shown_and_not_walked_through(store: Store) -> None:
    drawing = partners([("a", "kinds"), ("kinds", "b")], ["a", "b"])
    drawing.entity("kinds", generic=True)
    drawing.put(store)

    assert {entity.id for entity in neighborhood(store, ["a"], depth=3).entities} == {"a", "kinds"}
    assert {entity.id for entity in neighborhood(store, ["kinds"]).entities} == {"a", "b", "kinds"}


def test_links_carry_their_evidence_and_own_fields(little: Store) -> None:
    answer = neighborhood(little, ["northlight-foundation"], types=["FUNDS"], as_of="2022-06")
    [link] = [link for link in answer.links if link.fields.get("chain") == "safe-steps"]

    assert link.said_by == "itself"
    assert link.fields["amount_minor"] == 50_000_000
    assert link.evidence.publisher == "Northlight Foundation"
    assert "Safe Steps" in link.evidence.quote
    assert answer.as_of == "2022-06-01"
    assert answer.centers == ("northlight-foundation",)


def test_what_cannot_be_asked_is_refused(little: Store) -> None:
    with pytest.raises(InvalidQuestion, match="at least one id"):
        neighborhood(little, [])
    with pytest.raises(InvalidQuestion, match="no link type 'KNOWS'"):
        neighborhood(little, ["northlight-foundation"], types=["KNOWS"])
    with pytest.raises(InvalidQuestion, match="depth must be from 1 to 6"):
        neighborhood(little, ["northlight-foundation"], depth=0)
    with pytest.raises(NotFound, match="'nobody'"):
        neighborhood(little, ["northlight-foundation", "nobody"])
