"""Write a graph that holds only what one tier may see, worked out afresh from what that tier is told."""

from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from graph.bolt.store import Store
from graph.errors import LoadRefused
from graph.exchange.jsonl import Line, export_lines, write_jsonl
from graph.identity.judgements import Judgement
from graph.identity.registry import judgements
from graph.model.statements import TIERS, Tier
from loaders.forgetting import forget
from loaders.judging import forget_judgement
from loaders.pipeline import Wishes, load_files
from loaders.protection import protected
from loaders.regrouping import regrouped
from loaders.report import LoadReport

Stated = set[tuple[str, str]]

SOURCES = """
    MATCH (s:Source)
    RETURN s.id AS id
    ORDER BY id
    LIMIT 1000000
"""
PUBLISHED = """
    MERGE (g:Graph {id: 'graph'})
    SET g.published = $tier
"""
# Other ids of the same source that a link names beside its two ends.
_ALSO_NAMED = ("population", "via")


def publish(store: Store, target: Store, workspace: Path, tier: Tier) -> LoadReport:
    """Bring the target graph to what a tier may see, and nothing else."""
    lines = visible_lines(export_lines(store), tier)
    if tier == "public":
        lines = list(protected(lines))
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"{tier}.jsonl"
        write_jsonl(path, lines)
        wishes = Wishes("jsonl", accept_loss=True, whole=True)
        report = next(iter(load_files(target, workspace, [path], wishes)))
    if report.status in {"failed", "refused"}:
        raise LoadRefused(report.reason)
    _take_back(target, workspace, lines)
    target.write(PUBLISHED, tier=tier)
    return report


def _take_back(target: Store, workspace: Path, lines: Iterable[Line]) -> None:
    """Take from the target the sources and judgements that are no longer published."""
    published = {line["id"] for line in lines if line["kind"] in {"source", "judgement"}}
    for judgement in judgements(target):
        if judgement.id not in published:
            forget_judgement(target, workspace, judgement.left, judgement.right)
    for row in target.read(SOURCES):
        if row["id"] not in published:
            forget(target, workspace, row["id"])


def visible_lines(lines: Iterable[Line], tier: Tier) -> list[Line]:
    """Return what a tier may see of an export, and nothing that follows from the rest of it."""
    everything = list(lines)
    said = [one for line in everything if line["kind"] == "entity" for one in line["said"]]
    shown = [one for one in said if _may_see(one, tier)]
    stated = _stated(shown)
    unseen = _stated(said) - stated
    sources = {one["source"] for one in shown}
    links = [
        line
        for line in everything
        if line["kind"] == "link" and _may_see(line, tier) and not (_named(line) & unseen)
    ]
    judged = [
        Judgement.model_validate({name: line[name] for name in Judgement.model_fields})
        for line in everything
        if line["kind"] == "judgement" and _may_see(line, tier)
    ]
    return [
        *(_source(line, tier) for line in everything if line["kind"] == "source" and line["id"] in sources),
        *regrouped(shown, links, [_quiet(one) for one in judged if _sides(one) <= stated]),
    ]


def _may_see(said: Line, tier: Tier) -> bool:
    return TIERS.index(said["visibility"]) <= TIERS.index(tier)


def _stated(said: Iterable[Line]) -> Stated:
    return {(one["source"], one["stated_id"]) for one in said}


def _named(link: Line) -> Stated:
    """Return whom a link names, by the ids that its source gives them."""
    named = {link["from_stated_id"], link["to_stated_id"]}
    for field in _ALSO_NAMED:
        value = link.get(field, ())
        named |= {value} if isinstance(value, str) else set(value)
    return {(link["source"], one) for one in named}


def _sides(judgement: Judgement) -> Stated:
    return {(side.source, side.stated_id) for side in (judgement.left, judgement.right)}


def _source(line: Line, tier: Tier) -> Line:
    """Return a source without its checksum, which tells of the unseen; only the last tier sees all of it."""
    kept = {name: value for name, value in line.items() if name not in {"sha256", "load", "loaded_at"}}
    return kept if tier == TIERS[-1] else {**kept, "complete": False}


def _quiet(judgement: Judgement) -> Judgement:
    """Return a judgement without who judged and why, which is not for others."""
    return judgement.model_copy(update={"by": "a steward", "why": "judged by a steward"})
