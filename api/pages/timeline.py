"""Timeline: what began and what ended between two dates."""

from typing import Annotated

from fastapi import Query

from api.deps import AsOf, GraphStore, WhichPart, WhoIsMeant
from api.pages import Page
from graph.questions.timeline import Timeline, timeline


def answer(
    store: GraphStore,
    names: WhoIsMeant,
    as_of: AsOf,
    page: WhichPart,
    since: Annotated[
        str, Query(alias="from", description="From when, like 2019 or 2019-05-01; else the first date known.")
    ] = "",
    until: Annotated[str, Query(alias="to", description="Until when; else today.")] = "",
    ids: Annotated[
        list[str] | None, Query(description="Only these and their links: ids or names, commas between them.")
    ] = None,
    limit: Annotated[int, Query(ge=1, le=5000, description="Most lines of each list.")] = 100,
) -> Timeline:
    """Tell what began and what ended between two dates, what nobody dates, and how old it all is."""
    asked = names.all(ids or [])
    return timeline(
        store, since.strip() or None, until.strip() or None, asked, as_of=as_of, limit=limit, page=page
    )


PAGE = Page(
    name="timeline",
    path="/timeline",
    title="Timeline",
    answer=answer,
    menu=31,
    example="/timeline?from=2018&to=2022&as_of=2023-05-01",
)
