"""What services and organizations are about: terms of the publisher's taxonomy."""

from collections.abc import Iterator

from graph.identity.normalize import slug
from graph.model.entities import Theme
from graph.model.links import Serves, WorksOn
from graph.model.statements import Description, Link
from loaders.sources.hsds.index import Index, TaxonomyTerm, term_of
from loaders.sources.hsds.places import stated
from loaders.sources.hsds.rows import Line
from loaders.sources.hsds.tables import ORGANIZATIONS, SERVICES
from loaders.terms import term_named

_KINDS = {ORGANIZATIONS: "organization", SERVICES: "service"}


def attribute(line: Line, index: Index) -> Iterator[Description | Link]:
    """Say what a row of the table of attributes gives to an organization or service."""
    for table, pointer in ((SERVICES, "service_id"), (ORGANIZATIONS, "organization_id")):
        own = line[pointer] or line["link_id"]
        if own in index.names[table]:
            yield from tagged(line, index, table, own, term_of(line))
            return


def tagged(line: Line, index: Index, table: str, own: str, term: str) -> Iterator[Description | Link]:
    """Say that something is about a term: a theme, or people whom the vocabulary knows."""
    meant = index.terms.get(term)
    if meant is None or not meant.name:
        return
    about = term_named("Theme", meant.name) or term_named("Population", meant.name) or _own_theme(term, meant)
    link = Serves if about.label == "Population" else WorksOn
    yield about
    yield link(
        from_stated_id=stated(_KINDS[table], own),
        to_stated_id=about.stated_id,
        from_stated=index.names[table][own],
        to_stated=meant.name,
        quote=meant.name,
        record=line.row.where,
    )


def _own_theme(term: str, meant: TaxonomyTerm) -> Theme:
    codes = (f"{slug(meant.taxonomy)}:{meant.code}",) if meant.taxonomy and meant.code else ()
    return Theme(stated_id=stated("term", term), name=meant.name, identifiers=codes)
