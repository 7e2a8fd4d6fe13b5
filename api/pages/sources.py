"""Sources: the documents and data files that the graph was made of."""

from typing import Annotated

from fastapi import Query

from api.deps import GraphStore, WhichPart
from api.pages import Page
from graph.questions.sources import Sources, sources


def answer(
    store: GraphStore,
    page: WhichPart,
    limit: Annotated[int, Query(ge=1, le=10_000, description="Most sources that are shown.")] = 500,
) -> Sources:
    """List the sources, what each gave, and whether its load was finished."""
    return sources(store, limit=limit, page=page)


PAGE = Page(name="sources", path="/sources", title="Sources", answer=answer, menu=4)
