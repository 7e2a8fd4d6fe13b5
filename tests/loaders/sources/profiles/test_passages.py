import random
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.sources.profiles.factual import is_factual
from loaders.sources.profiles.passages import sentences
from loaders.sources.profiles.splitting import LONGEST, sentence_spans
from tests.loaders.sources.profiles.said import document, parsed, statements


def test_sentences_end_at_stops_and_not_in_abbreviations() -> None:
    found, _ = parsed(
        "Law no. 12 of Dr. Moss passed, e.g. in May. It helps.It works. See www.Hope.example now."
    )

    assert [each.text for each in found] == [
        "Law no. 12 of Dr. Moss passed, e.g. in May.",
        "It helps.",
        "It works.",
        "See www.Hope.example now.",
    ]


def test_a_title_in_quotes_is_not_parted() -> None:
    text = 'They began "Arise ! Women for Peace" in May. It grew! “Who? You” came.'

    assert [text[start:end] for start, end in sentence_spans(text, 0, len(text))] == [
        'They began "Arise ! Women for Peace" in May.',
        "It grew!",
        "“Who? You” came.",
    ]


def test_items_know_their_lead_and_their_headings() -> None:
    found, _ = parsed("NETWORKS\n\nWe are a member of:\n\n- Water Forum\n- Seeds Network\n")

    items = [each for each in found if each.kind == "item"]

    assert [each.text for each in items] == ["Water Forum", "Seeds Network"]
    assert {each.lead for each in items} == {"We are a member of:"}
    assert {each.headings for each in items} == {("NETWORKS",)}


def test_a_line_with_a_label_is_a_row() -> None:
    found, _ = parsed("Hope Trust builds boats on the lake for all who fish.\n\nDonor: Bora Foundation\n")

    row = found[-1]

    assert (row.kind, row.label, row.text) == ("row", "Donor", "Donor: Bora Foundation")


@given(
    st.text(alphabet=st.characters(exclude_categories=("Cc", "Cs")) | st.sampled_from("\n\t"), max_size=400)
)
@settings(max_examples=150, deadline=None)
def test_sentences_are_slices_of_the_text_in_order(text: str) -> None:
    if not text.strip():
        return
    read = document(text + "\nHope Trust works.")

    found = sentences(read)

    assert all(each.text == read.text[each.start : each.end] for each in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@given(st.text(alphabet="aA.!? \n", max_size=3 * LONGEST))
@settings(max_examples=50, deadline=None)
def test_no_word_is_lost_between_sentences(text: str) -> None:
    spans = sentence_spans(text, 0, len(text))

    kept = "".join("".join(text[start:end].split()) for start, end in spans)

    assert kept == "".join(text.split())


@pytest.mark.parametrize(
    "text",
    [
        "a" * 200_000,
        "with support of " * 3_000,
        "“" * 30_000 + '"' * 30_000,
        "(" * 30_000,
        "member of " * 5_000,
        ", ".join(f"Alpha{number} Trust Foundation" for number in range(1_500)),
        " ".join(f"Na{random.Random(number).randrange(10**6)}" for number in range(5_000)),
        "- Hope Trust\n" * 2_000,
        "Hope\u200b Trust \u202e works with \ufeff Bora Foundation. " * 500,
        "In " + "a " * 50_000 + ", Hope Trust works with Bora Foundation",
    ],
    ids=["letters", "cue", "quotes", "brackets", "members", "names", "words", "items", "signs", "opening"],
)
@pytest.mark.timeout(60)
def test_odd_text_neither_breaks_nor_hangs(text: str) -> None:
    assert len(statements(text)) < 5_000


@pytest.mark.parametrize(
    "text",
    [
        "Hope Trust is not a member of the Water Forum",
        "Hope Trust hopes to work with Bora Foundation",
        "Hope Trust plans to join the Water Forum",
        "Hope Trust would like a grant from Bora Foundation",
        "Hope Trust will be supported by Bora Foundation",
        "Hope Trust cherche mais ne reçoit pas de subvention",
        "Hope Trust calls for support from Bora Foundation",
    ],
)
def test_denials_hopes_plans_and_calls_are_no_facts(text: str) -> None:
    assert not is_factual(text)


def test_what_is_said_is_a_fact_even_by_a_body_called_hope() -> None:
    assert is_factual("Hope Trust is a member of the Water Forum")
    assert is_factual("Never Alone works not only with Bora Foundation but also with Hope Trust")
