"""Sources: which documents and data files the graph was made of, and how their loads went."""

from collections.abc import Sequence
from typing import Any

from pydantic import Field

from graph.bolt.store import Store
from graph.errors import NotFound
from graph.questions.moments import part
from graph.questions.results import Result

_ALL_LOADS = 100


class SourceSummary(Result):
    """One document or data file."""

    id: str
    file: str
    title: str
    publisher: str
    publisher_id: str | None = Field(description="Id of the publisher, where the graph knows it.")
    url: str
    license: str
    published: str | None
    loader: str
    sha256: str
    complete: bool
    status: str = Field(description="complete, or applying: its load was broken off and must be run again.")
    load: str
    loaded_at: str
    entities: int
    links: int
    rejected: int
    unused: int


class Sources(Result):
    """The sources of the graph."""

    sources: tuple[SourceSummary, ...]
    total: int
    truncated: bool = Field(description="Whether more follow; ask for the next page.")


class LoadReport(Result):
    """How one load of a source went."""

    id: str
    status: str
    started: str
    finished: str | None
    loader: str
    sha256: str
    entities: int
    links: int
    rejected: int
    unused: int
    rejects_file: str | None


class SourceWithLoads(Result):
    """One source and its loads, the newest first."""

    source: SourceSummary
    loads: tuple[LoadReport, ...]
    truncated: bool


def sources(store: Store, *, limit: int = 200, page: int = 1) -> Sources:
    """Return the sources of the graph by their ids; a long list is told in pages of `limit`."""
    shown = part(limit, page)
    rows = store.read(SOURCES, before=shown.start, limit=limit)
    total = store.read(HOW_MANY)[0]["total"]
    return Sources(sources=tuple(map(_summary, rows)), total=total, truncated=total > shown.stop)


SOURCES = """
    MATCH (source:Source)
    OPTIONAL MATCH (source)-[:PUBLISHED_BY]->(publisher:Entity)
    WITH source, min(publisher.id) AS publisher_id
    RETURN properties(source) AS source, publisher_id
    ORDER BY source.id
    SKIP $before
    LIMIT $limit
"""

HOW_MANY = """
    MATCH (source:Source)
    RETURN count(source) AS total
    ORDER BY total
    LIMIT 1
"""


def sources_named(store: Store, ids: Sequence[str]) -> tuple[SourceSummary, ...]:
    """Return the sources with these ids, by their ids."""
    return tuple(map(_summary, store.read(NAMED_SOURCES, ids=ids)))


NAMED_SOURCES = """
    MATCH (source:Source)
    WHERE source.id IN $ids
    OPTIONAL MATCH (source)-[:PUBLISHED_BY]->(publisher:Entity)
    WITH source, min(publisher.id) AS publisher_id
    RETURN properties(source) AS source, publisher_id
    ORDER BY source.id
    LIMIT 100000
"""


def source(store: Store, id: str) -> SourceWithLoads:  # noqa: A002
    """Return one source and how its loads went."""
    rows = store.read(ONE_SOURCE, id=id)
    if not rows:
        raise NotFound(f"The graph has no source {id!r}.")
    loads = store.read(LOADS, id=id, limit=_ALL_LOADS + 1)
    return SourceWithLoads(
        source=_summary(rows[0]),
        loads=tuple(_report(row["load"]) for row in loads[:_ALL_LOADS]),
        truncated=len(loads) > _ALL_LOADS,
    )


ONE_SOURCE = """
    MATCH (source:Source {id: $id})
    OPTIONAL MATCH (source)-[:PUBLISHED_BY]->(publisher:Entity)
    WITH source, min(publisher.id) AS publisher_id
    RETURN properties(source) AS source, publisher_id
    ORDER BY source.id
    LIMIT 1
"""

LOADS = """
    MATCH (load:Load {source: $id})
    RETURN properties(load) AS load
    ORDER BY load.started DESC, load.id DESC
    LIMIT $limit
"""


def _summary(row: dict[str, Any]) -> SourceSummary:
    node: dict[str, Any] = row["source"]
    texts = ("file", "title", "publisher", "url", "license", "loader", "sha256", "load", "loaded_at")
    numbers = ("entities", "links", "rejected", "unused")
    return SourceSummary(
        id=node["id"],
        publisher_id=row["publisher_id"],
        published=node.get("published"),
        complete=node.get("complete", True),
        status=node.get("status", "complete"),
        **{key: node.get(key) or "" for key in texts},
        **{key: node.get(key) or 0 for key in numbers},
    )


def _report(node: dict[str, Any]) -> LoadReport:
    numbers = ("entities", "links", "rejected", "unused")
    return LoadReport(
        id=node["id"],
        status=node["status"],
        started=node["started"],
        finished=node.get("finished"),
        loader=node.get("loader", ""),
        sha256=node.get("sha256", ""),
        rejects_file=node.get("rejects_file"),
        **{key: node.get(key) or 0 for key in numbers},
    )
