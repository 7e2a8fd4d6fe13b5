from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.readers import read_document
from loaders.readers.markdown import markdown_document

Writer = Callable[[str, bytes | str], Path]


MARKDOWN = """---
title: "The Gisa Forum"
---
# About *us* ##

The forum works with
the **Kivuli Union**.

Mission
-------

- First
  - Inner
- Second

  more of the second

> said the chair

| Title | File |
|-------|------|
| Report | 2014 |

```
code
```

<script>alert(1)</script>
"""


def test_markdown_keeps_its_words_as_they_are_written(write: Writer) -> None:
    document = read_document(write("about.md", MARKDOWN))

    assert document.text == MARKDOWN
    assert document.title == "The Gisa Forum"
    assert [(block.kind, block.level, block.text) for block in document.blocks] == [
        ("heading", 1, "About *us*"),
        ("paragraph", 0, "The forum works with\nthe **Kivuli Union**."),
        ("heading", 2, "Mission"),
        ("item", 1, "First"),
        ("item", 2, "Inner"),
        ("item", 1, "Second"),
        ("paragraph", 0, "more of the second"),
        ("paragraph", 0, "said the chair"),
        ("row", 0, "| Title | File |"),
        ("row", 0, "| Report | 2014 |"),
        ("paragraph", 0, "```\ncode\n```"),
    ]


@pytest.mark.parametrize(
    ("head", "words"),
    [
        ("---\n---\n", []),
        ("---\n# written by hand\n\nauthor: Ama\ntitle: Gisa\n---\n", []),
        ("---\nGisa meets\n---\n", ["Gisa meets"]),
        ("---\n\nGisa meets today.\n\n---\n", ["Gisa meets today."]),
    ],
)
def test_only_fields_at_the_top_are_no_part_of_the_text(head: str, words: list[str]) -> None:
    blocks = markdown_document(f"{head}The rest").blocks

    assert [block.text for block in blocks] == [*words, "The rest"]


@pytest.mark.parametrize("bomb", [">" * 50_000 + " deep", "- " * 50_000 + "deep", "[" * 50_000 + "deep"])
def test_markdown_nested_without_end_keeps_its_text(bomb: str, write: Writer) -> None:
    document = read_document(write("bomb.md", bomb))

    assert document.blocks[-1].text.endswith("deep")


marks = st.sampled_from(
    ["", "- ", "1. ", "  - ", "> ", "> - ", "# ", "    ", "| ", "```", "---", "===", "|---|", "\t"]
)
words = st.text(st.characters(categories=["L", "N", "Zs"], include_characters="*_`|#-\t"), max_size=12)
lines = st.tuples(marks, words).map("".join)


@given(st.lists(lines, max_size=20).map("\n".join))
@settings(deadline=None)
def test_blocks_of_markdown_stand_in_order_and_lose_no_words(text: str) -> None:
    document = markdown_document(text)

    reached = 0
    for block in document.blocks:
        assert reached <= block.start < block.end <= len(text)
        assert text[block.start : block.end] == block.text
        assert not any(letter.isalpha() for letter in text[reached : block.start])
        reached = block.end
    assert not any(letter.isalpha() for letter in text[reached:])


@given(st.text(max_size=200))
@settings(deadline=None)
def test_no_text_is_too_odd_for_markdown(text: str) -> None:
    document = markdown_document(text)

    assert all(text[block.start : block.end] == block.text for block in document.blocks)
