"""Overview: what the graph knows, and what it does not."""

from api.deps import AsOf, GraphStore
from api.pages import Page
from graph.questions.overview import Overview, overview


def answer(store: GraphStore, as_of: AsOf) -> Overview:
    """Count what the graph holds: kinds, links, districts, and how much of it is dated or reviewed."""
    return overview(store, as_of=as_of)


PAGE = Page(name="overview", path="/overview", title="Overview", answer=answer, menu=5)
