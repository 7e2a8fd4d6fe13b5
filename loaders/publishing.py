"""Write a graph that holds only what one tier may see, worked out afresh from what that tier is told."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from graph.bolt.store import Store
from graph.errors import LoadRefused
from graph.exchange.jsonl import export_lines, write_jsonl
from graph.model.statements import TIERS, Tier
from loaders.pipeline import Wishes, forget, load_files
from loaders.protection import protected
from loaders.report import LoadReport

Line = dict[str, Any]
Stated = set[tuple[str, str]]

SOURCES = """
    MATCH (s:Source)
    RETURN s.id AS id
    ORDER BY id
    LIMIT 1000000
"""


def publish(store: Store, target: Store, workspace: Path, tier: Tier) -> LoadReport:
    """Bring the target graph to what a tier may see, and nothing else."""
    lines = list(visible_lines(store, tier))
    if tier == "public":
        lines = list(protected(lines))
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"{tier}.jsonl"
        write_jsonl(path, lines)
        report = next(iter(load_files(target, workspace, [path], Wishes("jsonl", accept_loss=True))))
    if report.status in {"failed", "refused"}:
        raise LoadRefused(report.reason)
    published = {line["id"] for line in lines if line["kind"] == "source"}
    for row in target.read(SOURCES):
        if row["id"] not in published:
            forget(target, workspace, row["id"])
    return report


def visible_lines(store: Store, tier: Tier) -> Iterator[Line]:
    """Yield the lines of the export that a tier may see, and nothing that follows from the others."""
    lines = list(export_lines(store))
    stated: Stated = set()
    for line in lines:
        if line["kind"] == "entity":
            line["said"] = [said for said in line["said"] if _may_see(said, tier)]
            stated |= {(said["source"], said["stated_id"]) for said in line["said"]}
    speaking = {source for source, _ in stated}
    for line in lines:
        if _is_shown(line, tier, stated, speaking):
            yield _fresh(line)


def _is_shown(line: Line, tier: Tier, stated: Stated, speaking: set[str]) -> bool:
    if line["kind"] == "source":
        return line["id"] in speaking
    if line["kind"] == "entity":
        return bool(line["said"])
    if line["kind"] == "link":
        ends = {(line["source"], line["from_stated_id"]), (line["source"], line["to_stated_id"])}
        return _may_see(line, tier) and ends <= stated
    sides = {(line[side]["source"], line[side]["stated_id"]) for side in ("left", "right")}
    return _may_see(line, tier) and sides <= stated


def _may_see(said: Line, tier: Tier) -> bool:
    return TIERS.index(said["visibility"]) <= TIERS.index(tier)


def _fresh(line: Line) -> Line:
    """Return the line without what would tell of the unseen: checksums, who judged and why."""
    if line["kind"] == "source":
        return {**line, "sha256": None}
    if line["kind"] == "judgement":
        return {**line, "by": "a steward", "why": "judged by a steward"}
    return line
