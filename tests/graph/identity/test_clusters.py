"""Which stated entities are one."""

from collections.abc import Mapping, Sequence
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.identity.clusters import Key, Mention, Neighbors, clusters
from graph.identity.judgements import Judgement
from tests.graph.identity.mentions import drawn, judged, judgements, keys, mention

FAMILIES = ("Organization", "Theme", "Place")
A, B, C = ("north", "a"), ("south", "b"), ("west", "c")
Company = dict[Key, set[Key]]
companies = st.dictionaries(keys, st.sets(keys, max_size=4), max_size=6)


def among(company: Company) -> Neighbors:
    def neighbors(asked: set[Key]) -> Mapping[Key, set[Key]]:
        return {key: company.get(key, set()) for key in asked}

    return neighbors


def grouped(
    *mentions: Mention, judged: Sequence[Judgement] = (), company: Company | None = None
) -> list[list[Key]]:
    neighbors = None if company is None else among(company)
    return [[one.key for one in group] for group in clusters(mentions, judged, neighbors)]


def joined(*mentions: Mention) -> bool:
    return len(grouped(*mentions)) == 1


@given(drawn(*FAMILIES), judgements, companies, st.randoms())
def test_the_order_in_which_things_are_said_says_nothing(
    said: list[Mention], words: list[Judgement], company: Company, chance: Random
) -> None:
    before = clusters(said, words, among(company))
    chance.shuffle(said)
    chance.shuffle(words)

    assert clusters(said, words, among(company)) == before


@given(drawn(*FAMILIES), judgements, companies)
def test_every_stated_entity_is_in_one_group_of_its_family(
    said: list[Mention], words: list[Judgement], company: Company
) -> None:
    groups = clusters(said, words, among(company))

    assert sorted(one.key for group in groups for one in group) == sorted({one.key for one in said})
    assert all(len({one.family for one in group}) == 1 for group in groups)


@given(drawn(*FAMILIES), judgements, companies)
def test_what_was_judged_different_is_never_joined(
    said: list[Mention], words: list[Judgement], company: Company
) -> None:
    apart = [
        {(word.left.source, word.left.stated_id), (word.right.source, word.right.stated_id)}
        for word in words
        if word.verdict == "different" and word.left != word.right
    ]

    for group in grouped(*said, judged=words, company=company):
        assert not [pair for pair in apart if pair <= set(group)]


@given(drawn("Organization"), companies)
def test_a_name_never_joins_two_codes_of_one_scheme(said: list[Mention], company: Company) -> None:
    alone = [Mention(m.key, m.family, m.names, m.identifiers[:1], m.country, m.generic) for m in said]
    once = list({one.key: one for one in alone}.values())

    for group in clusters(once, (), among(company)):
        codes = {code.lower() for one in group for code in one.strong()}
        schemes = [code.split(":")[0] for code in codes]
        assert len(schemes) == len(set(schemes))


@given(drawn("Organization"), judgements)
def test_an_unsure_word_changes_nothing(said: list[Mention], words: list[Judgement]) -> None:
    sure = [word for word in words if word.verdict != "unsure"]

    assert grouped(*said, judged=words) == grouped(*said, judged=sure)


@given(drawn("Organization"))
def test_a_stated_entity_described_twice_is_one_with_all_its_names(said: list[Mention]) -> None:
    names: dict[Key, set[str]] = {one.key: set() for one in said}
    for one in said:
        names[one.key] |= set(one.names)

    assert {one.key: set(one.names) for group in clusters(said) for one in group} == names


@pytest.mark.parametrize("code", ["reg:1", "REG:1", "pcode:RW33"])
def test_one_strong_identifier_makes_one(code: str) -> None:
    assert joined(mention(A, "Amber", codes=(code,)), mention(B, "Birch", codes=(code.lower(),), country=""))


@pytest.mark.parametrize(
    "code", ["category:1", "internal:1", "local:1", "row:1", "acronym:AHT", "Row:1", "17"]
)
def test_a_code_that_tells_nobody_apart_joins_nobody(code: str) -> None:
    assert not joined(mention(A, "Amber", codes=(code,)), mention(B, "Birch", codes=(code,)))


def test_themes_are_one_by_their_own_code_and_not_by_that_of_a_classification() -> None:
    def theme(key: Key, name: str, code: str) -> Mention:
        return mention(key, name, codes=(code,), family="Theme", country="")

    assert joined(theme(A, "Safety", "theme:safety"), theme(B, "Security", "theme:safety"))
    assert not joined(theme(A, "Safety", "dac:15180"), theme(B, "Security", "dac:15180"))


def test_one_full_name_in_one_known_country_makes_one() -> None:
    one, other = mention(A, "The Amber Hill Trust"), mention(B, "AMBER HILL TRUST LTD")

    assert joined(one, other)
    assert joined(one, mention(B, "Amber Hill", "Amber Hill Trust")), "an alias counts"


