"""Rooms: networks, working groups, projects and events in which organizations meet.

A shared room is a way between two as well, and counts in closeness too: without rooms, closeness finds
fewer of the partners that are known (`docs/bench.md`).
"""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from graph.bolt.store import Store
from graph.model.links import Convenes, Implements, MemberOf, TookPart
from graph.questions.kept import kept
from graph.questions.moments import Moment
from graph.questions.network import Network, NetworkLink, network
from graph.questions.partners.closeness import Ties, saturated, ties

ENTERING: tuple[str, ...] = (MemberOf.type, Convenes.type, Implements.type, TookPart.type)
_HALF = 0.5
"""Half of the most: what a room of three brings."""


@dataclass(frozen=True)
class Rooms:
    """Who is in which room: both ways."""

    of: Mapping[str, tuple[str, ...]]
    within: Mapping[str, tuple[str, ...]]
    breadth: Mapping[str, int]

    def worth(self, room: str) -> float:
        """Return what it brings two to be in a room: less, the more are in it."""
        return 1 / max(1, self.breadth[room] - 1)


def rooms(store: Store, when: Moment) -> Rooms:
    """Return who is in which room at a moment; a room that stands for a kind of rooms is none."""
    return kept(store, ("rooms", when), lambda: rooms_of(network(store, when), ties(store, when)))


def rooms_of(whole: Network, tied: Ties) -> Rooms:
    """Return the rooms of a network."""
    of: dict[str, set[str]] = defaultdict(set)
    within: dict[str, set[str]] = defaultdict(set)
    for kind in ENTERING:
        for link in whole.of_type(kind):
            if not (whole.entities[link.from_id].generic or whole.entities[link.to_id].generic):
                of[link.from_id].add(link.to_id)
                within[link.to_id].add(link.from_id)
    return Rooms(_sorted(of), _sorted(within), tied.breadth)


def shared_rooms(known: Rooms, us: Collection[str]) -> dict[str, float]:
    """Return how much everybody shares rooms with any of us: from 0 up to 1, which nobody reaches."""
    sums: dict[str, float] = defaultdict(float)
    for room in our_rooms(known, us):
        for own in known.within[room]:
            sums[own] += known.worth(room)
    return {own: saturated(worth, _HALF) for own, worth in sums.items() if own not in us}


def our_rooms(known: Rooms, us: Collection[str]) -> list[str]:
    """Return the rooms that any of us is in; one that is of us itself is no room between us and others."""
    return sorted({room for own in us for room in known.of.get(own, ())} - set(us))


def rooms_with(known: Rooms, us: Collection[str], other: str) -> list[str]:
    """Return the rooms that another shares with any of us, the smallest first."""
    shared = set(known.of.get(other, ())) & set(our_rooms(known, us))
    return sorted(shared, key=lambda room: (known.breadth[room], room))


def entering(whole: Network, own: str, room: str) -> list[NetworkLink]:
    """Return the links by which somebody is in a room."""
    return [link for kind in ENTERING for link in whole.out[kind].get(own, ()) if link.to_id == room]


def _sorted(found: Mapping[str, set[str]]) -> dict[str, tuple[str, ...]]:
    return {own: tuple(sorted(others)) for own, others in found.items()}
