"""Places named in a sentence, also those misspelled, those named by halves, and those of no list of ours."""

import re
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from itertools import takewhile

import pycountry

from graph.identity.normalize import fold
from graph.places.gazetteer import gazetteer
from loaders.sources.profiles.claims import TermMention
from loaders.sources.profiles.ground import country_of_people, regions_of
from loaders.sources.profiles.terms import lexicon, mention_of, phrase
from loaders.sources.profiles.words import FUNCTION, GENERIC, TOPICS, kind_of_head

_DISTRICT = re.compile(
    r"([A-ZÀ-Ý][a-zà-ÿ]{3,20})\s+[Dd]istricts?\b|\b[Dd]istricts?\s(?:of\s|de\s)?([A-ZÀ-Ý][a-zà-ÿ]{3,20})"
)
_PROVINCES = re.compile(
    r"((?:[A-Z][a-z]+(?:\s*[,/&]\s*|\s+and\s+|\s+or\s+)){1,5}[A-Z][a-z]+)\s+[Pp]rovinces?\b"
)
_WORD_OF_PLACE = r"(?:[NM]['’])?[A-ZÀ-Ý][a-zà-ÿ’'-]+"
_UNIT_HEAD = re.compile(
    r"(?:province|region|région|state|county|district|territoire|commune|zone|plot)s?\b", re.I
)
_PLACE = rf"(?-i:{_WORD_OF_PLACE}(?:[\s-]{_WORD_OF_PLACE}){{0,2}})"
_NEXT = (
    r"(?:\s*,\s*(?:and\s|et\s)?(?:de\s|du\s|d['’])?|\s(?:and|et|&|or|ou)\s(?:in\s|de\s|du\s|d['’]|à\s|au\s)?)"
)
_ROW = rf"{_PLACE}(?:{_NEXT}{_PLACE}){{0,9}}"
_UNITS = (
    ("province", r"provinces?|regions?|régions?|states?|governorates?|gouvernorats?|oblasts?"),
    (
        "district",
        r"count(?:y|ies)|départements?|territoires?|zones?\sde\ssant[ée]|health\szones?|settlements?|communes?|municipalit(?:y|ies)|municipalités?|cercles?"
        r"|préfectures?|woredas?|sub-?count(?:y|ies)|parishes|villages?|(?:(?:refugee|transit)\s)?camps?(?:\sde\s(?:réfugiés|déplacés))?|quartiers?|towns?|cit(?:y|ies)|villes?|chiefdoms?",
    ),
)
_OF_UNIT = tuple(
    (
        level,
        re.compile(
            rf"\b(?:{units})(?:\s?[:(]\s?|,?\s(?:(?:namely|including|such\sas|à\ssavoir|notamment)[;:,]?\s|of\s|de\s|du\s|d['’])?)(?:l['’]|la\s|le\s)?(?P<row>{_ROW})",
            re.I,
        ),
        re.compile(rf"(?P<row>{_ROW})\s(?:{units})\b", re.I),
    )
    for level, units in _UNITS
)
_IN_ROW = re.compile(
    rf"\b(?:in|across|throughout|à|based\sat)\s(?P<row>{_ROW})(?!\s(?-i:[A-ZÀ-Ý])|[\w’'-])", re.IGNORECASE
)
_IN_PLACE = re.compile(_PLACE)
_BEFORE_COUNTRY = re.compile(rf"(?:\b(?:in|at|near|of|from|à)\s|[–—(]\s?|\s-\s|\),\s)(?P<row>{_PLACE}),\s$")
_ENDS_LINE = re.compile(rf"(?:[–—(]\s?|\),\s|,\s)(?P<row>{_PLACE})\s*\)?[\s.]*$")
_LINE = 110
_NO_PLACE = re.compile(
    r"\b(?!(?:in|of|the|and|de|du|et|districts?|provinces?|city|ville)\b)\w+", re.IGNORECASE
)
_NO_NAMES = frozenset(
    {
        "the",
        "each",
        "every",
        "this",
        "that",
        "all",
        "any",
        "another",
        "our",
        "its",
        "their",
        "some",
        "many",
        "most",
    }
    | {"other", "these", "those", "several", "both", "same", "said", "various", "different", "respective"}
    | {
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "targeted",
        "selected",
        "pilot",
    }
    | {
        "joint",
        "health",
        "school",
        "business",
        "court",
        "city",
        "capital",
        "local",
        "rural",
        "urban",
        "border",
    }
    | {"neighboring", "hospital", "education", "police"}
)
_DEFINED = re.compile(
    r"\b(?:is|are|was|est|fut)\s(?:an?|une?|the|la|le)\s((?:[\w-]+,?\s){0,5}?(?:organi[sz]ation|NGO|non-?profit|association|charity"
    r"|foundation|ONG|fondation|collectif)\b(?:\s[\w-]+){0,3})"
)
_WORD = re.compile(r"[\w-]{4,}")
_HALF = re.compile(r"[A-Z][a-z]+")


