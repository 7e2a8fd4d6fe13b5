"""Organization files: who an organization is; its budgets and documents are left out."""

from collections.abc import Iterator

from graph.errors import RowRejected
from graph.model.statements import Statement
from loaders.readers.element import Element
from loaders.sources.iati.bodies import Bodies, code_of, organization
from loaders.sources.iati.days import day_of
from loaders.sources.iati.narratives import words_of
from loaders.sources.iati.rows import Publisher

_IDENTIFIERS = ("organisation-identifier", "iati-identifier", "identifier")
"""What the identifier is called in version 2, and was called before."""


def described(row: Publisher) -> Iterator[Statement]:
    """Yield the organization that a file is about, and the one that reports it."""
    element, language = row.element, row.element.language
    code = code_of(_identifier(element))
    body = organization(code, words_of(element.children("name"), language), "")
    if body is None:
        raise RowRejected("the organization has neither an organisation-identifier nor a name; write one")
    for name in ("default-currency", "version"):
        element.get(name)
    said_on = day_of(element.get("last-updated-datetime")) or row.said_on
    yield body.model_copy(
        update={"record": body.identifiers[0] if body.identifiers else row.where, "said_on": said_on}
    )
    for one in element.children("reporting-org"):
        reporter = Bodies(language).of(one)
        if reporter is not None:
            yield reporter


def _identifier(element: Element) -> str:
    found = (element.child(tag) for tag in _IDENTIFIERS)
    return next((one.text for one in found if one and one.text), "")
