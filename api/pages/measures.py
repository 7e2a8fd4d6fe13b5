"""Measures: who holds the network together, how sure that is, and what the network is like as a whole."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Annotated
from urllib.parse import urlencode

from fastapi import Query
from starlette.datastructures import QueryParams

from api.deps import (
    AsOf,
    Confidence,
    GraphStore,
    LinkTypes,
    Place,
    Sources,
    Theme,
    WhichPart,
    WhoIsMeant,
    parts_of,
)
from api.pages import Page
from api.place_plot import place_plot
from graph.exchange.measure_table import measure_table
from graph.measures.doubt import IN_DOUBT, Doubt
from graph.measures.measure import declared
from graph.measures.view import ROOMS, WEIGHING, View
from graph.model.links import ACTING, LINK_KINDS
from graph.questions.measures import measures
from graph.questions.measures.rows import BY_KNOWN, BY_NAME
from graph.questions.measures.told import Measures

OF_NETWORK = {
    "isolates": "Tied to nobody",
    "components": "Parts",
    "largest": "In the largest part",
    "density": "Density",
    "mean_degree": "Ties on average",
    "mean_distance": "Steps on average",
    "transitivity": "Closed triangles",
    "reciprocity": "Answered ties",
    "assortativity_by_kind": "Alike in kind",
    "assortativity_by_degree": "Alike in ties",
}
SHOWN = ("degree", "betweenness", "core", "constraint", "community")
_FIRST = "betweenness"
_OTHERS = ", ".join((BY_NAME, *BY_KNOWN))
_BODIES = ("Organization",)
_TITLES = {each.name: each.title for each in declared().values()}
Several = Annotated[list[str] | None, Query(description="Names, commas between them.")]


def answer(
    store: GraphStore,
    names: WhoIsMeant,
    as_of: AsOf,
    page: WhichPart,
    links: LinkTypes,
    measure: Several = None,
    kinds: Several = None,
    through: Annotated[str, Query(description="Tied by what two share: " + ", ".join(ROOMS))] = "",
    weight: Annotated[str, Query(description="What a tie counts: " + ", ".join(WEIGHING))] = "none",
    directed: Annotated[bool, Query(description="With the direction of ties.")] = False,
    source: Sources = None,
    place: Place = "",
    theme: Theme = "",
    confidence: Confidence = 0.0,
    largest: Annotated[bool, Query(description="Only the largest connected part.")] = False,
    sort: Annotated[str, Query(description=f"A measure that is asked for, or {_OTHERS}.")] = "",
    reverse: Annotated[bool, Query(description="The last first.")] = False,
    doubt: Annotated[str, Query(description="What is in doubt: " + ", ".join(IN_DOUBT))] = "ties",
    missing: Annotated[float, Query(ge=0, le=0.9, description="Share of missing ties.")] = 0.2,
    wrong: Annotated[float, Query(ge=0, le=0.9, description="Share of wrong ties.")] = 0.05,
    without: Annotated[list[str] | None, Query(description="What is lost without these: names.")] = None,
    limit: Annotated[int, Query(ge=1, le=100_000, description="Most entities.")] = 50,
) -> Measures:
    """Return measures of those in a view of the network, with how far their places may shift."""
    wanted = parts_of(measure) or SHOWN
    of, over = parts_of(kinds) or _BODIES, tuple(links or ACTING)
    view = View(of, over, through, weight, directed, parts_of(source), largest)
    return measures(
        store,
        replace(view, place=names.maybe(place), theme=names.maybe(theme), confidence=confidence),
        names=wanted,
        sort=_sort(sort.strip(), wanted),
        reverse=reverse,
        doubt=Doubt(doubt, missing, wrong),
        without=names.all(without or []),
        as_of=as_of,
        limit=limit,
        page=page,
    )


def sorted_at(query: QueryParams, answer: Measures, name: str) -> str:
    """Return the address of the same table sorted by another column, or by the same one turned round."""
    kept = [(key, value) for key, value in query.multi_items() if key not in ("sort", "reverse")]
    turned = [("reverse", "true")] if name == answer.sorted_by and not answer.reverse else []
    return f"/measures?{urlencode([*kept, ('sort', name), *turned])}"


def digits(number: float | None) -> str:
    """Return a number as people read it."""
    if number is None:
        return "–"
    return (
        f"{number:,}" if isinstance(number, int) else f"{number:.3g}" if abs(number) < 1 else f"{number:,.2f}"
    )


def asked_doubt(query: QueryParams) -> str:
    """Return what was asked to be in doubt."""
    return query.get("doubt") or Doubt().by


def _sort(sort: str, wanted: Sequence[str]) -> str | None:
    """Return what to sort by; a form may still name a measure that is no longer asked for."""
    if sort and (sort in wanted or sort not in declared()):
        return sort
    return _FIRST if _FIRST in wanted else None


PAGE = Page(
    name="measures",
    path="/measures",
    title="Measures",
    answer=answer,
    menu=33,
    table=measure_table,
    words={
        "place_plot": place_plot,
        "sorted_at": sorted_at,
        "digits": digits,
        "asked_doubt": asked_doubt,
        "measure_titles": _TITLES,
        "titles": _TITLES | {each: each.capitalize() for each in (BY_NAME, *BY_KNOWN)},
        "link_titles": {kind.type: kind.title for kind in LINK_KINDS},
        "tied_by": {"": "links"} | {name: room.title for name, room in ROOMS.items()},
        "weighing": WEIGHING,
        "of_network": OF_NETWORK,
    },
    example="/measures?as_of=2023-05-01",
)
