"""Compare: two organizations, or one on two dates, side by side."""

from typing import Annotated

from fastapi import Query
from pydantic import Field

from api.deps import AsOf, GraphStore, WhichPart, WhoIsMeant
from api.pages import Page
from graph.errors import InvalidQuestion
from graph.questions.compare import compare
from graph.questions.compare.compared import Comparison
from graph.questions.results import Result


class Compare(Result):
    """The comparison that was asked for, if any."""

    comparison: Comparison | None = Field(description="Nothing, where nothing was asked.")
    truncated: bool = Field(False, description="Whether a list goes on: ask for the next page.")


def answer(
    store: GraphStore,
    names: WhoIsMeant,
    as_of: AsOf,
    page: WhichPart,
    a: Annotated[str, Query(description="An organization: an id or a name.")] = "",
    b: Annotated[str, Query(description="Another one; or leave it out and give two dates.")] = "",
    since: Annotated[str, Query(alias="from", description="The earlier date, for one alone.")] = "",
    until: Annotated[str, Query(alias="to", description="The later date, for one alone.")] = "",
    limit: Annotated[int, Query(ge=1, le=1000, description="Most names of each list.")] = 50,
) -> Compare:
    """Say what two organizations share and what only one has, or what changed for one between two dates."""
    wishes = [each.strip() for each in (a, b, since, until)]
    if not any(wishes):
        return Compare(comparison=None)
    if not wishes[0]:
        raise InvalidQuestion("Say first whom to compare, then with whom, or between which dates.")
    first, last = (each or None for each in wishes[2:])
    found = names.asked_of(
        [each for each in wishes[:2] if each],
        lambda ids: compare(store, *ids, since=first, until=last, as_of=as_of, limit=limit, page=page),
    )
    return Compare(comparison=found, truncated=found.truncated)


PAGE = Page(
    name="compare",
    path="/compare",
    title="Compare",
    answer=answer,
    menu=32,
    example="/compare?a=HHI&b=LLA&as_of=2023-05-01",
)
