"""What an entity is called, and what becomes of what sources say of it."""

import re
from collections.abc import Iterable
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.identity.canonical import Saying, canonical_ids, entity_of
from graph.identity.clusters import Key, Mention, clusters
from graph.identity.normalize import slug
from graph.model.entities import LABELS
from tests.graph.identity.mentions import drawn, judgements, mention

A, B, C = ("north", "a"), ("south", "b"), ("west", "c")


def ids(*groups: Iterable[Mention]) -> dict[Key, str]:
    """Return the ids of groups; each stated entity is called by the first of its names."""
    listed = [sorted(group, key=lambda one: one.key) for group in groups]
    return canonical_ids(listed, {one.key: one.names[0] for group in listed for one in group})


@given(drawn("Organization", "Theme"), judgements, st.randoms())
def test_every_group_has_one_id_of_its_own_whatever_the_order(
    said: list[Mention], words: list[Any], chance: Random
) -> None:
    groups = clusters(said, words)
    given_ids = ids(*groups)
    chance.shuffle(groups)

    assert ids(*groups) == given_ids
    assert given_ids.keys() == {one.key for one in said}
    assert len(set(given_ids.values())) == len(groups)
    for group in groups:
        assert len({given_ids[one.key] for one in group}) == 1


@given(drawn("Organization", "Theme"))
def test_an_id_begins_with_the_slug_of_a_name_of_its_own(said: list[Mention]) -> None:
    groups = clusters(said)
    given_ids = ids(*groups)

    for group in groups:
        slugs = {slug(one.names[0]) for one in group}
        assert any(re.fullmatch(rf"{one}(-[0-9a-f]{{6}}(-\d+)?)?", given_ids[group[0].key]) for one in slugs)


def test_the_first_slug_is_the_id_and_one_with_a_strong_code_comes_before() -> None:
    assert ids([mention(A, "Birch"), mention(B, "Amber")]) == {A: "amber", B: "amber"}
    assert ids([mention(A, "Birch", codes=("reg:1",)), mention(B, "Amber")])[A] == "birch"


def test_a_slug_that_is_taken_gets_a_short_hash_and_goes_to_whom_a_code_names() -> None:
    given_ids = ids([mention(A, "Amber")], [mention(B, "Amber", codes=("reg:1",))])

    assert given_ids[B] == "amber"
    assert re.fullmatch("amber-[0-9a-f]{6}", given_ids[A])


def test_an_id_that_looks_like_a_slug_with_its_hash_is_not_given_twice() -> None:
    taken = ids([mention(A, "Amber")], [mention(B, "Amber")])[B]

    given_ids = ids([mention(A, "Amber")], [mention(B, "Amber")], [mention(("aa", "a"), taken)])

    assert len(set(given_ids.values())) == 3
    assert ids([mention(A, "Amber")], [mention(B, "Amber")], [mention(("aa", "a"), taken)]) == given_ids


def test_names_without_a_latin_reading_have_ids_of_their_own() -> None:
    given_ids = ids([mention(A, "…")], [mention(B, "***")])

    assert given_ids == {A: slug("…"), B: slug("***")}


def says(source: str, kind: str = "Organization", **fields: object) -> Saying:
    return {"source": source, "id": f"{source} {fields}", "kind": kind, "name": "Amber", **fields}


