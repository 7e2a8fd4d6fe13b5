"""Overlap: who works side by side without a room that they share."""

from typing import Annotated

from fastapi import Query

from api.deps import AsOf, GraphStore, WhichPart, WhoIsMeant
from api.pages import Page
from graph.questions.overlap import Overlap, overlap


def answer(
    store: GraphStore,
    names: WhoIsMeant,
    as_of: AsOf,
    page: WhichPart,
    theme: Annotated[str, Query(description="Only on this theme: an id or a name.")] = "",
    place: Annotated[str, Query(description="Only in this place: an id or a name.")] = "",
    limit: Annotated[int, Query(ge=1, le=200, description="Most cells of theme and place.")] = 20,
) -> Overlap:
    """Return who is active in one place on one theme and shares no room, on a day, today unless asked."""
    return overlap(
        store,
        theme=names.one(theme) if theme.strip() else None,
        place=names.one(place) if place.strip() else None,
        as_of=as_of,
        limit=limit,
        page=page,
    )


PAGE = Page(
    name="overlap",
    path="/overlap",
    title="Overlap",
    answer=answer,
    menu=21,
    example="/overlap?place=Musanze&as_of=2023-05-01",
)
