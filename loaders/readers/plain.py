"""Plain text into blocks: line by line, then by what stands next to what."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from loaders.readers.blocks import Span
from loaders.readers.shapes import LONG_WORDS, Shape, shape_of

MAYBE_HEADINGS = ("short", "capitals", "lengthy")
LONGEST_HEADING_CHAIN = 3
"""More short lines than this in a row are a list of names or a menu, not headings under headings."""
WRAP_CHARACTERS = 120
NARROWEST_WRAP = 40
WRAP_EVENNESS = 0.6
ENDS = (".", "!", "?", "…", ":", ";", "”", '"', ")")
SPACES_A_LEVEL = 4


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line that is not blank: where its text starts and ends, and what it looks like."""

    number: int
    start: int
    end: int
    indent: int
    text: str
    shape: Shape

    @property
    def is_long(self) -> bool:
        """Whether this is running text rather than a label."""
        return len(self.text.split()) >= LONG_WORDS


def spans_of(text: str) -> list[Span]:
    """Where the blocks of a plain text stand, in order; together they hold every line that is not blank."""
    lines = _with_headings(list(_lines_of(text)))
    return [span for group in _groups(lines) for span in _spans(group)]


def _lines_of(text: str) -> Iterator[TextLine]:
    offset = 0
    for number, raw in enumerate(text.split("\n")):
        bare = raw.strip()
        if bare:
            indent = len(raw) - len(raw.lstrip())
            start = offset + indent
            yield TextLine(number, start, start + len(bare), indent, bare, shape_of(bare))
        offset += len(raw) + 1


def _with_headings(lines: list[TextLine]) -> list[TextLine]:
    """Decide, from the last line up, which short lines are headings: a heading needs something under it."""
    decided: list[TextLine] = []
    chain = 0
    for place in range(len(lines) - 1, -1, -1):
        line, before = lines[place], lines[place - 1] if place else None
        below = decided[-1] if decided else None
        heads = chain < LONGEST_HEADING_CHAIN and _is_heading(line, before, below)
        chain = chain + 1 if heads or line.shape.kind == "heading" else 0
        decided.append(_settled(line, heads=heads))
    return decided[::-1]


def _settled(line: TextLine, *, heads: bool) -> TextLine:
    if line.shape.kind not in MAYBE_HEADINGS:
        return line
    level = 1 if line.shape.kind == "capitals" else 2
    return replace(line, shape=Shape("heading", 0, level) if heads else Shape("prose"))


def _is_heading(line: TextLine, before: TextLine | None, below: TextLine | None) -> bool:
    if line.shape.kind not in MAYBE_HEADINGS or below is None or _continues(before, line):
        return False
    alone = not _touches(before, line) and not _touches(line, below)
    if line.shape.kind == "lengthy":
        return alone and below.shape.kind == "prose" and below.is_long
    if below.shape.kind == "heading" and _touches(line, below) and not below.text.endswith(":"):
        return False  # short lines one under the other are a list
    if line.shape.kind == "capitals" or below.shape.kind in ("heading", "item"):
        return True
    return below.shape.kind == "prose" and (below.is_long or len(below.text) > 2 * len(line.text))


def _touches(above: TextLine | None, line: TextLine) -> bool:
    return above is not None and above.number + 1 == line.number


def _continues(before: TextLine | None, line: TextLine) -> bool:
    """Whether a line is the rest of the sentence above it, in text wrapped at a fixed width."""
    if before is None or not _touches(before, line) or before.shape.kind != "prose":
        return False
    return NARROWEST_WRAP <= len(before.text) <= WRAP_CHARACTERS and not before.text.endswith(ENDS)


def _groups(lines: list[TextLine]) -> Iterator[list[TextLine]]:
    """Lines that may belong together: neighboring prose, an item and what it runs on to."""
    group: list[TextLine] = []
    for line in lines:
        if group and not _joins(group, line):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _joins(group: list[TextLine], line: TextLine) -> bool:
    first, last = group[0], group[-1]
    if line.shape.kind != "prose" or not _touches(last, line):
        return False
    if first.shape.kind == "item":
        return line.indent > first.indent or _runs_on(last, line)
    return first.shape.kind == "prose"


def _runs_on(above: TextLine, line: TextLine) -> bool:
    return line.text[:1].islower() and not above.text.endswith(ENDS)


def _spans(group: list[TextLine]) -> Iterator[Span]:
    first, last = group[0], group[-1]
    match first.shape.kind:
        case "heading":
            yield Span("heading", first.start + first.shape.mark, first.end, first.shape.level)
        case "item":
            level = 1 + min(first.indent, 20) // SPACES_A_LEVEL
            yield Span("item", first.start + first.shape.mark, last.end, level)
        case "row":
            yield Span("row", first.start, first.end)
        case _:
            yield from _paragraphs(group)


def _paragraphs(lines: list[TextLine]) -> Iterator[Span]:
    """One paragraph where lines were wrapped at a fixed width, else one for each line that begins anew."""
    wrapped = _is_wrapped(lines)
    start = lines[0].start
    for above, line in pairwise(lines):
        if not wrapped and not _runs_on(above, line):
            yield Span("paragraph", start, above.end)
            start = line.start
    yield Span("paragraph", start, lines[-1].end)


def _is_wrapped(lines: list[TextLine]) -> bool:
    widths = [len(line.text) for line in lines]
    inner = widths[:-1]
    if (
        not inner
        or max(widths) > WRAP_CHARACTERS
        or min(inner) < max(NARROWEST_WRAP, WRAP_EVENNESS * max(widths))
    ):
        return False
    unfinished = [line for line in lines[:-1] if not line.text.endswith(ENDS)]
    return len(unfinished) * 2 >= len(inner)
