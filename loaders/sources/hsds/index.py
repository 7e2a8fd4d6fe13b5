"""What a first pass over the rows remembers: ids and names, so that each row finds whom it points to."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field

from graph.vocabularies.terms import vocabulary
from loaders.readers import BadRow, Row
from loaders.sources.hsds.rows import Line
from loaders.sources.hsds.tables import ATTRIBUTES, LOCATIONS, ORGANIZATIONS, PROGRAMS, SERVICES, TERMS
from loaders.sources.hsds.words import day

NAMED = (ORGANIZATIONS, SERVICES, LOCATIONS, PROGRAMS)
NOT_PLACES = frozenset({"virtual", "postal"})


@dataclass(frozen=True, slots=True)
class Address:
    """Where a location stands, in the words of an address."""

    street: str
    areas: tuple[str, ...]
    """The city and what it lies in, nearest first."""
    country: str


@dataclass(frozen=True, slots=True)
class TaxonomyTerm:
    """A term of the publisher's taxonomy."""

    name: str
    code: str
    taxonomy: str


@dataclass
class Index:
    """Who is named in the tables, by id."""

    names: dict[str, dict[str, str]] = field(default_factory=lambda: {table: {} for table in NAMED})
    terms: dict[str, TaxonomyTerm] = field(default_factory=dict)
    addresses: dict[str, Address] = field(default_factory=dict)
    owners: dict[str, str] = field(default_factory=dict)
    """The organization of each location."""
    nowhere: set[str] = field(default_factory=set)
    """The locations that are no places: a telephone line, a letter box."""
    tagged: dict[str, list[str]] = field(default_factory=dict)
    """The taxonomy terms of each service."""
    updated: dict[str, str] = field(default_factory=dict)
    """When something was last changed, where a log of changes says so."""

    @property
    def known(self) -> Mapping[str, Container[str]]:
        """The ids that rows may point to, by table."""
        return {**self.names, TERMS: self.terms}

    @property
    def country(self) -> str | None:
        """The country, where all addresses are in one."""
        countries = {address.country for address in self.addresses.values()}
        return countries.pop() if len(countries) == 1 else None

    def sort_of(self, service: str, name: str) -> str | None:
        """Return the sort of a service: what its taxonomy terms spell, else its name."""
        tags = (self.terms[term].name for term in self.tagged.get(service, ()) if term in self.terms)
        found = (vocabulary("service").find(text) for text in (*tags, name) if text)
        return next((term.id for term in found if term is not None), None)

    def learn(self, rows: Iterable[Row | BadRow]) -> "Index":
        """Remember whom the rows name, and return itself."""
        for row in rows:
            if not isinstance(row, BadRow):
                self._learn(Line(row))
        return self

    def _learn(self, line: Line) -> None:
        if line.table in self.names and line["id"]:
            self.names[line.table].setdefault(line["id"], line["name"])
        match line.table:
            case "locations":
                self._learn_location(line)
            case "addresses":
                self._learn_address(line)
            case "metadata":
                self._learn_change(line)
            case "service_at_locations" if line["organization_id"]:
                self.owners[line["location_id"]] = line["organization_id"]
            case "taxonomy_terms" | "attributes":
                self._learn_term(line)

    def _learn_term(self, line: Line) -> None:
        if line.table == ATTRIBUTES:
            subject = line["service_id"] or line["link_id"]
            self.tagged.setdefault(subject, []).append(term_of(line))
            return
        taxonomy = line["taxonomy"] or line["vocabulary"]
        self.terms.setdefault(line["id"], TaxonomyTerm(line["name"], line["code"], taxonomy))

    def _learn_change(self, line: Line) -> None:
        when = day(line["last_action_date"])
        if when and when > self.updated.get(line["resource_id"], ""):
            self.updated[line["resource_id"]] = when

    def _learn_location(self, line: Line) -> None:
        if line["organization_id"]:
            self.owners.setdefault(line["id"], line["organization_id"])
        if line["virtual"].lower() == "true" or line["location_type"].lower() in NOT_PLACES:
            self.nowhere.add(line["id"])

    def _learn_address(self, line: Line) -> None:
        country = line["country"].upper()
        address = Address(
            line["address_1"],
            tuple(filter(None, (line["city"], line["region"], line["state_province"]))),
            country if len(country) == 2 and country.isascii() and country.isalpha() else "",
        )
        if line["address_type"].lower() != "postal" or line["location_id"] not in self.addresses:
            self.addresses[line["location_id"]] = address


def term_of(line: Line) -> str:
    """Return the id of the taxonomy term that a row gives to something."""
    return line["taxonomy_term_id"] or line["taxonomy_id"]
