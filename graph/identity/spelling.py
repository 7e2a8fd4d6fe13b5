"""Spelling: a name taken apart into what can be compared: full words, acronyms, countries."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from graph.identity.abbreviations import LONGEST, SHORTEST, freedom
from graph.identity.normalize import fold, name_key
from graph.identity.words import (
    LEGAL,
    SMALL,
    canonical,
    initials,
    is_public,
    name_of_country,
    tells,
    without_countries,
)

_PIECES = re.compile(r"\s+[-–—|]\s+|[()/*:|_]|,\s")
_WORD = re.compile(r"[^\W_][\w'’.&+#-]*")
_SURE_ACRONYM = 3
_LONGEST_LED = 6
_GLUED = re.compile(r"(?<=[a-z])(?=\d)|(?<=\d)(?=[a-z])")
_GOVERNMENT = ("government",)
_OF_REALMS = frozenset({"government", "republic", "kingdom", "donor"})


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way to read a name, or a part of one."""

    text: str
    plain: str
    """What two writings of one full name share."""
    words: tuple[str, ...]
    """The words that tell, in English in the singular, without countries."""
    letters: tuple[tuple[str, ...], ...]
    """All words as written, then without countries and the United Nations: what an acronym is made of."""
    initials: tuple[frozenset[str], ...]
    """What its words, but for small ones, begin with in any language."""
    acronym: str
    """Its letters, where it may be an acronym."""
    countries: frozenset[str]
    part: bool
    """Whether it is only a part of the name: the rest may say that another body is meant."""
    key: str
    """What is equal whatever the order and the language of the words."""
    joined: str
    """The words without spaces between them."""
    numbers: frozenset[str]
    realm: bool
    """Whether it names a country and nothing else: its government, among organizations."""


@lru_cache(maxsize=200_000)
def spellings(name: str, country: str = "") -> tuple[Spelling, ...]:
    """Return the ways to read a name: as a whole, and piece by piece.

    The country where a body is stated may give the last letter of its acronym, though its name leaves it out.
    """
    found = {name: _read(name, part=False, country=country)}
    pieces = [piece.strip(" ,.-") for piece in _PIECES.split(name)]
    pieces = [
        piece for piece in pieces if not LEGAL.issuperset(fold(piece).split()) and fold(piece) != fold(name)
    ]
    for one in (*_judged(pieces), *(_read(piece, part=part) for piece, part in _inside(name))):
        found.setdefault(one.text, one)
    return tuple(one for one in found.values() if one.words or one.realm)


def _judged(pieces: list[str]) -> Iterator[Spelling]:
    """Yield the pieces of a name, and whether each is only a part: not where the rest says the same.

    A piece that is only a country tells of which country the others are.
    """
    read = [_read(piece, part=True) for piece in pieces]
    lands = frozenset[str]().union(*(one.countries for one in read if one.realm))
    for at, one in enumerate(read):
        others = [other for place, other in enumerate(read) if place != at]
        same = all(_adds_nothing(one, other) for other in others)
        if same or len(one.words) > 1 or one.acronym or one.realm:
            countries = one.countries or lands
            realm = bool(countries) and not set(one.words) - _OF_REALMS
            yield replace(one, part=not same, countries=countries, realm=realm)


def _adds_nothing(one: Spelling, other: Spelling) -> bool:
    if one.realm:
        return not set(other.words) - _OF_REALMS
    if not other.words:
        return True
    if other.key == one.key or set(other.words) <= set(one.words):
        return True
    acronym, full = (one, other) if one.acronym else (other, one)
    return bool(acronym.acronym) and (len(acronym.words) == 1 or _is_spelled(acronym.acronym, full.letters))


def _inside(name: str) -> Iterator[tuple[str, bool]]:
    """Yield the acronyms among the words of a name, and what is left where the rest spells them out."""
    words = _WORD.findall(name)
    for at, word in enumerate(words):
        acronym = fold(word).replace(" ", "")
        if len(words) < 2 or not _SURE_ACRONYM <= len(acronym) <= LONGEST or not _is_capitals(word):
            continue
        rest = words[:at] + words[at + 1 :]
        if len(rest) > 1 and _is_spelled(acronym, _letters(" ".join(rest))):
            yield word, False
            yield " ".join(rest), False
            if at:
                yield " ".join(words[:at]), False
        elif len(words) <= _SURE_ACRONYM:
            yield word, True


def _is_spelled(acronym: str, letters: tuple[tuple[str, ...], ...]) -> bool:
    return any(freedom(acronym, words) is not None for words in letters)


def _is_capitals(word: str) -> bool:
    return sum(letter.isupper() for letter in word) >= _SURE_ACRONYM


def _read(text: str, *, part: bool, country: str = "") -> Spelling:
    rest, countries = without_countries(tuple(fold(text).split()))
    if country and not countries and canonical(rest) == _GOVERNMENT:
        countries = frozenset({country})
    words = canonical(tuple(word for word in rest if word not in LEGAL)) or canonical(rest)
    return Spelling(
        text=text,
        plain=name_key(text),
        words=words,
        letters=_letters(text, country),
        initials=tuple(
            initials(word) for word in fold(text).split() if word not in SMALL and word not in LEGAL
        ),
        acronym=_acronym(text, rest),
        countries=countries,
        part=part,
        key=" ".join(sorted(words)),
        joined="".join(words),
        numbers=frozenset(word for word in words if word.isdigit()),
        realm=bool(countries) and not set(words) - _OF_REALMS,
    )


def _letters(text: str, country: str = "") -> tuple[tuple[str, ...], ...]:
    words = tuple(fold(text).split())
    rest = without_countries(words)[0]
    own = rest[2:] if rest[:2] == ("united", "nations") else rest
    others = [each for each in (words, *_freer(text, words, country), rest) if each and each != own]
    return (*dict.fromkeys(others), own)


def _freer(text: str, words: tuple[str, ...], country: str) -> Iterator[tuple[str, ...]]:
    """Yield what acronyms take liberties with: words glued by a digit, acronyms inside, what goes unsaid."""
    yield tuple(_GLUED.sub(" ", " ".join(words)).split())
    inner = {fold(word) for word in _WORD.findall(text) if _is_capitals(word)}
    if inner and "(" not in text and not inner.issuperset(word for word in words if word not in SMALL):
        yield (*(word for word in words if word in inner), *(word for word in words if word not in inner))
    if is_public(words[0] if words else ""):
        yield ("federal", *words)
    if (
        country
        and (name := name_of_country(country))
        and name not in words
        and 1 < len(words) <= _LONGEST_LED
    ):
        yield (*words, name)


def _acronym(text: str, letters: tuple[str, ...]) -> str:
    """Return the letters of a text that may be an acronym: one short word, or all of it capitals."""
    significant = [
        word for word in letters if not (word in LEGAL or word in SMALL or word.isdigit())
    ] or list(letters)
    if not significant or len(significant) > 2:
        return ""
    joined = "".join(significant)
    if not SHORTEST <= len(joined) <= LONGEST:
        return ""
    if len(significant) == 1:
        return joined if len(joined) <= LONGEST - 2 and tells(joined) == 1.0 else ""
    return joined if text.isupper() and all(len(word) <= 6 for word in significant) else ""
