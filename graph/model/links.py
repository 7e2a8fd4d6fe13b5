"""Kinds of links: one class is one kind.

`sources` and `targets` are the kinds it may join; one that is `alike` joins two of one family only.
"""

from typing import ClassVar, Literal

from pydantic import Field

from graph.model.statements import Link, Share, StoredInt

_ROOMS = ("Network", "WorkingGroup")
_ACTORS = ("Organization", "Project", "Service")
Flow = Literal["commitment", "disbursement", "expenditure", "incoming", "repayment", "grant", "unknown"]
Counted = Literal["reached", "trained", "enrolled", "targeted", "referred"]


class MemberOf(Link):
    """An organization is a member of a network or working group."""

    type: ClassVar[str] = "MEMBER_OF"
    title: ClassVar[str] = "is a member of"
    reverse: ClassVar[str] = "has as member"
    sources: ClassVar[tuple[str, ...]] = ("Organization",)
    targets: ClassVar[tuple[str, ...]] = _ROOMS
    influence: ClassVar[bool] = True
    color: ClassVar[str] = "#7a4fa3"

    role: str | None = Field(None, description="Its role there: member, founding member, focal point.")
    through: str | None = Field(None, description="Name of the body through which it is a member.")


class Convenes(Link):
    """An organization hosts, chairs or keeps the secretariat of a network, group or event."""

    type: ClassVar[str] = "CONVENES"
    title: ClassVar[str] = "convenes"
    reverse: ClassVar[str] = "is convened by"
    sources: ClassVar[tuple[str, ...]] = ("Organization",)
    targets: ClassVar[tuple[str, ...]] = (*_ROOMS, "Event")
    influence: ClassVar[bool] = True
    color: ClassVar[str] = "#9c3f8c"

    role: str | None = Field(None, description="host, chair or secretariat.")


class PartOf(Link):
    """One thing is a part, branch or narrower kind of another of its family."""

    type: ClassVar[str] = "PART_OF"
    title: ClassVar[str] = "is part of"
    reverse: ClassVar[str] = "has as part"
    sources: ClassVar[tuple[str, ...]] = ("Organization", "Project", "Place", "Population", "Theme")
    targets: ClassVar[tuple[str, ...]] = ("Organization", "Project", "Place", "Population", "Theme")
    alike: ClassVar[bool] = True
    color: ClassVar[str] = "#8a8f98"


class Funds(Link):
    """One gives money to another: the provider is first, the receiver second."""

    type: ClassVar[str] = "FUNDS"
    title: ClassVar[str] = "funds"
    reverse: ClassVar[str] = "is funded by"
    sources: ClassVar[tuple[str, ...]] = ("Organization", "Project")
    targets: ClassVar[tuple[str, ...]] = _ACTORS
    color: ClassVar[str] = "#2e8b57"

    amount_minor: StoredInt | None = Field(
        None, description="Amount in minor units (cents); may be negative."
    )
    currency: str | None = Field(None, pattern="^[A-Z]{3}$", description="ISO 4217 code.")
    flow: Flow = Field("unknown", description="What the amount is; never added to another flow.")
    via: tuple[str, ...] = Field((), description="Stated ids of those the money goes through, in order.")
    chain: str | None = Field(None, description="Shared by the links of one chain, so it is counted once.")
    project: str | None = Field(None, description="What it was given for, as written.")
    transaction: str | None = Field(None, description="The kind of transaction, as its standard names it.")


class Implements(Link):
    """An organization carries out a project."""

    type: ClassVar[str] = "IMPLEMENTS"
    title: ClassVar[str] = "implements"
    reverse: ClassVar[str] = "is implemented by"
    sources: ClassVar[tuple[str, ...]] = ("Organization",)
    targets: ClassVar[tuple[str, ...]] = ("Project",)
    influence: ClassVar[bool] = True
    color: ClassVar[str] = "#b8650f"

    role: str | None = Field(None, description="lead, partner or accountable.")


class PartnersWith(Link):
    """Two organizations work together, as stated; read without direction."""

    type: ClassVar[str] = "PARTNERS_WITH"
    title: ClassVar[str] = "works with"
    reverse: ClassVar[str] = "works with"
    sources: ClassVar[tuple[str, ...]] = ("Organization",)
    targets: ClassVar[tuple[str, ...]] = ("Organization",)
    influence: ClassVar[bool] = True
    symmetric: ClassVar[bool] = True
    color: ClassVar[str] = "#2f6db5"

    basis: str | None = Field(None, description="MoU, coalition, joint project, advocacy.")


class Supports(Link):
    """An organization trains, equips or advises another."""

    type: ClassVar[str] = "SUPPORTS"
    title: ClassVar[str] = "supports"
    reverse: ClassVar[str] = "is supported by"
    sources: ClassVar[tuple[str, ...]] = ("Organization",)
    targets: ClassVar[tuple[str, ...]] = ("Organization",)
    influence: ClassVar[bool] = True
    color: ClassVar[str] = "#3c8fa8"

    sort: str | None = Field(None, description="training, technical or goods.")


