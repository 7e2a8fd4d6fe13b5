"""The head of an activity: its name, its dates and how far it is."""

from collections.abc import Iterator

from graph.errors import RowRejected
from graph.model.statements import Statement
from loaders.sources.iati.rows import PARTS, Part


def head(part: Part) -> Iterator[Statement]:
    """Yield an activity as a project; refused where its dates are wrong, though its parts can be used."""
    element = part.element
    element.pass_over(*PARTS, "transaction")
    for name in ("default-currency", "last-updated-datetime", "version"):
        element.get(name)
    if part.activity.refused:
        raise RowRejected(part.activity.refused)
    yield part.activity.project
