"""Walks a parsed web page in reading order."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from bs4.element import NavigableString, PageElement, PreformattedString, Tag

from loaders.readers.blocks import BlockKind

UNSEEN = frozenset((
    "script", "style", "template", "noscript", "nav", "head", "svg", "math", "iframe", "object", "embed",
    "canvas", "audio", "video", "select", "textarea", "button",
))  # fmt: skip
BREAKING = frozenset((
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog",
    "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hr", "html", "legend", "li", "main", "ol", "p", "pre", "section", "summary", "table", "tbody",
    "td", "tfoot", "th", "thead", "tr", "ul",
))  # fmt: skip
LISTS = frozenset(("ul", "ol", "dl"))
ITEMS = frozenset(("li", "dd", "dt"))
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
LAYOUT_SIGNS = ("table", "ul", "ol", *HEADINGS)
"""What stands in the cells of tables that only lay out a page."""
CELL_SIGN = " | "
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
    for element, closes in _visible(page):
        if isinstance(element, Tag):
            yield from walk.at_tag(element, closes=closes)
        elif not isinstance(element, PreformattedString):  # comments and declarations are not read
            walk.read(str(element))
    yield from walk.flushed()


def _visible(root: Tag) -> Iterator[tuple[PageElement, bool]]:
    """Every element that is shown, a tag both where it opens and where it closes, at any depth."""
    waiting: list[tuple[PageElement, bool]] = [(root, False)]
    while waiting:
        element, closes = waiting.pop()
        if isinstance(element, Tag) and not closes:
            if _is_hidden(element):
                continue
            yield element, False
            waiting.append((element, True))
            waiting.extend(
                (child, False) for child in ([] if _is_row(element) else reversed(element.contents))
            )
        else:
            yield element, closes


def _is_hidden(tag: Tag) -> bool:
    shown = tag.name not in UNSEEN and "hidden" not in tag.attrs and tag.get("aria-hidden") != "true"
    return not shown or bool(HIDDEN_STYLE.search(str(tag.get("style", ""))))


def _is_row(tag: Tag) -> bool:
    return tag.name == "tr" and tag.find(LAYOUT_SIGNS) is None


def _row(tag: Tag) -> Piece | None:
    cells = [_seen_text(cell) for cell in tag.find_all(("td", "th"), recursive=False) if not _is_hidden(cell)]
    return Piece("row", CELL_SIGN.join(cells)) if any(cells) else None


def _seen_text(cell: Tag) -> str:
    words = [
        str(element) if isinstance(element, NavigableString) else " " * (element.name in BREAKING | {"br"})
        for element, _ in _visible(cell)
        if isinstance(element, Tag)
        or (isinstance(element, NavigableString) and type(element) is NavigableString)
    ]
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

    def at_tag(self, tag: Tag, *, closes: bool) -> Iterator[Piece]:
        """What is complete now that this tag opens or closes."""
        if tag.name == "br" and not closes:
            self.words.append("\n")
        if tag.name not in BREAKING:
            return
        yield from self.flushed()
        row = _row(tag) if closes and _is_row(tag) else None
        if row is not None:
            yield row
        self._step(tag.name, -1 if closes else 1)

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
