"""The whole graph as lines: sorted, whole, and enough to build it again."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.bolt.store import Store
from graph.exchange import jsonl
from graph.exchange.jsonl import Line, export_lines, write_jsonl
from loaders.forgetting import forget
from tests.loaders.loading import (
    body,
    exported,
    judgement,
    link,
    load,
    shorten_reference,
    source,
    write_lines,
)

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=5,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lines=st.lists(st.dictionaries(st.text(max_size=5), values, max_size=4), max_size=5))
def test_each_thing_is_one_line_that_reads_back(tmp_path: Path, lines: list[Line]) -> None:
    path = tmp_path / "all.jsonl"

    assert write_jsonl(path, lines) == len(lines)

    read = [json.loads(line) for line in path.read_bytes().decode().split("\n")[:-1]]
    assert read == lines
    assert all(list(line) == sorted(line) for line in read)


def test_an_export_that_breaks_off_leaves_the_earlier_one(tmp_path: Path) -> None:
    def broken() -> Iterator[Line]:
        yield {"kind": "source"}
        raise ConnectionError("the graph went away")

    path = tmp_path / "all.jsonl"
    write_jsonl(path, [{"kind": "entity"}])

    with pytest.raises(ConnectionError):
        write_jsonl(path, broken())

    assert json.loads(path.read_text()) == {"kind": "entity"}
    assert [one.name for one in tmp_path.iterdir()] == ["all.jsonl"]


def _everything() -> list[Line]:
    """Return a source of every kind of line, with values that are easily lost, and a part of another."""
    tricky = "x'}) DETACH DELETE n // <b>\"\u2028\n=1+1"
    return [
        source("north", title=tricky, visibility="members"),
        body("north", "a", "Amber Hill Trust", country="RW", aliases=["AHT", tricky], since="2004-02"),
        body("north", "b", "Birch Lane Forum", generic=True, confidence=0.0),
        link("north", "FUNDS", "a", "b", amount_minor=0, currency="USD", via=["b", "a"], flow="repayment"),
        link("north", "FUNDS", "a", "b", amount_minor=-(2**62), currency="USD", visibility="restricted"),
        link("north", "FUNDS", "a", "b", quote=tricky, date_basis="derived", until="2016"),
        link("north", "FUNDS", "a", "b", quote=tricky, date_basis="derived", until="2016"),
        source("south", complete=False, published="2020"),
        body("south", "a", "AHT", country="RW"),
        body("south", "b", "…"),
        link("south", "PARTNERS_WITH", "a", "b", paraphrase="They share a yard.", record=""),
        judgement(("north", "a"), ("south", "a"), "same"),
        judgement(("north", "b"), ("south", "b"), "different", visibility="restricted", why=tricky),
    ]


def test_everything_comes_back_in_order_from_its_export_whatever_the_size_of_a_page(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shorten_reference(monkeypatch)
    report = load(store, tmp_path, write_lines(tmp_path / "in.jsonl", _everything()))[0]
    assert (report.rejected, report.reason) == (0, "")
    before, out = exported(store), tmp_path / "out.jsonl"

    write_jsonl(out, export_lines(store))
    monkeypatch.setattr(jsonl, "PAGE", 3)
    monkeypatch.setattr(jsonl, "LINKS_AT_ONCE", 3)
    assert exported(store) == before
    for name in ("north", "south"):
        forget(store, tmp_path, name)
    assert len(exported(store)) < len(before)
    again = load(store, tmp_path, out)[0]

    assert (again.rejected, again.reason) == (0, "")
    assert exported(store) == before
    assert [line["kind"] for line in before] == sorted((line["kind"] for line in before), key=ORDER.index)
    for kind, key in (("source", ("id",)), ("entity", ("id",)), ("link", ("type", "id"))):
        ranks = [tuple(line[name] for name in key) for line in before if line["kind"] == kind]
        assert ranks == sorted(ranks)


ORDER = ("source", "entity", "link", "judgement")
