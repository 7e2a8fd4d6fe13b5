"""Departures: what goes with those who leave: the ways of referral, the rooms, the services."""

from collections.abc import Iterable, Iterator, Set

from pydantic import Field

from graph.model.links import Convenes, PartnersWith, PartOf, Provides, RefersTo
from graph.questions.network import Network, NetworkLink
from graph.questions.results import Result

_ROOMS = frozenset({"Network", "WorkingGroup"})


class DarkRoute(Result):
    """A way of referral that goes."""

    from_id: str
    to_id: str
    others: tuple[str, ...] = Field(description="Where else people from there are still referred to.")
    links: tuple[str, ...]


class Room(Result):
    """A network or working group that loses a convenor."""

    id: str
    lost: tuple[str, ...] = Field(description="Who convened it, and leaves.")
    remain: tuple[str, ...] = Field(description="Who convenes it still.")
    links: tuple[str, ...]


class GoneService(Result):
    """A service whose only known providers leave."""

    id: str
    lost: tuple[str, ...]
    links: tuple[str, ...]


def others(net: Network, own: str, kind: str = PartnersWith.type) -> list[NetworkLink]:
    """Return the links of one type that an entity has in either direction, by the other end."""
    both = (*net.out[kind].get(own, ()), *net.into[kind].get(own, ()))
    return sorted(both, key=lambda link: (link.other(own), link.id))


def parts(net: Network, own: str) -> tuple[str, ...]:
    """Return what is directly a part of it, such as its offices: they leave only where they are named."""
    return tuple(sorted({link.from_id for link in net.into[PartOf.type].get(own, ())}))


def gone_services(net: Network, leaving: Set[str]) -> tuple[GoneService, ...]:
    """Return the services that nobody else is known to provide."""
    touched = {link.to_id for own in leaving for link in net.out[Provides.type].get(own, ())}
    providers = {service: net.into[Provides.type][service] for service in sorted(touched - leaving)}
    return tuple(
        GoneService(
            id=service,
            lost=tuple(sorted({link.from_id for link in links})),
            links=tuple(sorted(link.id for link in links)),
        )
        for service, links in providers.items()
        if all(link.from_id in leaving for link in links)
    )


def dark_routes(net: Network, gone: Set[str]) -> tuple[DarkRoute, ...]:
    """Return the ways of referral that begin or end at what is gone, with where else they still lead."""
    lost: dict[tuple[str, str], set[str]] = {}
    for own in gone:
        for link in others(net, own, RefersTo.type):
            lost.setdefault((link.from_id, link.to_id), set()).add(link.id)
    return tuple(
        DarkRoute(
            from_id=sender, to_id=taker, others=tuple(_still(net, sender, gone)), links=tuple(sorted(ids))
        )
        for (sender, taker), ids in sorted(lost.items())
    )


def _still(net: Network, sender: str, gone: Set[str]) -> Iterable[str]:
    if sender in gone:
        return ()
    return sorted({link.to_id for link in net.out[RefersTo.type].get(sender, ())} - gone)


def rooms(net: Network, leaving: Set[str]) -> tuple[Room, ...]:
    """Return the networks and working groups that lose a convenor."""
    return tuple(_rooms(net, leaving))


def _rooms(net: Network, leaving: Set[str]) -> Iterator[Room]:
    touched = {link.to_id for own in leaving for link in net.out[Convenes.type].get(own, ())}
    for room in sorted(touched - leaving):
        if _ROOMS.isdisjoint(net.entities[room].labels):
            continue
        into = net.into[Convenes.type][room]
        lost = [link for link in into if link.from_id in leaving]
        yield Room(
            id=room,
            lost=tuple(sorted({link.from_id for link in lost})),
            remain=tuple(sorted({link.from_id for link in into} - leaving)),
            links=tuple(sorted(link.id for link in lost)),
        )
