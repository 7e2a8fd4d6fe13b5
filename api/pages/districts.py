"""Districts: a map of squares and a table of who is active where."""

from typing import Annotated

from fastapi import Query

from api.deps import AsOf, GraphStore, WhoIsMeant
from api.pages import Page
from graph.questions.districts import District, Districts, districts

_SHADES = 4


def answer(
    store: GraphStore,
    names: WhoIsMeant,
    as_of: AsOf,
    theme: Annotated[str, Query(description="Only this theme and its parts: an id or a name.")] = "",
    limit: Annotated[int, Query(ge=1, le=1000, description="Most organizations named for a district.")] = 10,
) -> Districts:
    """Say how many organizations are active in each district, today unless asked."""
    about = names.one(theme) if theme.strip() else None
    return districts(store, about, as_of=as_of, limit=limit)


def laid(result: Districts) -> tuple[tuple[District, ...], ...]:
    """Return the districts that have a square, country by country."""
    countries = sorted({each.country for each in result.districts if each.row is not None})
    return tuple(
        tuple(each for each in result.districts if each.row is not None and each.country == country)
        for country in countries
    )


def shade(number: int, most: int) -> int:
    """Return how dark a square is: 0 for nobody known, else from 1 to the darkest for the most."""
    return 0 if number == 0 else 1 + (number - 1) * _SHADES // most


PAGE = Page(
    name="districts",
    path="/districts",
    title="Districts",
    answer=answer,
    menu=30,
    example="/districts?theme=nutrition&as_of=2023-05-01",
    words={"laid": laid, "shade": shade},
)
