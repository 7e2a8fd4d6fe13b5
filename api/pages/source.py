"""Source: one document or data file, and how its loads went."""

from pathlib import PurePath

from api.deps import GraphStore
from api.pages import Page
from graph.questions.sources import SourceWithLoads, source


def answer(store: GraphStore, id: str) -> SourceWithLoads:  # noqa: A002
    """Tell of one source what it is, what came of its loads, and what was refused or left unused."""
    found = source(store, id)
    loads = tuple(load.model_copy(update={"rejects_file": _name(load.rejects_file)}) for load in found.loads)
    return found.model_copy(update={"loads": loads})


def _name(path: str | None) -> str | None:
    """Return the name of a file; where it lies on the server is nobody's business."""
    return PurePath(path).name if path else None


PAGE = Page(
    name="source",
    path="/sources/{id}",
    title="Source",
    answer=answer,
    example="/sources/open-door-survey-2023",
)
