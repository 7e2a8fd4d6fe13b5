"""A graph filled with what was invented, by our own way of writing."""

import tempfile
from collections.abc import Callable
from pathlib import Path

from bench.engines import empty
from bench.table import seconds
from graph.bolt.cypher import create_schema, set_node
from graph.bolt.lease import writing
from graph.bolt.store import Store
from graph.model.sources import Source
from loaders.apply import apply
from loaders.spool import Spool

STAMP = {"load": "bench", "loaded_at": "2026-01-01T00:00:00Z"}


def filled(store: Store, source: Source, tell: Callable[[Spool], None]) -> float:
    """Leave in the graph only what is told to a spool, and return in how many seconds it was applied."""
    empty(store)
    create_schema(store)
    with tempfile.TemporaryDirectory() as name, Spool(Path(name) / "bench.spool") as spool:
        tell(spool)
        store.write(set_node("Source"), props={"id": source.id, "status": "complete"})
        with writing(store, Path(name)) as lease:
            return seconds(lambda: apply(store, spool, lease, STAMP))
