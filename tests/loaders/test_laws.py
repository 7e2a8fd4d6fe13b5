"""The graph is a pure function of statements and judgements, whatever its history."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.bolt.store import Store
from graph.exchange.jsonl import Line
from graph.identity.judgements import Judgement, StatedKey
from loaders.forgetting import forget
from loaders.judging import judge, unjudge
from tests.conftest import wipe
from tests.loaders.loading import (
    body,
    exported,
    histories,
    judgement,
    link,
    load,
    shorten_reference,
    source,
    write_lines,
)

# Names that are one for certain, one by their company only, one by nobody's word but a judge's.
NAMES = (
    "Amber Hill Trust",
    "The Amber Hill Trust",
    "AHT",
    "Amber Hill",
    "Birch Lane Forum",
    "BLF",
    "Cedar Aid",
)
SOURCES = ("north", "south", "west")
STATED = ("a", "b", "c", "d")


@pytest.fixture(autouse=True)
def _short_reference(monkeypatch: pytest.MonkeyPatch) -> None:
    shorten_reference(monkeypatch)


@st.composite
def files(draw: st.DrawFn, name: str) -> list[Line]:
    """Draw what one source says: up to four bodies, and links between them, in any order."""
    stated = draw(st.lists(st.sampled_from(STATED), min_size=1, max_size=4, unique=True))
    said = []
    for one in stated:
        codes = draw(st.sampled_from([[], [], [], ["reg:1"], ["reg:2"]]))
        since = draw(st.sampled_from([None, "2004", "2005-06"]))
        country = draw(st.sampled_from([None, "RW", "RW"]))
        title = draw(st.sampled_from(NAMES))
        aliases = draw(st.lists(st.sampled_from(NAMES), max_size=1))
        said.append(body(name, one, title, identifiers=codes, country=country, since=since, aliases=aliases))
    ends = st.tuples(
        st.sampled_from(["PARTNERS_WITH", "FUNDS"]), st.sampled_from(stated), st.sampled_from(stated)
    )
    for number, (kind, one, other) in enumerate(draw(st.lists(ends, max_size=4))):
        said.append(link(name, kind, one, other, record=f"line {number % 2}"))
    return [source(name), *draw(st.permutations(said))]


keys = st.tuples(st.sampled_from(SOURCES), st.sampled_from(STATED))
steps = st.one_of(
    st.sampled_from(SOURCES).flatmap(lambda name: st.tuples(st.just("load"), st.just(name), files(name))),
    st.tuples(st.just("forget"), st.sampled_from(SOURCES)),
    st.tuples(st.just("judge"), keys, keys, st.sampled_from(["same", "different", "unsure"])),
    st.tuples(st.just("unjudge"), st.integers(0, 5)),
)


@dataclass
class History:
    """Carries steps out on a graph, and remembers what remains."""

    store: Store
    folder: Path
    files: dict[str, list[Line]] = field(default_factory=dict)
    judged: dict[frozenset[tuple[str, str]], Line] = field(default_factory=dict)

    def take(self, step: tuple) -> None:  # type: ignore[type-arg]
        getattr(self, f"_{step[0]}")(*step[1:])

    def fresh(self) -> list[Line]:
        """Return the export of a graph that was only ever told what remains, in another order."""
        wipe(self.store)
        remains = [line for name in sorted(self.files, reverse=True) for line in self.files[name]]
        path = write_lines(self.folder / "remains.jsonl", [*remains, *self.judged.values()])
        load(self.store, self.folder, path, accept_loss=True)
        return exported(self.store)

    def _load(self, name: str, lines: list[Line]) -> None:
        report = load(
            self.store, self.folder, write_lines(self.folder / f"{name}.jsonl", lines), accept_loss=True
        )[0]
        assert report.status in {"complete", "unchanged"}, report.reason
        assert report.rejected == 0
        self.files[name] = lines

    def _forget(self, name: str) -> None:
        if name in self.files:
            forget(self.store, self.folder, name)
            del self.files[name]

    def _judge(self, one: tuple[str, str], other: tuple[str, str], verdict: str) -> None:
        known = {(said["source"], said["stated_id"]) for said in self._sayings()}
        if one != other and {one, other} <= known:
            line = judgement(one, other, verdict)
            judge(self.store, self.folder, Judgement.model_validate(_without_kind(line)))
            self.judged[frozenset({one, other})] = line

    def _unjudge(self, number: int) -> None:
        if number < len(self.judged):
            pair = list(self.judged)[number]
            left, right = (StatedKey(source=name, stated_id=stated) for name, stated in pair)
            unjudge(self.store, self.folder, left, right)
            del self.judged[pair]

    def _sayings(self) -> Iterator[Line]:
        for lines in self.files.values():
            for line in lines:
                yield from line.get("said", ())


def _without_kind(line: Line) -> Line:
    return {name: value for name, value in line.items() if name != "kind"}


def test_any_history_ends_like_a_fresh_build_of_what_remains(
    store: Store, tmp_path: Path, examples: int
) -> None:
    @histories(examples)
    @given(st.lists(steps, min_size=3, max_size=6))
    def holds(history: list[tuple]) -> None:  # type: ignore[type-arg]
        wipe(store)
        told = History(store, tmp_path)
        for step in [("load", "north", _north()), *history]:
            told.take(step)

        ended = exported(store)

        assert ended == told.fresh()

    holds()


def _north() -> list[Line]:
    return [
        source("north"),
        body("north", "a", "Amber Hill Trust", aliases=["AHT"], country="RW", since="2004"),
        body("north", "b", "Birch Lane Forum", country="RW"),
        body("north", "c", "Cedar Aid"),
        link("north", "FUNDS", "a", "b"),
        link("north", "PARTNERS_WITH", "b", "c"),
    ]


def _south() -> list[Line]:
    return [
        source("south"),
        body("south", "a", "AHT", country="RW"),
        body("south", "b", "Birch Lane Forum", country="RW"),
        body("south", "c", "Cedar Aid Limited"),
        link("south", "FUNDS", "c", "a"),
        link("south", "PARTNERS_WITH", "a", "b"),
    ]


def test_one_judgement_merges_and_taking_it_back_restores_the_graph_exactly(
    store: Store, tmp_path: Path
) -> None:
    load(
        store,
        tmp_path,
        write_lines(tmp_path / "n.jsonl", _north()),
        write_lines(tmp_path / "s.jsonl", _south()),
    )
    before = exported(store)
    left, right = StatedKey(source="north", stated_id="a"), StatedKey(source="south", stated_id="a")
    word = Judgement(left=left, right=right, verdict="same", by="Ama", on="2024", why="one office")

    judge(store, tmp_path, word)
    merged = exported(store)
    unjudge(store, tmp_path, right, left)

    assert len(_entities(merged)) == len(_entities(before)) - 1
    assert _ids_of(merged, "link") == _ids_of(before, "link")
    funded = next(line for line in merged if line.get("type") == "FUNDS" and line["source"] == "south")
    assert funded["to_id"] == "aht"
    assert next(line["name"] for line in merged if line.get("id") == "aht") == "Amber Hill Trust"
    assert exported(store) == before


def test_an_acronym_joins_only_in_the_same_company(store: Store, tmp_path: Path) -> None:
    files = [write_lines(tmp_path / "n.jsonl", _north()), write_lines(tmp_path / "s.jsonl", _south())]
    load(store, tmp_path, *files)
    company = [
        *_south(),
        body("south", "d", "Cedar Aid", country="RW"),
        link("south", "PARTNERS_WITH", "a", "d"),
    ]
    north = [
        *_north(),
        body("north", "c", "Cedar Aid", country="RW"),
        link("north", "PARTNERS_WITH", "a", "c"),
    ]

    load(store, tmp_path, write_lines(files[0], north), write_lines(files[1], company))
    joined = exported(store)
    load(store, tmp_path, write_lines(files[1], company[:-1]), accept_loss=True)

    assert _sayings_of_acronym(joined) == [("north", "a"), ("south", "a")]
    assert _sayings_of_acronym(exported(store)) == [("south", "a")]


def test_neither_the_order_of_files_nor_that_of_rows_says_anything(store: Store, tmp_path: Path) -> None:
    def built(seed: int, *files: list[Line]) -> list[Line]:
        wipe(store)
        shuffled = random.Random(seed)
        paths = []
        for number, (first, *rest) in enumerate(files):
            shuffled.shuffle(rest)
            paths.append(write_lines(tmp_path / f"{number}.jsonl", [first, *rest]))
        load(store, tmp_path, *paths)
        return exported(store)

    assert built(1, _north(), _south()) == built(2, _south(), _north()) == built(3, _north(), _south())


def test_inserted_rows_change_no_id(store: Store, tmp_path: Path) -> None:
    load(store, tmp_path, write_lines(tmp_path / "n.jsonl", _north()))
    before = _ids_of(exported(store), "link")
    more = [body("north", "z", "Zinnia Rest House"), link("north", "FUNDS", "z", "b")]

    load(store, tmp_path, write_lines(tmp_path / "n.jsonl", [_north()[0], *more, *_north()[1:]]))

    assert before < _ids_of(exported(store), "link")


def test_what_a_new_version_no_longer_links_does_not_stop_it(store: Store, tmp_path: Path) -> None:
    """The links of the old version, which are still in the graph then, are no company."""
    north = [*_north(), body("north", "x", "Xylo Works", country="RW"), link("north", "FUNDS", "a", "x")]
    path = write_lines(tmp_path / "n.jsonl", north)
    load(store, tmp_path, path, write_lines(tmp_path / "s.jsonl", _south()))

    report = load(store, tmp_path, write_lines(path, _north()))[0]

    assert report.status == "complete"
    assert "xylo-works" not in {line.get("id") for line in exported(store)}


def test_a_judgement_taken_back_comes_again_with_its_file(store: Store, tmp_path: Path) -> None:
    same = judgement(("north", "b"), ("north", "c"), "same")
    path = write_lines(tmp_path / "n.jsonl", [*_north(), same])
    load(store, tmp_path, path)
    before = exported(store)
    unjudge(
        store,
        tmp_path,
        StatedKey(source="north", stated_id="c"),
        StatedKey(source="north", stated_id="b"),
    )

    load(store, tmp_path, path)

    assert exported(store) == before


def _entities(lines: list[Line]) -> list[Line]:
    return [line for line in lines if line["kind"] == "entity" and "Organization" in line["labels"]]


def _sayings_of_acronym(lines: list[Line]) -> list[tuple[str, str]]:
    """Return who is said to be the body that `south` calls by its acronym."""
    found = [[(one["source"], one["stated_id"]) for one in line["said"]] for line in _entities(lines)]
    return next(sorted(keys) for keys in found if ("south", "a") in keys)


def _ids_of(lines: list[Line], kind: str) -> set[str]:
    return {line["id"] for line in lines if line["kind"] == kind}
