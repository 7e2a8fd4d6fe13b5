"""Map: the network around one or several entities, drawn and as a list, when somebody asks for it."""

from collections.abc import Sequence
from typing import Annotated
from urllib.parse import urlencode

from fastapi import Query, Request
from pydantic import ConfigDict, Field

from api.deps import AsOf, GraphStore, LinkTypes, Narrowed, WhoIsMeant
from api.pages import Page
from graph.bolt.store import Store
from graph.maps.single_file import MapParts, map_parts
from graph.maps.told import filters_in_words, told_of
from graph.questions.examples import Example, examples
from graph.questions.neighborhood import neighborhood
from graph.questions.only import Only
from graph.questions.results import Result, Subgraph
from graph.questions.whole import whole

Ids = Annotated[list[str] | None, Query(description="Ids or names; repeat it, or put commas between them.")]
MostLinks = Annotated[int, Query(ge=1, le=5000, description="Most links.")]
Depth = Annotated[int, Query(ge=1, le=6, description="How many links away.")]


class CitedSource(Result):
    """A source, as far as a map names it."""

    model_config = ConfigDict(from_attributes=True)

    id: str
    title: str
    publisher: str
    url: str
    published: str | None
    license: str


class Asked(Subgraph):
    """A part of the network, and what was asked for beside names and a day."""

    types: tuple[str, ...] = Field((), description="The only types of link asked for; none is all.")
    narrowed: tuple[str, ...] = Field((), description="What else was asked for, in words.")
    depth: int = 1
    limit: int = 500


class Drawn(Asked):
    """What a map shows, and what it says of itself."""

    drawn: bool = Field(True, description="Whether something was asked for.")
    title: str = ""
    data_date: str = ""
    sources: tuple[CitedSource, ...] = ()
    examples: tuple[Example, ...] = Field((), description="Where to begin, when nothing was asked for.")


def answer(
    store: GraphStore,
    names: WhoIsMeant,
    as_of: AsOf,
    links: LinkTypes,
    only: Narrowed,
    ids: Ids = None,
    depth: Depth = 1,
    all: Annotated[bool, Query(description="Without ids: draw all that act.")] = False,  # noqa: A002
    limit: MostLinks = 500,
) -> Drawn:
    """Return what a map around these entities shows: entities, links, sources."""
    centers = names.all(ids or [])
    if not centers and not all:
        return Drawn(drawn=False, as_of=as_of, examples=examples(store))
    asked = names.meant(only)
    if centers:
        found = neighborhood(store, centers, depth=depth, types=links, as_of=as_of, only=asked, limit=limit)
    else:
        found = whole(store, types=links, as_of=as_of, only=asked, limit=limit)
    return _drawn(store, asked_with(found, links, asked, depth, limit))


def asked_with(found: Subgraph, links: Sequence[str] | None, only: Only, depth: int, limit: int) -> Asked:
    """Return a part of the network with what it was asked for with."""
    return Asked.model_construct(
        **dict(found), types=tuple(links or ()), narrowed=only.told, depth=depth, limit=limit
    )


def _drawn(store: Store, found: Asked) -> Drawn:
    told = told_of(store, found)
    return Drawn.model_construct(
        **dict(found),
        drawn=True,
        title=told["title"],
        data_date=told["data_date"],
        sources=tuple(map(CitedSource.model_validate, told["sources"])),
        examples=(),
    )


def draw(request: Request, result: Drawn) -> MapParts:
    """Return the drawing, from which every profile and the neighbors of everybody can be reached."""
    return map_parts(
        result,
        profiles="/entities/",
        grow=grow_address(request),
        title=result.title,
        sources=result.sources,
        data_date=result.data_date,
        filters=filters_in_words(result.types, result.narrowed, result.depth if result.centers else 1),
        address=f"{request.url.path}?{request.url.query}",
    )


def grow_address(request: Request) -> str:
    """Return the address of this map, behind which the id of one more entity can be put."""
    kept = [(key, value) for key, value in request.query_params.multi_items() if key != "all"]
    return f"{request.url.path}?{urlencode([*kept, ('ids', '')])}"


PAGE = Page(
    name="map",
    path="/map",
    title="Map",
    answer=answer,
    menu=2,
    carried=True,
    example="/map?ids=HHI&as_of=2023-05-01",
    words={"draw": draw, "grow_address": grow_address},
)
