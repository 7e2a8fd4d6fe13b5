"""Web pages: what somebody who reads the page sees, block by block."""

from pathlib import Path

from bs4 import BeautifulSoup
from bs4.dammit import EncodingDetector
from bs4.element import Tag

from loaders.readers.blocks import Document, Span, blocks_at, title_in
from loaders.readers.files import head_of, unusable
from loaders.readers.page import Piece, one_line, pieces_of
from loaders.readers.text import decoded

MAX_TAGS = 500_000
CLOSE_TOGETHER = ("item", "row")


def read_html(path: Path) -> Document:
    """The visible text of a web page; a table row is one block, its cells joined by " | "."""
    declared = EncodingDetector.find_declared_encoding(
        head_of(path), is_html=True, search_entire_document=True
    )
    source = decoded(path, declared)
    if source.count("<") > MAX_TAGS:
        raise unusable(path, f"more than {MAX_TAGS:,} tags; save the page from the browser as text (.txt)")
    soup = BeautifulSoup(source, "lxml")
    pieces = list(pieces_of(soup))
    if not pieces:
        raise unusable(path, "the page shows no text by itself; save it from the browser as text (.txt)")
    text, spans = _laid_out(pieces)
    blocks = blocks_at(text, spans)
    return Document(_title(soup) or title_in(blocks), text, blocks)


def _title(soup: BeautifulSoup) -> str | None:
    title = soup.find("title")
    return one_line(title.get_text()) or None if isinstance(title, Tag) else None


def _laid_out(pieces: list[Piece]) -> tuple[str, list[Span]]:
    """One text of all pieces, and where each stands in it."""
    parts: list[str] = []
    spans: list[Span] = []
    length = 0
    for place, piece in enumerate(pieces):
        if place:
            close = piece.kind in CLOSE_TOGETHER and pieces[place - 1].kind == piece.kind
            parts.append("\n" if close else "\n\n")
            length += len(parts[-1])
        parts.append(piece.text)
        spans.append(Span(piece.kind, length, length + len(piece.text), piece.level))
        length += len(piece.text)
    return "".join(parts), spans
