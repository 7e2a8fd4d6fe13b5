"""Loading what an export wrote: each line is checked, and what cannot be used is told by its line."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from graph.bolt.store import Store
from graph.errors import RowRejected
from graph.exchange.jsonl import Line
from graph.identity.judgements import Judgement
from graph.model.sources import Source
from graph.model.statements import Statement
from loaders.catalogue import Options, choose
from loaders.readers import JsonRow
from loaders.reading import Reading, read_into
from loaders.reference import REFERENCE
from loaders.rejects import Reject
from loaders.sources.jsonl import KINDS, LOADER, parse
from loaders.spool import Spool
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

GOOD = (source("north"), body("north", "a", "Amber Hill Trust"), body("north", "b", "Birch Lane Forum"))
NAMES = st.sampled_from(
    ["id", "kind", "type", "said", "source", "stated_id", "name", "left", "verdict", "record"]
)


def read(folder: Path, *lines: Line | str) -> tuple[Reading, list[Reject]]:
    """Read a file of lines; a line that is a text stands there as it is."""
    path = folder / "in.jsonl"
    path.write_text(
        "".join((one if isinstance(one, str) else json.dumps(one)) + "\n" for one in lines), "utf-8"
    )
    with Spool(folder / "in.spool") as spool:
        reading = read_into(spool, path, LOADER, Options())
        rejects = list(spool.rejects())
        spool.discard()
    return reading, rejects


def said(**fields: object) -> Line:
    """Return a body with one field too many, or one that is wrong."""
    return body("north", "c", "Cedar Yard House", **fields)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ({"kind": "planet"}, '"kind" is "planet"; it must be one of source, entity, link, judgement'),
        ({"id": "x"}, '"kind" is null'),
        ({"kind": ["entity"]}, '"kind" is ["entity"]'),
        ('{"kind": "entity"', "not JSON"),
        ("[]", "not an object"),
        ({"kind": "entity"}, 'needs "said"'),
        ({"kind": "entity", "said": {"name": "Amber"}}, 'needs "said"'),
        ({"kind": "entity", "said": ["Amber"]}, 'needs "said"'),
        (
            {"kind": "entity", "said": [{"kind": "Planet"}]},
            '"Planet" is no kind of the model; there are District',
        ),
        ({"kind": "entity", "said": [{"kind": {}}]}, "{} is no kind of the model"),
        ({"kind": "link", "type": "LOVES"}, '"LOVES" is no kind of the model; there are ADVOCATES'),
        ({"kind": "link", "type": ["FUNDS"]}, '["FUNDS"] is no kind of the model'),
        ({"kind": "source"}, "id"),
        ({"kind": "source", "id": "n" * 201}, "id"),
        ({"kind": "source", "id": "x", "published": "soon"}, "published: 'soon' is not a date"),
        (said(shoe_size=43), "shoe_size"),
        (said(since="2014-02-30"), "since"),
        (said(aliases="AHT"), "aliases"),
        (body("nobody", "c", "Cedar Yard House"), "'nobody', a source that nothing before tells of"),
        (link("north", "FUNDS", "a", "b", amount_minor="much"), "amount_minor"),
        (link("north", "FUNDS", "a", "b", record=""), "a link needs evidence"),
        (judgement(("north", "a"), ("north", "b"), "perhaps"), "verdict"),
        (judgement(("north", "a"), ("north", "b"), "same", why=None), "why"),
    ],
    ids=lambda value: json.dumps(value)[:40],
)
def test_a_line_that_cannot_be_used_is_set_aside_with_its_number_and_reason(
    tmp_path: Path, line: Line | str, words: str
) -> None:
    reading, rejects = read(tmp_path, *GOOD, line, link("north", "FUNDS", "a", "b"))

    assert (reading.rows, reading.rejected) == (5, 1)
    assert [(reject.number, reject.where) for reject in rejects] == [(4, "line 4")]
    assert words in rejects[0].reason


anything = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-9, 9)
    | st.text(max_size=5)
    | st.sampled_from(["FUNDS", "Place", "same"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=4),
    max_leaves=8,
)


@given(st.sampled_from(KINDS), st.dictionaries(NAMES, anything, max_size=6))
def test_whatever_a_line_holds_it_is_taken_or_set_aside(kind: str, held: Line) -> None:
    row = JsonRow(1, "line 1", {**held, "kind": kind})
    try:
        taken = list(parse(row))
    except (RowRejected, ValidationError) as refused:
        assert str(refused)
    else:
        assert all(isinstance(one, Statement | Source | Judgement) for one in taken)


def test_blank_lines_are_counted_as_lines_and_not_as_rows(tmp_path: Path) -> None:
    reading, rejects = read(tmp_path, GOOD[0], "", "  ", {"kind": "planet"})

    assert (reading.rows, reading.rejected) == (2, 1)
    assert rejects[0].where == "line 4"


def test_one_wrong_word_of_two_sets_the_whole_line_aside(tmp_path: Path) -> None:
    both = {"kind": "entity", "said": [*GOOD[1]["said"], *said(confidence=2)["said"]]}

    reading, rejects = read(tmp_path, GOOD[0], both)

    assert reading.rejected == 1
    assert rejects[0].reason.startswith("confidence")


def test_an_export_is_known_by_its_first_line_whatever_it_is_called(tmp_path: Path) -> None:
    path = write_lines(tmp_path / "members.txt", GOOD)
    marked = tmp_path / "marked.csv"
    marked.write_bytes(b"\xef\xbb\xbf\n" + path.read_bytes())

    assert choose(path) is LOADER
    assert choose(marked) is LOADER


def test_the_file_makes_no_source_of_its_own(tmp_path: Path) -> None:
    reading, _ = read(tmp_path, *GOOD)

    assert reading.source == ""


def _of(lines: list[Line], kind: str) -> list[Line]:
    """Return the lines of one kind, but for what comes with the program."""
    own = [line for line in lines if REFERENCE not in (line["id"], line.get("source"))]
    return [line for line in own if line["kind"] == kind]


def test_a_filtered_export_adds_and_never_takes_back(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shorten_reference(monkeypatch)
    funds = link("north", "FUNDS", "a", "b", record="grant 1")
    load(store, tmp_path, write_lines(tmp_path / "whole.jsonl", [*GOOD, funds]))
    part = [source("north", complete=False), GOOD[1], body("north", "c", "Cedar Yard House")]
    newer = link("north", "PARTNERS_WITH", "a", "c", record="page 2")

    report = load(store, tmp_path, write_lines(tmp_path / "part.jsonl", [*part, newer]))[0]
    after = exported(store)

    assert (report.status, report.gone) == ("complete", 0)
    assert [line["complete"] for line in _of(after, "source")] == [False]
    assert {line["type"] for line in _of(after, "link")} == {"FUNDS", "PARTNERS_WITH"}
    assert {"amber-hill-trust", "birch-lane-forum", "cedar-yard-house"} <= {line["id"] for line in after}
    load(store, tmp_path, write_lines(tmp_path / "whole.jsonl", [*GOOD, funds, source("north")]))
    assert {line["type"] for line in _of(exported(store), "link")} == {"FUNDS"}, "a whole one does"


def test_judgements_are_kept_whatever_else_is_loaded_and_the_last_word_counts(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shorten_reference(monkeypatch)
    same = judgement(("north", "a"), ("north", "b"), "same")
    load(store, tmp_path, write_lines(tmp_path / "north.jsonl", [*GOOD, same]))
    other = [source("south"), body("south", "x", "Dogwood Relief House")]

    load(store, tmp_path, write_lines(tmp_path / "south.jsonl", other))
    load(
        store,
        tmp_path,
        write_lines(tmp_path / "north.jsonl", [*GOOD, body("north", "c", "Cedar Yard House")]),
    )
    kept = exported(store)
    differ = judgement(("north", "b"), ("north", "a"), "different", by="Ben", why="two offices")
    load(store, tmp_path, write_lines(tmp_path / "word.jsonl", [differ]))

    assert [(line["verdict"], line["by"]) for line in _of(kept, "judgement")] == [("same", "Ama")]
    assert "birch-lane-forum" not in {line["id"] for line in kept}
    assert [(line["verdict"], line["by"]) for line in _of(exported(store), "judgement")] == [
        ("different", "Ben")
    ]
    assert "birch-lane-forum" in {line["id"] for line in exported(store)}


def test_a_file_that_tells_of_no_source_may_be_loaded_again(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shorten_reference(monkeypatch)
    path = write_lines(tmp_path / "nothing.jsonl", [source(REFERENCE)])

    reports = [load(store, tmp_path, path)[0] for _ in range(2)]

    assert [report.status for report in reports] == ["complete", "unchanged"]
