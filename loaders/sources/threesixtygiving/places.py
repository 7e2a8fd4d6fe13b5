"""Where a grant helps: the places of its beneficiaries, by the codes of the list that they come from."""

import re
from collections.abc import Mapping

from graph.identity.normalize import fold, name_key
from graph.model.entities import District, Place
from graph.model.statements import Description
from graph.places.gazetteer import gazetteer
from graph.places.place import PlaceTerm
from loaders.reference import describe_place
from loaders.sources.threesixtygiving.named import Named, shortened, usual
from loaders.terms import country_coded

# Codes of the statistics offices of the United Kingdom: a letter, two digits of what it is, a number.
_GSS = re.compile(r"([EWSNKJ]\d{2})\d{6}")
_PROVINCES = frozenset({"E12", "E92", "W92", "S92", "N92"})
_DISTRICTS = frozenset({"E06", "E07", "E08", "E09", "E10", "W06", "S12", "N09"})


def place_of(values: Mapping[str, str], at: str, named: Named) -> Description | None:
    """Return the place that a part of a grant tells of; one with a code as the whole file tells of it."""
    code, name = values.get(f"{at}/geoCode", "").upper(), values.get(f"{at}/name", "")
    country = country_coded(values.get(f"{at}/countryCode", "")) or ""
    listed = _listed(code, name, country)
    if listed:
        return describe_place(listed).model_copy(
            update={"record": "", "aliases": (), "lon": None, "lat": None}
        )
    if not (code or name):
        return None
    if not code:
        return _unlisted("", name, country)
    told = named.places[code]
    place = _unlisted(code, usual(told.names) or code, usual(told.countries))
    return place.model_copy(update={"aliases": tuple(sorted(told.names.keys() - {place.name}))})


def _listed(code: str, name: str, country: str) -> PlaceTerm | None:
    """Return the place of our list that is meant: by code, by name in its country, else the country."""
    places = gazetteer()
    if code:
        return None if _GSS.fullmatch(code) else places.by_pcode(code)
    if not name:
        return places.by_pcode(country) if country else None
    found = places.find(name, country or None)
    is_part = found and found.level == "country" and name_key(found.name) != name_key(name) and country
    return None if is_part else found


def _unlisted(code: str, name: str, country: str) -> Place:
    kind = _GSS.fullmatch(code)
    level = _level(kind[1]) if kind else None
    identifier = f"gss:{code}" if kind else f"internal:{code}" if code else ""
    own_id = identifier or f"place:{country.lower()}:{fold(name).replace(' ', '-')}"
    model = District if level == "district" else Place
    return model(
        stated_id=shortened(own_id),
        name=name,
        identifiers=(identifier,) if identifier else (),
        country=country or None,
        level=level,
    )


def _level(kind: str) -> str:
    if kind in _PROVINCES:
        return "province"
    return "district" if kind in _DISTRICTS else "site"
