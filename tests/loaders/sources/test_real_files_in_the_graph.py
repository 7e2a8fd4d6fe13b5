"""Real files of every open standard in one graph, which says of each what a count straight from it says."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from graph.bolt.store import Store
from graph.settings import Settings
from loaders.catalogue import Options
from loaders.report import LoadReport
from tests.loaders.loading import load, shorten_reference
from tests.loaders.sources import graphfiles_read, hsds_read, hxl3w_read, threesixtygiving_read
from tests.loaders.sources.counted import Counted, Money
from tests.loaders.sources.iati import flat_written, written
from tests.material import material

LARGEST = 500_000
"""Bytes of a file that is loaded here; larger ones are counted without a database."""
MOST_EMBEDDED, MOST_NEO4J = 2, 1
"""How many of each kind: the largest of those that are small enough; a fresh Neo4j is slow at first."""


class Kind(NamedTuple):
    """Files of one kind, and how they are counted without a loader."""

    pattern: str
    counted: Callable[[Path], Counted]


KINDS = (
    Kind("iati/activities/*.xml", written.counted),
    Kind("iati/tabular/*_activity.xlsx", flat_written.counted),
    Kind("threesixtygiving/grants/*.json", threesixtygiving_read.counted),
    Kind("threesixtygiving/grants/*.csv", threesixtygiving_read.counted),
    Kind("hsds/examples/*_full.json", hsds_read.counted_by_hand),
    Kind("hsds/real/*/organizations.csv", hsds_read.counted),
    Kind("hxl3w/libhxl-fixtures/input-valid.?sv", hxl3w_read.counted),
    Kind("hxl3w/libhxl-fixtures/output-valid*.json", hxl3w_read.counted),
    Kind("networks/[!s]*_edges.csv", graphfiles_read.counted),
    Kind("networks/interchange/[!d]*.gexf", graphfiles_read.counted),
)
EVENTS = (Kind("networks/interchange/davis*.graphml", graphfiles_read.counted_as_events),)
"""Women and the events that they came to, loaded with --link-type TOOK_PART."""

LINKS = """
    MATCH (:Entity)-[said]->(:Entity)
    WHERE said.source IN $sources
    RETURN said.source AS source, type(said) AS type, said.flow AS flow, said.currency AS currency,
        count(said) AS links, sum(said.amount_minor) AS minor
    ORDER BY source, type, flow, currency
    LIMIT 10000
"""
THINGS = """
    MATCH (:Source)-[said:DESCRIBES]->(thing:Entity)
    WHERE said.source IN $sources
    UNWIND labels(thing) AS label
    RETURN said.source AS source, label, count(DISTINCT said.stated_id) AS things
    ORDER BY source, label
    LIMIT 10000
"""


def test_the_graph_holds_of_each_file_what_a_count_of_its_own_finds(
    store: Store, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shorten_reference(monkeypatch)
    most = MOST_NEO4J if settings.neo4j_uri else MOST_EMBEDDED
    files, drawn = chosen(KINDS, most), chosen(EVENTS, most)
    reports = load(store, tmp_path, *files)
    reports += load(store, tmp_path, *drawn, options=Options(link_type="TOOK_PART"))

    assert {one.status for one in reports} == {"complete"}
    assert {one.loader for one in reports} == {"iati", "360giving", "hsds", "hxl3w", "graphfiles"}
    held, counted = held_by(store, reports), {path.name: count for path, count in (files | drawn).items()}
    assert held.keys() == counted.keys()
    for name, expected in counted.items():
        found = held[name]
        assert (found.links, found.money) == (expected.links, expected.money), name
        assert {kind: found.things[kind] for kind in expected.things} == expected.things, name


def chosen(kinds: tuple[Kind, ...], most: int) -> dict[Path, Counted]:
    """Return so many files of each kind, with what they say; two with one stem would be one source."""
    found: dict[str, tuple[Path, Counted]] = {}
    for kind in kinds:
        small = [path for path in material(kind.pattern) if path.stat().st_size < LARGEST]
        for path in sorted(small, key=lambda one: one.stat().st_size)[-most:]:
            found.setdefault(path.stem, (path, kind.counted(path)))
    return dict(found.values())


def held_by(store: Store, reports: list[LoadReport]) -> dict[str, Counted]:
    """Return what the graph holds of each file, by its name."""
    held = {one.source: Counted(Counter(), Counter(), Money()) for one in reports}
    for row in store.read(LINKS, sources=list(held)):
        one = held[row["source"]]
        one.links[row["type"]] += row["links"]
        if row["currency"]:
            one.money[row["flow"], row["currency"]] += row["minor"]
    for row in store.read(THINGS, sources=list(held)):
        held[row["source"]].things[row["label"]] += row["things"]
    return {one.file: held[one.source] for one in reports}
