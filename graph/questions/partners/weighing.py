"""Weighing: who could be a partner, and how much speaks for each, part by part."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from math import fsum, log2

from graph.bolt.store import Store
from graph.questions.moments import Moment
from graph.questions.network import Network, network
from graph.questions.partners.breadth import bodies
from graph.questions.partners.closeness import Ties, closeness, ties
from graph.questions.partners.common_ground import (
    CommonGround,
    Dimension,
    Ours,
    Point,
    Shared,
    common,
    common_ground,
    ground,
    ours,
    shared,
)
from graph.questions.partners.complementarity import Cell, Need, brought, complement, filled, lacking
from graph.questions.partners.liveliness import NO_SIGNS, Signs, doing, freshness, signs
from graph.questions.partners.rooms import Rooms, rooms, shared_rooms
from graph.questions.partners.seekers import Seekers, is_body

PARTS: tuple[str, ...] = ("complementarity", "ground", "closeness", "rooms", "activity")
MOST_WEIGHED = 2000
_OF_A_NEED = ("complementarity", "activity")


@dataclass(frozen=True)
class Scales:
    """All that is weighed at one moment, for those who seek or for a need."""

    net: Network
    known: CommonGround
    tied: Ties
    rooms: Rooms
    signs: Mapping[str, Signs]
    government: frozenset[str]
    seekers: Seekers
    need: Need
    day: str

    @classmethod
    def of(cls, store: Store, when: Moment, asking: Seekers, need: Need) -> "Scales":
        """Return the scales for a question."""
        return cls(
            net=network(store, when),
            known=common_ground(store, when),
            tied=ties(store, when),
            rooms=rooms(store, when),
            signs=signs(store, when),
            government=bodies(store).government,
            seekers=asking,
            need=need,
            day=when.since,
        )

    @property
    def parts(self) -> tuple[str, ...]:
        """Return the parts that can be asked about: a need alone is near to nobody."""
        return PARTS if self.seekers.asked else _OF_A_NEED

    @cached_property
    def cells(self) -> tuple[Cell, ...]:
        """Return what is needed and lacking."""
        return tuple(lacking(self.known, self.need, self.seekers.us)) if self.need else ()

    @cached_property
    def mine(self) -> Mapping[Dimension, Ours]:
        """Return what we do ourselves."""
        return ours(self.known, self.seekers.us)

    @cached_property
    def _shared(self) -> dict[str, Shared]:
        return {}

    @cached_property
    def _near(self) -> Mapping[str, float]:
        return closeness(self.tied, self.seekers.us)

    @cached_property
    def _met(self) -> Mapping[str, float]:
        return shared_rooms(self.rooms, self.seekers.us)

    @cached_property
    def in_question(self) -> tuple[str, ...]:
        """Return who may come into question: one body that lives then, not one of us, no partner of ours.

        Who looks most promising from afar comes first.
        """
        seen = self._from_afar()
        strangers = seen.keys() - self.seekers.us - self.seekers.existing
        bodies = (own for own in strangers if is_body(self.net, own))
        return tuple(sorted(bodies, key=lambda own: (-seen[own], own)))

    def candidates(self) -> list[str]:
        """Return who is weighed: of very many in question only those who look most promising."""
        return sorted(self.in_question[:MOST_WEIGHED])

    def numbers(self, own: str) -> dict[str, float]:
        """Return how much speaks for somebody, each part from 0 up to 1."""
        found = {
            "complementarity": fsum(number for number, _ in self.complements(own)),
            "ground": ground(self.common(own)),
            "closeness": self._near.get(own, 0.0),
            "rooms": self._met.get(own, 0.0),
            "activity": sum(self.activity(own)),
        }
        return {part: found[part] for part in self.parts}

    def complements(self, own: str) -> list[tuple[float, list[Point]]]:
        """Return what somebody covers that is lacking, and the numbers it makes up."""
        if self.need:
            points = filled(self.known, self.cells, own)
            return [(fsum(point.worth for point in points), points)] if points else []
        return complement(brought(self.known, self.mine, self._shared_with(own), own), self.mine)

    def common(self, own: str) -> list[Point]:
        """Return what somebody does that we do, too."""
        return common(self.known, self._shared_with(own), own)

    def _shared_with(self, own: str) -> Shared:
        if own not in self._shared:
            self._shared[own] = shared(self.known, self.mine, own)
        return self._shared[own]

    def activity(self, own: str) -> tuple[float, float]:
        """Return how much somebody is known to do, and how fresh what we know of it is."""
        seen = self.signs.get(own, NO_SIGNS)
        return doing(seen), freshness(seen, self.day)

    def _from_afar(self) -> Mapping[str, float]:
        """Return a rough sum of what speaks for everybody of whom anything does."""
        things: set[str] = set(self.need.things())
        if not self.cells:
            things = {each for one in self.mine.values() for each in one.things}
        sums: dict[str, float] = defaultdict(float)
        for thing in sorted(set(self.known.near(things))):
            doers = self.known.doers.get(thing, ())
            for own in doers:
                sums[own] += 1 / log2(1 + len(doers))
        if not self.cells:
            for parts in (self._near, self._met):
                for own, number in parts.items():
                    sums[own] += number
        return sums
