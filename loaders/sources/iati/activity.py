"""One activity: what all its parts need to know of it."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

from graph.errors import RowRejected
from graph.model.entities import Organization, Project
from loaders.readers.element import Element
from loaders.sources.iati.bodies import Bodies
from loaders.sources.iati.days import day_of
from loaders.sources.iati.flows import Transfer, transfer_of
from loaders.sources.iati.ids import short_id
from loaders.sources.iati.narratives import words_of
from loaders.sources.iati.standing import standing

NAMING = ("reporting-org", "participating-org")


@dataclass(frozen=True)
class Activity:
    """What an activity says that its transactions, places and sectors rest on."""

    id: str
    project: Project
    """Its description, without dates and status where these are wrong."""
    bodies: Bodies
    reporter: Organization | None
    transactions: tuple[tuple[Element, Transfer], ...]
    language: str
    currency: str
    countries: frozenset[str]
    """Codes of the countries in which the whole of it takes place."""
    said_on: str | None
    elsewhere: Collection[str] = ()
    """Ids of the activities that the file tells of itself."""
    refused: str = ""
    """Why its dates cannot be used, if so."""

    @cached_property
    def givers(self) -> frozenset[str]:
        """Stated ids of those who give money to the activity itself by a transaction."""
        return frozenset(one.provider.stated_id for _, one in self.transactions if one.receiver is None)


def identifier_of(element: Element) -> str:
    """Return the identifier of an activity; refuse one that has none."""
    found = element.child("iati-identifier")
    if not found or not found.text:
        raise RowRejected("the activity has no iati-identifier; give it one that no other has")
    return found.text


def project_named(identifier: str, name: str = "", **said: object) -> Project:
    """Return an activity as others speak of it."""
    own = {"stated_id": short_id(identifier), "name": (name or identifier)[:500]}
    return Project.model_validate({**own, "identifiers": (f"iati-activity:{identifier}",), **said})


def activity_of(element: Element, published: str | None, ids: Collection[str]) -> Activity:
    """Return what the parts of an activity need to know of it."""
    identifier, language = identifier_of(element), element.language
    title = words_of(element.children("title"), language)
    said_on = day_of(element.get("last-updated-datetime")) or published
    bodies = Bodies.named_by((one for tag in NAMING for one in element.children(tag)), language)
    reporter = bodies.of(element.child("reporting-org"))
    stands, refused = _standing_or_why_not(element)
    countries = [one.get("code").upper() for one in element.children("recipient-country")]
    return Activity(
        id=identifier,
        project=project_named(
            identifier, title.best, aliases=title.others, record=identifier, said_on=said_on, **stands
        ),
        bodies=bodies,
        reporter=reporter,
        transactions=tuple((one, transfer_of(one, bodies, reporter)) for one in element.own("transaction")),
        language=language,
        currency=element.get("default-currency"),
        countries=frozenset(code for code in countries if len(code) == 2 and code.isalpha()),
        said_on=said_on,
        elsewhere=ids,
        refused=refused,
    )


def _standing_or_why_not(element: Element) -> tuple[dict[str, str | None], str]:
    try:
        return standing(element), ""
    except RowRejected as reason:
        return {}, str(reason)
