"""Cypher that writes, generated from the model: labels and types come from our classes, never from input."""

import hashlib
from collections.abc import Iterable

from graph.bolt.store import Store
from graph.model.entities import LABELS
from graph.model.links import LINK_OF

DESCRIBES = "DESCRIBES"
ORIGINAL = "Original"
STATEMENTS: tuple[str, ...] = (DESCRIBES, *LINK_OF)
_NODES_WITH_ID = (
    *("Entity", "Source", "Load", "Judgement", "Graph", "Lease", "Document"),
    *("Review", "Original"),
)

SCHEMA_OF_GRAPH = "MATCH (g:Graph {id: 'graph'}) RETURN g.schema AS schema ORDER BY schema LIMIT 1"
SCHEMA_IS = "MERGE (g:Graph {id: 'graph'}) SET g.schema = $schema"


def create_schema(store: Store) -> None:
    """Make the constraints and indexes of the network, unless the graph says that it has them all."""
    wanted = hashlib.sha256("\n".join(schema()).encode()).hexdigest()[:16]
    if any(row["schema"] == wanted for row in store.read(SCHEMA_OF_GRAPH)):
        return
    for statement in schema():
        store.run_schema(statement)
    store.fulltext_index()
    store.write(SCHEMA_IS, schema=wanted)


def schema() -> list[str]:
    """Return the statements that make the constraints and indexes."""
    unique = [
        f"CREATE CONSTRAINT {label.lower()}_id IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE"
        for label in _NODES_WITH_ID
    ]
    indexes = [
        f"CREATE INDEX {kind.lower()}_{field} IF NOT EXISTS FOR ()-[r:{kind}]-() ON (r.{field})"
        for kind in STATEMENTS
        for field in ("id", "source")
    ]
    return unique + indexes


def create_entities(labels: Iterable[str]) -> str:
    """Return the statement that creates entities of these labels from `$rows`."""
    marks = "".join(f":{_label(label)}" for label in labels)
    return f"UNWIND $rows AS row CREATE (e:Entity{marks}) SET e = row"


def set_entities() -> str:
    """Return the statement that gives entities the fields in `$rows` and no others."""
    return "UNWIND $rows AS row MATCH (e:Entity {id: row.id}) SET e = row"


def delete_entities() -> str:
    """Return the statement that deletes the entities of `$ids`."""
    return "MATCH (e:Entity) WHERE e.id IN $ids DETACH DELETE e"


def add_label(label: str) -> str:
    """Return the statement that adds a label to the entities of `$ids`."""
    return f"MATCH (e:Entity) WHERE e.id IN $ids AND NOT e:{_label(label)} SET e:{_label(label)}"


def remove_label(label: str) -> str:
    """Return the statement that takes a label from the entities of `$ids`."""
    return f"MATCH (e:{_label(label)}) WHERE e.id IN $ids REMOVE e:{_label(label)}"


def create_statements(kind: str) -> str:
    """Return the statement that creates descriptions, or links of one type, from `$rows`.

    A row has the ids of the two ends as `a` and `b`, and all fields of the statement as `props`.
    """
    start = "Source" if kind == DESCRIBES else "Entity"
    return (
        f"UNWIND $rows AS row MATCH (a:{start} {{id: row.a}}), (b:Entity {{id: row.b}}) "
        f"CREATE (a)-[r:{_type(kind)}]->(b) SET r = row.props"
    )


def delete_statements(kind: str) -> str:
    """Return the statement that deletes the descriptions, or links of one type, with `$ids`."""
    return f"MATCH ()-[r:{_type(kind)}]->() WHERE r.id IN $ids DELETE r"


def statements_of_source() -> str:
    """Return the query for ids and digests of all statements of one source, in columns by kind.

    Statements in whose place something else stands are of the kind `Original`.
    """
    return " UNION ALL ".join(
        f"MATCH {_pattern(kind)} WHERE r.source = $source "
        f"RETURN '{kind}' AS kind, collect(r.id) AS id, collect(r.digest) AS digest"
        for kind in (*STATEMENTS, ORIGINAL)
    )


def whole_statements_of_source() -> str:
    """Return the query for all statements of one source with all their fields, by kind."""
    return " UNION ALL ".join(
        f"MATCH {_pattern(kind)} WHERE r.source = $source "
        f"RETURN '{kind}' AS kind, collect(properties(r)) AS statements"
        for kind in (ORIGINAL, *STATEMENTS)
    )


def sources_of_statements() -> str:
    """Return the query for the sources that make the statements with `$ids`, whether they stand or not."""
    return " UNION ".join(
        f"MATCH {_pattern(kind)} WHERE r.id IN $ids RETURN r.source AS source"
        for kind in (*STATEMENTS, ORIGINAL)
    )


def count_links() -> str:
    """Return the query for the number of links of each type, which Neo4j knows without looking at links."""
    return " UNION ALL ".join(
        f"MATCH ()-[r:{_type(kind)}]->() RETURN '{kind}' AS kind, count(r) AS links" for kind in LINK_OF
    )


