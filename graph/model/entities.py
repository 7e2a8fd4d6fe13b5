"""Kinds of entities: one class is one kind."""

from functools import lru_cache
from typing import ClassVar

from pydantic import Field

from graph.model.statements import Description, StoredInt


class Organization(Description):
    """Anything that acts: NGO, government body, UN agency, donor, foundation, company, faith body."""

    label: ClassVar[str] = "Organization"
    labels: ClassVar[tuple[str, ...]] = ("Organization",)
    title: ClassVar[str] = "Organization"
    color: ClassVar[str] = "#2f6db5"
    shape: ClassVar[str] = "dot"

    sort: str | None = Field(None, description="Its sort, from the vocabulary of organization sorts.")
    website: str | None = Field(None, description="Its website.")
    contacts: tuple[str, ...] = Field((), description="Public contacts of the office, never of a person.")


class Network(Organization):
    """An organization that has members: coalition, alliance, forum, consortium, umbrella."""

    label: ClassVar[str] = "Network"
    labels: ClassVar[tuple[str, ...]] = ("Organization", "Network")
    title: ClassVar[str] = "Network"
    color: ClassVar[str] = "#7a4fa3"
    shape: ClassVar[str] = "hexagon"

    scope: str | None = Field(None, description="district, national, regional or global.")
    stated_members: StoredInt | None = Field(None, ge=0, description="How many members it says it has.")


class WorkingGroup(Network):
    """A technical working group, cluster, sector working group or joint forum of a district."""

    label: ClassVar[str] = "WorkingGroup"
    labels: ClassVar[tuple[str, ...]] = ("Organization", "WorkingGroup")
    title: ClassVar[str] = "Working group"
    color: ClassVar[str] = "#b0509e"
    shape: ClassVar[str] = "diamond"


class Project(Description):
    """An undertaking told apart from others, named or not: program, grant, activity."""

    label: ClassVar[str] = "Project"
    labels: ClassVar[tuple[str, ...]] = ("Project",)
    title: ClassVar[str] = "Project"
    color: ClassVar[str] = "#b8650f"
    shape: ClassVar[str] = "square"

    status: str | None = Field(None, description="planned, active, closed.")


class Service(Description):
    """Something a person can be referred to; its provider may be unknown."""

    label: ClassVar[str] = "Service"
    labels: ClassVar[tuple[str, ...]] = ("Service",)
    title: ClassVar[str] = "Service"
    color: ClassVar[str] = "#1f9e89"
    shape: ClassVar[str] = "triangle"

    sort: str | None = Field(None, description="Its type, from the vocabulary of service types.")
    eligibility: str | None = Field(None, description="Who may use it.")
    languages: tuple[str, ...] = Field((), description="In which languages it is offered.")
    status: str | None = Field(None, description="open or closed.")
    assured_on: str | None = Field(None, description="When somebody last checked it.")


class Place(Description):
    """A country, province, district or site, from the list of P-codes where it has one."""

    label: ClassVar[str] = "Place"
    labels: ClassVar[tuple[str, ...]] = ("Place",)
    title: ClassVar[str] = "Place"
    color: ClassVar[str] = "#5b8c3e"
    shape: ClassVar[str] = "triangleDown"

    level: str | None = Field(None, description="country, province, district or site.")
    pcode: str | None = Field(None, description="Its P-code.")
    lon: float | None = Field(None, ge=-180, le=180, description="Longitude of its label point, degrees.")
    lat: float | None = Field(None, ge=-90, le=90, description="Latitude of its label point, degrees.")


class District(Place):
    """A place of the second level below the country."""

    label: ClassVar[str] = "District"
    labels: ClassVar[tuple[str, ...]] = ("Place", "District")
    title: ClassVar[str] = "District"
    color: ClassVar[str] = "#35701f"


class Population(Description):
    """People served, told apart by what they share."""

    label: ClassVar[str] = "Population"
    labels: ClassVar[tuple[str, ...]] = ("Population",)
    title: ClassVar[str] = "People served"
    color: ClassVar[str] = "#c2473f"
    shape: ClassVar[str] = "star"

    sensitive: bool = Field(False, description="Can be hurt by being found.")


class Theme(Description):
    """What work is about."""

    label: ClassVar[str] = "Theme"
    labels: ClassVar[tuple[str, ...]] = ("Theme",)
    title: ClassVar[str] = "Theme"
    color: ClassVar[str] = "#8a7a2c"
    shape: ClassVar[str] = "box"


class Event(Description):
    """A meeting, training or campaign, announced or held."""

    label: ClassVar[str] = "Event"
    labels: ClassVar[tuple[str, ...]] = ("Event",)
    title: ClassVar[str] = "Event"
    color: ClassVar[str] = "#2b83a8"
    shape: ClassVar[str] = "ellipse"

    sort: str | None = Field(None, description="meeting, training, campaign, celebration.")
    held: bool = Field(False, description="Whether the source says that it took place.")


class Policy(Description):
    """A law, plan or strategy."""

    label: ClassVar[str] = "Policy"
    labels: ClassVar[tuple[str, ...]] = ("Policy",)
    title: ClassVar[str] = "Policy"
    color: ClassVar[str] = "#6b6f76"
    shape: ClassVar[str] = "box"


ENTITY_KINDS: tuple[type[Description], ...] = (
    Organization,
    Network,
    WorkingGroup,
    Project,
    Service,
    Place,
    District,
    Population,
    Theme,
    Event,
    Policy,
)
KIND_OF: dict[str, type[Description]] = {kind.label: kind for kind in ENTITY_KINDS}
# Not described by anybody: worked out from the links (it gives money).
FUNDER = "Funder"
LABELS: tuple[str, ...] = (*KIND_OF, FUNDER)


@lru_cache
def in_order(labels: tuple[str, ...]) -> tuple[str, ...]:
    """Return those labels of a node that say what it is, in the order in which people see them."""
    return tuple(label for label in LABELS if label in labels)


def family(label: str) -> str:
    """Return the first label of a kind: entities of two families are never the same."""
    return KIND_OF[label].labels[0]
