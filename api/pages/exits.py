"""Exits: what is lost, and what remains, when funders or organizations leave on a day."""

from typing import Annotated

from fastapi import Query

from api.deps import AsOf, GraphStore, WhichPart, WhoIsMeant
from api.pages import Page
from api.pages.map import Ids
from graph.questions.exits import DarkCell, Exits, exits


def answer(
    store: GraphStore,
    names: WhoIsMeant,
    as_of: AsOf,
    page: WhichPart,
    ids: Ids = None,
    on: Annotated[str, Query(description="The day on which they leave; today, if empty.")] = "",
    months: Annotated[int, Query(ge=1, le=600, description="Support that ends within so many months.")] = 12,
    limit: Annotated[int, Query(ge=1, le=1000, description="Most of each list.")] = 50,
) -> Exits:
    """Return what is lost and what remains when these leave; with nobody, whose support ends by itself."""
    found = names.all(ids or [])
    return exits(store, found, on=on.strip() or None, months=months, as_of=as_of, limit=limit, page=page)


def _share(low: float, high: float) -> str:
    one, other = round(low * 100), round(high * 100)
    return f"{one} %" if one == other else f"{one} to {other} %"


def _things(cell: DarkCell) -> list[str]:
    return [own for own in (cell.theme, cell.population, cell.place) if own]


PAGE = Page(
    name="exits",
    path="/exits",
    title="Exits",
    answer=answer,
    menu=13,
    example="/exits?ids=NLF&on=2023-07-01",
    words={"share": _share, "things": _things},
)
