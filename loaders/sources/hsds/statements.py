"""What a row of HSDS says: an organization, a service, a place, or how they belong together."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from graph.errors import RowRejected
from graph.identity.normalize import fold
from graph.identity.orgids import org_id
from graph.model.entities import Organization, Project, Service
from graph.model.links import Implements, OperatesIn, PartOf, Provides
from graph.model.statements import Description, Link, Statement
from loaders.catalogue import Whom
from loaders.readers import Row
from loaders.sources.hsds import places, terms
from loaders.sources.hsds.index import Index
from loaders.sources.hsds.rows import Line
from loaders.sources.hsds.tables import (
    AREAS,
    AT_LOCATIONS,
    ATTRIBUTES,
    ELIGIBILITY,
    IDENTIFIERS,
    LANGUAGES,
    LOCATIONS,
    ORGANIZATIONS,
    PHONES,
    PROGRAMS,
    SERVICES,
)
from loaders.sources.hsds.words import ages, day, language, status, telephone

_SPOKEN = frozenset({"", "voice", "text", "sms", "textphone", "tty", "hotline", "cell"})
_MADE = "made:"
Said = Description | Link


@dataclass(frozen=True)
class Parser:
    """Turns one row into statements; all it knows beside the row is who is named in the tables."""

    index: Index

    def __call__(self, row: Row) -> Iterator[Statement]:
        """Yield what a row says; tables of which nothing is used say nothing."""
        parse = _PARSERS.get(row.sheet)
        if parse is not None:
            yield from parse(Line(row), self.index)

    def about(self, row: Row) -> Iterator[Whom]:
        """Yield what a row describes, as far as it can be told of one that is refused."""
        line, kind = Line(row), _DESCRIBED.get(row.sheet)
        if kind and line["id"]:
            yield "", places.stated(kind, line["id"])


def _organization(line: Line, index: Index) -> Iterator[Said]:
    own = _id(line, index)
    yield Organization(
        stated_id=places.stated("organization", own),
        name=_name(line),
        aliases=_aliases(line),
        identifiers=_identifiers(own),
        website=line["website"] or None,
        since=_year(line["year_incorporated"]) or day(line["date_incorporated"]),
        record=line.row.where,
        said_on=_changed(line, index),
    )
    parent = line["parent_organization_id"]
    if parent:
        yield PartOf(
            from_stated_id=places.stated("organization", own),
            to_stated_id=places.stated("organization", parent),
            from_stated=line["name"],
            to_stated=index.names[ORGANIZATIONS][parent],
            record=line.row.where,
        )


def _identifier(line: Line, index: Index) -> Iterator[Said]:
    """Say the number that a registration agency gave to an organization."""
    code = org_id(f"{line['identifier_scheme']}-{line['identifier']}")
    if line["organization_id"] and code:
        yield _bare(line, index, identifiers=(code,))


def _phone(line: Line, index: Index) -> Iterator[Said]:
    """Say the number of an organization's office; a number of a person or a fax is left."""
    kind = line["number_type"] or line["type"]
    if not line["organization_id"] or line["contact_id"] or kind.lower() not in _SPOKEN:
        return
    number = telephone(line["country_prefix"], line["number"], line["extension"])
    if number:
        yield _bare(line, index, contacts=(number,))


def _bare(line: Line, index: Index, **fields: tuple[str, ...]) -> Organization:
    own = line["organization_id"]
    values = {
        "stated_id": places.stated("organization", own),
        "name": index.names[ORGANIZATIONS][own],
        "record": line.row.where,
        **fields,
    }
    return Organization.model_validate(values)


def _service(line: Line, index: Index) -> Iterator[Said]:
    own, name = _id(line, index), _name(line)
    yield Service(
        stated_id=places.stated("service", own),
        name=name,
        aliases=_aliases(line),
        identifiers=_identifiers(own),
        sort=index.sort_of(own, name),
        eligibility=line["eligibility_description"]
        or line["eligibility"]
        or ages(line["minimum_age"], line["maximum_age"])
        or None,
        status=status(line["status"]),
        assured_on=day(line["assured_date"]),
        record=line.row.where,
        said_on=_changed(line, index),
    )
    yield from _provided(line, index)
    yield from _offered(line, index, own)


def _provided(line: Line, index: Index) -> Iterator[Link]:
    """Say who provides a service: whom it names, else whose the location is where it is offered."""
    provider = line["organization_id"] or index.owners.get(line["location_id"], "")
    names = index.names[ORGANIZATIONS]
    if provider in names:
        yield Provides(
            from_stated_id=places.stated("organization", provider),
            to_stated_id=places.stated("service", line["id"]),
            from_stated=names[provider],
            to_stated=line["name"],
            record=line.row.where,
            said_on=_changed(line, index),
        )


