"""Side by side: which organizations are active where on which theme, and of how many that is known."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import product

from graph.bolt.store import Store
from graph.model.links import PartOf
from graph.questions.activity import Activity, activities, provisions
from graph.questions.kept import kept
from graph.questions.moments import Moment
from graph.questions.network import Network, network

Links = tuple[str, ...]
Where = tuple[str, str]
"""A theme and a place."""


@dataclass
class Ground:
    """Who is active where on what, by which links; and of how many that is known."""

    net: Network
    within: Mapping[Where, dict[str, dict[str, None]]] = field(default_factory=lambda: defaultdict(dict))
    together: Mapping[Where, dict[str, set[str]]] = field(default_factory=lambda: defaultdict(dict))
    known: dict[str, int] = field(default_factory=dict)

    def size(self, where: Where) -> tuple[int, str, str]:
        """Return what cells are sorted by: the largest first."""
        return -len(self.within[where]), *where


def side_by_side(store: Store, when: Moment, theme: str | None = None, place: str | None = None) -> Ground:
    """Return who is active where on what; what lies within what is asked for counts as that."""
    if theme or place:
        return _worked_out(store, when, theme, place)
    return kept(store, ("side by side", when), lambda: _worked_out(store, when, None, None))


def _worked_out(store: Store, when: Moment, theme: str | None, place: str | None) -> Ground:
    net = network(store, when)
    named = net.entities.items()
    bodies = {own for own, body in named if "Organization" in body.labels and not body.generic}
    does = {own: done for own, done in activities(store, when).items() if own in bodies}
    themes, places = _Asked(net, theme), _Asked(net, place, frozenset() if place else _countries(store, net))
    found = Ground(net, known=_counts(len(bodies), does, places.leave_out))
    for own, done in does.items():
        for (on, on_links), (at, at_links) in product(themes.meant(done.themes), places.meant(done.places)):
            first = (*on_links[:2], *at_links[:2])
            said = dict.fromkeys((*first, *on_links, *at_links))
            found.within[on, at].setdefault(own, {}).update(said)
    for unit in provisions(store, when):
        on, at = themes.one(unit.theme), places.one(unit.place)
        if on and at and unit.provider in bodies:
            found.together[on, at].setdefault(unit.provider, set()).update(unit.links)
    return found


def _counts(bodies: int, does: Mapping[str, Activity], wide: frozenset[str]) -> dict[str, int]:
    """Return of how many organizations theme and place are known, and of how many what is missing."""
    told = [done for done in does.values() if done.themes]
    placed = sum(bool(done.places.keys() - wide) for done in told)
    unplaced = sum(not done.places for done in told)
    return {
        "organizations": bodies,
        "known": placed,
        "wide": len(told) - placed - unplaced,
        "unplaced": unplaced,
        "untold": bodies - len(told),
    }


@dataclass(frozen=True)
class _Asked:
    """What stands for a stated theme or place: itself, or what was asked for when that is around it."""

    net: Network
    asked: str | None
    leave_out: frozenset[str] = frozenset()
    around: dict[str, bool] = field(default_factory=dict)

    def one(self, own: str) -> str:
        """Return what stands for one; nothing where it does not count."""
        if not own or own in self.leave_out or self.net.entities[own].generic:
            return ""
        if self.asked is None:
            return own
        if own not in self.around:
            self.around[own] = self.asked in self.net.wholes(own)
        return self.asked if self.around[own] else ""

    def meant(self, stated: Mapping[str, Links]) -> list[tuple[str, Links]]:
        """Return what counts of that which somebody states."""
        return [(stands, links) for own, links in stated.items() if (stands := self.one(own))]


COUNTRIES = """
    MATCH (place:Place)
    WHERE place.level = 'country'
    WITH place ORDER BY place.id LIMIT 100000
    RETURN collect(place.id) AS id
"""


def _countries(store: Store, net: Network) -> frozenset[str]:
    """Return the countries, and what holds other places and lies in none: to be there is not to be near."""
    part_of, holds = net.out[PartOf.type], net.into[PartOf.type]
    stated = kept(store, "countries", lambda: frozenset(store.columns(COUNTRIES)["id"]))
    places = {own for own, named in net.entities.items() if "Place" in named.labels}
    return stated | {own for own in places if own in holds and own not in part_of}