@pytest.mark.parametrize(
    "other",
    [
        mention(B, "Amber Hill Trust", country="KE"),
        mention(B, "Amber Hill Trust", country=""),
        mention(B, "Amber Hill Trust", family="Project"),
        Mention(B, "Organization", ("Amber Hill Trust",), country="RW", generic=True),
        mention(B, "Amber Hill Fund"),
    ],
    ids=["another country", "no country", "another family", "a kind of body", "another name"],
)
def test_a_name_alone_joins_no_others(other: Mention) -> None:
    assert not joined(mention(A, "Amber Hill Trust"), other)


def test_a_name_of_one_word_joins_bodies_never_and_themes_always() -> None:
    assert not joined(mention(A, "Cedar"), mention(B, "Cedar"))
    assert joined(
        mention(A, "Cedar", family="Theme", country=""), mention(B, "cedar", family="Theme", country="")
    )


def test_names_that_nobody_can_read_are_not_one_name() -> None:
    one, other = (mention(key, name, family="Theme") for key, name in ((A, "…"), (B, "***")))

    assert not joined(one, other)


def test_a_name_joins_nobody_where_two_codes_of_one_scheme_speak_against_it() -> None:
    one, other = (
        mention(A, "Amber Hill Trust", codes=("reg:1",)),
        mention(B, "Amber Hill Trust", codes=("reg:2",)),
    )
    third = mention(C, "Amber Hill Trust")

    assert grouped(one, other) == [[A], [B]]
    assert grouped(one, other, third) == [[A], [B], [C]], "nobody knows which of the two the third is"
    assert grouped(one, other, judged=[judged(A, B, "same")]) == [[A, B]], "a person may know better"
    assert joined(one, mention(B, "Amber Hill Trust", codes=("tax:9",))), "two registers do not disagree"


def test_a_word_joins_what_nothing_else_would_but_not_two_families() -> None:
    same = judged(A, B, "same")

    assert grouped(mention(A, "Amber"), mention(B, "Birch"), judged=[same]) == [[A, B]]
    assert grouped(mention(A, "Amber"), mention(B, "Birch", family="Project"), judged=[same]) == [[A], [B]]


def test_different_holds_through_others_too() -> None:
    said = [mention(key, "Amber Hill Trust", codes=("reg:1",)) for key in (A, B, C)]

    groups = grouped(*said, judged=[judged(A, C, "different"), judged(A, B, "same"), judged(B, C, "same")])

    assert sorted(map(len, groups)) == [1, 2]
    assert not [group for group in groups if {A, C} <= set(group)]


def _acronyms(name: str, other: str) -> tuple[list[Mention], Company]:
    """Return two bodies of one acronym in one country, and two others that both sources link them to."""
    near = [mention((source, stated), full) for source in ("north", "south") for stated, full in NEAR.items()]
    company = {A: {("north", stated) for stated in NEAR}, B: {("south", stated) for stated in NEAR}}
    return [mention(A, name), mention(B, other), *near], company


NEAR = {"x": "Birch Lane Forum", "y": "Cedar Yard House"}


def test_an_acronym_joins_those_that_keep_the_same_company() -> None:
    said, company = _acronyms("AHT", "AHT")

    assert [A, B] in grouped(*said, company=company)
    assert [A, B] not in grouped(*said), "an acronym alone is not certain"


def test_one_shared_neighbor_is_too_few() -> None:
    said, company = _acronyms("AHT", "AHT")
    company[A] = {("north", "x")}

    assert [A, B] not in grouped(*said, company=company)


def test_an_acronym_made_of_an_article_is_one_like_others_and_no_other() -> None:
    assert [A, B] in grouped(*_acronyms("LES", "LES")[0], company=_acronyms("LES", "LES")[1])
    assert [A, B] not in grouped(*_acronyms("LES", "THE")[0], company=_acronyms("LES", "THE")[1])


@pytest.mark.parametrize("name", ["Aht", "AH"])
def test_what_is_no_acronym_is_not_joined_by_company(name: str) -> None:
    said, company = _acronyms(name, name)

    assert [A, B] not in grouped(*said, company=company)


def test_an_acronym_in_no_known_country_is_not_joined_by_company() -> None:
    said, company = _acronyms("AHT", "AHT")
    unknown = [mention(key, "AHT", country="") for key in (A, B)]

    assert [A, B] not in grouped(*unknown, *said[2:], company=company)


def test_company_does_not_outweigh_codes_or_words() -> None:
    said, company = _acronyms("AHT", "AHT")
    coded = [mention(A, "AHT", codes=("reg:1",)), mention(B, "AHT", codes=("reg:2",)), *said[2:]]

    assert [A, B] not in grouped(*coded, company=company)
    assert [A, B] not in grouped(*said, company=company, judged=[judged(A, B, "different")])
