"""Where a row says that something is done: P-codes first, then names within the country."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import pycountry

from graph.errors import RowRejected
from graph.identity.normalize import slug
from graph.model.entities import District, Place
from graph.model.statements import Description
from graph.places.gazetteer import PlaceTerm, gazetteer
from loaders.sources.hxl3w.columns import Layout, Line
from loaders.terms import term_named

_CODES = ("code", "pcode", "iso2", "iso3", "v_iso2", "v_iso3", "v_pcode")
_NOT_NAMES = (*_CODES, "num", "count", "alt", "date", "type", "lat", "lon")
_DEPTHS = ("adm1", "adm2", "adm3", "adm4", "adm5", "loc")
_LEVELS = {"adm1": "province", "adm2": "district"}
_CODE = re.compile("(?![Xx])[A-Za-z]{2,3}")
_PCODE = re.compile(r"([A-Za-z]{2})([A-Za-z])?\w*\d\w*")


@dataclass(frozen=True, slots=True)
class Written:
    """A place as the cells of one row write it."""

    depth: str
    name: str
    code: str


Route = tuple[Written, ...]
"""A place with those that it is in, the widest first, as a row writes them."""


@dataclass(frozen=True, slots=True)
class Where:
    """The places of a row."""

    here: tuple[tuple[Description, str], ...] = ()
    """Those in which the work is, with the words of the row."""
    inside: tuple[tuple[Description, Description, Route], ...] = ()
    """Places of the file's own, with the wider place that each is in, and how the row writes it."""


@lru_cache(maxsize=65536)
def country_of(code: str) -> str | None:
    """Return the country of a P-code, which its first two or three letters tell."""
    found = _PCODE.fullmatch(code)
    if not found:
        return None
    three = pycountry.countries.get(alpha_3=(found[1] + found[2]).upper()) if found[2] else None
    country = three or pycountry.countries.get(alpha_2=found[1].upper())
    return str(country.alpha_2) if country else None


def written_in(line: Line) -> list[Written]:
    """Return the places below the country that a row writes, the widest first."""
    loose = line.first(line.layout.named("adm"))
    found = [
        Written(depth, line.first(_names(line.layout, depth)), line.first(line.layout.named(depth, *_CODES)))
        for depth in _DEPTHS
        if depth in line.layout.told
    ]
    found = [each for each in found if each.name or each.code]
    if loose and (not found or not found[-1].code):
        last = found.pop() if found else Written("adm2", "", "")
        found.append(Written(last.depth, last.name, loose))
    return found


def countries_in(line: Line, written: Sequence[Written]) -> set[str]:
    """Return the countries that a row speaks of: stated, else told by its P-codes."""
    stated = _stated_country(line)
    if stated:
        return {stated}
    return {country for each in written if (country := country_of(each.code))}


def routes_of(written: Sequence[Written]) -> tuple[Route, ...]:
    """Return every place that a row writes, with what it is in."""
    return tuple(tuple(written[: place + 1]) for place in range(len(written)))


def places_in(line: Line, usual: str | None) -> Where:
    """Return where a row says that the work is; `usual` is the country of the whole file."""
    written = written_in(line)
    _require_known_codes(line)
    told = countries_in(line, written)
    country = told.pop() if len(told) == 1 else None if told else usual
    stated = line.first(_country_columns(line.layout))
    return _where(routes_of(written), country, stated)


def _require_known_codes(line: Line) -> None:
    """Refuse a code of no country: what happens there does not happen in the country of the other rows."""
    for each in ("country", "adm0"):
        for column in line.layout.named(each, *_CODES):
            text = line.cell(column)
            if _CODE.fullmatch(text) and not _country_named(text):
                raise RowRejected(f"the country {text!r} is not in ISO 3166; write its two or three letters")


@lru_cache(maxsize=16384)
def _where(routes: tuple[Route, ...], country: str | None, stated: str) -> Where:
    """Return the places of these routes; `stated` is what a row calls its country."""
    wider = _country(country) if country else None
    steps: list[tuple[Description, str, str]] = []
    inside: list[tuple[Description, Description, Route]] = []
    if wider and stated:
        steps.append((wider, "country", stated))
    for route in routes:
        written = route[-1]
        place = _place(written, country, wider)
        if wider and not _is_listed(place):
            inside.append((place, wider, route))
        steps.append((place, written.depth, written.name or written.code))
        wider = place
    return Where(tuple(_here(steps)), tuple(inside))


def _here(steps: list[tuple[Description, str, str]]) -> Iterator[tuple[Description, str]]:
    """Yield the narrowest of country, province and district, and what is narrower than a district."""
    listed = [(place, words) for place, depth, words in steps if depth in ("country", "adm1", "adm2")]
    narrower = [(place, words) for place, depth, words in steps if depth not in ("country", "adm1", "adm2")]
    yield from listed[-1:]
    yield from narrower[-1:]


def _stated_country(line: Line) -> str | None:
    texts = (line.cell(column) for column in _country_columns(line.layout))
    return next((found for found in map(_country_named, texts) if found), None)


def _country_columns(layout: Layout) -> tuple[str, ...]:
    """Return the columns that name the country, those with its name first."""
    names = (*layout.named("country", but=_NOT_NAMES), *layout.named("adm0", but=_NOT_NAMES))
    return (*names, *layout.named("country", *_CODES), *layout.named("adm0", *_CODES))


@lru_cache(maxsize=1024)
def _country_named(text: str) -> str | None:
    if not text:
        return None
    code = pycountry.countries.get(alpha_3=text.upper()) if len(text) == 3 else None
    place = gazetteer().by_pcode(str(code.alpha_2) if code else text) or gazetteer().find(text)
    return place.country if place and place.level == "country" else None


@lru_cache(maxsize=256)
def _country(code: str) -> Description:
    known = term_named("Place", code)
    return known or Place(stated_id=f"place:{code.lower()}", name=code, identifiers=(f"iso3166:{code}",))


def _names(layout: Layout, depth: str) -> tuple[str, ...]:
    return layout.named(depth, but=_NOT_NAMES)


@lru_cache(maxsize=16384)
def _place(written: Written, country: str | None, wider: Description | None) -> Description:
    known = _known(written, country)
    described = term_named("Place", known.pcode or known.name) if known else None
    if described:
        return described
    has_pcode = bool(country_of(written.code))
    level = _LEVELS.get(written.depth, "site")
    kind = District if level == "district" else Place
    name = written.name or written.code
    inside = wider.stated_id.removeprefix("place:") if wider else "anywhere"
    own = slug(written.code) if has_pcode else f"{inside}-{slug(name)}"[-150:]
    return kind(
        stated_id=f"place:{own}",
        name=name[:500],
        identifiers=(f"pcode:{written.code.upper()}",) if has_pcode else (),
        country=country,
        level=level,
        pcode=written.code.upper() if has_pcode else None,
    )


def _known(written: Written, country: str | None) -> PlaceTerm | None:
    """Return the place in the list of places: by its P-code, else by a name of its level in the country."""
    if written.code and (found := gazetteer().by_pcode(written.code)):
        return found
    level = _LEVELS.get(written.depth)
    if not (country and level and written.name):
        return None
    found = gazetteer().closest(written.name, country)
    return found if found and found.level == level else None


def _is_listed(place: Description) -> bool:
    return (
        isinstance(place, Place) and place.pcode is not None and gazetteer().by_pcode(place.pcode) is not None
    )
