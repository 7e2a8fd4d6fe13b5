"""Reading directories of services without a database, for the tests of their loader."""

import csv
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from graph.model.sources import Source
from graph.model.statements import Description, Link
from loaders.catalogue import Options
from loaders.reading import read_into
from loaders.sources.hsds import LOADER
from loaders.spool import Spool
from tests.loaders.sources.counted import Counted

SAMPLE = Path(__file__).parents[2] / "data" / "hsds" / "directory"
FULL = {
    "Organization": 1, "Service": 1, "Project": 1, "Theme": 1, "Place": 2,
    "PROVIDES": 1, "WORKS_ON": 1, "IMPLEMENTS": 1, "OPERATES_IN": 2, "PART_OF": 1,
}  # fmt: skip
TABLES = {
    "Organization": 1, "Service": 1, "Project": 1, "Place": 2,
    "PROVIDES": 1, "IMPLEMENTS": 1, "OPERATES_IN": 1, "PART_OF": 1,
}  # fmt: skip
OFFERED = {"Organization": 1, "Service": 1, "Project": 1, "PROVIDES": 1}
EXAMPLES = {
    "csv_organizations.csv": TABLES,
    "tabular.json": TABLES,
    "organization_full.json": FULL,
    "service_full.json": FULL,
    "service_at_location_full.json": FULL,
    "mock-data_organizations_d9d5e0f5-d3ce-4f73-9a2f-4dd0ecc6c610.json": FULL,
    "mock-data_services_ac148810-d857-441c-9679-408f346de14b.json": FULL,
    "mock-data_service_at_locations_e94c9f38-1e8f-4564-91d4-d53501ab1765.json": FULL,
    "organization_list.json": {"Organization": 1},
    "service_list.json": OFFERED,
    "service_at_location_list.json": {**OFFERED, "Place": 1, "OPERATES_IN": 1},
    "location.json": {"Place": 2, "PART_OF": 1},
}
"""What the official examples hold, counted by hand."""
D = TypeVar("D", bound=Description)
L = TypeVar("L", bound=Link)


@dataclass
class Directory:
    """What a file says, row by row, and what came of its rows."""

    source: Source | None
    said: list[object] = field(default_factory=list)
    rejected: list[tuple[str, str]] = field(default_factory=list)
    unused: dict[str, int] = field(default_factory=dict)
    heard: dict[str, int] = field(default_factory=dict)

    def described(self, kind: type[D]) -> list[D]:
        return [one for one in self.said if isinstance(one, kind)]

    def links(self, kind: type[L]) -> list[L]:
        return [one for one in self.said if isinstance(one, kind)]

    def named(self, kind: type[L]) -> set[tuple[str, str]]:
        """Return who is joined to whom by links of a kind, by the names in the file."""
        return {(one.from_stated, one.to_stated) for one in self.links(kind)}


def read(path: Path, folder: Path) -> Directory:
    """Read a file into a spool, and listen to what its rows say."""
    with Spool(folder / f"{path.name}.spool") as spool:
        read_into(spool, path, LOADER, Options())
        rejected = [(one.where, one.reason) for one in spool.rejects()]
        heard = {kind: count for kind, count in spool.heard().items() if kind != "DESCRIBES"}
        found = Directory(None, [], rejected, spool.unused(), heard)
    bad = {where for where, _ in rejected}
    opened = LOADER.open(path, Options())
    found.source = opened.source
    for row in opened.rows:
        if row.where not in bad:
            found.said += opened.parse(row)
    return found


def directory(entry: Path) -> dict[str, list[dict[str, str]]]:
    """Return the rows of the tables of a folder, by the names of the tables."""
    return {
        path.stem: list(csv.DictReader(path.open(encoding="utf-8"))) for path in entry.parent.glob("*.csv")
    }


def counted(entry: Path) -> Counted:
    """Count what the tables of an Ohana folder say."""
    tables = directory(entry)
    places = {row["id"] for row in tables["locations"] if row["virtual"] != "true"}
    offered = [row for row in tables["services"] if row["location_id"] in places]
    areas, terms = (
        [one for row in tables["services"] for one in row[column].split(",") if one.strip()]
        for column in ("service_areas", "taxonomy_ids")
    )
    links = {
        "PROVIDES": len(tables["services"]),
        "OPERATES_IN": len(places) + len(offered) + len(areas),
        "WORKS_ON": len(terms),
        "IMPLEMENTS": len(tables["programs"]),
        "PART_OF": len([row for row in tables["addresses"] if row["location_id"] in places]),
    }
    things = {"Organization": len(tables["organizations"]), "Service": len(tables["services"])}
    return Counted(Counter(links), Counter(things))


def counted_by_hand(path: Path) -> Counted:
    """Return what one of the official examples says."""
    held = EXAMPLES[path.name]
    return Counted(
        Counter({kind: count for kind, count in held.items() if kind.isupper()}),
        Counter({kind: count for kind, count in held.items() if not kind.isupper()}),
    )
