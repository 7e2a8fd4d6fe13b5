"""Touch: which organizations are known to be in touch: tied to each other, or in one and the same room.

Rooms are networks, working groups, projects, services, funders and whatever both are part of. Who was at
the same event once is not for that reason in touch.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from graph.bolt.store import Store
from graph.model.links import Convenes, Funds, Implements, MemberOf, PartOf, Provides
from graph.questions.kept import kept
from graph.questions.moments import Moment
from graph.questions.network import Network, network

_UNITS = (Implements.type, Provides.type)
_ENTERED = (MemberOf.type, Convenes.type, PartOf.type, *_UNITS)
_NOBODY: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Touch:
    """With whom each is tied by a link of any kind, and in which rooms it is."""

    tied: Mapping[str, frozenset[str]]
    rooms: Mapping[str, frozenset[str]]

    def between(self, one: str, other: str) -> bool:
        """Say whether two are known to be in touch."""
        if other in self.tied.get(one, _NOBODY):
            return True
        return not self.rooms.get(one, _NOBODY).isdisjoint(self.rooms.get(other, _NOBODY))


def touch(store: Store, when: Moment) -> Touch:
    """Return who is in touch on a day, worked out once for each version of the graph."""
    return kept(store, ("touch", when), lambda: touch_in(network(store, when)))


def touch_in(net: Network) -> Touch:
    """Return who is in touch as far as a network tells; what stands for a kind is neither body nor room."""
    tied: dict[str, set[str]] = defaultdict(set)
    rooms: dict[str, set[str]] = defaultdict(set)
    for link in net.links:
        ends = net.entities[link.from_id], net.entities[link.to_id]
        if any(end.generic for end in ends):
            continue
        if all("Organization" in end.labels for end in ends):
            tied[link.from_id].add(link.to_id)
            tied[link.to_id].add(link.from_id)
        if link.type in _ENTERED and "Event" not in ends[1].labels:
            rooms[link.from_id].add(link.to_id)
        if link.type in _UNITS:
            rooms[link.from_id] |= _funders(net, link.to_id)
        if link.type == Funds.type:
            rooms[link.to_id].add(link.from_id)
    return Touch(_frozen(tied), _frozen(rooms))


def _funders(net: Network, unit: str) -> set[str]:
    """Return who funds a project or service, and so whoever carries it out."""
    funders = {grant.from_id for grant in net.into[Funds.type].get(unit, ())}
    return {own for own in funders if not net.entities[own].generic}


def _frozen(found: Mapping[str, set[str]]) -> dict[str, frozenset[str]]:
    return {own: frozenset(others) for own, others in found.items()}
