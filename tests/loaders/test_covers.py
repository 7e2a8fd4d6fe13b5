"""What a source covers completely goes with it wherever it goes."""

from pathlib import Path

from graph.bolt.store import Store
from graph.exchange.jsonl import Line, write_jsonl
from graph.model.sources import Covers, Source
from loaders.publishing import visible_lines
from tests.loaders.loading import body, exported, load, source, write_lines

COVERS = {"themes": ["theme:health"], "places": ["pcode:RW33"], "on": "2024-05"}


def _sources(lines: list[Line]) -> dict[str, object]:
    return {line["id"]: line["covers"] for line in lines if line["kind"] == "source"}


def test_what_a_source_covers_survives_load_export_and_load(store: Store, tmp_path: Path) -> None:
    lines = [source("whole", covers=COVERS), source("bare"), body("whole", "a", "Acorn House")]
    load(store, tmp_path, write_lines(tmp_path / "one.jsonl", lines))
    first = exported(store)

    write_jsonl(tmp_path / "two.jsonl", first)
    load(store, tmp_path, tmp_path / "two.jsonl")

    assert _sources(first)["whole"] == COVERS
    assert _sources(first)["bare"] is None
    assert exported(store) == first
    assert _sources(visible_lines(first, "public"))["whole"] == COVERS


def test_a_source_reads_what_the_database_keeps() -> None:
    said = Source(id="whole", covers=Covers.model_validate(COVERS))

    assert isinstance(said.stored()["covers"], str)
    assert Source.model_validate(said.stored()) == said
    assert Source(id="bare").stored()["covers"] is None
