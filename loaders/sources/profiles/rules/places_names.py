"""Places named in a sentence, also those misspelled and those that a list names by halves."""

import re
from collections.abc import Iterator

from graph.places.gazetteer import gazetteer
from loaders.sources.profiles.claims import TermMention
from loaders.sources.profiles.terms import lexicon, mention_of, phrase

_DISTRICT = re.compile(
    r"([A-ZÀ-Ý][a-zà-ÿ]{3,20})\s+[Dd]istricts?\b|\b[Dd]istricts?\s(?:of\s|de\s)?([A-ZÀ-Ý][a-zà-ÿ]{3,20})"
)
_PROVINCES = re.compile(
    r"((?:[A-Z][a-z]+(?:\s*[,/&]\s*|\s+and\s+|\s+or\s+)){1,5}[A-Z][a-z]+)\s+[Pp]rovinces?\b"
)
_FOREIGN = re.compile(
    r"\b[Pp]rovince\s(?:of\s|de\s|du\s)?([A-ZÀ-Ý][\w-]+(?:[\s-][A-ZÀ-Ý][\w-]+)?)|([A-ZÀ-Ý][\w-]+(?:[\s-][A-ZÀ-Ý][\w-]+)?)\s[Pp]rovince\b"
)
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
_HALF = re.compile(r"[A-Z][a-z]+")


def named_places(text: str) -> list[TermMention]:
    """Return the places that a sentence names, in order."""
    found = lexicon("place").find(text)
    for others in (_halves(text), _misspelled(text), _foreign(text)):
        for each in others:
            if not any(each.start < known.end and known.start < each.end for known in found):
                found.append(each)
    return sorted(found, key=lambda each: each.start)


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
        place = gazetteer().closest(f"{called[group]} District")
        if place is not None and place.level == "district":
            yield mention_of("place", place, called[group], called.start(group))
        elif place is None and called[group].lower() not in _NO_NAMES:
            yield phrase("place", called[group], called.start(group), level="district")


def _foreign(text: str) -> Iterator[TermMention]:
    """Yield what is called a province and is not in the gazetteer."""
    for called in _FOREIGN.finditer(text):
        group = 1 if called[1] else 2
        yield phrase("place", called[group], called.start(group), level="province")


def is_just_places(text: str) -> bool:
    """Tell whether a name says nothing but places."""
    rest = list(text)
    for place in named_places(text):
        rest[place.start : place.end] = " " * (place.end - place.start)
    return _NO_PLACE.search("".join(rest)) is None
