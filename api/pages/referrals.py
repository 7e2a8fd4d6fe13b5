"""Referrals: where people with a need can be sent, and what is wrong on the way."""

from typing import Annotated

from fastapi import Query
from pydantic import Field

from api.deps import AsOf, GraphStore, WhichPart, WhoIsMeant
from api.pages import Page
from graph.questions.referrals import Referrals, referrals


class Asked(Referrals):
    """What was asked for, and the answer."""

    population: str = Field("", description="The name of the people asked for.")
    service: str = Field("", description="The service asked for, as written.")
    place: str = Field("", description="The name of the place asked for.")


def answer(
    store: GraphStore,
    names: WhoIsMeant,
    as_of: AsOf,
    page: WhichPart,
    population: Annotated[str, Query(description="For whom: an id or a name.")] = "",
    service: Annotated[str, Query(description="A service, or words for what is needed.")] = "",
    place: Annotated[str, Query(description="Where: an id or a name.")] = "",
    limit: Annotated[int, Query(ge=1, le=1000, description="Most of each.")] = 50,
) -> Asked:
    """Return how people with a need come to those who meet it on a day, today unless asked, and faults."""
    people, where = (names.one(text) if text.strip() else "" for text in (population, place))
    found = referrals(
        store, population=people, service=service.strip(), place=where, as_of=as_of, limit=limit, page=page
    )
    return Asked(**dict(found), population=population, service=service, place=place)


PAGE = Page(
    name="referrals",
    path="/referrals",
    title="Referrals",
    answer=answer,
    menu=14,
)
