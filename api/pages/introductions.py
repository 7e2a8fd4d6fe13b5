"""Introductions: who can introduce one entity to another, each step with who says so."""

from typing import Annotated

from fastapi import Query
from pydantic import Field

from api.deps import AsOf, GraphStore, WhoIsMeant
from api.nothing_asked import nothing_asked
from api.pages import Page
from graph.errors import InvalidQuestion
from graph.questions.evidence import entities_of
from graph.questions.introductions import Introductions, introductions
from graph.questions.results import Entity


class Introduced(Introductions):
    """Who was asked about, and the routes between them."""

    from_id: str | None = Field(description="Who wants to be introduced; nobody, where nothing was asked.")
    to_id: str | None = Field(description="To whom.")
    ends: tuple[Entity, ...] = Field((), description="These two.")


def answer(
    store: GraphStore,
    names: WhoIsMeant,
    as_of: AsOf,
    a: Annotated[str, Query(alias="from", description="Who wants to be introduced: an id or a name.")] = "",
    b: Annotated[str, Query(alias="to", description="To whom: an id or a name.")] = "",
    depth: Annotated[int, Query(ge=1, le=8, description="Most steps of a route.")] = 4,
    limit: Annotated[int, Query(ge=1, le=20, description="Most routes.")] = 3,
) -> Introduced:
    """Return the cheapest different routes from one to the other on a day, today unless asked."""
    if not a.strip() and not b.strip():
        return nothing_asked(Introduced, as_of, limit, depth=depth)
    if not a.strip() or not b.strip():
        raise InvalidQuestion("An introduction needs two names: who wants to be introduced, and to whom.")
    from_id, to_id = names.one(a), names.one(b)
    found = introductions(store, from_id, to_id, as_of=as_of, k=limit, depth=depth)
    ends = entities_of(store, [from_id, to_id])
    return Introduced(**dict(found), from_id=from_id, to_id=to_id, ends=(ends[from_id], ends[to_id]))


PAGE = Page(
    name="introductions",
    path="/introductions",
    title="Introductions",
    answer=answer,
    menu=3,
    example="/introductions?from=RRA&to=LLA&as_of=2023-05-01",
)
