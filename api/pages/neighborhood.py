"""Neighborhood: the network around entities as a plain list, for slow lines and for programs."""

from api.deps import AsOf, GraphStore, LinkTypes, Narrowed, WhoIsMeant
from api.pages import Page
from api.pages.map import Asked, Depth, Ids, MostLinks, asked_with
from graph.maps.ties import drawn_ties
from graph.maps.told import filters_in_words
from graph.maps.words import NO_TIE
from graph.questions.neighborhood import neighborhood


def answer(
    store: GraphStore,
    names: WhoIsMeant,
    as_of: AsOf,
    links: LinkTypes,
    only: Narrowed,
    ids: Ids = None,
    depth: Depth = 1,
    limit: MostLinks = 500,
) -> Asked:
    """Return what lies within some links of these entities, every link with its evidence."""
    asked = names.meant(only)
    found = names.asked_of(
        ids or [],
        lambda centers: neighborhood(
            store, centers, depth=depth, types=links, as_of=as_of, only=asked, limit=limit
        ),
        lists=True,
    )
    return asked_with(found, links, asked, depth, limit)


PAGE = Page(
    name="neighborhood",
    path="/neighborhood",
    title="Neighborhood",
    answer=answer,
    carried=True,
    example="/neighborhood?ids=HHI&as_of=2023-05-01",
    words={"ties_of": drawn_ties, "filters_in_words": filters_in_words, "no_tie": NO_TIE},
)
