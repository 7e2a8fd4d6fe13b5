"""Coverage: who does what for whom and where, and which of it nobody is known to do when some leave."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from itertools import chain

from graph.bolt.store import Store
from graph.questions.activity import activities, provisions, undertakings
from graph.questions.kept import kept
from graph.questions.moments import Moment

Cell = tuple[str, str, str]
"""Theme, population, place; empty where it is any, or where none is said."""


@dataclass(frozen=True, slots=True)
class Doer:
    """Somebody who fills a cell: the provider, and the project or service by which."""

    provider: str
    undertaking: str
    links: tuple[str, ...]

    def leaves(self, leaving: Set[str]) -> bool:
        """Say whether it is gone when these are."""
        return self.provider in leaving or self.undertaking in leaving


@dataclass(frozen=True)
class Coverage:
    """All cells that somebody fills, and the cells of each who does."""

    cells: Mapping[Cell, tuple[Doer, ...]]
    of: Mapping[str, tuple[Cell, ...]]

    def touched(self, leaving: Iterable[str]) -> list[Cell]:
        """Return the cells that these fill, alone or with others."""
        return sorted({cell for own in leaving for cell in self.of.get(own, ())})


def coverage(store: Store, when: Moment) -> Coverage:
    """Return what is served, and each theme, people and place by itself with those who work for it."""
    return kept(store, ("coverage", when), lambda: _coverage(store, when))


def _coverage(store: Store, when: Moment) -> Coverage:
    cells: dict[Cell, set[Doer]] = defaultdict(set)
    for cell, doer in chain(_served(store, when), _done(store, when), _done_by_unknown(store, when)):
        cells[cell].add(doer)
    ranked = {
        cell: tuple(sorted(cells[cell], key=lambda doer: (doer.provider, doer.undertaking, doer.links)))
        for cell in sorted(cells)
    }
    return Coverage(ranked, _by_doer(ranked))


def _served(store: Store, when: Moment) -> Iterator[tuple[Cell, Doer]]:
    for each in provisions(store, when):
        cell = each.theme, each.population, each.place
        yield cell, Doer(each.provider, each.undertaking, each.links)


def _done(store: Store, when: Moment) -> Iterator[tuple[Cell, Doer]]:
    for own, does in activities(store, when).items():
        for at, stated in enumerate((does.themes, does.populations, does.places)):
            for thing, links in stated.items():
                yield _alone(at, thing), Doer(own, own, links)


def _done_by_unknown(store: Store, when: Moment) -> Iterator[tuple[Cell, Doer]]:
    """Yield what projects and services do of which nobody says who carries them out."""
    for unit in undertakings(store, when):
        if not unit.providers:
            for at, stated in enumerate((unit.themes, unit.populations, unit.places)):
                for thing, links in stated.items():
                    yield _alone(at, thing), Doer("", unit.id, tuple(link.id for link in links))


def _alone(at: int, thing: str) -> Cell:
    return (thing if at == 0 else "", thing if at == 1 else "", thing if at == 2 else "")


def _by_doer(cells: Mapping[Cell, tuple[Doer, ...]]) -> dict[str, tuple[Cell, ...]]:
    found: dict[str, set[Cell]] = defaultdict(set)
    for cell, doers in cells.items():
        for doer in doers:
            found[doer.provider].add(cell)
            found[doer.undertaking].add(cell)
    return {own: tuple(sorted(found[own])) for own in sorted(found) if own}
