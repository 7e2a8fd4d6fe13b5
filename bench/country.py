"""A network of the size of a country, invented: 5,000 organizations and 50,000 links."""

import csv
import random
from collections.abc import Iterator
from pathlib import Path

from graph.model.entities import Organization
from graph.model.links import Funds, PartnersWith
from graph.model.sources import Source
from graph.model.statements import Link, Statement
from loaders.spool import Spool

ENTITIES = 5_000
LINKS = 50_000
SOURCE = Source(id="country", file="country.csv", publisher="Bench", loader="tables")


def statements(changed: int = 0, links: int = LINKS, entities: int = ENTITIES) -> Iterator[Statement]:
    """Yield the statements; the last `changed` links differ from those of the first version."""
    dice = random.Random(7)
    for number in range(entities):
        yield Organization(
            source=SOURCE.id,
            stated_id=f"org-{number}",
            name=f"Organization number {number}",
            country="RW",
            record=f"row {number}",
        )
    for number in range(links):
        one, other = dice.sample(range(entities), 2)
        if dice.random() < 0.1:
            other = 0  # a hub, as every real network has
        words = f"version two of {number}" if number >= links - changed else f"link {number}"
        kind: type[Funds] | type[PartnersWith] = Funds if number % 2 else PartnersWith
        yield kind(
            source=SOURCE.id,
            from_stated_id=f"org-{one}",
            to_stated_id=f"org-{other if other != one else 1}",
            quote=words,
            since=str(2000 + number % 24),
            record=f"row {number}",
        )


def fill(spool: Spool, changed: int = 0, links: int = LINKS, entities: int = ENTITIES) -> None:
    """Fill a spool with the network."""
    spool.hear_source(SOURCE)
    for statement in statements(changed, links, entities):
        spool.hear(statement, statement.record)
    spool.seal()


def write_table(path: Path, changed: int = 0) -> Path:
    """Write the links of the network as a table, and return the file."""
    with path.open("w", newline="", encoding="utf-8") as stream:
        rows = csv.writer(stream)
        rows.writerow(["type", "from", "to", "since", "quote"])
        for said in statements(changed):
            if isinstance(said, Link):
                ends = (f"Organization {said.from_stated_id}", f"Organization {said.to_stated_id}")
                rows.writerow([said.type, *ends, said.since, said.quote])
    return path
