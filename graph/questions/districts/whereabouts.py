"""Whereabouts: which organizations are known to be active in which districts, and by which statements."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from graph.bolt.store import Store
from graph.questions.activity import Activity, Stated, Undertaking, activities
from graph.questions.gaps.served import Asked, served
from graph.questions.kept import kept
from graph.questions.moments import Moment
from graph.questions.network import Network, network

Active = Mapping[str, frozenset[str]]
"""Organizations, and the ids of the links that say that they are active."""
_NOBODY: Active = {}


class Whereabouts:
    """Who is active where at a moment; kinds of bodies are left out."""

    def __init__(self, net: Network, does: Mapping[str, Activity]) -> None:
        self._net = net
        self._wholes = lru_cache(maxsize=None)(net.wholes)
        self._does = {own: what for own, what in does.items() if not net.entities[own].generic}
        self._districts = self._by_district()

    def in_district(self, district: str) -> Active:
        """Return who is active in a district, or in a place within it."""
        return self._districts.get(district, _NOBODY)

    def on(self, theme: str) -> frozenset[str]:
        """Return who works on a theme or on a part of it, wherever that is."""
        return frozenset(own for own, what in self._does.items() if self._includes(what.themes, theme))

    def everybody(self) -> frozenset[str]:
        """Return all organizations there are, whatever is known of them."""
        return frozenset(
            own
            for own, named in self._net.entities.items()
            if "Organization" in named.labels and not named.generic
        )

    def somewhere(self) -> frozenset[str]:
        """Return who is known to be active in any place."""
        return frozenset(own for own, what in self._does.items() if what.places)

    def together(self, units: Iterable[Undertaking], theme: str, district: str) -> Active:
        """Return who carries out what is about a theme in a district, as one statement or project says."""
        found: dict[str, set[str]] = defaultdict(set)
        for unit in units:
            said = {*self._saying(unit.themes, theme), *self._saying(unit.places, district)}
            for own, runs in unit.providers.items():
                if not self._net.entities[own].generic:
                    found[own] |= said | {link.id for link in runs}
        return {own: frozenset(ids) for own, ids in found.items()}

    def _by_district(self) -> dict[str, Active]:
        found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        for own, what in self._does.items():
            for place, ids in what.places.items():
                for whole in self._wholes(place):
                    if "District" in self._net.entities[whole].labels:
                        found[whole][own].update(ids)
        return {at: {own: frozenset(ids) for own, ids in here.items()} for at, here in found.items()}

    def _includes(self, stated: Iterable[str], wanted: str) -> bool:
        return any(wanted in self._wholes(own) for own in stated)

    def _saying(self, stated: Stated, wanted: str) -> Iterator[str]:
        for own, links in stated.items():
            if wanted in self._wholes(own):
                yield from (link.id for link in links)


def whereabouts(store: Store, when: Moment) -> Whereabouts:
    """Return who is active where at a moment, worked out once for each version of the graph."""
    return kept(
        store,
        ("whereabouts", when),
        lambda: Whereabouts(network(store, when), activities(store, when)),
    )


def working_together(store: Store, when: Moment, theme: str, districts: Iterable[str]) -> dict[str, Active]:
    """Return by district who is said, in one breath, to work on a theme there."""
    units, where = served(store, when), whereabouts(store, when)
    return {at: where.together(units.by(Asked(theme, "", at)), theme, at) for at in districts}
