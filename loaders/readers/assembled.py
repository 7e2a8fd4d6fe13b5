"""Pieces of a document, whatever it was written with, into one text and the blocks that stand in it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Literal, TypeAlias

from loaders.readers.blocks import Document, Span, blocks_at, title_in
from loaders.readers.plain import spans_of

PieceKind: TypeAlias = Literal["heading", "row", "item", "text"]
DEEPEST = 6


@dataclass(frozen=True, slots=True)
class Piece:
    """A heading, a row of a table, an item with its mark, or anything else that is one paragraph."""

    kind: PieceKind
    text: str
    level: int = 0
    """Of headings: 1 is the outermost."""
    page: int = 0


@dataclass
class _Text:
    """A text as it grows, and where its blocks stand in it."""

    parts: list[str] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    length: int = 0
    last: str = ""

    def add(self, piece: Piece) -> int:
        """Add a piece and return where it begins; rows, and items, stand close together."""
        if self.parts:
            self._append("\n" if piece.kind == self.last in ("row", "item") else "\n\n")
        start = self.length
        self._append(piece.text)
        self.last = piece.kind
        return start

    def _append(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)


def document_of(pieces: Sequence[Piece], title: str | None = None) -> Document:
    """Return a document; among its paragraphs the rules of plain text tell what is more than that."""
    text = _Text()
    for is_prose, group in groupby(pieces, key=lambda piece: piece.kind in ("text", "item")):
        if is_prose:
            _add_prose(text, list(group))
            continue
        for piece in group:
            start = text.add(piece)
            if piece.kind in ("heading", "row"):
                text.spans.append(Span(piece.kind, start, text.length, min(piece.level, DEEPEST), piece.page))
    whole = "".join(text.parts)
    blocks = blocks_at(whole, text.spans)
    return Document(title or title_in(blocks), whole, blocks)


def _add_prose(text: _Text, group: list[Piece]) -> None:
    own = _Text()
    starts = [(own.add(piece), piece.page) for piece in group]
    prose = "".join(own.parts)
    offset = text.add(Piece("text", prose))
    for span, page in _paged(spans_of(prose), starts):
        text.spans.append(Span(span.kind, offset + span.start, offset + span.end, span.level, page))


def _paged(spans: list[Span], starts: list[tuple[int, int]]) -> Iterator[tuple[Span, int]]:
    """Yield each block with the page of the piece that it begins in."""
    waiting = starts[::-1]
    page = 0
    for span in spans:
        while waiting and waiting[-1][0] <= span.start:
            page = waiting.pop()[1]
        yield span, page
