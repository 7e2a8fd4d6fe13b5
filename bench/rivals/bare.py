"""The bare driver: find what is there, create the rest, in batches."""

from pathlib import Path
from typing import LiteralString

from bench.iati_flat import Row, flat, start_of
from graph.bolt.store import Store

BATCH = 2500


def load(store: Store, path: Path) -> None:
    """Load the file."""
    found = flat(path)
    for labels, nodes in found.nodes.items():
        known_ones = f"MATCH (e:{labels.partition(':')[0]}) WHERE e.id IN $ids RETURN collect(e.id) AS ids"
        for batch in _batches(list(nodes.values())):
            new = _new(store, known_ones, batch)
            store.write(f"UNWIND $rows AS row CREATE (e:{labels}) SET e = row", rows=new)
    for kind, rows in found.links.items():
        known_ones = f"MATCH ()-[r:{kind}]->() WHERE r.id IN $ids RETURN collect(r.id) AS ids"
        for batch in _batches(rows):
            store.write(
                f"UNWIND $rows AS row MATCH (a:{start_of(kind)} {{id: row.a}}), (b:Entity {{id: row.b}}) "
                f"CREATE (a)-[r:{kind}]->(b) SET r = row",
                rows=_new(store, known_ones, batch),
            )


def _new(store: Store, known_ones: LiteralString, batch: list[Row]) -> list[Row]:
    known = set(store.read(known_ones, ids=[row["id"] for row in batch])[0]["ids"])
    return [row for row in batch if row["id"] not in known]


def _batches(rows: list[Row]) -> list[list[Row]]:
    return [rows[start : start + BATCH] for start in range(0, len(rows), BATCH)]
