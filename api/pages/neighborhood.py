"""Neighborhood: the network around entities as a plain list, for slow lines and for programs."""

from api.deps import AsOf, GraphStore, LinkTypes, Narrowed, WhoIsMeant
from api.pages import Page
from api.pages.map import Depth, Ids, MostLinks
from graph.maps.ties import drawn_ties
from graph.questions.neighborhood import neighborhood
from graph.questions.results import Subgraph


def answer(
    store: GraphStore,
    names: WhoIsMeant,
    as_of: AsOf,
    links: LinkTypes,
    only: Narrowed,
    ids: Ids = None,
    depth: Depth = 1,
    limit: MostLinks = 500,
) -> Subgraph:
    """Return what lies within some links of these entities, every link with its evidence."""
    asked = names.meant(only)
    return names.asked_of(
        ids or [],
        lambda found: neighborhood(
            store, found, depth=depth, types=links, as_of=as_of, only=asked, limit=limit
        ),
        lists=True,
    )


PAGE = Page(
    name="neighborhood",
    path="/neighborhood",
    title="Neighborhood",
    answer=answer,
    carried=True,
    example="/neighborhood?ids=HHI&as_of=2023-05-01",
    words={"ties_of": drawn_ties},
)
