"""Places, themes and populations that the vocabularies know, with the codes that make them one everywhere."""

import re
from functools import cache, lru_cache

from graph.errors import RowRejected
from graph.model.entities import family
from graph.model.statements import Description
from graph.places.gazetteer import PlaceTerm, gazetteer
from graph.vocabularies.terms import vocabulary
from loaders.reference import describe_place, describe_term

_SCHEMES = {"Theme": "theme", "Population": "population"}
_PCODE = re.compile(r"[A-Za-z]{2,3}\d{1,8}")


def term_named(label: str, text: str) -> Description | None:
    """Return the term that a text spells, by name or code, as a source may say it."""
    known = _known(label, text)
    if known is None:
        return None
    own_id = f"{family(label).lower()}:{known.stated_id.removeprefix(family(label).lower() + '-')}"
    bare = {"stated_id": own_id, "aliases": (), "record": "", "lon": None, "lat": None}
    return known.model_copy(
        update={key: value for key, value in bare.items() if key in type(known).model_fields}
    )


def term_coded(label: str, code: str) -> Description | None:
    """Return the theme or population that carries a code such as `dac:12240`, as a source may say it."""
    term = vocabulary(_SCHEMES[label]).by_code(code)
    return term_named(label, term.name) if term else None


def sort_coded(code: str) -> str | None:
    """Return the sort of organization that carries a code such as `iati:21`."""
    term = vocabulary("sort").by_code(code)
    return term.id if term else None


@cache
def country_coded(text: str) -> str | None:
    """Return the code of the country that a code or a name of one means."""
    places = gazetteer()
    found = places.by_pcode(text) or places.closest(text)
    return found.country if found and found.level == "country" else None


def require_country(text: str) -> None:
    """Refuse two letters that are the code of no country; those of Kosovo and its like are free for use."""
    if len(text) == 2 and not (text.upper().startswith("X") or country_coded(text)):
        raise RowRejected(f"the country {text!r} is not in ISO 3166; write its two letters, such as KE")


def require_spelled(text: str) -> None:
    """Refuse a place that nobody knows but that is nearly one, or looks like a code."""
    near = _closest(text)
    hint = f"did you mean {near.name} ({near.pcode})?" if near else "no place is close to it"
    if near or _PCODE.fullmatch(text):
        raise RowRejected(
            f"the place {text!r} is not in the list of places: {hint} Write its name as the list has it; "
            "a place of your own needs a row with kind Place"
        )


def strong_identifiers(label: str, name: str, pcode: str) -> tuple[str, ...]:
    """Return the identifiers of the term that a row describes, so that it is the same in every source."""
    if family(label) == "Place" and pcode:
        return (f"pcode:{pcode}",)
    known = _known(label, name)
    return known.identifiers if known else ()


def _known(label: str, text: str) -> Description | None:
    if family(label) == "Place":
        place = _place(text)
        return describe_place(place) if place else None
    if label not in _SCHEMES:
        return None
    term = vocabulary(_SCHEMES[label]).find(text)
    return describe_term(term) if term else None


@lru_cache(maxsize=8192)
def _closest(text: str) -> PlaceTerm | None:
    """Return the place that a text clearly misspells; a table writes the same one in many rows."""
    return gazetteer().closest(text)


def _place(text: str) -> PlaceTerm | None:
    places = gazetteer()
    return places.by_pcode(text.upper()) or places.find(text)
