"""How near a text comes to a name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import InvalidQuestion
from graph.identity.normalize import fold
from graph.questions.names import EXACT, GOOD, closeness, folded

WORDS = st.lists(
    st.sampled_from(["amber", "harbor", "legal", "relief", "women", "youth"]), min_size=1, max_size=5
)


@given(WORDS, st.randoms())
def test_word_order_matters_little(words: list[str], random: object) -> None:
    mixed = list(words)
    random.shuffle(mixed)  # type: ignore[attr-defined]

    assert closeness(" ".join(mixed), " ".join(words)) >= 98


def test_the_name_itself_is_nearest() -> None:
    name = fold("Amber Harbor Relief")

    near = [
        closeness(fold(text), name)
        for text in ("AMBER HARBOR RELIEF", "relief amber harbor", "amber", "cedar")
    ]

    assert near[0] == EXACT
    assert near == sorted(near, reverse=True)
    assert near[2] >= GOOD > near[3]


@pytest.mark.parametrize("text", ["ambr harbor relief", "amber harbour relif", "harbro"])
def test_a_misspelling_is_near(text: str) -> None:
    assert closeness(fold(text), fold("Amber Harbor Relief")) >= GOOD


@pytest.mark.parametrize("text", ["", "  ", "!?", "x" * 10_000])
def test_a_text_without_words_and_a_whole_page_are_refused(text: str) -> None:
    with pytest.raises(InvalidQuestion, match="text to look for"):
        folded(text)
