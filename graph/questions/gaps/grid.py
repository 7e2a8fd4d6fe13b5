"""Grid: the districts and themes that a table of gaps has, also those of which nobody says anything."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from heapq import nsmallest

from graph.bolt.store import Store
from graph.identity.normalize import fold
from graph.model.links import Lacks, OperatesIn, PartOf, WorksOn
from graph.places.gazetteer import PlaceTerm, gazetteer
from graph.questions.asked import asked_as
from graph.questions.kept import kept
from graph.questions.moments import Moment
from graph.questions.names import Named, every_name
from graph.questions.network import Network, network

_DISTRICT = "District"


@dataclass(frozen=True)
class GridPlace:
    """A row: a district of the list of places, or another place that was asked for."""

    id: str
    name: str
    pcode: str = ""
    province: str = ""
    known: bool = True
    """Whether the graph has it; the list of places may have more."""


class Grid:
    """What the graph knows of places, themes and peoples at a moment."""

    def __init__(self, store: Store, net: Network) -> None:
        self._net = net
        self._every = {named.id: named for named in every_name(store)}
        self._by_code = {code: named.id for named in self._every.values() for code in named.codes}

    def check(self, own: str, label: str) -> None:
        """Refuse what is not a theme, a population or a place, whichever is meant."""
        asked_as(self._every, own, label)

    def name(self, own: str) -> str:
        """Return the name of something, also of a district that only the list of places has."""
        known = self._every.get(own)
        term = None if known else gazetteer().by_id(own)
        return known.name if known else term.name if term else own

    def coded(self, code: str) -> str | None:
        """Return what carries an identifier such as `pcode:RW33`."""
        return self._by_code.get(code)

    def places(self, asked: Iterable[str], covered: set[str]) -> tuple[GridPlace, ...]:
        """Return the districts within the places asked for, or these themselves where they have none."""
        districts = self._districts(covered)
        wanted = tuple(dict.fromkeys(asked))
        if not wanted:
            return districts
        inside = [[each for each in districts if own in self._around(each)] for own in wanted]
        rows = [each for own, found in zip(wanted, inside, strict=True) for each in found or [self._row(own)]]
        return tuple(dict.fromkeys(rows))

    def themes(self, covered: set[str]) -> tuple[str, ...]:
        """Return the widest themes that anything is about, that is lacking or that sources cover."""
        stated = self._stated(WorksOn.type) | self._stated(Lacks.type) | covered
        return self._widest(own for own in stated if "Theme" in self._every[own].labels)

    def sorted(self, things: Iterable[str]) -> tuple[str, ...]:
        """Return things by their names."""
        return tuple(sorted(things, key=self._order))

    def first(self, things: Iterable[str], most: int) -> list[str]:
        """Return the first of many things by their names."""
        return nsmallest(most, things, key=self._order)

    def _order(self, own: str) -> tuple[str, str]:
        known = self._every.get(own)
        return known.order if known else (fold(self.name(own)), own)

    def narrower(self, own: str) -> tuple[str, ...]:
        """Return what is directly part of a theme or people."""
        return self.sorted({link.from_id for link in self._net.into[PartOf.type].get(own, ())})

    def _stated(self, kind: str) -> set[str]:
        return set(self._net.into[kind])

    def _widest(self, stated: Iterable[str]) -> tuple[str, ...]:
        wholes = {whole for own in stated for whole in self._net.wholes(own)}
        return self.sorted(own for own in wholes if self._net.wholes(own) == {own})

    def _districts(self, covered: set[str]) -> tuple[GridPlace, ...]:
        """Return all districts of the countries that the graph speaks of, also those it says nothing of."""
        used = self._countries(covered)
        listed = [place for place in gazetteer().places if place.level == "district"]
        rows = [self._listed(term) for term in listed if not used or term.country in used]
        rows.sort(key=lambda row: (row.pcode, row.id))
        ours = {self.coded(term.code) for term in listed}
        others = (named for named in self._net.entities.values() if _DISTRICT in named.labels)
        return (*rows, *(self._row(other.id) for other in others if other.id not in ours))

    def _countries(self, covered: set[str]) -> set[str]:
        """Return the countries in which somebody is said to work, or to lack something, or is covered."""
        stated = self._stated(OperatesIn.type) | set(self._net.out[Lacks.type]) | covered
        wholes = {whole for own in stated for whole in self._net.wholes(own)}
        return {term.country for own in wholes if (term := _term(self._every[own])) is not None}

    def _listed(self, term: PlaceTerm) -> GridPlace:
        own = self.coded(term.code)
        province = gazetteer().by_id(term.parent) if term.parent else None
        return GridPlace(
            own or term.id,
            self._every[own].name if own else term.name,
            term.pcode or "",
            province.name if province else "",
            known=own is not None,
        )

    def _row(self, own: str) -> GridPlace:
        term = _term(self._every[own])
        return GridPlace(own, self._every[own].name, (term.pcode or "") if term else "")

    def _around(self, place: GridPlace) -> frozenset[str]:
        """Return a district and all that it lies in, as the graph or else the list of places says."""
        if place.known and place.id in self._net.entities:
            return self._net.wholes(place.id)
        found, term = {place.id}, _terms().get(f"pcode:{place.pcode}")
        while term is not None:
            found.add(self.coded(term.code) or term.id)
            term = gazetteer().by_id(term.parent) if term.parent else None
        return frozenset(found)


def _term(named: Named) -> PlaceTerm | None:
    return next((term for code in named.codes if (term := _terms().get(code))), None)


def grid_at(store: Store, when: Moment) -> Grid:
    """Return what the graph knows at a moment, kept for each version of the graph."""
    return kept(store, ("grid", when), lambda: Grid(store, network(store, when)))


@lru_cache(maxsize=1)
def _terms() -> Mapping[str, PlaceTerm]:
    return {term.code: term for term in gazetteer().places}
