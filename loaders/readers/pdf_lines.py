"""Words of a page into lines: what stands on one height, parted where a wide gap is."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

_MARK = re.compile(r"[•●▪■◦‣⁃∙·➢➤►✓✔❖–—*-]|o|\(?(?:\d{1,2}|[a-z]|[ivx]{1,5})[.)]")
_MARK_GAP = 4.0
_WORD_GAP = 0.9
"""In heights of letters: what lies further apart is in another column or cell."""
_LARGEST_DOT = 8.0


@dataclass(frozen=True, slots=True)
class Word:
    """A word and its box, in points from the top left."""

    left: float
    top: float
    right: float
    bottom: float
    bold: bool
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line of one column, or a whole row of a table."""

    left: float
    top: float
    right: float
    bottom: float
    bold: bool
    text: str
    is_row: bool = False

    @property
    def height(self) -> float:
        """How high its letters are."""
        return self.bottom - self.top


T = TypeVar("T", Word, Line)


def marked(line: Line, rules: Sequence[Sequence[float]]) -> Line:
    """Return a line with the bullet that is drawn before it, if one is."""
    middle = (line.top + line.bottom) / 2
    for left, top, right, bottom in rules:
        is_dot = right - left <= _LARGEST_DOT and bottom - top <= _LARGEST_DOT
        if is_dot and top <= middle <= bottom + line.height / 3 and 0 < line.left - right <= 2 * line.height:
            return replace(line, left=left, text=f"• {line.text}")
    return line


def reading(words: list[Word]) -> list[Line]:
    """Return the lines of a cell from top to bottom; what stands beside each other there is one line."""
    rows = rows_of(lines_of(words))
    return [box(row, " ".join(line.text for line in row)) for row in rows]


def joined(texts: Iterable[str]) -> str:
    """Return lines as running text; a word that was parted at the end of a line is whole again."""
    text = ""
    for each in texts:
        text = text[:-1] + each if _is_parted(text, each) else f"{text} {each}".strip()
    return text


def _is_parted(above: str, below: str) -> bool:
    return above.endswith("-") and above[-2:-1].isalpha() and below[:1].islower()


def box(
    parts: Sequence[Word] | Sequence[Line],
    text: str,
    *,
    is_row: bool = False,
    left: float | None = None,
    right: float | None = None,
) -> Line:
    """Return words or lines as one line with a text of its own."""
    return Line(
        min(one.left for one in parts) if left is None else left,
        min(one.top for one in parts),
        max(one.right for one in parts) if right is None else right,
        max(one.bottom for one in parts),
        all(one.bold for one in parts),
        text,
        is_row,
    )


def lines_of(words: Iterable[Word]) -> Iterator[Line]:
    """Yield runs of words on one line that no wide gap parts; a bullet belongs to what follows it."""
    for row in rows_of(words):
        run: list[Word] = []
        for word in row:
            if run and not _near(run, word):
                yield box(run, " ".join(each.text for each in run))
                run = []
            run.append(word)
        if run:
            yield box(run, " ".join(each.text for each in run))


def _near(run: list[Word], word: Word) -> bool:
    height = min(run[-1].bottom - run[-1].top, word.bottom - word.top)
    is_mark = len(run) == 1 and _MARK.fullmatch(run[0].text)
    return word.left - run[-1].right <= height * (_MARK_GAP if is_mark else _WORD_GAP)


def rows_of(parts: Iterable[T]) -> list[list[T]]:
    """Group what stands on one height, each row from left to right."""
    rows: list[list[T]] = []
    for one in sorted(parts, key=lambda part: (part.top + part.bottom, part.left)):
        row = rows[-1] if rows else []
        if row and _overlap(row[0], one) > 0.5 * min(row[0].bottom - row[0].top, one.bottom - one.top):
            row.append(one)
        else:
            rows.append([one])
    return [sorted(row, key=lambda part: part.left) for row in rows]


def _overlap(one: Word | Line, other: Word | Line) -> float:
    return min(one.bottom, other.bottom) - max(one.top, other.top)