@st.composite
def sayings(draw: st.DrawFn) -> list[Saying]:
    """Draw what several sources say of one body, each field there or not."""
    fields = {
        "aliases": st.lists(st.sampled_from(["AHT", "Amber House", "Ámber"]), max_size=2),
        "identifiers": st.lists(st.sampled_from(["reg:1", "tax:1"]), max_size=1),
        "since": st.sampled_from(["2004", "2004-01", "2005-06-01"]),
        "until": st.sampled_from(["2016", "2016-12-31", "2015"]),
        "country": st.sampled_from(["RW", "KE"]),
        "generic": st.just(True),
        "sort": st.sampled_from(["NGO", "donor"]),
        "contacts": st.lists(st.sampled_from(["+250 1", "post@amber.example"]), max_size=2),
        "stated_members": st.sampled_from([0, 3, 10]),
    }
    kinds = st.sampled_from(["Organization", "Network", "WorkingGroup"])
    names = st.sampled_from(["Amber Hill", "Amber Hill Trust", "AHT", "Amber"])
    said: list[Saying] = []
    for number in range(draw(st.integers(1, 5))):
        own = draw(st.fixed_dictionaries({"name": names}, optional=fields))
        kind = draw(kinds)
        if kind == "Organization":
            own.pop("stated_members", None)
        source = draw(st.sampled_from(["north", "south", "west"]))
        said.append({**says(source, kind, **own), "id": str(number)})
    return said


@given(sayings(), st.randoms())
def test_an_entity_is_what_is_said_of_it_whatever_the_order(said: list[Saying], chance: Random) -> None:
    before = entity_of("amber", said)
    chance.shuffle(said)

    assert entity_of("amber", said) == before


@given(sayings())
def test_an_entity_says_nothing_that_nobody_says(said: list[Saying]) -> None:
    labels, fields = entity_of("amber", said)

    names = {text for one in said for text in (one["name"], *one.get("aliases", ()))}
    assert {fields["name"], *fields.get("aliases", ())} == names
    assert fields["name"] not in fields.get("aliases", ())
    for field in ("country", "since", "until", "sort", "stated_members"):
        assert fields.get(field) in {one.get(field) for one in said}
        assert (field in fields) == any(one.get(field) is not None for one in said)
    assert list(labels) == sorted(labels, key=LABELS.index)
    assert {one["kind"] for one in said} <= set(labels)


@given(sayings())
def test_a_source_that_says_the_same_twice_does_not_weigh_more(said: list[Saying]) -> None:
    again = [{**one, "id": f"{one['id']} again"} for one in said]

    assert entity_of("amber", [*said, *again]) == entity_of("amber", said)


def test_true_means_possible_so_the_earliest_beginning_and_the_latest_end_count() -> None:
    one, other = says("n", since="2005", until="2016-05"), says("s", since="2004-06", until="2015")

    _, fields = entity_of("x", [one, other])

    assert (fields["since"], fields["until"]) == ("2004-06", "2016-05")
    assert (fields["since_first"], fields["until_last"]) == ("2004-06-01", "2016-05-31")


def test_the_name_is_written_out_in_full_by_most() -> None:
    said = [says("n", name="AHT"), says("s", name="AHT"), says("w", name="Amber Hill Trust")]
    more = [says("e", name="Amber Hill"), says("v", name="Amber Hill")]

    assert entity_of("x", said)[1]["name"] == "Amber Hill Trust"
    assert entity_of("x", [*said, *more])[1]["name"] == "Amber Hill"


def test_a_field_is_what_most_sources_say() -> None:
    said = [says("n", country="KE"), says("s", country="RW"), says("w", country="RW")]

    assert entity_of("x", said)[1]["country"] == "RW"


@pytest.mark.parametrize(
    ("kind", "field"), [("Network", "stated_members"), ("Place", "lat"), ("Place", "lon")]
)
def test_none_at_all_and_the_equator_are_not_the_same_as_not_known(kind: str, field: str) -> None:
    assert entity_of("x", [says("n", kind, **{field: 0})])[1][field] == 0
    assert field not in entity_of("x", [says("n", kind)])[1]


def test_one_body_among_kinds_of_bodies_is_a_body() -> None:
    assert entity_of("x", [says("n", generic=True), says("s", generic=True)])[1]["generic"] is True
    assert "generic" not in entity_of("x", [says("n", generic=True), says("s")])[1]


def test_what_was_held_or_can_hurt_by_one_word_was_or_can() -> None:
    for kind, field in (("Event", "held"), ("Population", "sensitive")):
        _, fields = entity_of("x", [says("n", kind), says("s", kind, **{field: True})])
        assert fields[field] is True
