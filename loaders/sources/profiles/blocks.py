"""A text cut into blocks: headings, paragraphs, list items and rows."""

import re
from dataclasses import dataclass, replace
from typing import Literal

Kind = Literal["heading", "paragraph", "item", "row"]

_BULLET = re.compile(
    r"\s*(?:[•·▪■●○◦‣⁃➢➤✓✔►*–—-]|o(?=\s)|\(?[a-z]\)|\(?[ivx]{1,4}[.)]|\(?\d{1,2}[.)/])\s*(?=\S)"
)
_NUMBERED = re.compile(r"\s*(?:\d{1,2}|[IVX]{1,5})(?:[.,]\s*\d{1,2}){0,4}(?:\.[A-Z])?\s*[.):]?\s*(?=\S)")
_DEPTH = re.compile(r"(?:\d{1,2}|[IVX]{1,5}|[A-Z])(?=[.,:)\s])")
_MARKDOWN = re.compile(r"(#{1,6})\s+(?=\S)")
_UNDERLINE = re.compile(r"\s*(?:={3,}|-{3,}|_{3,}|\*{3,})\s*$")
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|been|being|does|works|est|sont|était|ont|we|our team|nous)\b",
    re.IGNORECASE,
)
_LABEL = re.compile(r"([A-ZÀ-Ý][^:|\t.;!?]{1,60}?)\s{0,2}:\s{0,3}(?=\S)")
_WORDS_OF_HEADING = 15
_WORDS_OF_LABEL = 6


@dataclass(frozen=True)
class Block:
    """A heading, paragraph, list item or row, and where it stands."""

    text: str
    start: int
    end: int
    kind: Kind
    number: int = 0
    level: int = 0
    """How deep a numbered or marked heading is; 0 when nothing says so."""
    run: int = 1
    """How many headings stand directly one after the other, from this one on."""
    label: str = ""
    gap: bool = False
    """Whether a blank line stands before it."""


def blocks_of(text: str) -> list[Block]:
    """Return the blocks of a text in their order, numbered from 1."""
    lines = _joined(_lines(text), text)
    kinds = _with_runs(_told(lines))
    return [replace(block, number=number) for number, block in enumerate(kinds, 1)]


def _lines(text: str) -> list[Block]:
    found: list[Block] = []
    position, gap = 0, False
    for line in text.splitlines(keepends=True):
        body = line.strip()
        if body and not _UNDERLINE.match(line):
            start = position + line.index(body)
            found.append(Block(body, start, start + len(body), "paragraph", gap=gap))
            gap = False
        else:
            gap = True
        position += len(line)
    return found


def _joined(lines: list[Block], text: str) -> list[Block]:
    """Return lines of one paragraph joined where the text was wrapped at a fixed width."""
    width = _wrap_width(lines)
    found: list[Block] = []
    last_line = ""
    for line in lines:
        if found and not line.gap and _goes_on(last_line, line.text, width):
            found[-1] = replace(found[-1], text=text[found[-1].start : line.end], end=line.end)
        else:
            found.append(line)
        last_line = line.text
    return found


def _wrap_width(lines: list[Block]) -> int:
    """Return the width at which a text was wrapped, or 0 when it was not."""
    lengths = sorted(len(line.text) for line in lines)
    if len(lengths) < 6 or lengths[-1] > 130:
        return 0
    widest = lengths[-1]
    near = sum(length > widest * 0.8 for length in lengths)
    return widest if widest >= 50 and near * 2 >= len(lengths) else 0


def _goes_on(line: str, following: str, width: int) -> bool:
    if _BULLET.match(following) or "|" in following or "\t" in following or _MARKDOWN.match(following):
        return False
    if following[:1].islower() and len(line) >= 40 and line[-1:] not in ".!?:;":
        return True
    return bool(width) and len(line) > width * 0.6 and line[-1:] not in ".!?:"


def _told(lines: list[Block]) -> list[Block]:
    found: list[Block] = []
    for place, line in enumerate(lines):
        following = lines[place + 1] if place + 1 < len(lines) else None
        found.append(_tell(line, found[-1] if found else None, following))
    return found


def _tell(line: Block, before: Block | None, following: Block | None) -> Block:
    """Return the line as the kind of block it is, judged with its neighbors."""
    if marked := _MARKDOWN.match(line.text):
        cut = marked.end()
        return replace(
            line, text=line.text[cut:], start=line.start + cut, kind="heading", level=len(marked.group(1))
        )
    if "\t" in line.text or " | " in line.text:
        return replace(line, kind="row", label=_label(line.text))
    if _is_numbered_heading(line, before, following):
        return replace(line, kind="heading", level=_depth(line.text))
    if bullet := _BULLET.match(line.text):
        cut = bullet.end()
        return replace(line, text=line.text[cut:], start=line.start + cut, kind="item", label="")
    if _is_plain_item(line, before):
        return replace(line, kind="item")
    if _looks_like_heading(line.text, following):
        return replace(line, kind="heading")
    if label := _label(line.text):
        return replace(line, kind="row", label=label)
    return line


def _label(text: str) -> str:
    found = _LABEL.match(text[:80])
    label = found.group(1).strip() if found else ""
    return label if len(label.split()) <= _WORDS_OF_LABEL and not _FINITE.search(label) else ""


def _is_numbered_heading(line: Block, before: Block | None, following: Block | None) -> bool:
    numbered = _NUMBERED.match(line.text)
    if not numbered or numbered.end() < 2 or not _is_short(line.text):
        return False
    if re.match(r"\s*(?:[IVX]{1,5}|\d{1,2}[.,]\s*\d)[.,\s:)]", line.text):
        return line.text[-1] not in ".;,"
    alone = following is not None and following.gap and not _NUMBERED.match(following.text)
    return line.gap and alone and (before is None or before.kind != "item") and line.text[-1] not in ".;,:"


def _depth(text: str) -> int:
    marks = _NUMBERED.match(text)
    return max(1, len(_DEPTH.findall(marks.group() + " "))) if marks else 1


def _is_short(text: str) -> bool:
    return len(text) <= 160 and len(text.split()) <= _WORDS_OF_HEADING


def _is_plain_item(line: Block, before: Block | None) -> bool:
    """Tell whether a short line goes on a list without bullets that a line ending in ':' has opened."""
    if before is None or line.text[-1] in ".:!?" or not _is_short(line.text) or _label(line.text):
        return False
    if before.kind == "paragraph":
        return before.text.endswith(":") and len(before.text.split()) > 2
    return before.kind == "item" and not line.gap and not before.label and before.text[-1] not in ".:!?"


def _looks_like_heading(text: str, following: Block | None) -> bool:
    if not _is_short(text) or text[-1] in ".!?;," or not any(letter.isalpha() for letter in text):
        return False
    if text[-1] == ":":
        opens_list = following is not None and (_BULLET.match(following.text) or _is_short(following.text))
        return len(text.split()) <= _WORDS_OF_LABEL and not opens_list and not _FINITE.search(text)
    if text[0].islower() or _label(text) or "@" in text or "://" in text:
        return False
    return len(text.split()) <= 5 or not _FINITE.search(text)


def _with_runs(blocks: list[Block]) -> list[Block]:
    found = list(blocks)
    for place in range(len(found) - 2, -1, -1):
        if found[place].kind == found[place + 1].kind == "heading":
            found[place] = replace(found[place], run=found[place + 1].run + 1)
    return found
