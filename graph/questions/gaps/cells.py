"""Cells: whether one theme, for one people, in one place, is served, is a gap, or is not known."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import Literal

from pydantic import Field

from graph.bolt.store import Store
from graph.dates import FIRST_DAY, LAST_DAY
from graph.questions.activity import Stated, Undertaking
from graph.questions.gaps.declared import Cover, Want
from graph.questions.gaps.hints import Hint, hints
from graph.questions.gaps.served import Asked, served
from graph.questions.moments import Moment
from graph.questions.network import NetworkLink, network
from graph.questions.results import Evidence, Result

State = Literal["served", "gap", "unknown"]


class Provider(Result):
    """Who serves a cell, and which statements say so."""

    id: str
    name: str
    generic: bool = Field(False, description="Whether it stands for a kind of bodies, not for one body.")
    undertakings: tuple[str, ...] = Field((), description="Its projects and services there.")
    said_on: str | None = Field(None, description="When the newest of these statements was said.")
    links: tuple[str, ...] = Field((), description="Ids of the statements.")
    evidence: tuple[Evidence, ...] = Field((), description="Their words, where few cells are asked for.")


class Cell(Result):
    """One theme for one people in one place; what was not asked for is "" and not demanded."""

    theme: str
    population: str
    place: str
    state: State
    reason: str = Field(description="Why it is in this state.")
    providers: tuple[Provider, ...] = ()
    single: bool = Field(False, description="Whether one body alone is known to serve it.")
    unprovided: tuple[str, ...] = Field((), description="Projects and services there of unknown providers.")
    undated: bool = Field(False, description="Served, but nobody says since or until when.")
    hints: tuple[Hint, ...] = Field((), description="Who states parts of it, but not that they go together.")
    more_hints: bool = Field(False, description="Whether more organizations do.")
    lacks: tuple[str, ...] = Field((), description="Ids of the links that state that it is lacking.")
    covered_by: tuple[str, ...] = Field((), description="Sources that say that they cover it completely.")


class Cells:
    """Works out cells at one moment."""

    def __init__(self, store: Store, when: Moment, covers: Sequence[Cover], wants: Sequence[Want]) -> None:
        self._net = network(store, when)
        self._served = served(store, when)
        self._hints = hints(store, when)
        self._covers = covers
        self._wants = wants

    def of(self, asked: Asked) -> Cell:
        """Return one cell."""
        wholes = self._served.wholes
        units = self._served.by(asked)
        lacks = [want for want in self._wants if want.holds(asked, wholes)]
        inside = [cover for cover in self._covers if cover.holds(asked, wholes)]
        providers = self._providers(asked, units)
        state, reason = self._state(asked, units, lacks, inside)
        near, more = ((), False) if units else self._hints.of(asked, ())
        unprovided = tuple(unit.id for unit in units if not unit.providers)
        return Cell(
            **asked._asdict(),
            state=state,
            reason=reason,
            providers=providers,
            single=len(providers) == 1 and not providers[0].generic and not unprovided,
            unprovided=unprovided,
            undated=bool(units) and all(map(_is_undated, self._links(asked, units))),
            hints=near,
            more_hints=more,
            lacks=tuple(dict.fromkeys(want.link for want in lacks)),
            covered_by=tuple(cover.source for cover in inside),
        )

    def _state(
        self, asked: Asked, units: Sequence[Undertaking], lacks: Sequence[Want], inside: Sequence[Cover]
    ) -> tuple[State, str]:
        if units:
            return "served", "a source says that it is lacking" if lacks else "stated together"
        if lacks:
            return "gap", "a source says that it is lacking"
        if not inside:
            return "unknown", "nobody is known to serve it, and no source covers it completely"
        if not any(cover.whole for cover in inside):
            return "unknown", "covered completely by a source of which only a part may be shown here"
        if self._served.perhaps_by(asked):
            return "unknown", "there is work that may be for them or on this: the sources leave that open"
        return "gap", f"nobody is named there by a source that covers it completely{_dates(inside)}"

    def _providers(self, asked: Asked, units: Iterable[Undertaking]) -> tuple[Provider, ...]:
        by: dict[str, list[Undertaking]] = {}
        for unit in units:
            for own in unit.providers:
                by.setdefault(own, []).append(unit)
        return tuple(self._provider(asked, own, by[own]) for own in sorted(by))

    def _provider(self, asked: Asked, own: str, units: Sequence[Undertaking]) -> Provider:
        runs = chain.from_iterable(unit.providers[own] for unit in units)
        links = {link.id: link for link in (*runs, *self._links(asked, units))}
        named = self._net.entities[own]
        return Provider(
            id=own,
            name=named.name,
            generic=named.generic,
            undertakings=tuple(dict.fromkeys(unit.id for unit in units if unit.id != own)),
            said_on=max((link.said_on for link in links.values()), default="") or None,
            links=tuple(sorted(links)),
        )

    def _links(self, asked: Asked, units: Iterable[Undertaking]) -> list[NetworkLink]:
        """Return the links of undertakings that say what a cell asks for."""
        return [
            link
            for unit in units
            for thing, stated in zip(asked, (unit.themes, unit.populations, unit.places), strict=True)
            for link in self._fitting(thing, stated)
        ]

    def _fitting(self, thing: str, stated: Stated) -> Iterable[NetworkLink]:
        fitting = (links for own, links in stated.items() if thing in self._served.wholes(own))
        return chain.from_iterable(fitting)


def _is_undated(link: NetworkLink) -> bool:
    return link.since == FIRST_DAY and link.until == LAST_DAY


def _dates(inside: Iterable[Cover]) -> str:
    dates = sorted({cover.on for cover in inside if cover.whole and cover.on})
    return f" (as of {', '.join(dates)})" if dates else ""


def evident(cells: Iterable[Cell], said: Mapping[str, Evidence]) -> tuple[Cell, ...]:
    """Return cells with the words of the sources beside each provider."""
    return tuple(
        cell.model_copy(
            update={
                "providers": tuple(
                    provider.model_copy(update={"evidence": tuple(said[own] for own in provider.links)})
                    for provider in cell.providers
                )
            }
        )
        for cell in cells
    )
