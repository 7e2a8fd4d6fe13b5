"""Where something is: the sites of organizations and services, and the areas that services are for."""

import hashlib
from collections.abc import Iterator

from graph.errors import RowRejected
from graph.identity.normalize import fold, slug
from graph.model.entities import Place
from graph.model.links import OperatesIn, PartOf
from graph.model.statements import Description
from graph.places.gazetteer import gazetteer
from loaders.sources.hsds.index import Index
from loaders.sources.hsds.rows import Line
from loaders.sources.hsds.tables import LOCATIONS
from loaders.sources.hsds.words import area_names, is_name
from loaders.terms import term_named

_LONGEST_ID = 120
_SHORTEST_STATE = 2
"""Two letters may be a country's code or a state's."""


def stated(kind: str, own: str) -> str:
    """Return our id of something that the publisher gave an id: ids of two tables may be the same."""
    if len(own) > _LONGEST_ID:
        own = hashlib.sha256(own.encode()).hexdigest()[:32]
    return f"{kind}:{own}"


def site(line: Line, index: Index, own: str) -> Iterator[Place | PartOf | Description]:
    """Say what a location is and in which place of the list of places it lies."""
    address = index.addresses.get(own)
    name = site_name(index, own)
    if not name:
        raise RowRejected("the location has neither name nor address: fill column 'name'")
    country = address.country if address else ""
    yield Place(
        stated_id=stated("location", own),
        name=name,
        aliases=tuple(filter(None, (line["alternate_name"],))),
        level="site",
        country=country or None,
        lon=float(line["longitude"]) if line["longitude"] and line["latitude"] else None,
        lat=float(line["latitude"]) if line["longitude"] and line["latitude"] else None,
        record=line.row.where,
    )
    wider = (
        next((found for area in address.areas if (found := _listed(area, country))), None)
        if address
        else None
    )
    wider = wider or (term_named("Place", country) if country else None)
    if wider:
        yield wider
        yield PartOf(
            from_stated_id=stated("location", own),
            to_stated_id=wider.stated_id,
            from_stated=name,
            to_stated=wider.name,
            record=line.row.where,
        )


def site_name(index: Index, own: str) -> str:
    """Return what a location is called: its name, else its address."""
    name = index.names[LOCATIONS].get(own, "")
    address = index.addresses.get(own)
    if name or address is None:
        return name
    return ", ".join(filter(None, (address.street, *address.areas[:1])))


def at(line: Line, index: Index, who: tuple[str, str, str], location: str) -> OperatesIn:
    """Say that a service is offered, or an organization has an office, at a location."""
    kind, own, name = who
    return OperatesIn(
        from_stated_id=stated(kind, own),
        to_stated_id=stated("location", location),
        from_stated=name,
        to_stated=site_name(index, location),
        role="office" if kind == "organization" else "activity",
        record=line.row.where,
    )


def area(line: Line, index: Index, service: tuple[str, str], text: str) -> Iterator[OperatesIn | Description]:
    """Say for which places a service is."""
    own, name = service
    for words in area_names(text):
        if not is_name(words):
            raise RowRejected(
                f"the service area {words[:80]!r} is a sentence, not the name of a place; "
                "write the names of the places, parted by ';'"
            )
        place = _listed(words, index.country) or _own_place(words)
        yield place
        yield OperatesIn(
            from_stated_id=stated("service", own),
            to_stated_id=place.stated_id,
            from_stated=name,
            to_stated=words,
            role="activity",
            quote=words,
            record=line.row.where,
        )


def _listed(text: str, country: str | None) -> Description | None:
    """Return a place of the list of places, in this country where it is known: Georgia may be a state."""
    places = gazetteer()
    found = places.by_pcode(text) if len(text) > _SHORTEST_STATE else None
    found = found or places.find(text, country or None)
    return term_named("Place", found.pcode or found.name) if found else None


def _own_place(words: str) -> Place:
    own = slug(words)
    if len(fold(words)) > len(own):
        own = f"{own}-{hashlib.sha256(fold(words).encode()).hexdigest()[:8]}"
    return Place(stated_id=f"area:{own}", name=words)
