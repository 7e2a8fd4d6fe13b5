"""Gaps: which themes are served in which districts and for whom, where nobody is, where that is not known."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any, get_args

from pydantic import Field

from graph.bolt.store import Store
from graph.dates import today
from graph.questions.activity import DOES, RUNS
from graph.questions.evidence import evidence_by_id
from graph.questions.gaps.cells import Cell, Cells, State, evident
from graph.questions.gaps.counts import StatedCount, stated_counts
from graph.questions.gaps.declared import Cover, Want, covers, wants
from graph.questions.gaps.grid import Grid, grid_at
from graph.questions.gaps.served import Asked, served
from graph.questions.moments import Moment, moment, part
from graph.questions.network import network
from graph.questions.results import Evidence, Result
from graph.questions.reviewing import tier_of

DETAILED = 100
"""Up to how many cells the words of sources stand beside each provider."""


class Row(Result):
    """A district, or another place that was asked for."""

    id: str
    name: str
    pcode: str
    province: str
    known: bool = Field(description="Whether the graph has it; else only the list of places has.")


class Thing(Result):
    """A theme or a people; "" is any."""

    id: str
    name: str
    narrower: tuple[str, ...] = Field((), description="Ids of what is directly a part of it.")


class Lack(Result):
    """The word of a source that a place lacks work on a theme, or a service, for some people or for all."""

    link: str
    place: str
    theme: str
    service: str
    population: str
    evidence: Evidence


class Covering(Result):
    """What a source covers completely."""

    source: str
    title: str
    themes: tuple[str, ...]
    places: tuple[str, ...]
    on: str | None = Field(description="As of when; none where that is not said.")
    counts: bool = Field(description="False where only a part of what the source says may be shown here.")


class Gaps(Result):
    """What is served, what is a gap, and what is not known."""

    cells: tuple[Cell, ...]
    places: tuple[Row, ...]
    themes: tuple[Thing, ...]
    populations: tuple[Thing, ...]
    states: dict[State, int] = Field(description="How many of the cells are in which state.")
    lacks: tuple[Lack, ...] = Field(description="What sources say is lacking in one of the cells.")
    covers: tuple[Covering, ...] = Field(description="Sources that cover one of the cells completely.")
    counted: tuple[StatedCount, ...] = Field(description="Numbers of places that are stated, not named.")
    more_counted: int = Field(description="How many more such numbers there are.")
    unplaced: int = Field(description="How many fitting projects, services and records name no place.")
    wide: int = Field(description="How many name no place as small as a district, but a country or province.")
    undated: int = Field(description="How many cells are served by undated statements alone.")
    published: str | None = Field(
        description="For whom this graph was published: what others alone may see, may serve what is unknown."
    )
    names: dict[str, str] = Field(description="Names of the projects, services and others named by an id.")
    as_of: str
    detailed: bool = Field(
        description=f"Whether the words of sources stand beside providers: in up to {DETAILED} cells."
    )
    asked: int = Field(description="How many cells were asked for.")
    limit: int
    page: int = Field(description="Which part of the cells this is, in parts of `limit`.")
    truncated: bool = Field(description="Whether more cells follow: ask for the next page.")

    @property
    def cut(self) -> str:
        """Return which of the cells these are, in words, where they are not all."""
        first, last = part(self.limit, self.page).start + 1, len(self.cells)
        if last == self.asked:
            return ""
        if self.page == 1:
            return f"first {last} of {self.asked} cells"
        return f"cells {first} to {first + last - 1} of {self.asked}" if last else "no more cells"


def gaps(
    store: Store,
    *,
    themes: Sequence[str] = (),
    populations: Sequence[str] = (),
    places: Sequence[str] = (),
    as_of: str | None = None,
    limit: int = 2000,
    page: int = 1,
) -> Gaps:
    """Return what is served in each district, today unless asked; without themes, on the widest there are.

    Many cells are told in pages of `limit`; what is counted of cells is counted of those of that page.
    """
    here, when = part(limit, page), moment(as_of or today())
    known = _checked(grid_at(store, when), themes, populations, places)
    declared = covers(store, known, when), wants(store, network(store, when))
    on = tuple(dict.fromkeys(themes)) or _themes(known, declared[0], populations)
    people, rows = tuple(dict.fromkeys(populations)) or ("",), _rows(known, declared[0], places)
    asked = [Asked(theme, each, row.id) for row in rows for theme in on for each in people]
    cells = _cells(store, when, asked[here], *declared)
    left_out = served(store, when).left_out(on if themes else ("",), people)
    numbers, more = stated_counts(store, when, themes, populations)
    return Gaps(
        **_told_of(store, known, cells, declared),
        places=rows,
        themes=tuple(_thing(known, own) for own in on),
        populations=tuple(_thing(known, own) for own in people),
        counted=numbers,
        more_counted=more,
        unplaced=left_out[0],
        wide=left_out[1],
        published=tier_of(store),
        as_of=when.since,
        asked=len(asked),
        limit=limit,
        page=page,
        truncated=len(asked) > here.stop,
    )


def _told_of(
    store: Store, grid: Grid, cells: tuple[Cell, ...], declared: tuple[Sequence[Cover], Sequence[Want]]
) -> dict[str, Any]:
    """Return cells, and what an answer tells of them."""
    return {
        "cells": cells,
        "states": {state: Counter(cell.state for cell in cells)[state] for state in get_args(State)},
        "lacks": _lacks(store, cells, declared[1]),
        "covers": _coverings(cells, declared[0]),
        "undated": sum(cell.undated for cell in cells),
        "names": _names(grid, cells, declared),
        "detailed": len(cells) <= DETAILED,
    }


def _checked(grid: Grid, themes: Iterable[str], populations: Iterable[str], places: Iterable[str]) -> Grid:
    """Return the grid, if what is asked for are themes, groups of people and places that it knows."""
    for ids, label in ((themes, "Theme"), (populations, "Population"), (places, "Place")):
        for own in ids:
            grid.check(own, label)
    return grid


def _themes(grid: Grid, declared: Iterable[Cover], populations: Sequence[str]) -> tuple[str, ...]:
    """Return the widest themes, and before them "any theme" where people alone, or nothing, is asked for."""
    widest = grid.themes({own for cover in declared for own in cover.themes})
    return ("", *widest) if populations or not widest else widest


def _rows(grid: Grid, declared: Iterable[Cover], places: Sequence[str]) -> tuple[Row, ...]:
    found = grid.places(places, {own for cover in declared for own in cover.places})
    return tuple(Row(**asdict(row)) for row in found)


def _thing(grid: Grid, own: str) -> Thing:
    return Thing(id=own, name=grid.name(own), narrower=grid.narrower(own)) if own else Thing(id="", name="")


def _cells(
    store: Store, when: Moment, asked: Sequence[Asked], declared: Sequence[Cover], wanted: Sequence[Want]
) -> tuple[Cell, ...]:
    table = Cells(store, when, declared, wanted)
    cells = tuple(table.of(one) for one in asked)
    if len(cells) > DETAILED:
        return cells
    links = {own for cell in cells for provider in cell.providers for own in provider.links}
    return evident(cells, evidence_by_id(store, links, (*DOES, *RUNS)))


def _lacks(store: Store, cells: Iterable[Cell], wanted: Iterable[Want]) -> tuple[Lack, ...]:
    shown = {own for cell in cells for own in cell.lacks}
    said = evidence_by_id(store, shown)
    return tuple(Lack(**asdict(want), evidence=said[want.link]) for want in wanted if want.link in shown)


def _coverings(cells: Iterable[Cell], declared: Iterable[Cover]) -> tuple[Covering, ...]:
    shown = {own for cell in cells for own in cell.covered_by}
    return tuple(
        Covering(
            source=cover.source,
            title=cover.title,
            themes=tuple(sorted(cover.themes)),
            places=tuple(sorted(cover.places)),
            on=cover.on,
            counts=cover.whole,
        )
        for cover in declared
        if cover.source in shown
    )


def _names(
    grid: Grid, cells: Iterable[Cell], declared: tuple[Sequence[Cover], Sequence[Want]]
) -> dict[str, str]:
    """Return the names of what stands in the answer by its id alone."""
    ids = {own for cell in cells for own in cell.unprovided}
    ids |= {own for cell in cells for provider in cell.providers for own in provider.undertakings}
    ids |= {own for cover in declared[0] for own in (*cover.themes, *cover.places)}
    ids |= {own for want in declared[1] for own in (want.place, want.theme, want.service, want.population)}
    return {own: grid.name(own) for own in sorted(ids - {""})}
