"""Ten countries at once: 100,000 entities and 500,000 links."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench.country import fill
from bench.engines import empty
from bench.table import Finding, seconds
from graph.bolt.cypher import create_schema, set_node
from graph.bolt.lease import writing
from graph.bolt.store import Store
from loaders.apply import apply
from loaders.spool import Spool

ENTITIES = 100_000
LINKS = 500_000
STAMP = {"load": "stress", "loaded_at": "2026-01-01T00:00:00Z"}


def findings(store: Store) -> Iterator[Finding]:
    """Yield how fast that many are applied."""
    empty(store)
    create_schema(store)
    with tempfile.TemporaryDirectory() as name, Spool(Path(name) / "stress.spool") as spool:
        fill(spool, links=LINKS, entities=ENTITIES)
        store.write(set_node("Source"), props={"id": "country", "status": "complete"})
        with writing(store, Path(name)) as lease:
            taken = seconds(lambda: apply(store, spool, lease, STAMP))
    what = f"apply {LINKS:,} links, {ENTITIES:,} entities"
    rate = f"{(LINKS + ENTITIES) / taken:,.0f} statements a second"
    yield Finding(what, store.engine, f"{taken:.0f} s", rate, None, "")
