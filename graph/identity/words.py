"""Words of which names of organizations are made: the same in another language, in short, in the plural."""

import gettext
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

import pycountry

from graph.identity.normalize import fold
from graph.places.gazetteer import gazetteer
from graph.vocabularies.files import read_table


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


TABLE = Path(__file__).parent / "data" / "words.csv"
SMALL = _set(
    "a against al an and at au aux contra contre d da das de degli dei del della den der des di do dos du e"
    " ed el en et for from fur in l la las le les los o of on or para per por pour s sur the to u und"
    " van voor y"
)
LEGAL = _set("asbl bv cv ev gmbh ggmbh inc incorporated limited llc ltd ngo nv ong plc sa sarl v vzw")
_LONGEST_PHRASE = 6
# Languages in which bodies write the country in their own name.
_LANGUAGES = ("de", "es", "it", "nl", "pt")
# How much a word tells of who it is: a proper name all, the subject of the work less, its form little.
_TELLS = {"subject": 0.6, "body": 0.3, "public": 0.3}


@dataclass(frozen=True)
class _Words:
    canonical: dict[tuple[str, ...], tuple[str, ...]]
    sorts: dict[str, str]
    initials: dict[tuple[str, ...], frozenset[str]]


def tells(word: str) -> float:
    """Return how much of who somebody is a word tells, from 0 to 1: proper names tell most."""
    return _TELLS.get(_table().sorts.get(word, ""), 1.0)


def initials(word: str) -> frozenset[str]:
    """Return the letters that a word begins with in any language that is known of it."""
    return frozenset({word[0]}) | _table().initials.get(canonical((word,)), frozenset())


def is_public(word: str) -> bool:
    """Return whether a word is of those that name bodies of a state."""
    return _table().sorts.get(word) == "public"


def canonical(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words that tell, each as one writes it in English in the singular, in their order."""
    table = _table().canonical
    found: list[str] = []
    at = 0
    while at < len(words):
        for length in (3, 2, 1):
            phrase = table.get(words[at : at + length]) or table.get((singular(words[at]),) * (length == 1))
            if phrase is not None:
                found.extend(phrase)
                break
        else:
            length = 1
            if words[at] not in SMALL:
                found.append(singular(words[at]))
        at += length
    return tuple(found)


@lru_cache(maxsize=65536)
def singular(word: str) -> str:
    """Return a word without the sign of the plural."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def without_countries(words: tuple[str, ...]) -> tuple[tuple[str, ...], frozenset[str]]:
    """Return the words that name no country, and the codes of the countries that the others name."""
    rest: list[str] = []
    codes: set[str] = set()
    at = 0
    while at < len(words):
        code, length = _country_at(words, at)
        if code:
            codes.add(code)
        else:
            rest.append(words[at])
        at += length
    return tuple(rest), frozenset(codes)


def _country_at(words: tuple[str, ...], at: int) -> tuple[str | None, int]:
    for length in range(_phrases().get(words[at], 0), 1, -1):
        if code := _countries().get(" ".join(words[at : at + length])):
            return code, length
    return _country(words[at]), 1


@lru_cache(maxsize=65536)
def _country(word: str) -> str | None:
    if len(word) < 4 and word not in {"uk", "us", "usa", "uae"}:
        return None
    place = gazetteer().find(word)
    return place.country if place and place.level == "country" else _countries().get(word)


@cache
def name_of_country(code: str) -> str:
    """Return the one word that names a country, or nothing where it takes several."""
    country = pycountry.countries.get(alpha_2=code)
    words = fold(country.name.split(",")[0]).split() if country else []
    return words[0] if len(words) == 1 else ""


@cache
def _countries() -> dict[str, str]:
    places = [place for place in gazetteer().places if place.level == "country"]
    found = {fold(name): place.country for place in places for name in place.names}
    for language in _LANGUAGES:
        translated = gettext.translation("iso3166-1", pycountry.LOCALES_DIR, languages=[language])
        for country in pycountry.countries:
            found.setdefault(fold(translated.gettext(country.name)), country.alpha_2)
    return found


@cache
def _phrases() -> dict[str, int]:
    """Return the longest name of a country, in words, by its first word."""
    longest: dict[str, int] = {}
    for name in _countries():
        first, *others = name.split()
        if others:
            longest[first] = max(longest.get(first, 0), min(len(others) + 1, _LONGEST_PHRASE))
    return longest


@cache
def _table() -> _Words:
    phrases: dict[tuple[str, ...], tuple[str, ...]] = {}
    sorts: dict[str, str] = {}
    for row in read_table(TABLE, ("word", "sort", "also")):
        meant = tuple(singular(word) for word in row["word"].split())
        for spelling in (row["word"], " ".join(meant), *row.spellings("also")):
            phrases[tuple(spelling.replace("_", " ").split())] = meant
        for word in meant:
            sorts.setdefault(word, row["sort"])
    initials: dict[tuple[str, ...], frozenset[str]] = {}
    for spelled, meant in phrases.items():
        if len(spelled) == len(meant) == 1:
            initials[meant] = initials.get(meant, frozenset()) | {spelled[0][0]}
    return _Words(phrases, sorts, initials)