def _eligibility(line: Line, index: Index) -> Iterator[Said]:
    """Say who may use a service, where that is a table of its own."""
    service, words = line["service_id"], line["eligibility"] or line["name"]
    if service and words:
        yield Service(
            stated_id=places.stated("service", service),
            name=index.names[SERVICES][service],
            eligibility=words,
            record=line.row.where,
        )


def _language(line: Line, index: Index) -> Iterator[Said]:
    """Say in which language a service is offered; one of a location or a telephone is left."""
    service = line["service_id"]
    if not service:
        return
    written = [line[column] for column in ("name", "language", "code")]
    spoken = next(filter(None, written), "")
    if spoken:
        yield Service(
            stated_id=places.stated("service", service),
            name=index.names[SERVICES][service],
            languages=(language(spoken),),
            record=line.row.where,
        )


def _program(line: Line, index: Index) -> Iterator[Said]:
    own, organization = _id(line, index), line["organization_id"]
    yield Project(
        stated_id=places.stated("program", own),
        name=_name(line),
        aliases=_aliases(line),
        record=line.row.where,
    )
    if organization:
        yield Implements(
            from_stated_id=places.stated("organization", organization),
            to_stated_id=places.stated("program", own),
            from_stated=index.names[ORGANIZATIONS][organization],
            to_stated=line["name"],
            record=line.row.where,
        )


def _location(line: Line, index: Index) -> Iterator[Said]:
    own = _id(line, index)
    if own not in index.nowhere:
        yield from places.site(line, index, own)
        yield from _office(line, index, own)


def _at_location(line: Line, index: Index) -> Iterator[Said]:
    yield from _offered(line, index, line["service_id"])
    yield from _office(line, index, line["location_id"])


def _offered(line: Line, index: Index, service: str) -> Iterator[OperatesIn]:
    location = line["location_id"]
    if service and location and location not in index.nowhere:
        yield places.at(line, index, ("service", service, index.names[SERVICES][service]), location)


def _office(line: Line, index: Index, location: str) -> Iterator[OperatesIn]:
    organization = line["organization_id"]
    if organization and location and location not in index.nowhere:
        names = index.names[ORGANIZATIONS]
        yield places.at(line, index, ("organization", organization, names[organization]), location)


def _area(line: Line, index: Index) -> Iterator[OperatesIn | Description]:
    service = line["service_id"]
    if service:
        yield from places.area(
            line, index, (service, index.names[SERVICES][service]), line["name"] or line["service_area"]
        )


def _id(line: Line, index: Index) -> str:
    own, name = line["id"], line["name"]
    if not own:
        raise RowRejected("column 'id' is empty: write what other tables point to")
    first = index.names[line.table][own]
    if name and first and fold(name) != fold(first):
        raise RowRejected(f"the id {own!r} is that of {first!r} already; give this one its own id")
    return own


def _name(line: Line) -> str:
    if not line["name"]:
        raise RowRejected("column 'name' is empty: write the name in full")
    return line["name"]


def _aliases(line: Line) -> tuple[str, ...]:
    other = line["alternate_name"]
    return (other,) if other and other != line["name"] else ()


def _identifiers(own: str) -> tuple[str, ...]:
    """Return a publisher's own id, which tells who is who only there."""
    if own.startswith(_MADE):
        return ()
    return (org_id(own) or f"internal:{own}",)


def _year(text: str) -> str | None:
    return text if len(text) == 4 and text.isdigit() else None


def _changed(line: Line, index: Index) -> str | None:
    return max(filter(None, (day(line["last_modified"]), index.updated.get(line["id"]))), default=None)


_DESCRIBED = {
    ORGANIZATIONS: "organization",
    SERVICES: "service",
    PROGRAMS: "program",
    LOCATIONS: "location",
}
_PARSERS: Mapping[str, Callable[[Line, Index], Iterator[Said]]] = {
    ORGANIZATIONS: _organization,
    IDENTIFIERS: _identifier,
    PHONES: _phone,
    SERVICES: _service,
    ELIGIBILITY: _eligibility,
    LANGUAGES: _language,
    PROGRAMS: _program,
    LOCATIONS: _location,
    AT_LOCATIONS: _at_location,
    AREAS: _area,
    ATTRIBUTES: terms.attribute,
}
