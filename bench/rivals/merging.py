"""MERGE generated from a schema, batch by batch, then a sweep of what this run did not see.

The manner of loaders that declare nodes and relationships and leave the rest to MERGE.
"""

from pathlib import Path

from bench.iati_flat import Row, flat, start_of
from graph.bolt.store import Store

BATCH = 10_000
STAMP = 1


def load(store: Store, path: Path) -> None:
    """Load the file."""
    found = flat(path)
    for labels, nodes in found.nodes.items():
        first, _, others = labels.partition(":")
        for batch in _batches(list(nodes.values())):
            store.write(
                f"UNWIND $rows AS row MERGE (e:{first} {{id: row.id}}) "
                "ON CREATE SET e.firstseen = timestamp() "
                f"SET e += row, e.lastupdated = $stamp {f'SET e:{others}' if others else ''}",
                rows=batch,
                stamp=STAMP,
            )
    for kind, rows in found.links.items():
        for batch in _batches(rows):
            store.write(
                f"UNWIND $rows AS row MATCH (a:{start_of(kind)} {{id: row.a}}), (b:Entity {{id: row.b}}) "
                f"MERGE (a)-[r:{kind} {{id: row.id}}]->(b) "
                "ON CREATE SET r.firstseen = timestamp() SET r += row, r.lastupdated = $stamp",
                rows=batch,
                stamp=STAMP,
            )
        store.write(
            f"MATCH ()-[r:{kind}]->() WHERE r.lastupdated <> $stamp WITH r LIMIT 1000 DELETE r", stamp=STAMP
        )


def _batches(rows: list[Row]) -> list[list[Row]]:
    return [rows[start : start + BATCH] for start in range(0, len(rows), BATCH)]
