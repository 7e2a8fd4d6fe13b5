"""Plain text as documents of blocks."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import SourceUnusable
from loaders.readers import Block, read_document
from loaders.readers.blocks import blocks_at
from loaders.readers.plain import spans_of

Writer = Callable[[str, bytes | str], Path]


def kinds(text: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in blocks_of(text)]


def blocks_of(text: str) -> tuple[Block, ...]:
    return blocks_at(text, spans_of(text))


RUNNING_TEXT = "The union met in the town hall, and all its members came to speak of the year behind them."

PROFILE = """GISA FORUM
The Gisa Forum is a union of women's groups that was founded in 2003 by nine members in Gisa.
It runs two shelters with the Kivuli Union, and refers people to the hospital of the district.

III. What We Did.
IV.2. Words with Towns

  • The forum spoke to the council about shelters;
    and was heard.
  • 3,600 households were reached

Coming Home

Advice and Care on the Road

When a town asks for it, the forum sends a nurse who looks after those people who have come back.

Around the Lakes ,
1.Member of the Lakes Alliance
2/ Member of the Hill Network
a) as an observer
(ii) as a donor
Title | File
Report\t2014
"""


def test_a_profile_falls_into_its_blocks() -> None:
    assert kinds(PROFILE) == [
        ("heading", "GISA FORUM"),
        (
            "paragraph",
            "The Gisa Forum is a union of women's groups that was founded in 2003 by nine members in Gisa.",
        ),
        (
            "paragraph",
            "It runs two shelters with the Kivuli Union, and refers people to the hospital of the district.",
        ),
        ("heading", "III. What We Did."),
        ("heading", "IV.2. Words with Towns"),
        ("item", "The forum spoke to the council about shelters;\n    and was heard."),
        ("item", "3,600 households were reached"),
        ("heading", "Coming Home"),
        ("heading", "Advice and Care on the Road"),
        (
            "paragraph",
            "When a town asks for it, the forum sends a nurse who looks after those people "
            "who have come back.",
        ),
        ("heading", "Around the Lakes ,"),
        ("item", "Member of the Lakes Alliance"),
        ("item", "Member of the Hill Network"),
        ("item", "as an observer"),
        ("item", "as a donor"),
        ("row", "Title | File"),
        ("row", "Report\t2014"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "24/7 help is there for all who ask",
        "3.5 million people live in Gisa",
        "12/05/2014 was the day of the meeting",
        "e.g. the union of Kivuli",
        "-5 degrees were measured",
        "*bold* words of the chair",
        "I am the chair of the union",
    ],
)
def test_what_only_begins_like_an_item_is_none(text: str) -> None:
    assert kinds(f"{text}.\n\n{RUNNING_TEXT}")[0] == ("paragraph", f"{text}.")


@pytest.mark.parametrize(
    "text",
    [
        "https://gisa.example.org/about",
        "Phone: +250 000 000 000",
        "chair@gisa.example.org",
        "Donor : Lakes Fund",
    ],
)
def test_addresses_and_labels_with_their_value_are_no_headings(text: str) -> None:
    assert kinds(f"{text}\n\n{RUNNING_TEXT}")[0] == ("paragraph", text)


def test_lines_wrapped_at_a_width_are_one_paragraph() -> None:
    text = (
        "The union of Kivuli was founded by women who had met at the\n"
        "market, and who wanted a place where their daughters would\n"
        "learn. Today it has four hundred members in three districts,\n"
        "and works with the Gisa Forum."
    )

    assert kinds(text) == [("paragraph", text)]


def test_short_lines_one_under_the_other_are_a_list_of_names_not_headings() -> None:
    text = "Gisa Forum\nKivuli Union\nLakes Alliance\nHill Network\n"

    assert {kind for kind, _ in kinds(text)} == {"paragraph"}
    assert len(kinds(text)) == 4


def test_a_line_at_the_very_end_heads_nothing() -> None:
    assert kinds("The union met in the town hall.\n\nDone at Gisa")[-1] == ("paragraph", "Done at Gisa")


def test_headings_know_their_level() -> None:
    levels = {block.text: block.level for block in blocks_of(PROFILE) if block.kind == "heading"}

    assert levels["III. What We Did."] == 1
    assert levels["IV.2. Words with Towns"] == 2


def test_the_title_is_the_heading_above_all_else(write: Writer) -> None:
    page = f"https://gisa.example.org/about\n\nAbout us\n\n{RUNNING_TEXT}\n"

    assert read_document(write("a.txt", page)).title == "About us"
    assert (
        read_document(write("b.txt", "The union met in the town hall of Gisa.\n\nMission\n- to help")).title
        is None
    )


def test_text_stays_as_it_is(write: Writer) -> None:
    text = "<script>alert(1)</script> \u202eevil Cafe\u0301  two  spaces\n\n\n  end  \n"

    assert read_document(write("a.txt", text)).text == text


lines = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=40),
    st.sampled_from(
        [
            "",
            "  ",
            "• item",
            "1.One",
            "MISSION",
            "Title | File",
            "a\tb",
            "IV.2. Part",
            "•",
            "# ",
            "Our Work",
            "x" * 90,
        ]
    ),
)


@given(st.lists(lines, max_size=25).map("\n".join))
@settings(deadline=None)
def test_blocks_stand_in_order_and_hold_every_line_that_is_not_blank(text: str) -> None:
    blocks = blocks_of(text)

    reached = 0
    for number, block in enumerate(blocks, start=1):
        assert block.number == number
        assert reached <= block.start < block.end <= len(text)
        assert text[block.start : block.end] == block.text
        reached = block.end
    offset = 0
    for line in text.split("\n"):
        start, end = offset, offset + len(line)
        assert not line.strip() or any(block.start < end and start < block.end for block in blocks)
        offset = end + 1


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.txt", b"%PDF-1.7\n%\xe2\xe3", "the PDF is broken inside"),
        (
            "a.html",
            bytes.fromhex("d0cf11e0a1b11ae1") + "WordDocument".encode("utf-16-le"),
            "an old Word file (.doc)",
        ),
    ],
)
def test_what_is_no_text_is_called_by_its_name(name: str, content: bytes, words: str, write: Writer) -> None:
    with pytest.raises(SourceUnusable) as caught:
        read_document(write(name, content))

    assert words in str(caught.value)
    assert "save it as text" in str(caught.value) or "not text" in str(caught.value)
