"""Write a graph that holds only what one tier may see, worked out afresh from what that tier is told."""

from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from graph.bolt.store import Store
from graph.errors import LoadRefused
from graph.exchange.jsonl import Line, export_lines, write_jsonl
from graph.identity.judgements import Judgement
from graph.identity.registry import judgements
from graph.model.sources import Source
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
HELD = """
    OPTIONAL MATCH (g:Graph {id: 'graph'})
    OPTIONAL MATCH (s:Source)
    RETURN g.published AS tier, count(s) AS sources
    ORDER BY tier
    LIMIT 1
"""
PUBLISHED = """
    MERGE (g:Graph {id: 'graph'})
    SET g.published = $tier
"""
# Other ids of the same source that a link names beside its two ends.
_ALSO_NAMED = ("population", "via")


def publish(store: Store, target: Store, workspace: Path, tier: Tier) -> LoadReport:
    """Bring the target graph to what a tier may see, and nothing else.

    The target is marked first: what is broken off half-way is known as published, and published again.
    """
    _refuse_other_graphs(target)
    target.write(PUBLISHED, tier=tier)
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
    return report


def _refuse_other_graphs(target: Store) -> None:
    """Refuse a target that holds somebody's own graph: publishing would take everything else from it."""
    held = target.read(HELD)[0]
    if held["sources"] and held["tier"] is None:
        raise LoadRefused(
            f"the target holds a graph of {held['sources']} sources that was not published: "
            "publish to an empty one, or to what was published before"
        )


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
    """Return a source without its checksum, which tells of the unseen; only the last tier sees all of it.

    Whether it covers something completely for this tier is what the source says, never what was withheld.
    """
    kept = {name: value for name, value in line.items() if name not in {"sha256", "load", "loaded_at"}}
    covers = Source.model_validate({"id": line["id"], "covers": line.get("covers")}).covers
    if covers and TIERS.index(covers.visibility) > TIERS.index(tier):
        kept["covers"] = None
    return kept if tier == TIERS[-1] else {**kept, "complete": False}


def _quiet(judgement: Judgement) -> Judgement:
    """Return a judgement without who judged and why, which is not for others."""
    return judgement.model_copy(update={"by": "a steward", "why": "judged by a steward"})
