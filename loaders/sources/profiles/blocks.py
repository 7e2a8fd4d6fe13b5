"""The blocks of a document as a profile means them: a lead is no heading, "Donor: …" is a row."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile

from loaders.readers import Block as ReadBlock
from loaders.readers.blocks import BlockKind

_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|been|being|does|works|believes|include|est|sont|était|ont|we"
    r"|nous)\b",
    re.IGNORECASE,
)
_LABEL = re.compile(r"(?:[•*-]\s{0,3})?([A-ZÀ-Ý][^:|\t.;!?]{1,60}?)\s{0,2}:[^\S\n]{0,60}(?=\S)")
_FIELD = re.compile(
    r"(?:[A-ZÀ-Ý][\w’'/-]*\s){0,2}(?:(?:project|geographical|target|total|main)\s)?"
    r"(?:donors?|funders?|funded\sby|durations?|periods?|budgets?|locations?|areas?|beneficiaries|groups?|goals?|objectives?"
    r"|partners?|sectors?|themes?|status|bailleurs?(?:\sde\sfonds)?|durées?|périodes?|lieux?|zones?|bénéficiaires?|objectifs?"
    r"|partenaires?|secteurs?)",
    re.IGNORECASE,
)
_GAP = re.compile(r"([A-ZÀ-Ý][^:|.;!?\n]{2,40}?)[^\S\n]{4,60}(?=\S)")
_TO_DO = re.compile(r"(?:To|À)\s[a-z]{3,}\s")
_CELLS = re.compile(r"\s*(?:\||\t)\s*")
_MARKED = re.compile(r"(?:^|\n)\s*(?:\d{1,2}|[IVX]{1,4})\s?[.)]\s*$")
_NUMBERED = re.compile(r"(?:\d{1,2}|[IVX]{1,5})\s?[.,)]")
_NAMING = re.compile(
    r"(?:[\w’']+\s){0,3}?(?:partners?|donors?|funders?|members?|memberships?|networks?|partenaires|bailleurs|membres|réseaux)\b[^.\n]{0,40}",
    re.IGNORECASE,
)
_ONE_NETWORK = re.compile(
    r"\b(?!(?:Our|The|Nos|Le|Les|Notre)\b)[A-ZÀ-Ý][\w’']+\s(?:[\w’']+\s){0,3}?Network\b|\bRéseau\s(?:des?|du|pour|d['’])"
)
_WORDS_OF_NAME = 9
_LONGEST_ROW = 120
_WORDS_OF_HEADING = 15
_WORDS_OF_LABEL = 6


@dataclass(frozen=True)
class Block:
    """A heading, paragraph, list item or row, and where it stands."""

    kind: BlockKind
    text: str
    start: int
    end: int
    number: int
    level: int = 0
    label: str = ""
    """What stands before the colon in a row such as "Donor: …"."""
    where: str = ""
    """Where it stands, in words."""


def blocks_of(blocks: Sequence[ReadBlock], text: str) -> list[Block]:
    """Return the blocks of a document, judged again with their neighbors."""
    found: list[Block] = []
    lines = [line for block in blocks for line in _by_lines(block)]
    blocks = _with_numbered_headings(_with_bare_lists(lines, text), text)
    for place, block in enumerate(blocks):
        following = blocks[place + 1] if place + 1 < len(blocks) else None
        plain = Block(
            block.kind, block.text, block.start, block.end, block.number, block.level, where=block.where
        )
        found.append(_judged(plain, found[-1] if found else None, following))
    return found


def _by_lines(block: ReadBlock) -> list[ReadBlock]:
    """Part a paragraph at its lines where some of them are rows: "Donor: A" above "Partners: B"."""
    if block.kind != "paragraph" or "\n" not in block.text:
        return [block]
    parts: list[ReadBlock] = []
    start = block.start
    for line in block.text.split("\n"):
        begins = _label(line) or (parts and _label(parts[-1].text) and len(parts[-1].text) < _LONGEST_ROW)
        if parts and not (begins and line[:1].isupper()):
            whole = f"{parts[-1].text}\n{line}"
            parts[-1] = replace(parts[-1], text=whole, end=start + len(line))
        else:
            parts.append(replace(block, text=line, start=start, end=start + len(line)))
        start += len(line) + 1
    return parts


def _with_bare_lists(blocks: Sequence[ReadBlock], text: str) -> list[ReadBlock]:
    """Take the short lines right below "Our partners" for items, though they have no bullets."""
    found: list[ReadBlock] = []
    place = 0
    while place < len(blocks):
        lines = _names_below(blocks, place, text)
        found.extend(replace(line, kind="item", level=0) for line in lines)
        if not lines:
            found.append(blocks[place])
        place += max(1, len(lines))
    return found


def _names_below(blocks: Sequence[ReadBlock], place: int, text: str) -> list[ReadBlock]:
    """Return the lines from a place on that are names in a list without bullets, two or more of them."""
    if place == 0 or not _is_naming(blocks[place - 1].text):
        return []
    lines = list(takewhile(_may_be_name, blocks[place:]))
    tight = [one.end + 1 == other.start for one, other in pairwise(lines)]
    if tight and tight[0] and not all(tight):
        return lines[: tight.index(False) + 1]  # a blank line ends what stands line by line
    if tight and all(tight) and text[lines[-1].end : lines[-1].end + 2] == "\n\n":
        return lines
    following = blocks[place + len(lines)] if place + len(lines) < len(blocks) else None
    if following is not None and lines and (following.kind != "heading" or lines[-1].kind == "heading"):
        lines.pop()  # the last one heads what follows it
    return lines if len(lines) > 1 else []


def _is_naming(text: str) -> bool:
    """Tell whether a line says whose names follow, and is no such name itself: "Our partners"."""
    return _NAMING.fullmatch(text) is not None and not _ONE_NETWORK.search(text) and not _label(text)


def _may_be_name(block: ReadBlock) -> bool:
    text = block.text
    plain = block.kind in ("paragraph", "heading") and "\n" not in text and text[-1:] not in ".:;,!?"
    return (
        plain
        and text[:1].isupper()
        and len(text.split()) <= _WORDS_OF_NAME
        and not _is_naming(text)
        and not _label(text)
    )


def _with_numbered_headings(blocks: Sequence[ReadBlock], text: str) -> list[ReadBlock]:
    """Take a short numbered line for a heading where no other numbered line stands beside it."""
    before = [text[max(0, each.start - 8) : each.start] for each in blocks]
    numbered = [
        each.kind == "item" and _MARKED.search(mark) is not None
        for each, mark in zip(blocks, before, strict=True)
    ]
    found: list[ReadBlock] = []
    for place, block in enumerate(blocks):
        beside = (place > 0 and numbered[place - 1]) or (place + 1 < len(blocks) and numbered[place + 1])
        short = len(block.text.split()) <= _WORDS_OF_LABEL and block.text[-1:] not in ".:;,!?"
        is_heading = numbered[place] and not beside and short and place + 1 < len(blocks)
        found.append(replace(block, kind="heading", level=2) if is_heading else block)
    return found


def _judged(block: Block, before: Block | None, following: ReadBlock | None) -> Block:
    if block.kind == "heading" and _is_field(block.text):
        return replace(block, kind="row", level=0, label=_label(block.text))
    if block.kind == "heading":
        return replace(block, kind="paragraph", level=0) if _is_lead(block.text, following) else block
    if block.kind == "row":
        return replace(block, label=_first_cell(block.text))
    if block.kind == "item":
        return block
    if _goes_on_list(block.text, before):
        return replace(block, kind="item")
    if _heads(block.text, following):
        return replace(block, kind="heading", level=2)
    label = _label(block.text)
    return replace(block, kind="row", label=label) if label else block


def _is_lead(text: str, following: ReadBlock | None) -> bool:
    """Tell whether a line that looks like a heading introduces a list: "We are a member of:"."""
    if text.endswith((".", "!", "?")) and not _NUMBERED.match(text):
        return True
    if not text.endswith((":", ",")):
        return False
    lists = following is not None and following.kind == "item"
    return lists or bool(_FINITE.search(text)) or text.endswith(",")


def _first_cell(text: str) -> str:
    return _CELLS.split(text, maxsplit=1)[0].strip(" |:") if _CELLS.search(text) else _label(text)


def _label(text: str) -> str:
    found = _LABEL.match(text[:80])
    label = found.group(1).strip() if found else _field_before_gap(text)
    return label if len(label.split()) <= _WORDS_OF_LABEL and not _FINITE.search(label) else ""


def _field_before_gap(text: str) -> str:
    """Return the name of a field that wide blanks part from what it says: "Donor        Bora Fund"."""
    found = _GAP.match(text[:110])
    return found.group(1) if found and _FIELD.fullmatch(found.group(1)) else ""


def _is_field(text: str) -> bool:
    """Tell whether a line that stands like a heading is a field and what it says: "Donor: Bora Fund"."""
    return _FIELD.fullmatch(_label(text)) is not None


def _goes_on_list(text: str, before: Block | None) -> bool:
    """Tell whether a short line belongs to a list without bullets that a line ending in ":" has opened."""
    if before is None or _label(text):
        return False
    if _TO_DO.match(text) and (before.kind == "item" or before.text.endswith(":")):
        return True
    if text[-1:] in ".:!?" or len(text.split()) > _WORDS_OF_HEADING:
        return False
    if before.kind == "item":
        return before.text.endswith(";")
    return before.kind == "paragraph" and before.text.endswith(":") and len(before.text.split()) > 2


def _heads(text: str, following: ReadBlock | None) -> bool:
    """Tell whether a line stands over a section though it ends in ":" or says much."""
    words = len(text.split())
    if following is None or words > _WORDS_OF_HEADING or text[-1:] in ".!?;," or not text[:1].isupper():
        return False
    if "\n" in text or _FINITE.search(text) or _label(text) or "@" in text or "://" in text:
        return False
    if text.endswith(":"):
        return words <= _WORDS_OF_LABEL and following.kind != "item"
    return following.kind in ("heading", "paragraph") and len(following.text) > len(text)
