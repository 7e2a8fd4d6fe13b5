"""Loading and looking at what came of it, for the tests of loaders."""

import json
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings

import loaders.pipeline
from graph.bolt.store import Store
from graph.exchange.jsonl import Line, export_lines
from loaders.pipeline import Wishes, load_files
from loaders.reference import reference_statements
from loaders.report import LoadReport


def histories(examples: int) -> settings:
    """How many histories of a graph are tried; a few are always the same ones."""
    return settings(
        max_examples=examples,
        deadline=None,
        derandomize=examples < 10,
        phases=[Phase.generate, Phase.shrink] if examples > 10 else [Phase.generate],
        suppress_health_check=list(HealthCheck),
    )


def load(store: Store, workspace: Path, *paths: Path, **wishes: object) -> list[LoadReport]:
    return list(load_files(store, workspace, paths, Wishes(**wishes)))  # type: ignore[arg-type]


def exported(store: Store) -> list[Line]:
    return [
        {name: _timeless(value) for name, value in line.items() if name not in {"load", "loaded_at"}}
        for line in export_lines(store)
    ]


def _timeless(value: object) -> object:
    if isinstance(value, list):
        return [_timeless(one) for one in value]
    if isinstance(value, dict):
        return {name: one for name, one in value.items() if name not in {"load", "loaded_at"}}
    return value


def write_lines(path: Path, lines: Iterable[Line]) -> Path:
    """Write things as JSON Lines, and return the file."""
    path.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")
    return path


def source(name: str, **fields: object) -> Line:
    return {"kind": "source", "id": name, "publisher": "", **fields}


def body(source: str, stated: str, name: str, **fields: object) -> Line:
    said = {"kind": "Organization", "source": source, "stated_id": stated, "name": name, **fields}
    return {"kind": "entity", "said": [said]}


def link(source: str, kind: str, one: str, other: str, **fields: object) -> Line:
    ends = {"from_stated_id": one, "to_stated_id": other, "source": source}
    return {"kind": "link", "type": kind, **ends, "record": "line", **fields}


def judgement(one: tuple[str, str], other: tuple[str, str], verdict: str, **fields: object) -> Line:
    left, right = ({"source": source, "stated_id": stated} for source, stated in (one, other))
    word = {"by": "Ama", "on": "2024-05-01", "why": "told on the phone"}
    return {"kind": "judgement", "left": left, "right": right, "verdict": verdict, **word, **fields}


def shorten_reference(patch: pytest.MonkeyPatch) -> None:
    """Load only places beforehand, so that a law can be tried on many graphs."""
    places = [one for one in reference_statements() if one.record.startswith("list of places")]
    patch.setattr(loaders.pipeline, "reference_statements", lambda: iter(places))