def named_places(text: str, countries: Collection[str] = (), home: str = "") -> list[TermMention]:
    """Return the places that a sentence names, in order.

    The regions of `countries` are among them; where we have no list of the districts of `home`, also what
    can only be places, as it stands after "in".
    """
    found = lexicon("place").find(text)
    found.extend(_of_people(text))
    rows = () if home and gazetteer().districts(home) else _in_row(text)
    for others in (_halves(text), _misspelled(text), _regions(text, countries), _of_units(text), rows):
        for each in others:
            if not any(each.start < known.end and known.start < each.end for known in found):
                found.append(each)
    return sorted(found, key=lambda each: each.start)


def _regions(text: str, countries: Collection[str]) -> Iterator[TermMention]:
    """Yield the regions of countries of whose districts we have no list."""
    for country in countries:
        regions = {} if gazetteer().districts(country) else regions_of(country)
        for word in _IN_PLACE.finditer(text) if regions else ():
            for name in (word[0], word[0].split()[0]):
                if level := regions.get(fold(name)):
                    yield phrase("place", name, word.start(), level=level)
                    break


def towns_of(text: str, known: Sequence[TermMention]) -> Iterator[TermMention]:
    """Yield what stands before its country, or ends a line that a country begins: "Lakeside, Utopia"."""
    countries = [each for each in known if each.level == "country"]
    for country in countries:
        begins = not text[: country.start].strip() and len(text) <= _LINE
        for town in (_BEFORE_COUNTRY.search(text, 0, country.start), begins and _ENDS_LINE.search(text)):
            if town and _may_be_place(town["row"]) and not _overlaps(town.span("row"), known):
                yield phrase("place", town["row"], town.start("row"))


def _overlaps(span: tuple[int, int], known: Sequence[TermMention]) -> bool:
    return any(each.start < span[1] and span[0] < each.end for each in known)


def _of_units(text: str) -> Iterator[TermMention]:
    """Yield what is called a province, county or town and is in no list: "the counties of A, B and C"."""
    for level, before, after in _OF_UNIT:
        for found in (*before.finditer(text), *after.finditer(text)):
            yield from _each_of(found, level)


def _in_row(text: str) -> Iterator[TermMention]:
    """Yield what can only be places, as it stands after "in": "in A, B and C"."""
    for found in _IN_ROW.finditer(text):
        yield from _each_of(found, "")


def places_in_row(text: str, begin: int) -> Iterator[TermMention]:
    """Yield what stands in a row after "Location:", whether a list of ours has it or not."""
    for found in _IN_PLACE.finditer(text, begin):
        if _may_be_place(found[0]):
            yield phrase("place", found[0], found.start())


def _each_of(row: re.Match[str], level: str) -> Iterator[TermMention]:
    found = _IN_PLACE.finditer(row.string, *row.span("row"))
    places = list(takewhile(lambda each: not _UNIT_HEAD.match(each[0]), found))
    if all(_may_be_place(each[0]) for each in places):
        yield from (phrase("place", each[0], each.start(), level=level) for each in places)


def _may_be_place(name: str) -> bool:
    words = [fold(word) for word in name.split()]
    if any(word.endswith("ing") for word in words) or lexicon("theme").find(name) or _is_language(name):
        return False
    return not any(word in FUNCTION | GENERIC | TOPICS | _NO_NAMES or kind_of_head(word) for word in words)


@lru_cache(maxsize=512)
def _is_language(name: str) -> bool:
    """Tell whether a word is the name of a language, so that "in" says how something is written."""
    return pycountry.languages.get(name=name) is not None


def _of_people(text: str) -> Iterator[TermMention]:
    """Yield the country of "is a Kenyan charity", where somebody is defined."""
    for defined in _DEFINED.finditer(text):
        for word in _WORD.finditer(text, *defined.span(1)):
            place = gazetteer().find(word[0]) or gazetteer().by_pcode(country_of_people(word[0]) or "")
            if place is not None and place.level == "country" and fold(word[0]) != fold(place.name):
                yield mention_of("place", place, word[0], word.start())


def _halves(text: str) -> Iterator[TermMention]:
    """Yield the provinces of "Northern, Southern and Eastern Provinces"."""
    for listed in _PROVINCES.finditer(text):
        for half in _HALF.finditer(text, listed.start(1), listed.end(1)):
            place = gazetteer().find(f"{half[0]} Province")
            if place is not None:
                yield mention_of("place", place, half[0], half.start())


def _misspelled(text: str) -> Iterator[TermMention]:
    """Yield what is called a district: one whose name it misspells a little, else one that we do not know."""
    for called in _DISTRICT.finditer(text):
        group = 1 if called[1] else 2
        people = gazetteer().by_pcode(country_of_people(called[group]) or "")
        if people is not None:
            yield mention_of("place", people, called[group], called.start(group))
            continue
        place = gazetteer().closest(f"{called[group]} District")
        if place is not None and place.level == "district":
            yield mention_of("place", place, called[group], called.start(group))
        elif place is None and called[group].lower() not in _NO_NAMES:
            yield phrase("place", called[group], called.start(group), level="district")


def is_just_places(text: str) -> bool:
    """Tell whether a name says nothing but places."""
    rest = list(text)
    for place in named_places(text):
        rest[place.start : place.end] = " " * (place.end - place.start)
    return _NO_PLACE.search("".join(rest)) is None
