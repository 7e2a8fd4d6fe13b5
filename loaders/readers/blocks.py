"""What a document is made of."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, TypeAlias

ADDRESS = re.compile(r"(?:https?://|www\.)\S+")

BlockKind: TypeAlias = Literal["heading", "paragraph", "item", "row"]


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraph, list item or table row; `text` is exactly `document.text[start:end]`."""

    kind: BlockKind
    text: str
    level: int
    """Of headings and items: 1 is the outermost. 0 for the others."""
    number: int
    """Its place among all blocks of the document, from 1."""
    start: int
    end: int
    page: int = 0
    """The page it begins on, where the document has pages."""
    on_page: int = 0
    """Its place among the blocks that begin on that page."""

    @property
    def where(self) -> str:
        """The block's place in words, whatever its kind: "paragraph 4", or "page 3, paragraph 2"."""
        return f"page {self.page}, paragraph {self.on_page}" if self.page else f"paragraph {self.number}"


@dataclass(frozen=True, slots=True)
class Document:
    """A text to be read by people, and where its blocks stand in it."""

    title: str | None
    text: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Span:
    """A block before it is cut out and numbered."""

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    page: int = 0


def blocks_at(text: str, spans: Iterable[Span]) -> tuple[Block, ...]:
    """The blocks that stand at these places of a text."""
    pages: Counter[int] = Counter()
    blocks: list[Block] = []
    for number, span in enumerate(spans, start=1):
        pages[span.page] += 1
        words = text[span.start : span.end]
        place = (span.page, pages[span.page]) if span.page else (0, 0)
        blocks.append(Block(span.kind, words, span.level, number, span.start, span.end, *place))
    return tuple(blocks)


def title_in(blocks: Iterable[Block]) -> str | None:
    """The heading that a document opens with, if it opens with one; an address above it does not count."""
    first = next((block for block in blocks if not ADDRESS.fullmatch(block.text)), None)
    return first.text if first is not None and first.kind == "heading" else None
