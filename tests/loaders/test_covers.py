"""What a source covers completely goes with it wherever it goes."""

from pathlib import Path

import pytest

from graph.bolt.store import Store
from graph.exchange.jsonl import Line, write_jsonl
from graph.model.sources import Covers, Source
from graph.model.statements import TIERS, Tier
from loaders.publishing import visible_lines
from tests.loaders.loading import body, exported, load, source, write_lines

COVERS = {"themes": ["theme:health"], "places": ["pcode:RW33"], "on": "2024-05", "visibility": "public"}


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


@pytest.mark.parametrize(
    ("shown_to", "told"),
    [
        ("public", {"public", "members", "restricted"}),
        ("members", {"members", "restricted"}),
        (None, {"restricted"}),
    ],
)
def test_that_a_source_is_complete_is_told_where_it_says_that_all_of_it_is_shown(
    shown_to: Tier | None, told: set[str]
) -> None:
    covers = {name: value for name, value in COVERS.items() if name != "visibility"}
    covers |= {"visibility": shown_to} if shown_to else {}
    said = {"kind": "Organization", "source": "whole", "stated_id": "a", "name": "Acorn House"}
    shown = {**said, "visibility": "public"}
    for withheld in ([], [{**said, "stated_id": "b", "name": "Birch House", "visibility": "restricted"}]):
        lines: list[Line] = [source("whole", covers=covers)]
        lines += [{"kind": "entity", "id": one["stated_id"], "said": [one]} for one in [shown, *withheld]]
        told_to = {tier for tier in TIERS if _sources(visible_lines(lines, tier))["whole"]}
        assert told_to == told, "what is withheld changes nothing"


def test_a_source_reads_what_the_database_keeps() -> None:
    said = Source(id="whole", covers=Covers.model_validate(COVERS))

    assert isinstance(said.stored()["covers"], str)
    assert Source.model_validate(said.stored()) == said
    assert Source(id="bare").stored()["covers"] is None
