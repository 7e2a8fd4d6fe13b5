"""What makes a statement this one and no other."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from graph.model.entities import Network, Organization, Place
from graph.model.links import Funds, PartnersWith, Supports, WorksOn
from graph.model.statements import Description, Link, Statement, statement_id

dates = st.sampled_from([None, "2014", "2014-05"])
texts = st.text(max_size=8)
# Where it stands, how sure we are and who may see it may change; it stays the same statement.
SURROUNDINGS = st.fixed_dictionaries(
    {},
    optional={
        "record": texts.map("row ".__add__),
        "paraphrase": texts,
        "said_on": dates,
        "confidence": st.floats(0, 1),
        "reviewed": st.sampled_from(["no", "accepted", "corrected"]),
        "visibility": st.sampled_from(["public", "members", "restricted"]),
        "from_stated": texts,
        "to_stated": texts,
        "date_basis": st.sampled_from([None, "stated", "derived"]),
    },
)
WORDS = st.fixed_dictionaries(
    {"from_stated_id": st.sampled_from("ab"), "to_stated_id": st.sampled_from("ab")},
    optional={
        "quote": st.sampled_from(["Amber pays.", "Amber pays Birch."]),
        "since": st.sampled_from(["2014", "2015"]),
        "amount_minor": st.sampled_from([0, 5, -5]),
        "currency": st.sampled_from(["USD", "RWF"]),
        "via": st.lists(st.sampled_from("cd"), max_size=2).map(tuple),
    },
)


def funds(**fields: object) -> Funds:
    return Funds.model_validate({"from_stated_id": "a", "to_stated_id": "b", "record": "row 1"} | fields)


@given(WORDS, SURROUNDINGS, SURROUNDINGS)
def test_what_stands_around_the_words_makes_no_other_statement(
    words: dict[str, object], one: dict[str, object], other: dict[str, object]
) -> None:
    assert funds(**words, **one).fingerprint() == funds(**words, **other).fingerprint()


@given(WORDS, WORDS)
def test_other_words_make_another_statement(one: dict[str, object], other: dict[str, object]) -> None:
    same = funds(**one).sayings() == funds(**other).sayings()

    assert (funds(**one).fingerprint() == funds(**other).fingerprint()) == same


def test_the_kind_is_a_part_of_what_is_said() -> None:
    ends = {"from_stated_id": "a", "to_stated_id": "b", "record": "row 1"}
    bodies = [kind(stated_id="a", name="Amber") for kind in (Organization, Network)]

    assert PartnersWith.model_validate(ends).fingerprint() != Supports.model_validate(ends).fingerprint()
    assert bodies[0].fingerprint() != bodies[1].fingerprint()


def shared(percentage: object) -> WorksOn:
    ends = {"from_stated_id": "a", "to_stated_id": "health", "record": "row 1"}
    return WorksOn.model_validate(ends | {"percentage": percentage})


def test_another_share_is_the_same_statement_that_says_something_else() -> None:
    assert shared(30).fingerprint() == shared(40.5).fingerprint() == shared(None).fingerprint()
    assert shared(30).sayings() != shared(40.5).sayings()
    assert shared(0).sayings()["percentage"] == 0
    assert shared("30%") == shared("30 %") == shared(30)


@pytest.mark.parametrize(("written", "sure"), [("90%", 0.9), ("0.9", 0.9), ("100 %", 1.0), (0.5, 0.5)])
def test_how_sure_a_reading_is_may_be_written_as_a_share(written: object, sure: float) -> None:
    ends = {"from_stated_id": "a", "to_stated_id": "health", "record": "row 1"}
    assert WorksOn.model_validate({**ends, "confidence": written}).confidence == sure


@pytest.mark.parametrize("written", ["101%", "-1%", "%", "most"])
def test_nothing_is_more_than_sure(written: str) -> None:
    ends = {"from_stated_id": "a", "to_stated_id": "health", "record": "row 1"}
    with pytest.raises(ValidationError, match="confidence"):
        WorksOn.model_validate({**ends, "confidence": written})


@pytest.mark.parametrize("share", [-0.1, 100.1, "nan", "inf", "most", "130%"])
def test_a_share_is_a_number_from_0_to_100(share: object) -> None:
    with pytest.raises(ValidationError, match="percentage"):
        shared(share)


spoken = st.tuples(st.sampled_from(["n", "s"]), st.sampled_from(["x", "y"]), st.integers(0, 3))


@given(st.lists(spoken, unique=True))
def test_source_words_and_place_among_identical_ones_make_the_id(said: list[tuple[str, str, int]]) -> None:
    assert len({statement_id(*one) for one in said}) == len(said)
    assert [statement_id(*one) for one in said] == [statement_id(*one) for one in said]
    assert all(len(statement_id(*one)) == 24 for one in said)


@given(WORDS, SURROUNDINGS)
def test_what_is_kept_is_plain_and_reads_back_as_the_same_statement(
    words: dict[str, object], around: dict[str, object]
) -> None:
    said = funds(**words, **around)

    kept = json.loads(json.dumps(said.sayings()))

    assert Funds.model_validate(kept) == said
    assert not [name for name, value in kept.items() if value in ("", None) or value == []]


def test_the_number_0_is_kept() -> None:
    assert funds(amount_minor=0).sayings()["amount_minor"] == 0
    assert Place(stated_id="p", name="Equator Yard", lat=0.0, lon=0.0).sayings()["lat"] == 0


@pytest.mark.parametrize(
    ("kind", "fields", "words"),
    [
        (Funds, {"record": ""}, "a link needs evidence"),
        (Funds, {"since": "2016", "until": "2015-12"}, "ends .* before it begins"),
        (Funds, {"confidence": 1.01}, "confidence"),
        (Funds, {"currency": "usd"}, "currency"),
        (Funds, {"flow": "gift"}, "flow"),
        (Funds, {"said_on": "yesterday"}, "is not a date"),
        (Funds, {"visibility": "secret"}, "visibility"),
        (Funds, {"to_stated_id": ""}, "to_stated_id"),
        (Funds, {"colour": "red"}, "colour"),
        (Organization, {"name": ""}, "name"),
        (Organization, {"name": "x" * 501}, "name"),
        (Organization, {"stated_id": ""}, "stated_id"),
        (Organization, {"country": "Rwanda"}, "country"),
        (Network, {"stated_members": -1}, "stated_members"),
        (Place, {"lat": 91}, "lat"),
    ],
)
def test_what_cannot_be_is_no_statement(kind: type[Statement], fields: dict[str, object], words: str) -> None:
    usual: dict[type[Statement], dict[str, object]] = {
        Link: {"from_stated_id": "a", "to_stated_id": "b", "record": "row 1"},
        Description: {"stated_id": "a", "name": "Amber"},
    }
    whole = usual[Link if issubclass(kind, Link) else Description]
    kind.model_validate(whole)

    with pytest.raises(ValidationError, match=words):
        kind.model_validate(whole | fields)


def test_what_ends_in_the_year_in_which_it_began_is_in_order() -> None:
    assert funds(since="2016-05", until="2016").until == "2016"
