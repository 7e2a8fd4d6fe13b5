"""Partners: who could join organizations, the members of a network, or work on a need, and why."""

from collections.abc import Mapping
from typing import Annotated

from fastapi import Depends, Query
from pydantic import Field

from api.deps import AsOf, GraphStore, WhichPart, WhoIsMeant
from api.nothing_asked import nothing_asked
from api.pages import Page
from graph.questions.partners import Partners, partners

_PLAIN = {
    "complementarity": "Covers what is lacking",
    "ground": "Does what you do",
    "closeness": "Close over others",
    "rooms": "Meets you in rooms",
    "activity": "Active, and lately heard of",
}
_HELD_BACK = {"networks": "Networks", "government": "Government bodies"}
_Part = Annotated[float, Query(ge=0, le=100, description="How much this part counts; 0 leaves it out.")]
_Factor = Annotated[float, Query(ge=0, le=1, description="What their scores are multiplied by.")]


class Joined(Partners):
    """Who could join, where somebody asked."""

    looked: bool = Field(description="Whether anything was asked for.")


def _weights(
    complementarity: _Part = 3,
    ground: _Part = 1,
    closeness: _Part = 2,
    rooms: _Part = 1,
    activity: _Part = 1,
    networks: _Factor = 0.5,
    government: _Factor = 0.5,
) -> Mapping[str, float]:
    return dict(locals())


_Weights = Annotated[Mapping[str, float], Depends(_weights)]
_Needed = Annotated[
    list[str] | None, Query(description="What is needed: an id or a name; repeat it, or put commas between.")
]


def answer(
    store: GraphStore,
    names: WhoIsMeant,
    as_of: AsOf,
    page: WhichPart,
    weights: _Weights,
    ids: Annotated[
        list[str] | None, Query(description="Who looks for partners; a network asks for its members.")
    ] = None,
    theme: _Needed = None,
    population: _Needed = None,
    place: _Needed = None,
    limit: Annotated[int, Query(ge=1, le=200, description="Most partners.")] = 20,
) -> Joined:
    """Return who could join on a day, today unless asked, the best first, each with reasons and evidence."""
    who, *needed = (names.all(texts or []) for texts in (ids, theme, population, place))
    if not (who or any(needed)):
        return nothing_asked(Joined, as_of, limit)
    themes, populations, places = needed
    found = partners(
        store,
        who,
        themes=themes,
        populations=populations,
        places=places,
        weights=weights,
        as_of=as_of,
        limit=limit,
        page=page,
    )
    return Joined(**dict(found), looked=True)


PAGE = Page(
    name="partners",
    path="/partners",
    title="Partners",
    answer=answer,
    menu=10,
    words={"plain": _PLAIN, "held_back": _HELD_BACK},
    example="/partners?ids=RRA&place=Musanze&as_of=2023-05-01",
)
