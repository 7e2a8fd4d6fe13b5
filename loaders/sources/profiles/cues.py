"""Words that tell what a term is in a sentence for: what stands before it and governs it, what follows it."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from loaders.sources.profiles.claims import TermMention

REACH = 320
_QUOTE = 400


@dataclass(frozen=True)
class Cue:
    """Words before a term that say what it is there for, and how much that weighs, from 0 to 1."""

    name: str
    weight: float
    pattern: re.Pattern[str]


@dataclass(frozen=True)
class Opening:
    """A cue as it stands in a sentence; what it governs begins at its end."""

    cue: Cue
    start: int
    end: int


def cue(name: str, weight: float, pattern: str) -> Cue:
    """Return a cue of a pattern that matches whole words, whatever their case and accents.

    A colon right after them belongs to them: "focuses on: A, B and C".
    """
    words = without_accents(pattern)
    return Cue(name, weight, re.compile(rf"(?<!\w)(?:{words})(?!\w)(?:\s?:(?=\s))?", re.IGNORECASE))


@lru_cache(maxsize=64)
def without_accents(text: str) -> str:
    """Return a text of the same length without accents, which many French pages have lost."""
    return "".join(unicodedata.normalize("NFD", sign)[0] for sign in text)


@lru_cache(maxsize=64)
def _openings(text: str, cues: tuple[Cue, ...]) -> tuple[Opening, ...]:
    plain = without_accents(text)
    return tuple(Opening(each, *found.span()) for each in cues for found in each.pattern.finditer(plain))


def governing(
    text: str,
    mention: TermMention,
    cues: Sequence[Cue],
    closer: re.Pattern[str],
    others: Sequence[TermMention] = (),
) -> Opening | None:
    """Return the weightiest cue before a term, or in it, with nothing between them that ends its reach.

    A small word that stands inside another term of the row, as in "people *with* albinism", ends nothing.
    """
    best: Opening | None = None
    plain = _without(text, mention, others)
    for opening in _openings(text, tuple(cues)):
        inside = opening.start == mention.start and opening.end < mention.end
        near = inside or 0 <= mention.start - opening.end <= REACH
        better = near and (best is None or opening.cue.weight > best.cue.weight)
        if better and (inside or closer.search(plain, opening.end, mention.start) is None):
            best = opening
    return best


def _without(text: str, mention: TermMention, others: Sequence[TermMention]) -> str:
    for other in others:
        if other.end <= mention.start:
            text = text[: other.start] + "_" * (other.end - other.start) + text[other.end :]
    return text


def quote_of(text: str, start: int, end: int) -> str:
    """Return a sentence, or of a long one the part that holds what is quoted, cut between words."""
    if len(text) <= _QUOTE:
        return text
    begin = 0 if end <= _QUOTE else text.rfind(" ", 0, max(1, start - 20)) + 1
    stop = text.find(" ", max(end, begin + _QUOTE // 2))
    return text[begin : stop if stop > 0 else len(text)].strip()
