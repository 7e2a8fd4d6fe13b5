"""Stated: which entities sources mean by ids of their own that stand in a field of a link."""

from collections.abc import Iterable, Mapping

from graph.bolt.store import Store

Pair = tuple[str, str]
"""A source, and an id that it gives."""

STATED = """
    MATCH (source:Source)-[said:DESCRIBES]->(entity:Entity)
    WHERE source.id IN $sources AND said.stated_id IN $stated
    WITH said, entity ORDER BY said.source, said.stated_id, entity.id LIMIT $limit
    RETURN collect(said.source) AS source, collect(said.stated_id) AS stated, collect(entity.id) AS id
"""
_MOST = 1_000_000


def entities_stated(store: Store, pairs: Iterable[Pair]) -> Mapping[Pair, str]:
    """Return the entities by source and stated id; what no source describes is left out."""
    wanted = {pair for pair in pairs if pair[1]}
    if not wanted:
        return {}
    sources, stated = (sorted(set(column)) for column in zip(*wanted, strict=True))
    columns = store.columns(STATED, sources=sources, stated=stated, limit=_MOST)
    found = zip(columns["source"], columns["stated"], columns["id"], strict=True)
    return {(source, name): own for source, name, own in found if (source, name) in wanted}
