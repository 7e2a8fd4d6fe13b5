"""Gaps: which themes are served in which districts, where nobody is, and where that is not known."""

from typing import Annotated
from urllib.parse import urlencode

from fastapi import Query

from api.deps import AsOf, GraphStore, WhichPart, WhoIsMeant
from api.pages import Page
from graph.exchange.gap_table import gap_table
from graph.questions.gaps import Gaps, gaps
from graph.questions.gaps.cells import Cell

Several = Annotated[list[str] | None, Query(description="Ids or names, commas between them.")]
_SIGNS = {"served": "●", "gap": "✕", "unknown": "?"}


def answer(
    store: GraphStore,
    names: WhoIsMeant,
    as_of: AsOf,
    page: WhichPart,
    theme: Several = None,
    population: Several = None,
    place: Several = None,
    limit: Annotated[int, Query(ge=1, le=20_000, description="Most cells.")] = 2000,
) -> Gaps:
    """Return what is served in each district on a day, today unless asked, and hints at the rest."""
    return gaps(
        store,
        themes=names.all(theme or []),
        populations=names.all(population or []),
        places=names.all(place or []),
        as_of=as_of,
        limit=limit,
        page=page,
    )


def columns_of(found: Gaps) -> list[tuple[str, str]]:
    """Return the ids of theme and people of each column."""
    return [(on.id, people.id) for on in found.themes for people in found.populations]


def cells_of(found: Gaps) -> dict[tuple[str, str, str], Cell]:
    """Return the cells by place, theme and people."""
    return {(cell.place, cell.theme, cell.population): cell for cell in found.cells}


def address_of(as_of: str | None, **asked: object) -> str:
    """Return the address of another table of gaps on the same day."""
    fields = {"theme": asked.get("theme"), "population": asked.get("population"), "place": asked.get("place")}
    chosen = {key: value for key, value in {**fields, "as_of": as_of}.items() if value}
    return f"/gaps?{urlencode(chosen, doseq=True)}"


PAGE = Page(
    name="gaps",
    path="/gaps",
    title="Gaps",
    answer=answer,
    menu=15,
    words={"signs": _SIGNS, "columns_of": columns_of, "cells_of": cells_of, "gaps_at": address_of},
    table=gap_table,
    example="/gaps?theme=gender-based-violence&as_of=2023",
)
