"""Declared: where sources say that nobody is, outright or because they cover a place completely."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from graph.bolt.store import Store
from graph.dates import first_day
from graph.model.links import Lacks, Serves, WorksOn
from graph.model.sources import Covers
from graph.model.statements import TIERS
from graph.questions.evidence import links_again
from graph.questions.gaps.grid import Grid
from graph.questions.gaps.served import Asked
from graph.questions.kept import kept
from graph.questions.moments import Moment
from graph.questions.network import Network
from graph.questions.reviewing import tier_of
from graph.questions.stated import entities_stated

Wholes = Callable[[str], frozenset[str]]


@dataclass(frozen=True)
class Cover:
    """What one source says that it covers completely: there, what it does not name is not there."""

    source: str
    title: str
    themes: frozenset[str]
    places: frozenset[str]
    on: str | None
    whole: bool
    """Whether who reads this graph is shown all that the source says; else it may name more."""

    def holds(self, asked: Asked, wholes: Wholes) -> bool:
        """Say whether a cell lies inside."""
        return bool(
            asked.theme
            and asked.place
            and not self.themes.isdisjoint(wholes(asked.theme))
            and not self.places.isdisjoint(wholes(asked.place))
        )


@dataclass(frozen=True)
class Want:
    """That a place lacks work on a theme, for some people or for all, as one link says."""

    link: str
    place: str
    theme: str
    population: str
    service: str = ""
    """A service that the place lacks; what it would be about is what is said of it."""

    def holds(self, asked: Asked, wholes: Wholes) -> bool:
        """Say whether this is the word of a source that nobody serves a cell.

        Who lacks work on a theme lacks it on each part of it; who lacks one service lacks no more than that.
        """
        about = {asked.theme} if self.service else wholes(asked.theme) if asked.theme else ()
        for_whom = not self.population or (asked.population and self.population in wholes(asked.population))
        return bool(self.theme and self.theme in about and for_whom and self.place in wholes(asked.place))


COVERS = """
    MATCH (source:Source)
    WHERE source.covers IS NOT NULL
    RETURN source.id AS id, coalesce(source.title, source.file, '') AS title, source.covers AS covers,
           source.published AS published, coalesce(source.complete, true) AS complete
    ORDER BY id
    LIMIT 100000
"""


def covers(store: Store, grid: Grid, when: Moment) -> tuple[Cover, ...]:
    """Return what sources cover completely at a moment: one that looked on a later day says nothing of it."""
    rows, tier = kept(store, "covers", lambda: store.read(COVERS)), tier_of(store)
    found: list[Cover] = []
    for row in rows:
        said = Covers.model_validate_json(row["covers"])
        on = said.on or row["published"]
        if when.day is None or first_day(on) <= when.day:
            themes, places = (_known(grid, codes) for codes in (said.themes, said.places))
            whole = row["complete"] or _is_shown_to(tier, said)
            found.append(Cover(row["id"], row["title"], themes, places, on, whole))
    return tuple(found)


def _is_shown_to(tier: str | None, said: Covers) -> bool:
    """Say whether a graph was published for those whom its source shows all of it."""
    return tier in TIERS and TIERS.index(said.visibility) <= TIERS.index(tier)


def _known(grid: Grid, codes: tuple[str, ...]) -> frozenset[str]:
    return frozenset(own for code in codes if (own := grid.coded(code)))


def wants(store: Store, net: Network) -> tuple[Want, ...]:
    """Return what places are said to lack at the moment of the network, by link."""
    links = list(net.of_type(Lacks.type))
    said = links_again(store, links)
    people = {own: link.statement.get("population") or "" for own, link in said.items()}
    named = entities_stated(store, ((link.source, people[link.id]) for link in links))
    found: list[Want] = []
    for link in sorted(links, key=lambda link: link.id):
        stated = people[link.id]
        population = named.get((link.source, stated), stated)
        if "Service" in net.entities[link.to_id].labels:
            found.extend(_of_service(net, Want(link.id, link.from_id, "", population, link.to_id)))
        else:
            found.append(Want(link.id, link.from_id, link.to_id, population))
    return tuple(found)


def _of_service(net: Network, want: Want) -> Iterator[Want]:
    """Yield what a place lacks when it lacks a service: one thing for each theme and people of that."""
    themes = [link.to_id for link in net.out[WorksOn.type].get(want.service, ())]
    people = [want.population] if want.population else _people(net, want.service)
    for theme in dict.fromkeys(themes or [""]):
        for population in dict.fromkeys(people or [""]):
            yield Want(want.link, want.place, theme, population, want.service)


def _people(net: Network, service: str) -> list[str]:
    return [link.to_id for link in net.out[Serves.type].get(service, ())]
