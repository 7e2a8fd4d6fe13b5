"""Applying a load beside the bare driver, and a version with 1 % changed beside the first."""

import statistics
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from bench.country import LINKS, fill, write_table
from bench.engines import empty
from bench.table import Finding, seconds
from graph.bolt import cypher
from graph.bolt.cypher import DESCRIBES, create_schema, set_node
from graph.bolt.lease import writing
from graph.bolt.store import Store
from loaders.apply import apply
from loaders.catalogue import Options
from loaders.pipeline import Wishes, load_files
from loaders.spool import Spool

BATCH = 2500
FOUND_ENTITIES = "MATCH (e:Entity) WHERE e.id IN $ids RETURN collect(e.id) AS ids"


def findings(store: Store) -> Iterator[Finding]:
    """Yield what was measured on one engine."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        bare = _on_empty(store, lambda: _bare(store, folder))
        first = _on_empty(store, lambda: _ours(store, folder, "first", 0))
        again = statistics.median(
            seconds(_ours(store, folder, f"version {number}", number * LINKS // 100)) for number in (1, 2, 3)
        )
    what = f"apply {LINKS:,} links, 5,000 entities"
    yield Finding(what, store.engine, f"{first:.1f} s", f"bare driver {bare:.1f} s", first / bare, "≤ 1.5")
    yield Finding(
        "apply a version with 1 % changed",
        store.engine,
        f"{again:.1f} s",
        f"first {first:.1f} s",
        again / first,
        "≤ 0.25",
    )
    yield _whole_loads(store)


def _whole_loads(store: Store) -> Finding:
    """Measure the command's whole work on a file: reading and judging it, too."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        paths = [write_table(folder / "country.csv"), write_table(folder / "newer.csv", LINKS // 100)]
        empty(store)
        list(load_files(store, folder, [], Wishes()))
        wishes = Wishes(options=Options(source="country"))
        first, again = (seconds(partial(_load, store, folder, path, wishes)) for path in paths)
    return Finding(
        "load a table with 1 % changed, reading it included",
        store.engine,
        f"{again:.1f} s",
        f"first {first:.1f} s",
        again / first,
        "",
    )


def _load(store: Store, folder: Path, path: Path, wishes: Wishes) -> None:
    [report] = load_files(store, folder, [path], wishes)
    if report.status != "complete":
        raise SystemExit(report.reason)


def _on_empty(store: Store, work: Callable[[], Callable[[], object]]) -> float:
    empty(store)
    create_schema(store)
    return seconds(work())


def _ours(store: Store, folder: Path, name: str, changed: int) -> Callable[[], None]:
    spool = Spool(folder / f"{name}.spool")
    fill(spool, changed)

    def work() -> None:
        with spool, writing(store, folder) as lease:
            store.write(set_node("Source"), props={"id": "country", "status": "complete"})
            apply(store, spool, lease, {"load": name, "loaded_at": "2026-01-01T00:00:00Z"})

    return work


def _bare(store: Store, folder: Path) -> Callable[[], None]:
    """Return what a program without us would do: find by id, create the rest, in batches."""
    spool = Spool(folder / "bare.spool")
    fill(spool)
    entities = [said for _, said in spool.new(DESCRIBES)]
    links: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for kind in ("FUNDS", "PARTNERS_WITH"):
        for _, said in spool.new(kind):
            links[kind].append({"a": said["from_stated_id"], "b": said["to_stated_id"], "props": said})
    spool.close()

    def work() -> None:
        store.write(set_node("Source"), props={"id": "country"})
        for rows in _batches(entities):
            store.read(FOUND_ENTITIES, ids=[row["stated_id"] for row in rows])
            store.write(
                cypher.create_entities(["Organization"]),
                rows=[{"id": row["stated_id"], "name": row["name"]} for row in rows],
            )
            described = [{"a": "country", "b": row["stated_id"], "props": row} for row in rows]
            store.write(cypher.create_statements(DESCRIBES), rows=described)
        for kind, all_rows in links.items():
            for rows in _batches(all_rows):
                store.read(
                    cypher.statements_with_ids(kind),
                    ids=[row["props"]["id"] for row in rows],
                )
                store.write(cypher.create_statements(kind), rows=rows)

    return work


def _batches(rows: list[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    for start in range(0, len(rows), BATCH):
        yield rows[start : start + BATCH]
