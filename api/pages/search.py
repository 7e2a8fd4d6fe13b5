"""Search: whom a name, an acronym or a misspelling may mean, the best match on top."""

from typing import Annotated

from fastapi import Query
from pydantic import Field

from api.deps import AsOf, GraphStore, WhichPart, WhoIsMeant
from api.pages import Page
from graph.questions.results import Result
from graph.questions.search import Found, search


class Searched(Result):
    """What was looked for, and what was found."""

    q: str
    kind: str | None
    place: str | None = Field(description="Id of the place asked for.")
    theme: str | None = Field(description="Id of the theme asked for.")
    results: tuple[Found, ...]
    total: int = Field(description="How many were found.")
    truncated: bool = Field(description="Whether more follows; ask for the next page.")
    left_out: int = Field(description="How many found come after these.")
    as_of: str | None


def answer(
    store: GraphStore,
    names: WhoIsMeant,
    as_of: AsOf,
    page: WhichPart,
    q: Annotated[str, Query(description="A name, an acronym, or what you remember of it.")] = "",
    kind: Annotated[str, Query(description="Only this kind, such as Network.")] = "",
    place: Annotated[str, Query(description="Only what works in this place.")] = "",
    theme: Annotated[str, Query(description="Only what works on this theme.")] = "",
    limit: Annotated[int, Query(ge=1, le=500, description="Most that is shown.")] = 20,
) -> Searched:
    """Find entities by name, alias, acronym, misspelling or word order, in any language of the data."""
    where = names.one(place) if place.strip() else None
    about = names.one(theme) if theme.strip() else None
    asked = {"q": q.strip(), "kind": kind or None, "place": where, "theme": about}
    if not q.strip():
        return Searched(**asked, results=(), total=0, truncated=False, left_out=0, as_of=as_of)
    found = search(store, q, kind=kind or None, place=where, theme=about, as_of=as_of, limit=limit, page=page)
    return Searched(**asked, **dict(found))


PAGE = Page(name="search", path="/search", title="Search", answer=answer, menu=1, example="/search?q=HHI")
