"""Walks a parsed web page in reading order."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from bs4.element import NavigableString, PageElement, PreformattedString, Tag

from loaders.readers.blocks import BlockKind

Event: TypeAlias = Literal["open", "close", "row"]

UNSEEN = frozenset((
    "script", "style", "template", "noscript", "nav", "head", "svg", "math", "iframe", "object", "embed",
    "canvas", "audio", "video", "select", "textarea", "button",
))  # fmt: skip
BREAKING = frozenset((
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog",
    "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5",
    "h6", "header", "hr", "html", "legend", "li", "main", "ol", "p", "pre", "section", "summary", "table",
    "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
))  # fmt: skip
LISTS = frozenset(("ul", "ol", "dl"))
ITEMS = frozenset(("li", "dd", "dt"))
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
LAYOUT_TAGS = frozenset(("table", "ul", "ol", *HEADINGS))
"""What stands in the cells of tables that only lay out a page."""
BETWEEN_CELLS = " | "
BLANK = re.compile(r"[ \t\r\n\f]+")
AROUND_BREAK = re.compile(r" *\n *")
HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Piece:
    """One visible block of a page."""

    kind: BlockKind
    text: str
    level: int = 0


def one_line(text: str) -> str:
    """Text with each run of blank space made one space."""
    return BLANK.sub(" ", text).strip(" ")


def pieces_of(page: Tag) -> Iterator[Piece]:
    """The visible blocks of a page, in reading order."""
    walk = _Walk()
    for element, event in _visible(page, rows=True):
        if isinstance(element, Tag):
            yield from walk.at_tag(element, event)
        elif isinstance(element, NavigableString):
            walk.read(element)
    yield from walk.flushed()


def _visible(root: Tag, *, rows: bool) -> Iterator[tuple[PageElement, Event]]:
    """Every element that is shown, a tag both where it opens and where it closes, at any depth.

    With `rows` a table row comes as one, and nothing of what is in it.
    """
    waiting: list[tuple[PageElement, Event]] = [(root, "open")]
    while waiting:
        element, event = waiting.pop()
        if not isinstance(element, Tag):
            if not isinstance(element, PreformattedString):  # comments and declarations are not read
                yield element, event
        elif event == "close":
            yield element, event
        elif not _is_hidden(element):
            if rows and _is_row(element):
                yield element, "row"
                continue
            yield element, "open"
            waiting.append((element, "close"))
            waiting.extend((child, "open") for child in reversed(element.contents))


def _is_hidden(tag: Tag) -> bool:
    if tag.name in UNSEEN or "hidden" in tag.attrs or tag.attrs.get("aria-hidden") == "true":
        return True
    return bool(HIDDEN_STYLE.search(str(tag.attrs.get("style", ""))))


def _is_row(tag: Tag) -> bool:
    if tag.name != "tr":
        return False
    return not any(isinstance(inner, Tag) and inner.name in LAYOUT_TAGS for inner in tag.descendants)


def _row(tag: Tag) -> Piece | None:
    tags = (child for child in tag.contents if isinstance(child, Tag) and child.name in ("td", "th"))
    cells = [_seen_text(cell) for cell in tags if not _is_hidden(cell)]
    return Piece("row", BETWEEN_CELLS.join(cells)) if any(cells) else None


def _seen_text(cell: Tag) -> str:
    words: list[str] = []
    for element, _ in _visible(cell, rows=False):
        if isinstance(element, NavigableString):
            words.append(element)
        elif isinstance(element, Tag) and (element.name in BREAKING or element.name == "br"):
            words.append(" ")
    return one_line("".join(words))


@dataclass(slots=True)
class _Walk:
    """What has been read since the last block ended, and what it stands in."""

    words: list[str] = field(default_factory=list)
    around: list[tuple[str, BlockKind, int]] = field(default_factory=list)
    lists: int = 0
    verbatim: int = 0

    def read(self, text: str) -> None:
        """Take in text of the page; only inside <pre> do its line ends mean anything."""
        self.words.append(text if self.verbatim else BLANK.sub(" ", text))

    def at_tag(self, tag: Tag, event: Event) -> Iterator[Piece]:
        """What is complete now that this tag opens or closes, or stands here as a row."""
        if tag.name == "br" and event == "open":
            self.words.append("\n")
        if tag.name not in BREAKING:
            return
        yield from self.flushed()
        if event != "row":
            self._step(tag.name, -1 if event == "close" else 1)
        elif (row := _row(tag)) is not None:
            yield row

    def _step(self, name: str, step: int) -> None:
        self.lists += step * (name in LISTS)
        self.verbatim += step * (name == "pre")
        if name not in ITEMS and name not in HEADINGS:
            return
        if step < 0:
            self.around.pop()
        elif name in ITEMS:
            self.around.append((name, "item", max(1, self.lists)))
        else:
            self.around.append((name, "heading", int(name[1])))

    def flushed(self) -> Iterator[Piece]:
        """The blocks that the words so far make: one, or several where empty lines part them."""
        text = AROUND_BREAK.sub("\n", re.sub(" +", " ", "".join(self.words)))
        self.words.clear()
        _, kind, level = self.around[-1] if self.around else ("", "paragraph", 0)
        for part in re.split(r"\n{2,}", text):
            bare = part.strip(" \n")
            if bare.strip():
                yield Piece(kind, bare, level)
