"""What every graph knows beforehand: places with P-codes, themes and populations."""

from collections.abc import Iterator

from graph.model.entities import District, Place, Population, Theme
from graph.model.links import PartOf
from graph.model.sources import Source
from graph.model.statements import Description, Statement
from graph.places.gazetteer import PlaceTerm, gazetteer
from graph.places.gazetteer import version as places_version
from graph.vocabularies.terms import Term, vocabulary
from graph.vocabularies.terms import version as terms_version

REFERENCE = "ihuriro-reference"
LOADER_NAME = "reference"


def reference_version() -> str:
    """Return what changes when any vocabulary or list of places does."""
    return f"{places_version()}-{terms_version()}"


def reference_source() -> Source:
    """Return the source that says what the vocabularies say."""
    return Source(
        id=REFERENCE,
        title="Places, themes and populations that come with Ihuriro",
        publisher="Ihuriro",
        loader=LOADER_NAME,
        sha256=reference_version(),
    )


def reference_statements() -> Iterator[Statement]:
    """Yield every term and place of countries that have a list of places, and what each is part of."""
    for place in _listed_places():
        yield describe_place(place)
        if place.parent is not None:
            yield _inside(place.id, place.parent, place.name, "list of places with P-codes")
    for scheme in ("theme", "population"):
        for term in vocabulary(scheme).terms.values():
            yield describe_term(term)
            if term.broader is not None:
                yield _inside(
                    _stated(scheme, term.id), _stated(scheme, term.broader), term.name, "vocabulary"
                )


def _listed_places() -> list[PlaceTerm]:
    """Return the places of the countries whose provinces and districts are known."""
    places = gazetteer().places
    countries = {place.country for place in places if place.level != "country"}
    return [place for place in places if place.country in countries]


def describe_place(place: PlaceTerm) -> Description:
    """Return the description of a place in the list of places."""
    kind = District if place.level == "district" else Place
    return kind(
        stated_id=place.id,
        name=place.name,
        aliases=_others(place.name, place.names),
        identifiers=(place.code,),
        country=place.country,
        level=place.level,
        pcode=place.pcode,
        lon=place.lon,
        lat=place.lat,
        record="list of places",
    )


def describe_term(term: Term) -> Description:
    """Return the description of a theme or population of the vocabularies."""
    stated = {
        "stated_id": _stated(term.scheme, term.id),
        "name": term.name,
        "aliases": _others(term.name, term.labels),
        "identifiers": (f"{term.scheme}:{term.id}", *term.codes),
        "record": "vocabulary",
    }
    if term.scheme == "population":
        return Population.model_validate({**stated, "sensitive": term.sensitive})
    return Theme.model_validate(stated)


def _stated(scheme: str, term: str) -> str:
    return f"{scheme}-{term}"


def _others(name: str, names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted(set(names) - {name}))


def _inside(one: str, other: str, name: str, record: str) -> PartOf:
    return PartOf(from_stated_id=one, to_stated_id=other, from_stated=name, record=record)
