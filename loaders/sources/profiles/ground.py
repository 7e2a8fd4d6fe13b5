"""Which words are names of places: a name of a place alone is no body."""

import re
from functools import cache, lru_cache

import pycountry

from graph.identity.normalize import fold
from graph.places.gazetteer import gazetteer
from loaders.sources.profiles.words import word_set

_PROVINCE = re.compile(r"province|region|state|governorate", re.IGNORECASE)
_DIRECTIONS = word_set(
    "north south east west central northern southern eastern western nord sud est ouest centre coast capital"
    " city district lake"
)


@cache
def _country_codes() -> dict[str, str]:
    found: dict[str, str] = {}
    for country in pycountry.countries:
        place = gazetteer().by_pcode(country.alpha_2)
        for name in place.names if place else ():
            found[fold(name)] = country.alpha_2
    return found


def country_code(text: str) -> str | None:
    """Return the ISO code of a country named in English or French, or nothing."""
    folded = fold(text)
    return _country_codes().get(folded.removeprefix("the "))


# Adjectives that the name of the country does not begin: "Dutch", "Swiss".
_PEOPLES = {
    "danish": "DK",
    "dutch": "NL",
    "french": "FR",
    "swiss": "CH",
    "german": "DE",
    "british": "GB",
    "irish": "IE",
    "spanish": "ES",
    "finnish": "FI",
    "norwegian": "NO",
    "greek": "GR",
    "polish": "PL",
    "american": "US",
    "scottish": "GB",
    "welsh": "GB",
    "english": "GB",
    "flemish": "BE",
    "swedish": "SE",
    "czech": "CZ",
}


@lru_cache(maxsize=4096)
def country_of_people(adjective: str) -> str | None:
    """Return the code of the country an adjective such as "Kenyan" belongs to, when only one fits."""
    stem = re.sub(
        r"(?:iennes?|iens?|ennes?|oises?|ois|aises?|ais|aines?|ains?|ines?|ian|ean|ese|ish|an|i|n)$",
        "",
        fold(adjective),
    )
    if fold(adjective) in _PEOPLES:
        return _PEOPLES[fold(adjective)]
    if len(stem) < 4 or fold(adjective) == stem:
        return None
    codes = {code for name, code in _country_codes().items() if name.startswith(stem)}
    return codes.pop() if len(codes) == 1 else None


@lru_cache(maxsize=64)
def regions_of(country: str) -> dict[str, str]:
    """Return the folded names of a country's provinces and districts, each with its level.

    They come from ISO 3166-2; what is called only "East" or "Central" is left out, as running text means
    other things by it.
    """
    found: dict[str, str] = {}
    for region in pycountry.subdivisions.get(country_code=country) or ():  # type: ignore[no-untyped-call]
        level = "province" if _PROVINCE.search(region.type) else "district"
        for name in re.split(r"[,/\[]", region.name)[:1]:
            if not set(fold(name).split()) <= _DIRECTIONS:
                found[fold(name)] = level
    return found


def is_place(text: str) -> bool:
    """Tell whether a text is just the name of a country or region."""
    return country_code(text) is not None or fold(text) in REGIONS


REGIONS = frozenset(
    {
        "africa",
        "east africa",
        "europe",
        "asia",
        "america",
        "great lakes",
        "southern africa",
        "west africa",
        "uk",
        "usa",
    }
    | {"drc", "dr congo", "us", "congo", "east", "west", "north", "south", "afrique"}
    | {"grands lacs", "afrique de l est", "afrique centrale", "central africa", "eastern africa"}
)
