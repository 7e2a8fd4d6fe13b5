"""Where an activity takes place: countries, regions, and places in them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from graph.errors import RowRejected
from graph.model.entities import Place
from graph.model.links import OperatesIn
from graph.model.statements import Description, Statement
from graph.places.gazetteer import PlaceTerm, gazetteer
from loaders.readers.element import Element
from loaders.sources.iati.activity import Activity
from loaders.sources.iati.codes import name_of
from loaders.sources.iati.ids import readable_id
from loaders.sources.iati.narratives import Words, words_of
from loaders.sources.iati.rows import Part
from loaders.terms import term_named

_COUNTRY = re.compile("[A-Z]{2}")
# Codes that ISO 3166 leaves free for use, such as that of Kosovo.
_FREE_CODE = re.compile("X[A-Z]")
_PCODE = re.compile(r"[A-Za-z]{2}\d{1,8}")
_GLOBAL = frozenset({"998"})
_REGIONAL = ", regional"
_REGIONS = {"": "dac-region", "1": "dac-region", "2": "m49"}
_GAZETTEERS = {"A1": "gaul", "A2": "salb", "A3": "gadm", "G1": "geonames", "G2": "osm"}
_DIVISION, _COUNTRY_LIST = "1", "A4"
_DEPTHS = {"1": "province", "2": "district"}
_DESIGNATIONS = {"ADM1": "province", "ADM2": "district"}


def country(part: Part) -> Iterator[Statement]:
    """Yield the country in which an activity takes place."""
    code, named = part.element.get("code").upper(), words_of([part.element], part.activity.language)
    places = gazetteer()
    term = places.by_pcode(code) if _COUNTRY.fullmatch(code) else places.find(named.best)
    if term and term.level == "country":
        yield from _works_in(part, _described(term), named.best or term.name)
    elif _FREE_CODE.fullmatch(code) or (_COUNTRY.fullmatch(code) and named.best):
        name = named.best or code
        own = Place(stated_id=f"place:{code}", name=name, level="country", identifiers=(f"iso3166:{code}",))
        yield from _works_in(part, own, name)
    else:
        raise RowRejected(f"the country {code or named.best!r} is not in ISO 3166; write its two letters")


def region(part: Part) -> Iterator[Statement]:
    """Yield the region of the world in which an activity takes place."""
    element, named = part.element, words_of([part.element], part.activity.language)
    code, scheme = element.get("code"), _REGIONS.get(element.get("vocabulary"), "region")
    if scheme == "dac-region" and code in _GLOBAL:
        element.leave("recipient-region not specified")
        return
    name = named.best or name_of(scheme, code).removesuffix(_REGIONAL)
    if not name:
        raise RowRejected(f"the region {code!r} has no name and its code is not known; write a narrative")
    coded = bool(code) and scheme != "region"
    own = Place(
        stated_id=f"place:{scheme}-{code}" if coded else f"place:region-{readable_id(name)}",
        name=name,
        aliases=named.others,
        identifiers=(f"{scheme}:{code}",) if coded else (),
    )
    yield from _works_in(part, own, name)


def location(part: Part) -> Iterator[Statement]:
    """Yield the place in which an activity takes place: by its P-code, else by its name in its country."""
    spot = _Spot.of(part.element, part.activity)
    term = spot.listed()
    if term is not None:
        yield from _works_in(part, _described(term), spot.names.best or term.name)
    elif spot.names.best:
        yield from _works_in(part, spot.own(), spot.names.best)
    else:
        raise RowRejected("the location has no name, and no code of it is in the list of places; write one")


@dataclass(frozen=True, slots=True)
class _Spot:
    """A location as an activity states it."""

    names: Words
    countries: frozenset[str]
    """In which countries it may lie."""
    codes: tuple[str, ...]
    """Codes of the place itself and of what it lies in, the narrowest first."""
    identifiers: tuple[str, ...]
    level: str
    point: tuple[float, float] | None

    @classmethod
    def of(cls, element: Element, activity: Activity) -> "_Spot":
        names = words_of(element.children("name"), activity.language)
        divisions = sorted(element.children("administrative"), key=lambda one: one.get("level"), reverse=True)
        ids = [*element.children("location-id"), *divisions]
        codes = [one.get("code") for one in ids if one.get("code")]
        return cls(
            names=names,
            countries=_countries_of(divisions, activity),
            codes=(*codes, element.get("ref")),
            identifiers=tuple(dict.fromkeys(filter(None, map(_identifier, element.children("location-id"))))),
            level=_level(element, divisions),
            point=_point(element),
        )

    def listed(self) -> PlaceTerm | None:
        """Return the place of the list of places that this is."""
        places = gazetteer()
        coded = (places.by_pcode(code) for code in self.codes if _PCODE.fullmatch(code))
        found = next((term for term in coded if term is not None), None)
        if found is not None or not self.names.best:
            return found
        named = [places.find(self.names.best, country) for country in self.countries]
        inside = [term for term in named if term is not None and term.level != "country"]
        return inside[0] if len(inside) == 1 else None

    def own(self) -> Place:
        """Return a place that is in no list of ours, told apart by country, name, codes and point."""
        country = min(self.countries) if len(self.countries) == 1 else None
        told = (country or "", *self.codes, str(self.point or ""))
        lat, lon = self.point or (None, None)
        return Place(
            stated_id=f"place:{readable_id(self.names.best, *told)}",
            name=self.names.best,
            aliases=self.names.others,
            identifiers=self.identifiers,
            country=country,
            level=self.level,
            lat=lat,
            lon=lon,
        )


def _works_in(part: Part, place: Description, written: str) -> Iterator[Statement]:
    project = part.activity.project
    yield from (project, place)
    yield OperatesIn(
        from_stated_id=project.stated_id,
        to_stated_id=place.stated_id,
        from_stated=project.name,
        to_stated=written,
        percentage=part.share,
        record=part.where,
        said_on=part.activity.said_on,
    )


def _countries_of(divisions: list[Element], activity: Activity) -> frozenset[str]:
    """Return the countries in which a location may lie: said with it, else those of the activity."""
    said = {one.get("country").upper() for one in divisions}
    said |= {one.get("code").upper() for one in divisions if one.get("vocabulary") == _COUNTRY_LIST}
    return frozenset(code for code in said if _COUNTRY.fullmatch(code)) or activity.countries


@lru_cache(maxsize=1024)
def _described(term: PlaceTerm) -> Description:
    found = term_named("Place", term.pcode or term.name)
    if found is None:
        raise LookupError(f"the list of places does not find its own {term.id}")
    return found


def _identifier(element: Element) -> str | None:
    scheme, code = _GAZETTEERS.get(element.get("vocabulary")), element.get("code")
    return f"{scheme}:{code}" if scheme and code else None


def _level(element: Element, divisions: list[Element]) -> str:
    """Return what kind of place it is: by its designation, else, of a division, by how deep it lies."""
    for tag in ("feature-designation", "location-type"):
        stated = element.child(tag)
        if stated and stated.get("code") in _DESIGNATIONS:
            return _DESIGNATIONS[stated.get("code")]
    kind = element.child("location-class")
    if kind and kind.get("code") == _DIVISION and divisions:
        return _DEPTHS.get(divisions[0].get("level"), "site")
    return "site"


def _point(element: Element) -> tuple[float, float] | None:
    """Return latitude and longitude: of version 2 in one text, of version 1 in two attributes."""
    point, old = element.child("point"), element.child("coordinates")
    position = point.child("pos") if point else None
    if point:
        point.get("srsName")
    texts = position.text.replace(",", " ").split() if position else []
    if old:
        texts = [old.get("latitude"), old.get("longitude")]
    if not any(texts):
        return None
    try:
        lat, lon = map(float, texts)
    except ValueError as error:
        raise RowRejected(f"the point {' '.join(texts)!r} is not a latitude and a longitude") from error
    if not (abs(lat) <= 90 and abs(lon) <= 180):
        raise RowRejected(
            f"the point {lat} {lon} is not on Earth; write latitude, then longitude, in degrees"
        )
    return lat, lon
