"""Served: who states together that they work on a theme, for a people, in a place, or on a part of it.

Work on a part serves its whole: a district is served by work in a camp that lies in it, a sector by work on
one of its themes. It is not so the other way around.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from graph.bolt.store import Store
from graph.questions.activity import Undertaking, undertakings
from graph.questions.kept import kept
from graph.questions.moments import Moment
from graph.questions.network import Network, network

Index = Mapping[str, frozenset[int]]
_NONE: frozenset[int] = frozenset()


class Asked(NamedTuple):
    """One cell: what is not asked for is "" and not demanded."""

    theme: str
    population: str
    place: str


class Served:
    """Undertakings by all that they serve; `wholes` gives a thing and all that it is a part of."""

    def __init__(self, net: Network, units: Iterable[Undertaking]) -> None:
        self.wholes = lru_cache(maxsize=None)(net.wholes)
        self._districts = frozenset(own for own, named in net.entities.items() if "District" in named.labels)
        self._units = tuple(unit for unit in units if unit.themes or unit.populations)
        self._everything = frozenset(range(len(self._units)))
        self._themes = self._by_whole(unit.themes for unit in self._units)
        self._populations = self._by_whole(unit.populations for unit in self._units)
        self._places = self._by_whole(unit.places for unit in self._units)
        self._as_stated = _by_word(unit.themes for unit in self._units)
        self._people_as_stated = _by_word(unit.populations for unit in self._units)
        self._for_nobody_named = frozenset(at for at, unit in enumerate(self._units) if not unit.populations)

    def by(self, asked: Asked) -> list[Undertaking]:
        """Return what serves a cell, in a fixed order."""
        return self._told(self._there(asked, self._fitting(asked.theme), self._people(asked.population)))

    def perhaps_by(self, asked: Asked) -> list[Undertaking]:
        """Return what may serve a cell: it is said to be there, but of whom or what exactly is left open."""
        themes = self._fitting(asked.theme).union(
            *(self._as_stated.get(whole, _NONE) for whole in self._above(asked.theme))
        )
        people = self._people(asked.population).union(
            self._for_nobody_named,
            *(self._people_as_stated.get(whole, _NONE) for whole in self._above(asked.population)),
        )
        return self._told(self._there(asked, themes, people))

    def left_out(self, themes: Iterable[str], populations: Iterable[str]) -> tuple[int, int]:
        """Return how much of what is about these has no place, and how much none as small as a district."""
        fitting = _NONE.union(
            *(self._fitting(theme) & self._people(each) for theme in themes for each in populations)
        )
        placed = [self._units[at].places for at in fitting if self._units[at].places]
        wide = [places for places in placed if not any(map(self._is_in_a_district, places))]
        return len(fitting) - len(placed), len(wide)

    def _is_in_a_district(self, place: str) -> bool:
        return not self._districts.isdisjoint(self.wholes(place))

    def _there(self, asked: Asked, themes: frozenset[int], people: frozenset[int]) -> frozenset[int]:
        places = self._places.get(asked.place, _NONE) if asked.place else self._everything
        return places & themes & people

    def _fitting(self, theme: str) -> frozenset[int]:
        return self._themes.get(theme, _NONE) if theme else self._everything

    def _people(self, population: str) -> frozenset[int]:
        return self._populations.get(population, _NONE) if population else self._everything

    def _above(self, thing: str) -> frozenset[str]:
        return self.wholes(thing) if thing else frozenset()

    def _told(self, found: frozenset[int]) -> list[Undertaking]:
        return [self._units[at] for at in sorted(found)]

    def _by_whole(self, stated: Iterable[Iterable[str]]) -> Index:
        return _by_word([whole for own in things for whole in self.wholes(own)] for things in stated)


def _by_word(stated: Iterable[Iterable[str]]) -> Index:
    found: dict[str, set[int]] = defaultdict(set)
    for at, things in enumerate(stated):
        for thing in things:
            found[thing].add(at)
    return {thing: frozenset(places) for thing, places in found.items()}


def served(store: Store, when: Moment) -> Served:
    """Return what is served at a moment, kept for each version of the graph."""
    return kept(store, ("served", when), lambda: Served(network(store, when), undertakings(store, when)))
