"""What one line of plain text looks like, before its neighbors are asked."""

import re
from dataclasses import dataclass
from typing import Literal, TypeAlias

ShapeKind: TypeAlias = Literal["item", "row", "heading", "capitals", "short", "lengthy", "prose"]

ITEM = re.compile(
    r"""(?: [•●▪■◦‣⁃∙·➢➤►✓✔❖] \s*
          | [-–—*] \s+
          | o \t \s*
          | \(? (?: \d{1,2} | [a-z] | [ivx]{1,5} ) \) \s*
          | \d{1,2} [./°] (?!\d) \s*
          | [a-z] \. \s+
        ) (?=\S)""",
    re.VERBOSE,
)
"""A bullet, or the number or letter of an enumeration: "•", "-", "1.", "1/", "a)", "(i)"."""

SECTION = re.compile(
    r"""(?: [IVXLC]{1,6} (?P<after_roman> (?: \s? [.,)] \s? \d{1,2} )* ) \s? [.,):]
          | [A-H] [.)] (?=\s)
          | \d{1,2} (?P<after_number> (?: \. \d{1,2} )+ ) \.? (?=\s)
        ) \s* (?=[^\W\d_a-z])""",
    re.VERBOSE,
)
"""The number of a section: "IV.2.", "III, 1.", "B.", "2.1"."""

HASHES = re.compile(r"(#{1,6})\s+(?=\S)")
ROW = re.compile(r"\S\s*(?:\t|\s\|\s)\s*\S")
CONTACT = re.compile(r"://|www\.|@|\d{5,}|\d[\d ]{7,}")
SAID_OF_KEY = re.compile(r":\s*\S")
LONG_WORDS = 12
LONGEST_HEADING = 90
LENGTHY_WORDS = 16
LONGEST_LENGTHY_HEADING = 130
LONGEST_SECTION_HEADING = 200
FEWEST_CAPITALS = 4


@dataclass(frozen=True, slots=True)
class Shape:
    """A line's looks; `mark` characters at its start (bullet, number) are no part of what it says."""

    kind: ShapeKind
    mark: int = 0
    level: int = 0


def shape_of(line: str) -> Shape:
    """The shape of a line without blank space around it."""
    hashes = HASHES.match(line)
    if hashes:
        return Shape("heading", hashes.end(), len(hashes[1]))
    section = SECTION.match(line)
    if section and _heads_section(line, section):
        return Shape("heading", 0, _section_level(section))
    item = ITEM.match(line)
    if item:
        return Shape("item", item.end(), 1)
    if ROW.search(line):
        return Shape("row")
    return Shape(_heading_like(line))


def _heads_section(line: str, section: re.Match[str]) -> bool:
    if section["after_roman"]:
        return len(line) <= LONGEST_SECTION_HEADING
    return len(line.split()) < LONG_WORDS and len(line) <= LONGEST_HEADING


def _section_level(section: re.Match[str]) -> int:
    numbers = re.findall(r"\d+", (section["after_roman"] or "") + (section["after_number"] or ""))
    return 1 + len(numbers)


def _heading_like(line: str) -> ShapeKind:
    """Whether a line without number or mark could be a heading; a lengthy one only where it stands alone."""
    first = line.lstrip("“\"'«(¿")[:1]
    closed = line.endswith((".", "!", "…")) or bool(SAID_OF_KEY.search(line)) or bool(CONTACT.search(line))
    words = len(line.split())
    if closed or first.islower() or len(line) > LONGEST_LENGTHY_HEADING or words > LENGTHY_WORDS:
        return "prose"
    if len(line) > LONGEST_HEADING or words >= LONG_WORDS:
        return "prose" if line.endswith((",", ";", ":")) else "lengthy"
    letters = [character for character in line if character.isalpha()]
    if len(letters) >= FEWEST_CAPITALS and all(character.isupper() for character in letters):
        return "capitals"
    return "short" if letters else "prose"
