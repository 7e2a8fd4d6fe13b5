"""Names that the text says are one: "Full Name (ACRONYM)", "ACRONYM (Full Name)", "ACRONYM: Full Name"."""

import re
from collections.abc import Iterator
from itertools import pairwise

from loaders.sources.profiles.ground import is_place
from loaders.sources.profiles.heads import is_complete
from loaders.sources.profiles.names import Name
from loaders.sources.profiles.sameness import spells
from loaders.sources.profiles.tokens import is_acronym

_OPENED = re.compile(
    r"\s*,?\s*[(\[]\s*(?:also known as|formerly|or|ou|the|en sigle|abbreviated as|hereafter)?\s*[\"“‘”]?\s*"
)
_QUOTED = re.compile(r"\s*,?\s*[\"“”«]\s*")
_SHORT_FORM = re.compile(
    r"(?:\s(?!projet|programme|campagne|appelée?|intitulée?|dans|avec|par|pour|a\b|est\b)[a-zà-ÿ’']+){0,6}\s«\s?"
)
_FEW = 2
_COLON = re.compile(r"\s*[:–—-]\s*")
_COMMAS = re.compile(r"\s*,\s*(?:or|ou|in short|abbreviated|en sigle)\s*")


def pairs(text: str, names: list[Name]) -> Iterator[tuple[Name, Name]]:
    """Yield names that stand side by side for one body."""
    for left, right in pairwise(names):
        gap = text[left.end : right.start]
        if len(gap) <= 40 and _are_one(gap, left.text, right.text):
            yield left, right


def _are_one(gap: str, left: str, right: str) -> bool:
    if is_place(right) or is_place(left):
        return False
    if _OPENED.fullmatch(gap):
        return _explains(left, right)
    if _SHORT_FORM.fullmatch(gap):
        return (
            is_complete(left) and not is_complete(right) and len(right.split()) <= _FEW and right[0].isupper()
        )
    if _QUOTED.fullmatch(gap) or _COMMAS.fullmatch(gap):
        return is_acronym(right) and spells(right, left)
    return bool(_COLON.fullmatch(gap)) and is_acronym(left) and spells(left, right)


def _explains(left: str, right: str) -> bool:
    """Tell whether the name in brackets is the acronym of the one before them, or the other way round."""
    first = right.split()[0]
    if is_acronym(right) or (is_acronym(first) and spells(first, left)):
        return not is_acronym(left) and (is_complete(left) or spells(first, left) or len(left.split()) == 1)
    mark = next((word for word in re.split(r"[\s/-]+", left) if is_acronym(word)), "")
    return bool(mark) and len(right.split()) > 1 and spells(mark, right)
