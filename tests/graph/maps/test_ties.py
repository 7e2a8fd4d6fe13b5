"""Folding links into ties."""

import random

from hypothesis import given
from hypothesis import strategies as st

from graph.maps.ties import drawn_ties, fold
from graph.questions.results import Link, Subgraph
from tests.graph.maps.invented import entity, link

IDS = ("alder", "birch", "cedar", "delta")
some_links = st.lists(
    st.builds(
        lambda type_, ends, source: link(
            type_, *ends, evidence={"source": source, "publisher": f"Publisher of {source}"}
        ),
        st.sampled_from(("FUNDS", "PARTNERS_WITH", "SUPPORTS")),
        st.tuples(st.sampled_from(IDS), st.sampled_from(IDS)),
        st.sampled_from(("survey", "grants", "register")),
    ),
    max_size=25,
    unique_by=lambda made: made.id,
)


@given(some_links, st.randoms())
def test_folding_does_not_depend_on_the_order_of_links(links: list[Link], dice: random.Random) -> None:
    shuffled = list(links)
    dice.shuffle(shuffled)

    assert fold(shuffled) == fold(links)


@given(some_links)
def test_folding_keeps_each_link_once_but_those_of_one_entity_with_itself(links: list[Link]) -> None:
    kept = [said.id for tie in fold(links) for said in tie.links]

    assert sorted(kept) == sorted(said.id for said in links if said.from_id != said.to_id)


@given(some_links)
def test_no_two_ties_have_the_same_type_and_ends(links: list[Link]) -> None:
    ends = [(tie.type, tie.from_id, tie.to_id) for tie in fold(links)]

    assert len(ends) == len(set(ends))


def test_working_together_has_no_direction() -> None:
    (tie,) = fold([link("PARTNERS_WITH", "birch", "alder"), link("PARTNERS_WITH", "alder", "birch")])

    assert len(tie.links) == 2
    assert (tie.from_id, tie.to_id) == ("alder", "birch")


def test_funding_has_a_direction() -> None:
    assert len(fold([link("FUNDS", "birch", "alder"), link("FUNDS", "alder", "birch")])) == 2


def test_two_sources_of_one_publisher_do_not_agree_as_two() -> None:
    one = link("FUNDS", "alder", "birch", evidence={"source": "2023", "publisher": "The Meadow Center"})
    two = link("FUNDS", "alder", "birch", evidence={"source": "2024", "publisher": "Meadow Centre"})
    other = link("FUNDS", "alder", "birch", evidence={"source": "2025", "publisher": "Kestrel Forum"})

    assert fold([one, two])[0].publishers == 1
    assert fold([one, two, other])[0].publishers == 2


def test_sources_whose_publisher_nobody_knows_are_told_apart() -> None:
    links = [link("FUNDS", "alder", "birch", evidence={"source": one, "publisher": ""}) for one in "ab"]

    assert fold(links)[0].publishers == 2


def test_a_link_that_leads_out_of_the_subgraph_is_not_drawn() -> None:
    inside = Subgraph(entities=(entity("alder"),), links=(link("FUNDS", "alder", "birch"),))

    assert drawn_ties(inside) == ()