def links_in_columns(kind: str, *, in_range: bool) -> str:
    """Return the query for the links of one type; ranged, of ids from `$first` up to before `$last`."""
    where = "WHERE r.id >= $first AND r.id < $last " if in_range else ""
    return (
        f"MATCH (a:Entity)-[r:{_type(kind)}]->(b:Entity) {where}"
        "RETURN collect(r.id) AS id, collect(a.id) AS from_id, collect(b.id) AS to_id, "
        "collect(r.source) AS source, collect(coalesce(r.record, '')) AS record, "
        "collect(coalesce(r.role, '')) AS role, collect(coalesce(r.sort, '')) AS sort, "
        "collect(r.since_first) AS since, collect(r.until_last) AS until, "
        "collect(coalesce(r.said_on, '')) AS said_on, collect(r.reviewed <> 'no') AS reviewed, "
        "collect(r.amount_minor IS NOT NULL) AS has_amount"
    )


def ends_in_columns(kind: str, *, in_range: bool, narrowed: bool) -> str:
    """Return the query for the ends and sources of the links of one type.

    Conditions cost as much as the columns, so they are there only where they are needed: ids from `$first` up
    to before `$last`; what was there between `$since` and `$until` and is said with `$confidence`.
    """
    conditions = ["r.id >= $first AND r.id < $last"] * in_range
    conditions += ["r.since_first <= $until AND r.until_last >= $since"] * narrowed
    conditions += ["coalesce(r.confidence, 1.0) >= $confidence"] * narrowed
    where = f"WHERE {' AND '.join(conditions)} " if conditions else ""
    return (
        f"MATCH (a:Entity)-[r:{_type(kind)}]->(b:Entity) {where}"
        "RETURN collect(a.id) AS from_id, collect(b.id) AS to_id, collect(r.source) AS source"
    )


def whole_links(kind: str) -> str:
    """Return the query for the links of one type, whole, whose ids lie from `$first` up to before `$last`."""
    return (
        f"MATCH (a:Entity)-[r:{_type(kind)}]->(b:Entity) WHERE r.id >= $first AND r.id < $last "
        "WITH a, r, b ORDER BY r.id "
        f"RETURN [x IN collect(r) | '{kind}'] AS type, collect(a.id) AS from_id, collect(b.id) AS to_id, "
        "collect(properties(r)) AS statement"
    )


def create_originals() -> str:
    """Return the statement that remembers the statements in `$rows`, in whose place something else stands."""
    return f"UNWIND $rows AS row MERGE (o:{ORIGINAL} {{id: row.id}}) SET o = row"


def delete_originals() -> str:
    """Return the statement that forgets the originals of `$ids`."""
    return f"MATCH (o:{ORIGINAL}) WHERE o.id IN $ids DELETE o"


def statements_with_ids(kind: str) -> str:
    """Return the query for the statements of one kind with `$ids`, their fields and the ids of their ends."""
    return (
        f"MATCH (a)-[r:{_type(kind)}]->(b) WHERE r.id IN $ids "
        "RETURN a.id AS a, b.id AS b, properties(r) AS props ORDER BY props.id"
    )


def links_with_ids() -> str:
    """Return the query for what links say, by their ids.

    Each type has a parameter of its own, of its name: no id is looked for among links of another type, and
    the database plans one query, whatever is asked for.
    """
    return " UNION ALL ".join(
        f"MATCH ()-[r:{_type(kind)}]->() WHERE r.id IN ${kind} RETURN collect(properties(r)) AS statement"
        for kind in LINK_OF
    )


def statements_at(kind: str) -> str:
    """Return the query for the ids of the links of one type that begin or end at the entities of `$ids`."""
    return (
        f"MATCH (e:Entity)-[r:{_type(kind)}]-() WHERE e.id IN $ids "
        "WITH DISTINCT r.id AS id ORDER BY id RETURN collect(id) AS id"
    )


def set_node(label: str) -> str:
    """Return the statement that creates or replaces a node that is no entity, from `$props` with its `id`."""
    return f"MERGE (n:{_own_node(label)} {{id: $props.id}}) SET n = $props"


def delete_node(label: str) -> str:
    """Return the statement that deletes a node that is no entity, by `$id`."""
    return f"MATCH (n:{_own_node(label)} {{id: $id}}) DETACH DELETE n"


def _pattern(kind: str) -> str:
    return f"(r:{ORIGINAL})" if kind == ORIGINAL else f"()-[r:{_type(kind)}]->()"


def _own_node(label: str) -> str:
    if label not in _NODES_WITH_ID[1:]:
        raise ValueError(f"{label!r} is not a node of our own")
    return label


def _label(label: str) -> str:
    if label not in LABELS:
        raise ValueError(f"{label!r} is not a label of the model")
    return label


def _type(kind: str) -> str:
    if kind not in STATEMENTS:
        raise ValueError(f"{kind!r} is not a kind of statement of the model")
    return kind
