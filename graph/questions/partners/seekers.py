"""Seekers: who looks for partners, be it organizations or the members of a network, and whom they have."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pydantic import Field

from graph.bolt.store import Store
from graph.errors import InvalidQuestion
from graph.model.links import Convenes, MemberOf, PartnersWith, PartOf, Supports
from graph.questions.asked import asked_for
from graph.questions.evidence import entities_of
from graph.questions.moments import Moment
from graph.questions.names import every_name
from graph.questions.network import Network
from graph.questions.partners.breadth import ROOMS
from graph.questions.results import Result

_JOINING = (MemberOf.type, Convenes.type)
_PARTNERING = (PartnersWith.type, Supports.type, *_JOINING)


class Members(Result):
    """A network that was asked for, and how many of its members are known."""

    id: str
    name: str
    known: int = Field(description="Members that the graph knows on that day.")
    stated: int | None = Field(description="How many it says it has; none where it does not say.")


@dataclass(frozen=True)
class Seekers:
    """Who asks: those named, and the members of the networks among them."""

    asked: tuple[str, ...] = ()
    us: frozenset[str] = frozenset()
    members: tuple[Members, ...] = ()
    existing: frozenset[str] = frozenset()
    """Partners, rooms, offices and headquarters that one of those named has already."""


def seekers(store: Store, net: Network, ids: Iterable[str], when: Moment) -> Seekers:
    """Return who asks when these organizations ask; a network asks for its members."""
    asked = tuple(dict.fromkeys(ids))
    for own in asked:
        _check(store, net, own, when)
    networks = [own for own in asked if not ROOMS.isdisjoint(net.entities[own].labels)]
    us = frozenset(asked).union(*(_joined(net, own, _JOINING) for own in networks))
    existing = {other for own in asked for other in _existing(net, own)} - us
    return Seekers(
        asked,
        us,
        _members(store, net, networks),
        frozenset(other for other in existing if is_body(net, other)),
    )


def is_body(net: Network, own: str) -> bool:
    """Say whether this is one organization that lives then: no kind of organizations, nothing else."""
    named = net.entities.get(own)
    return named is not None and "Organization" in named.labels and not named.generic


def _check(store: Store, net: Network, own: str, when: Moment) -> None:
    known = net.entities.get(own)
    if known is None:
        there = asked_for({named.id: named for named in every_name(store)}, own)
        lived = f"{there.since} to {there.until}"
        raise InvalidQuestion(f"{there.name} is not there on {when.day}, only {lived}: ask for another date.")
    if "Organization" not in known.labels:
        raise InvalidQuestion(
            f"{known.name} is no organization: name it as a theme, a population or a place that is needed."
        )
    if known.generic:
        raise InvalidQuestion(
            f"{known.name} stands for a kind of bodies, which has no partners: name one of them."
        )


def _members(store: Store, net: Network, networks: Sequence[str]) -> tuple[Members, ...]:
    told = entities_of(store, networks)
    return tuple(
        Members(
            id=own,
            name=net.entities[own].name,
            known=len(_joined(net, own, (MemberOf.type,))),
            stated=told[own].details.get("stated_members"),
        )
        for own in networks
    )


def _joined(net: Network, room: str, kinds: Iterable[str]) -> frozenset[str]:
    found = {link.from_id for kind in kinds for link in net.into[kind].get(room, ())}
    return frozenset(own for own in found if is_body(net, own))


def _existing(net: Network, own: str) -> Iterator[str]:
    for kind in _PARTNERING:
        yield from (link.to_id for link in net.out[kind].get(own, ()))
        yield from (link.from_id for link in net.into[kind].get(own, ()))
    yield from net.wholes(own)
    yield from (link.from_id for link in net.into[PartOf.type].get(own, ()))
