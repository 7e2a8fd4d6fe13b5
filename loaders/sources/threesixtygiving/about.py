"""What a file of grants says of itself: beside its list of grants, or in a sheet of its own."""

from collections.abc import Mapping
from pathlib import Path

from graph.identity.normalize import fold, slug
from graph.model.sources import Source
from loaders.readers import Cells, JsonValue, kind_of, read_heads, read_json_frame
from loaders.sources.threesixtygiving.days import day_of
from loaders.sources.threesixtygiving.grants import ABOUT

_MOST_FACTS = 100
"""A sheet that tells of the file has fewer rows than these."""


def source_of(path: Path) -> Source:
    """Return what a file says of itself; it is named after its publisher and title, else after the file."""
    kind = kind_of(path)
    facts = _of_json(path) if kind == "json" else _of_workbook(path) if kind == "xlsx" else {}
    publisher, title = facts.get("publisher name", ""), facts.get("title", "")
    dataset = facts.get("identifier") or title
    return Source(
        id=slug(f"{publisher} {dataset}") if publisher and dataset else slug(path.stem),
        title=title,
        publisher=publisher,
        url=facts.get("download url", ""),
        license=facts.get("license", ""),
        published=day_of(facts.get("modified") or facts.get("issued") or ""),
    )


def _of_json(path: Path) -> Mapping[str, str]:
    frame = read_json_frame(path)
    return _words(frame, "") if isinstance(frame, dict) else {}


def _words(frame: Mapping[str, JsonValue], before: str) -> dict[str, str]:
    facts: dict[str, str] = {}
    for key, value in frame.items():
        name = f"{before}{_NAMES.get(key, fold(key))}"
        if isinstance(value, dict):
            facts |= _words(value, f"{name} ")
        elif isinstance(value, str):
            facts[name] = value.strip()
    return facts


_NAMES = {"downloadURL": "download url"}


def _of_workbook(path: Path) -> Mapping[str, str]:
    facts: dict[str, str] = {}
    for row in read_heads(path, _MOST_FACTS, merged=True):
        if isinstance(row, Cells) and fold(row.sheet) == ABOUT and len(row.cells) > 1:
            facts.setdefault(fold(row.cells[0]), row.cells[1].strip())
    return facts
