"""Which organization of the network published a source, where its name tells without doubt."""

from graph.bolt.store import Store
from graph.identity.normalize import name_key
from loaders.plan import Plan
from loaders.writer import Writer

PUBLISHERS = """
    MATCH (s:Source)
    OPTIONAL MATCH (s)-[:PUBLISHED_BY]->(e:Entity)
    RETURN s.id AS source, s.publisher AS publisher, collect(e.id) AS entities
    ORDER BY source
    LIMIT 100000
"""
UNLINK = "MATCH (s:Source)-[p:PUBLISHED_BY]->(:Entity) WHERE s.id IN $ids DELETE p"
LINK = """
    UNWIND $rows AS row
    MATCH (s:Source {id: row.source}), (e:Entity {id: row.entity})
    CREATE (s)-[:PUBLISHED_BY]->(e)
"""


def link_publishers(store: Store, writer: Writer, layout: Plan) -> None:
    """Link each source to the one organization that has its publisher's name; to none where two have it."""
    stale: list[str] = []
    rows: list[dict[str, str]] = []
    for row in store.read(PUBLISHERS):
        named = layout.publishers.get(name_key(row["publisher"] or ""), set())
        wanted = sorted(named) if len(named) == 1 else []
        if wanted != row["entities"]:
            stale.append(row["source"])
            rows += [{"source": row["source"], "entity": entity} for entity in wanted]
    if stale:
        writer.run(UNLINK, len(stale), ids=stale)
        writer.in_order()
        writer.create(LINK, rows)
