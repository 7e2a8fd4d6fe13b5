"""IATI: activities of development cooperation, and the organizations that publish them."""

from collections.abc import Callable, Iterator
from pathlib import Path

from graph.errors import SourceUnusable
from graph.model.statements import Statement
from loaders.catalogue import Loader, Opened, Options, Whom
from loaders.readers import kind_of
from loaders.readers.xml import root_of
from loaders.sources.iati.facts import ACTIVITY, ROOTS, facts_of
from loaders.sources.iati.flat import KINDS, flat_facts, flat_rows, flat_table, is_flat
from loaders.sources.iati.heads import head
from loaders.sources.iati.organizations import described
from loaders.sources.iati.participants import participant, relation, reporter
from loaders.sources.iati.payments import payment
from loaders.sources.iati.places import country, location, region
from loaders.sources.iati.rows import Part, Payment, Told, rows_of
from loaders.sources.iati.themes import sector

PARSERS: dict[str, Callable[[Part], Iterator[Statement]]] = {
    ACTIVITY: head,
    "reporting-org": reporter,
    "participating-org": participant,
    "recipient-country": country,
    "recipient-region": region,
    "location": location,
    "sector": sector,
    "related-activity": relation,
}


def sureness(path: Path) -> int:
    """Tell how surely a file is IATI: its outermost element says so, or the columns of a table."""
    try:
        root = root_of(path)
        if root is not None and root.tag in ROOTS:
            return 100
        return 90 if is_flat(path) else 0
    except SourceUnusable:
        return 0


def open_file(path: Path, _: Options) -> Opened[Told]:
    """Open a file of activities or organizations: a first pass takes who reports and which ids there are."""
    if kind_of(path) in KINDS and is_flat(path):
        table = flat_table(path)
        facts = flat_facts(table)
        return Opened(source=facts.source(path), rows=flat_rows(table, facts), parse=parse, about=about)
    facts = facts_of(path)
    return Opened(source=facts.source(path), rows=rows_of(path, facts), parse=parse, about=about)


def parse(row: Told) -> Iterator[Statement]:
    """Yield what one element says."""
    if isinstance(row, Payment):
        return payment(row)
    return PARSERS[row.element.tag](row) if isinstance(row, Part) else described(row)


def about(row: Told) -> Iterator[Whom]:
    """Yield the activity that a row is about, which is told of one that is refused."""
    if isinstance(row, Part):
        yield "", row.activity.project.stated_id


LOADER = Loader(
    name="iati",
    version="4",
    title="IATI activities and organizations",
    reads="XML of the International Aid Transparency Initiative: activity files of version 1 and 2, "
    "organization files; tables flattened from them (CSV, XLSX) with the column iati_identifier.",
    becomes="Each activity a project with its title, dates, status, parent, places and sectors with their "
    "percentages, and those that fund it, answer for it and carry it out; each transaction one flow of "
    "money, from the provider (else the reporting organization) to the receiver (else, or where one pays "
    "itself, the activity). Percentages that do not add up to 100 are counted.",
    leaves_out="Contacts, budgets, planned disbursements, results, documents, tags, policy markers, "
    "siblings, elements of other namespaces; of organization files all but who is who.",
    sureness=sureness,
    open=open_file,
)
