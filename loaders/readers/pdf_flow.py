"""Lines of many pages into paragraphs: what repeats on pages goes, what a line or page parts is joined."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from loaders.readers.assembled import PieceKind
from loaders.readers.pdf_lines import Line
from loaders.readers.pdf_page import Flow
from loaders.readers.plain import ENDS
from loaders.readers.shapes import shape_of

_DIGITS = re.compile(r"\d+")
_EDGE_LINES = 3
_FEWEST_PAGES = 2
_REPEATED, _ENOUGH = 0.5, 3
_SAME_HEIGHT = 12.0
_LARGER = 1.15
_APART = 1.25
"""Of the usual step from line to line: a larger one parts paragraphs."""
_USUAL_STEP = 1.15
_LARGEST_STEP = 3.0
_LONGEST_HEADING = 130
_SHORT = 0.8
_INDENT = 0.8
_SPARE_CHARACTERS = 4
_PAGE_NUMBER = re.compile(
    r"(?:page|p\.?)?\s*[-–—]?\s*\d{1,4}\s*(?:(?:of|/|sur|de)\s*\d{1,4})?\s*[-–—]?", re.I
)


@dataclass
class Paragraph:
    """A heading, a row, an item or a paragraph, and on which page it begins."""

    kind: PieceKind
    page: int
    size: float
    lines: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Spot:
    """A line in the column that it stands in."""

    line: Line
    page: int
    left: float
    right: float
    step: float
    """How far below the line before it a line usually stands."""

    @property
    def is_short(self) -> bool:
        """Whether it ends well before its column does."""
        return self.line.right < self.left + _SHORT * (self.right - self.left)

    @property
    def is_indented(self) -> bool:
        """Whether it begins further in than its column."""
        return self.line.left - self.left > _INDENT * self.line.height


def without_furniture(flows: Sequence[Flow], pages: int) -> list[Flow]:
    """Return the flows without the lines at the top and bottom of pages that repeat, and page numbers."""
    if pages < _FEWEST_PAGES:
        return list(flows)
    edges = [(page, line) for page, lines in _by_page(flows).items() for line in _edges(lines)]
    repeated = Counter(key for _, key in {(page, _key(line)) for page, line in edges})
    most = min(max(_FEWEST_PAGES, _REPEATED * pages), _ENOUGH)
    gone = {
        (page, id(line))
        for page, line in edges
        if _times(repeated, _key(line)) >= most or _PAGE_NUMBER.fullmatch(line.text)
    }
    kept = (
        Flow(flow.page, tuple(line for line in flow.lines if (flow.page, id(line)) not in gone))
        for flow in flows
    )
    return [flow for flow in kept if flow.lines]


def _by_page(flows: Iterable[Flow]) -> dict[int, list[Line]]:
    pages: dict[int, list[Line]] = {}
    for flow in flows:
        pages.setdefault(flow.page, []).extend(flow.lines)
    return pages


def _edges(lines: list[Line]) -> list[Line]:
    """Return the uppermost and the lowest lines of a page."""
    ordered = sorted((line for line in lines if not line.is_row), key=lambda line: line.top)
    if len(ordered) <= 2 * _EDGE_LINES:
        return ordered
    return [*ordered[:_EDGE_LINES], *ordered[-_EDGE_LINES:]]


def _key(line: Line) -> tuple[str, int]:
    return _DIGITS.sub("#", line.text.casefold()), round(line.top / _SAME_HEIGHT)


def _times(repeated: Counter[tuple[str, int]], key: tuple[str, int]) -> int:
    """Return on how many pages a line stands, at one height or next to it."""
    text, height = key
    return sum(repeated[(text, near)] for near in (height - 1, height, height + 1))


def paragraphs_of(flows: Sequence[Flow]) -> list[Paragraph]:
    """Return the headings, rows, items and paragraphs of a document in reading order."""
    steps = _steps(flows)
    spots = [spot for flow in flows for spot in _spots(flow, steps)]
    heights = [
        round(spot.line.height, 1) for spot in spots for _ in spot.line.text.split() if not spot.line.is_row
    ]
    body = median(heights) if heights else 0.0
    paragraphs: list[Paragraph] = []
    before: Spot | None = None
    for spot in spots:
        kind = _kind(spot, body)
        if before is None or not _goes_on(before, spot, paragraphs[-1], kind):
            paragraphs.append(Paragraph(kind, spot.page, round(spot.line.height, 1)))
        paragraphs[-1].lines.append(spot.line.text)
        before = spot
    return paragraphs


def _spots(flow: Flow, steps: Mapping[int, float]) -> Iterator[Spot]:
    lines = [line for line in flow.lines if not line.is_row] or flow.lines
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    for line in flow.lines:
        step = steps.get(round(line.height), _USUAL_STEP * line.height)
        yield Spot(line, flow.page, left, right, step)


def _steps(flows: Iterable[Flow]) -> dict[int, float]:
    """Return the usual step from line to line for each height of letters."""
    found: dict[int, list[float]] = {}
    for flow in flows:
        for above, line in pairwise(flow.lines):
            step = line.top - above.top
            if 0 < step < _LARGEST_STEP * line.height and not line.is_row:
                found.setdefault(round(line.height), []).append(step)
    return {height: sorted(steps)[len(steps) // 4] for height, steps in found.items()}


def _kind(spot: Spot, body: float) -> PieceKind:
    line = spot.line
    if line.is_row:
        return "row"
    is_large, is_item = line.height >= _LARGER * body, shape_of(line.text).kind == "item"
    closed = line.text.endswith((".", ",", ";", ":")) or not any(map(str.isalpha, line.text))
    if (is_large or (line.bold and not is_item)) and not closed and len(line.text) <= _LONGEST_HEADING:
        return "heading"
    return "item" if is_item else "text"


def _goes_on(before: Spot, spot: Spot, paragraph: Paragraph, kind: PieceKind) -> bool:
    """Tell whether a line belongs to what the line before it belongs to."""
    if "row" in (kind, paragraph.kind) or kind == "item":
        return False
    if (kind == "heading") != (paragraph.kind == "heading") or abs(
        spot.line.height - before.line.height
    ) > 1.5:
        return False
    if before.page != spot.page or spot.line.top < before.line.top:
        return kind != "heading" and _is_unfinished(before, spot)
    if spot.line.top - before.line.top > _APART * spot.step:
        return False
    if kind == "heading":
        return True
    if paragraph.kind == "item":
        return spot.line.left > before.left + 1 or spot.is_indented or _is_unfinished(before, spot)
    return not _begins_anew(before, spot)


def _is_unfinished(before: Spot, spot: Spot) -> bool:
    """Tell whether a sentence that a column or a page ends in goes on in the next one."""
    if before.line.text.endswith(ENDS) and not before.line.text.endswith((",", ";")):
        return False
    return spot.line.text[:1].islower() or not before.is_short


def _begins_anew(before: Spot, spot: Spot) -> bool:
    if spot.is_indented and not before.is_indented and before.line.text.endswith(ENDS):
        return True
    if spot.line.text[:1].islower() or before.line.text.endswith((",", "-")):
        return False
    return _had_room(before, spot) or (before.is_short and before.line.text.endswith(ENDS))


def _had_room(before: Spot, spot: Spot) -> bool:
    """Tell whether a line was ended on purpose: the first word of the next one would have fitted."""
    first = len(spot.line.text.split()[0]) + _SPARE_CHARACTERS
    width = (spot.line.right - spot.line.left) / len(spot.line.text)
    return before.line.right + first * width < before.right
