"""The bare driver: find what is there, create the rest, in batches."""

from pathlib import Path

from bench.iati_flat import Row, flat
from graph.bolt.store import Store

BATCH = 2500
FOUND = "MATCH (e:Entity) WHERE e.id IN $ids RETURN collect(e.id) AS ids"


def load(store: Store, path: Path) -> None:
    """Load the file."""
    found = flat(path)
    for label, rows in (("Organization", list(found.bodies.values())), ("Project", found.activities)):
        for batch in _batches(rows):
            known = set(store.read(FOUND, ids=[row["id"] for row in batch])[0]["ids"])
            new = [row for row in batch if row["id"] not in known]
            store.write(f"UNWIND $rows AS row CREATE (e:Entity:{label}) SET e = row", rows=new)
    for kind, rows in found.links.items():
        for batch in _batches(rows):
            ids = [row["id"] for row in batch]
            query = f"MATCH ()-[r:{kind}]->() WHERE r.id IN $ids RETURN collect(r.id) AS ids"
            known = set(store.read(query, ids=ids)[0]["ids"])
            new = [row for row in batch if row["id"] not in known]
            store.write(
                "UNWIND $rows AS row MATCH (a:Entity {id: row.a}), (b:Entity {id: row.b}) "
                f"CREATE (a)-[r:{kind}]->(b) SET r = row",
                rows=new,
            )


def _batches(rows: list[Row]) -> list[list[Row]]:
    return [rows[start : start + BATCH] for start in range(0, len(rows), BATCH)]