class RefersTo(Link):
    """People are sent on from one to another."""

    type: ClassVar[str] = "REFERS_TO"
    title: ClassVar[str] = "refers people to"
    reverse: ClassVar[str] = "receives people from"
    sources: ClassVar[tuple[str, ...]] = ("Organization", "Service")
    targets: ClassVar[tuple[str, ...]] = ("Organization", "Service")
    color: ClassVar[str] = "#1f9e89"

    by: str | None = Field(None, description="Who refers, such as community health workers.")
    population: str | None = Field(None, description="Stated id of the people referred.")
    service: str | None = Field(None, description="What they are referred for, as written.")


class Provides(Link):
    """An organization provides a service."""

    type: ClassVar[str] = "PROVIDES"
    title: ClassVar[str] = "provides"
    reverse: ClassVar[str] = "is provided by"
    sources: ClassVar[tuple[str, ...]] = ("Organization",)
    targets: ClassVar[tuple[str, ...]] = ("Service",)
    color: ClassVar[str] = "#4f9d69"


class OperatesIn(Link):
    """Something takes place or has an office in a place."""

    type: ClassVar[str] = "OPERATES_IN"
    title: ClassVar[str] = "works in"
    reverse: ClassVar[str] = "is where works"
    sources: ClassVar[tuple[str, ...]] = (*_ACTORS, "Event")
    targets: ClassVar[tuple[str, ...]] = ("Place",)
    color: ClassVar[str] = "#5b8c3e"

    role: Literal["activity", "office", "origin"] = Field("activity", description="What it has there.")
    stated_count: str | None = Field(None, description="A number of places not named, as written.")
    percentage: Share | None = Field(None, description="Its share of the whole, from 0 to 100: 30, not 0.3.")


class Serves(Link):
    """Somebody works for a group of people; numbers of two statements are never added."""

    type: ClassVar[str] = "SERVES"
    title: ClassVar[str] = "works for"
    reverse: ClassVar[str] = "is served by"
    sources: ClassVar[tuple[str, ...]] = _ACTORS
    targets: ClassVar[tuple[str, ...]] = ("Population",)
    color: ClassVar[str] = "#c2473f"

    number: StoredInt | None = Field(None, ge=0, description="How many, as stated.")
    unit: Literal["people", "households", "organizations"] | None = Field(
        None, description="What is counted."
    )
    sort: Counted | None = Field(None, description="What the number counts.")


class WorksOn(Link):
    """Something is about a theme."""

    type: ClassVar[str] = "WORKS_ON"
    title: ClassVar[str] = "works on"
    reverse: ClassVar[str] = "is worked on by"
    sources: ClassVar[tuple[str, ...]] = (*_ACTORS, "Event", "Policy")
    targets: ClassVar[tuple[str, ...]] = ("Theme",)
    color: ClassVar[str] = "#8a7a2c"

    percentage: Share | None = Field(None, description="Its share of the whole, from 0 to 100: 30, not 0.3.")


class TookPart(Link):
    """An organization took part in an event."""

    type: ClassVar[str] = "TOOK_PART"
    title: ClassVar[str] = "took part in"
    reverse: ClassVar[str] = "was attended by"
    sources: ClassVar[tuple[str, ...]] = ("Organization",)
    targets: ClassVar[tuple[str, ...]] = ("Event",)
    influence: ClassVar[bool] = True
    color: ClassVar[str] = "#2b83a8"

    role: Literal["organizer", "trainer", "participant", "addressed"] | None = Field(
        None, description="In what role."
    )


class Advocates(Link):
    """An organization asks for a change of a policy."""

    type: ClassVar[str] = "ADVOCATES"
    title: ClassVar[str] = "advocates on"
    reverse: ClassVar[str] = "is the aim of"
    sources: ClassVar[tuple[str, ...]] = ("Organization",)
    targets: ClassVar[tuple[str, ...]] = ("Policy",)
    color: ClassVar[str] = "#6b6f76"

    ask: str | None = Field(None, description="What it asks for.")
    addressed_to: str | None = Field(None, description="Whom it asks, as written.")


class Lacks(Link):
    """A place lacks work on a theme, or a service, as somebody states."""

    type: ClassVar[str] = "LACKS"
    title: ClassVar[str] = "lacks"
    reverse: ClassVar[str] = "is lacking in"
    sources: ClassVar[tuple[str, ...]] = ("Place",)
    targets: ClassVar[tuple[str, ...]] = ("Theme", "Service")
    color: ClassVar[str] = "#a33b3b"

    population: str | None = Field(None, description="Stated id of the people who lack it.")


LINK_KINDS: tuple[type[Link], ...] = (
    MemberOf,
    Convenes,
    PartOf,
    Funds,
    Implements,
    PartnersWith,
    Supports,
    RefersTo,
    Provides,
    OperatesIn,
    Serves,
    WorksOn,
    TookPart,
    Advocates,
    Lacks,
)
LINK_OF: dict[str, type[Link]] = {kind.type: kind for kind in LINK_KINDS}
INFLUENCE: tuple[str, ...] = tuple(kind.type for kind in LINK_KINDS if kind.influence)
# What ties those that act; places, themes and people served would tie everything to everything.
ACTING: tuple[str, ...] = (*INFLUENCE, Funds.type, RefersTo.type)
