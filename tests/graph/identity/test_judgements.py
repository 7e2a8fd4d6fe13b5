"""What somebody says of two: one word for one pair."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from graph.identity.judgements import Judgement, StatedKey, judgement_id

keys = st.builds(StatedKey, source=st.text(max_size=5), stated_id=st.text(max_size=5))
NORTH, SOUTH = StatedKey(source="north", stated_id="a"), StatedKey(source="south", stated_id="a")


def said(**fields: object) -> Judgement:
    word = {"verdict": "same", "by": "Ama", "on": "2024-05", "why": "one office"}
    return Judgement.model_validate({"left": NORTH, "right": SOUTH, **word, **fields})


@given(keys, keys)
def test_a_pair_has_one_id_whichever_way_round(one: StatedKey, other: StatedKey) -> None:
    assert judgement_id(one, other) == judgement_id(other, one)


@given(st.lists(keys, min_size=4, max_size=4, unique=True))
def test_other_pairs_have_other_ids(four: list[StatedKey]) -> None:
    pairs = list(combinations(four, 2))

    assert len({judgement_id(*pair) for pair in pairs}) == len(pairs)


def test_where_a_source_ends_and_its_id_begins_is_not_lost() -> None:
    one, other = StatedKey(source="a', 'b", stated_id="c"), StatedKey(source="a", stated_id="b', 'c")

    assert judgement_id(one, NORTH) != judgement_id(other, NORTH)


def test_the_id_is_of_the_pair_not_of_the_word() -> None:
    assert said().id == said(left=SOUTH, right=NORTH).id
    assert said().id == said(verdict="different", by="Ben", why="two offices").id


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("verdict", "perhaps"),
        ("by", ""),
        ("why", ""),
        ("on", "last week"),
        ("visibility", "secret"),
        ("left", {"source": "north"}),
        ("confidence", 0.5),
    ],
)
def test_a_word_without_name_day_or_reason_is_none(field: str, value: object) -> None:
    with pytest.raises(ValidationError, match=field):
        said(**{field: value})
