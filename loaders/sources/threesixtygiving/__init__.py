"""Grants of foundations, companies and governments as 360Giving publishes them: JSON, CSV and XLSX."""

import re
from pathlib import Path

from graph.errors import SourceUnusable
from loaders.catalogue import Loader, Opened, Options
from loaders.readers import Row, kind_of
from loaders.readers.files import head_of
from loaders.readers.kept import Kept
from loaders.sources.threesixtygiving.about import source_of
from loaders.sources.threesixtygiving.grants import grants_of, has_grants
from loaders.sources.threesixtygiving.named import Named
from loaders.sources.threesixtygiving.statements import Parser

__all__ = ["LOADER"]

_HEAD = 262_144
_PACKAGE = re.compile(rb'"grants"\s*:\s*\[')
_GRANT = re.compile(rb'"(?:amountAwarded|awardDate|fundingOrganization)"\s*:')


def sureness(path: Path) -> int:
    """Tell how surely a file holds such grants: by the names in a JSON file, or by the columns of a table."""
    try:
        kind = kind_of(path)
        if kind == "json":
            head = head_of(path, _HEAD)
            return 95 if _PACKAGE.search(head) and _GRANT.search(head) else 0
        return 97 if kind in ("csv", "xlsx") and has_grants(path) else 0
    except SourceUnusable:
        return 0


def open_grants(path: Path, _options: Options) -> Opened[Row]:
    """Open a file of grants: a first pass takes who and what is named in it, and nothing more."""
    if kind_of(path) not in ("json", "csv", "xlsx"):
        raise SourceUnusable(f"{path.name}: grants come as JSON, CSV or XLSX")
    if kind_of(path) != "json" and not has_grants(path):
        raise SourceUnusable(
            f"{path.name}: no header has the columns Identifier, Amount Awarded and Funding Org:Identifier"
        )
    source = source_of(path)
    grants = Kept(grants_of(path))
    return Opened(source=source, rows=grants, parse=Parser(Named().hear(grants), source.published))


LOADER = Loader(
    name="360giving",
    version="1",
    title="Grants in the 360Giving standard",
    reads="JSON packages with a list `grants`, and their flattened form as CSV or XLSX.",
    becomes=(
        "Each grant one link FUNDS from funder to recipient, with amount and date; where it tells of its "
        "program, dates, places or themes, also a project of the recipient."
    ),
    leaves_out=(
        "Grants to individuals, which are counted and never taken; amounts applied for and disbursed; "
        "addresses, points on the map and what funders add in columns of their own."
    ),
    sureness=sureness,
    open=open_grants,
)
