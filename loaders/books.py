"""The books of the graph: which sources speak in it, which loads brought them, and how each ended."""

from collections.abc import Mapping
from typing import Any

from graph.bolt.cypher import delete_node, set_node
from graph.bolt.lease import Lease
from graph.bolt.store import Store
from graph.errors import LoadRefused, NotFound
from graph.exchange.reviews import review_fields
from graph.identity.judgements import Judgement
from graph.model.sources import Source
from loaders.delivery import VERSION
from loaders.reference import REFERENCE
from loaders.report import LoadReport
from loaders.spool import Spool
from loaders.writer import Stamp

SOURCE = """
    MATCH (s:Source)
    WHERE s.id = $id
    RETURN s.id AS id, s.publisher AS publisher, s.marks AS marks, s.status AS status
    ORDER BY id
    LIMIT 1
"""
SAME_FILE = """
    MATCH (l:Load)
    WHERE l.sha256 = $sha256 AND l.marks = $marks AND l.status = 'complete'
    RETURN coalesce(l.sources, []) AS sources, l.id AS id
    ORDER BY l.finished DESC, id
    LIMIT 1
"""
CURRENT = """
    MATCH (s:Source)
    WHERE s.id IN $ids
    RETURN s.id AS id, s.load AS load, s.status AS status
    ORDER BY id
    LIMIT 100000
"""
UNFINISHED = """
    MATCH (s:Source)
    WHERE s.load = $load AND s.status = 'applying'
    RETURN s.id AS id
    ORDER BY id
    LIMIT 1
"""
LOADS_OF = """
    MATCH (l:Load)
    WHERE l.sources = [$source]
    RETURN l.id AS id
    ORDER BY id
    LIMIT 100000
"""


class Books:
    """Reads and writes the books."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def reference_version(self) -> str | None:
        """Return which version of the reference is in the graph, wholly."""
        rows = self._store.read(SOURCE, id=REFERENCE)
        return rows[0]["marks"] if rows and rows[0]["status"] == "complete" else None

    def unchanged(self, sha256: str, marks: str) -> str | None:
        """Return the source that a file is, when the graph holds just what it says."""
        for row in self._store.read(SAME_FILE, sha256=sha256, marks=marks):
            current = self._store.read(CURRENT, ids=row["sources"])
            if len(current) == len(row["sources"]) and all(
                one["load"] == row["id"] and one["status"] == "complete" for one in current
            ):
                return ", ".join(row["sources"])
        return None

    def refuse_other_publisher(self, source: Source) -> None:
        """Refuse a file that calls itself like a source of somebody else."""
        for row in self._store.read(SOURCE, id=source.id):
            had = row["publisher"] or ""
            if had != source.publisher:
                raise LoadRefused(
                    f"{source.file}: source {source.id!r} was published by {had!r}, this one by "
                    f"{source.publisher!r}; give it another id with --source, or insist with --accept-loss"
                )

    def source(self, source: str) -> str:
        """Return the id of a source that is there."""
        rows = self._store.read(SOURCE, id=source)
        if not rows or source == REFERENCE:
            raise NotFound(f"there is no source {source!r}; see which there are with: ihuriro status")
        return str(rows[0]["id"])

    def is_unfinished(self, load: str) -> bool:
        """Return whether a load began to change this graph, did not end, and was not overtaken since."""
        return bool(self._store.read(UNFINISHED, load=load))

    def open(self, spool: Spool, stamp: Stamp, report: LoadReport, lease: Lease) -> None:
        """Write down that a load begins to change the graph."""
        sources = spool.sources()
        statements = [
            (set_node("Source"), {"props": _props(source.stored(), dict(stamp), {"status": "applying"})})
            for source in sources
        ]
        for judgement in spool.judgements():
            statements.append((set_node("Judgement"), {"props": judgement_fields(judgement)}))
        reviews = spool.reviews.all()
        statements += [(set_node("Review"), {"props": review_fields(review)}) for review in reviews]
        if reviews:  # who compared before must compare again
            statements.append((VERSION, {}))
        load = _load(stamp, report, [source.id for source in sources], "applying")
        self._together(lease, [*statements, (set_node("Load"), {"props": load})])

    def close(
        self, spool: Spool, stamp: Stamp, report: LoadReport, facts: Mapping[str, Any], lease: Lease
    ) -> None:
        """Write down that a load changed the graph to its end."""
        sources = spool.sources()
        marks = {"status": "complete", "marks": facts["marks"]}
        counts: dict[str, Any] = (
            report.model_dump(include={"entities", "links", "rejected"}) if len(sources) == 1 else {}
        )
        counts |= {"unused": len(report.unused)}
        statements = [
            (set_node("Source"), {"props": _props(source.stored(), dict(stamp), marks, counts)})
            for source in sources
        ]
        load = _load(stamp, report, [source.id for source in sources], "complete")
        load |= {"marks": facts["marks"], "finished": stamp["loaded_at"]}
        # What somebody judges or reviews otherwise later must not count as unchanged.
        if not (spool.judgements() or spool.reviews.all()):
            load |= {"sha256": facts["sha256"]}
        if facts["text"]:
            text = {"id": sources[0].id, "source": sources[0].id, "text": facts["text"]}
            statements.append((set_node("Document"), {"props": text}))
        self._together(lease, [*statements, (set_node("Load"), {"props": load})])

    def forget(self, source: str, lease: Lease) -> None:
        """Strike a source from the books."""
        loads = [row["id"] for row in self._store.read(LOADS_OF, source=source)]
        statements: list[tuple[str, dict[str, Any]]] = [
            (delete_node("Source"), {"id": source}),
            (delete_node("Document"), {"id": source}),
            *((delete_node("Load"), {"id": load}) for load in loads),
        ]
        self._together(lease, statements)

    def _together(self, lease: Lease, statements: list[tuple[str, dict[str, Any]]]) -> None:
        def work(transaction: Any) -> None:
            lease.renew(transaction)
            for query, parameters in statements:
                transaction.run(query, **parameters)

        self._store.transaction(work)


def _props(*parts: Mapping[str, Any]) -> dict[str, Any]:
    joined = {key: value for part in parts for key, value in part.items()}
    return {key: value for key, value in joined.items() if value not in (None, "", [])}


def _load(stamp: Stamp, report: LoadReport, sources: list[str], status: str) -> dict[str, Any]:
    said = report.model_dump(exclude={"source", "status", "reason", "seconds", "dry_run", "unused"})
    own = {"id": stamp["load"], "started": stamp["loaded_at"], "status": status, "sources": sources}
    alone = {"source": sources[0] if len(sources) == 1 else None}
    columns = {"unused": len(report.unused), "unused_columns": sorted(report.unused)}
    return _props(said, columns, own, alone)


def judgement_fields(judgement: Judgement) -> dict[str, Any]:
    """Return what the graph keeps of a judgement."""
    return {
        "id": judgement.id,
        "left_source": judgement.left.source,
        "left": judgement.left.stated_id,
        "right_source": judgement.right.source,
        "right": judgement.right.stated_id,
        **judgement.model_dump(include={"verdict", "by", "on", "why", "visibility"}),
    }
