"""Giving: the ways of all money at a moment, and whom money reaches that is given to a project."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from graph.bolt.store import Store
from graph.model.links import Implements, OperatesIn, Provides, WorksOn
from graph.questions.funding.chains import Unit, folded
from graph.questions.funding.payments import Payment, payments
from graph.questions.funding.twins import told_differently
from graph.questions.kept import kept
from graph.questions.moments import Moment
from graph.questions.network import Network, network

SUPPORT = frozenset({"commitment", "disbursement", "grant", "incoming", "unknown"})
"""The flows that support those who receive them; what is spent or paid back does not."""


@dataclass(frozen=True)
class Giving:
    """The ways of money, and the network in which it is given."""

    net: Network
    units: tuple[Unit, ...]
    differing: Mapping[str, Payment] = field(default_factory=dict)
    """By their ids, the payments of which one source tells other amounts than another."""
    _at: dict[str, list[int]] = field(default_factory=dict)
    _bodies: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _ground: dict[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)

    def of(self, own: str) -> list[Unit]:
        """Return the ways that begin, pass or end at an entity, or at a project that it carries out."""
        if not self._at:
            self._at.update(self._by_entity())
        return [self.units[at] for at in self._at.get(own, ())]

    def bodies(self, taker: str) -> tuple[str, ...]:
        """Return who carries out what money was given to; an organization receives for itself."""
        if taker not in self._bodies:
            into = (
                *self.net.into[Implements.type].get(taker, ()),
                *self.net.into[Provides.type].get(taker, ()),
            )
            found = {link.from_id for link in into if not self.net.entities[link.from_id].generic}
            itself = "Organization" in self.net.entities[taker].labels
            self._bodies[taker] = (taker,) if itself else tuple(sorted(found))
        return self._bodies[taker]

    def recipient(self, unit: Unit) -> str:
        """Return who has the whole of it: the taker, or the only one who carries out what it was given to."""
        bodies = self.bodies(unit.path[-1])
        return bodies[0] if len(bodies) == 1 else unit.path[-1]

    def is_named(self, own: str) -> bool:
        """Say whether it is one body, and not a kind of bodies or somebody who was not named."""
        return not self.net.entities[own].generic

    def themes(self, unit: Unit) -> tuple[str, ...]:
        """Return what the taker works on; where that is not said, what the recipient does."""
        key = WorksOn.type, unit.path[-1]
        if key not in self._ground:
            self._ground[key] = self._first_said(unit, WorksOn.type)
        return self._ground[key]

    def districts(self, unit: Unit) -> tuple[str, ...]:
        """Return in which districts the taker works; larger places where no district is said."""
        key = OperatesIn.type, unit.path[-1]
        if key not in self._ground:
            places = self._first_said(unit, OperatesIn.type)
            self._ground[key] = tuple(sorted({own for place in places for own in self._districts_of(place)}))
        return self._ground[key]

    def _first_said(self, unit: Unit, kind: str) -> tuple[str, ...]:
        for own in (unit.path[-1], self.recipient(unit)):
            links = self.net.out[kind].get(own, ())
            if found := {link.to_id for link in links if link.role in ("", "activity")}:
                return tuple(sorted(found))
        return ()

    def _districts_of(self, place: str) -> Iterable[str]:
        wholes = self.net.wholes(place)
        return {own for own in wholes if "District" in self.net.entities[own].labels} or {place}

    def _by_entity(self) -> Mapping[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for at, unit in enumerate(self.units):
            for own in {*unit.path, *self.bodies(unit.path[-1])}:
                found[own].append(at)
        return found


def giving(store: Store, when: Moment) -> Giving:
    """Return all that is given at a moment."""
    return kept(store, ("giving", when), lambda: _giving(store, when))


def _giving(store: Store, when: Moment) -> Giving:
    paid = payments(store, when)
    return Giving(network(store, when), folded(paid), told_differently(paid))
