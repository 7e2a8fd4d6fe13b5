"""Profile: everything that is said of one entity, by whom and in which words."""

from typing import Annotated
from urllib.parse import quote

from fastapi import Query

from api.deps import AsOf, GraphStore, WhoIsMeant
from api.pages import Page
from graph.questions.profile import Profile, profile
from graph.questions.results import Entity


def answer(
    store: GraphStore,
    names: WhoIsMeant,
    id: str,  # noqa: A002
    as_of: AsOf,
    limit: Annotated[int, Query(ge=1, le=5000, description="Most links that are shown.")] = 1000,
) -> Profile:
    """Tell everything about one entity, grouped, each thing with its sources; a name serves as an id."""
    return names.asked_of([id], lambda ids: profile(store, ids[0], as_of=as_of, limit=limit))


# What people go on to ask about an entity of some kind, and where.
_QUESTIONS = {
    "Organization": (
        ("Who could work with it", "/partners?ids="),
        ("Its money", "/funding?id="),
        ("What breaks if it leaves", "/exits?ids="),
        ("Compare it", "/compare?a="),
    ),
    "Place": (("What is missing here", "/gaps?place="), ("Who does the same here", "/overlap?place=")),
    "Theme": (("Where it is missing", "/gaps?theme="), ("District by district", "/districts?theme=")),
    "Population": (
        ("What is missing for them", "/gaps?population="),
        ("Who refers them to whom", "/referrals?population="),
    ),
}


def questions_about(entity: Entity) -> list[tuple[str, str]]:
    """Return words and address of each question to go on to; a kind of bodies has none."""
    asked = [] if entity.generic else [one for label in entity.labels for one in _QUESTIONS.get(label, ())]
    return [(words, address + quote(entity.id)) for words, address in asked]


PAGE = Page(
    name="entities",
    path="/entities/{id}",
    title="Profile",
    answer=answer,
    words={"questions_about": questions_about},
    example="/entities/hillside-health-initiative?as_of=2023-05-01",
)
