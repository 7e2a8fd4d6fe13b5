"""Names with small letters inside that an acronym spells: "Lake centre for young farmers (LACEYOF)"."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from graph.identity.normalize import fold
from loaders.sources.profiles.names import Name
from loaders.sources.profiles.tokens import is_acronym
from loaders.sources.profiles.words import INSIDE

_ACRONYM = re.compile(r"(?<=[\w»”\"])\s?\(\s?([A-Z][A-Za-z]{1,11})\s?\)")
_RUN = re.compile(r"[^.;:()“”«»\n]{3,140}$")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_AND = re.compile(r"\s(?:and|et|&)\s")
_FEWEST = 2
_LEAST_LETTERS = 4


def with_spelled(text: str, known: list[Name]) -> list[Name]:
    """Return the names of a sentence, each as long as the acronym in brackets behind it says."""
    for found in _ACRONYM.finditer(text):
        if is_acronym(found[1]) and (whole := _before(text, found, known)):
            known = [each for each in known if each.end <= whole.start or whole.end <= each.start]
            known = sorted([*known, whole], key=lambda each: each.start)
    return known


def with_halves(text: str, known: list[Name], acronyms: Collection[str]) -> list[Name]:
    """Return the names of a sentence, two as one where an acronym of the text spells both together."""
    found: list[Name] = []
    for name in known:
        last = found[-1] if found else None
        if last is not None and _AND.fullmatch(text, last.end, name.start):
            whole = text[last.start : name.end]
            if _initials(whole) in acronyms and _initials(last.text) not in acronyms:
                found[-1] = replace(last, text=whole, end=name.end)
                continue
        found.append(name)
    return found


def _initials(name: str) -> str:
    """Return the first letters of the words of a name that begin with a capital, where they are enough."""
    letters = "".join(word[0][0] for word in _WORD.finditer(name) if word[0][0].isupper())
    return letters if len(letters) > _FEWEST else ""


def _before(text: str, acronym: re.Match[str], known: Sequence[Name]) -> Name | None:
    """Return the words before an acronym that it spells, where they are more than the names known there."""
    run = _RUN.search(text, 0, acronym.start())
    words = list(_WORD.finditer(text, run.start(), acronym.start())) if run else []
    for first in reversed(words):
        if not first[0][0].isupper():
            continue
        if any(
            each.start < first.start() < each.end
            or (each.start <= first.start() and each.end > acronym.end() - 1)
            for each in known
        ):
            continue
        told = [word[0] for word in words if word.start() >= first.start()]
        name = Name(text[first.start() : acronym.start()], first.start(), acronym.start())
        if is_spelled(acronym[1], told):
            return name if name.text == name.text.strip() else None
        if "," in name.text:
            return None
        if _runs_through(acronym[1], told):
            return name if _says_more(name, told) else None
    return None


def _says_more(name: Name, words: Sequence[str]) -> bool:
    """Tell whether a name has words in small letters, at which a name would otherwise end."""
    small = any(word[0].islower() and fold(word) not in INSIDE for word in words)
    return small and name.text.strip() == name.text


def is_spelled(acronym: str, words: Sequence[str]) -> bool:
    """Tell whether beginnings of words make an acronym, each word one letter of it or more."""
    letters = fold(acronym).replace(" ", "")
    parts = [part for word in words for part in fold(word.replace("-", " ")).split()]
    told = [part for part in parts if part not in INSIDE]
    return len(told) >= _FEWEST and _spells(letters, parts)


def _runs_through(acronym: str, words: Sequence[str]) -> bool:
    """Tell whether an acronym begins as the first word and ends as the last, all between in its order."""
    letters = fold(acronym).replace(" ", "")
    first, last = fold(words[0]), fold(words[-1])
    ends = words[-1][0].isupper() and last[:2] in letters and letters.endswith(last[:3])
    rest = iter("".join(fold(word).replace(" ", "") for word in words))
    return (
        ends
        and len(letters) > _LEAST_LETTERS
        and letters[:2] == first[:2]
        and all(each in rest for each in letters)
    )


def _spells(letters: str, words: Sequence[str]) -> bool:
    if not words:
        return not letters
    if words[0] in INSIDE | {"dans"} and _spells(letters, words[1:]):
        return True
    longest = next(
        (at for at, (one, other) in enumerate(zip(letters, words[0], strict=False)) if one != other),
        min(len(letters), len(words[0])),
    )
    return any(_spells(letters[taken:], words[1:]) for taken in range(longest, 0, -1))
