"""Profile: everything that is said of one entity, by whom and in which words."""

from typing import Annotated

from fastapi import Query

from api.deps import AsOf, GraphStore, WhoIsMeant
from api.pages import Page
from graph.questions.profile import Profile, profile


def answer(
    store: GraphStore,
    names: WhoIsMeant,
    id: str,  # noqa: A002
    as_of: AsOf,
    limit: Annotated[int, Query(ge=1, le=5000, description="Most links that are shown.")] = 1000,
) -> Profile:
    """Tell everything about one entity, grouped, each thing with its sources; a name serves as an id."""
    return profile(store, names.one(id), as_of=as_of, limit=limit)


PAGE = Page(
    name="entities",
    path="/entities/{id}",
    title="Profile",
    answer=answer,
    example="/entities/hillside-health-initiative?as_of=2023-05-01",
)
