"""Reviews: what stands follows from statements, judgements and reviews alone, whatever the history."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from graph.bolt.store import Store
from graph.errors import InvalidQuestion, NotFound
from graph.exchange.jsonl import Line, export_lines
from graph.exchange.reviews import review_line
from graph.model.reviews import Review
from graph.questions.neighborhood import neighborhood
from graph.questions.profile import profile
from loaders.forgetting import forget
from loaders.journal import REVIEWS
from loaders.reviewing import review, withdraw
from tests.conftest import wipe
from tests.loaders.interrupting import Killed, killed_after
from tests.loaders.loading import body, exported, link, load, shorten_reference, source, write_lines

WORD = {"by": "Ama", "on": "2024-05-01"}
NORTH = [
    source("north"),
    body("north", "a", "Amber Hill Trust", country="RW", since="2004"),
    body("north", "b", "Birch Lane Forum", country="RW"),
    body("north", "c", "Cedar Aid"),
    link("north", "FUNDS", "a", "b", quote="Amber Hill funds Birch Lane.", since="2014"),
    link("north", "PARTNERS_WITH", "b", "c", quote="Birch Lane works with Cedar."),
    link("north", "PARTNERS_WITH", "b", "c", quote="Birch Lane works with Cedar.", record="below"),
]
SOUTH = [
    source("south", complete=False),
    body("south", "a", "Amber Hill Trust", country="RW"),
    body("south", "c", "Cedar Aid Limited"),
    link("south", "FUNDS", "c", "a"),
]
FILES = {"north": NORTH, "south": SOUTH, "short": [*NORTH[:4], NORTH[5]]}
CORRECTIONS: tuple[Line, ...] = (
    {"fields": {"since": "2011-02", "until": None}},
    {"fields": {"since": "2011", "until": "2010"}},
    {"to_end": {"name": "Amber Hill Trust", "kind": "Organization", "stated_id": "a"}},
    {"to_end": {"name": "Dune Water Circle", "kind": "Network", "country": "RW"}},
    {"from_end": {"name": "Dune", "kind": "Theme"}},
    {"fields": {"name": "Amber Hall Trust", "aliases": ["AHT"]}},
    {"fields": {"kind": "Network"}},
    {"fields": {"kind": "Project"}},
)
steps = st.one_of(
    st.tuples(st.just("load"), st.sampled_from(sorted(FILES))),
    st.tuples(st.just("forget"), st.sampled_from(["north", "south"])),
    st.tuples(st.just("review"), st.integers(0, 20), st.sampled_from(["accepted", "rejected"]), st.just({})),
    st.tuples(st.just("review"), st.integers(0, 20), st.just("corrected"), st.sampled_from(CORRECTIONS)),
    st.tuples(st.just("withdraw"), st.integers(0, 5)),
    st.tuples(st.just("restore")),
)


@pytest.fixture(autouse=True)
def _short_reference(monkeypatch: pytest.MonkeyPatch) -> None:
    shorten_reference(monkeypatch)


@dataclass
class History:
    """Carries steps out on a graph, and remembers what remains."""

    store: Store
    folder: Path
    files: dict[str, list[Line]] = field(default_factory=dict)
    reviewed: dict[str, Review] = field(default_factory=dict)

    def take(self, step: tuple) -> None:  # type: ignore[type-arg]
        getattr(self, f"_{step[0]}")(*step[1:])

    def fresh(self) -> list[Line]:
        """Return the export of a graph that was only ever told what remains, reviews first."""
        wipe(self.store)
        words = [review_line(word) for word in self.reviewed.values()]
        said = [line for name in sorted(self.files, reverse=True) for line in self.files[name]]
        load(self.store, self.folder, write_lines(self.folder / "remains.jsonl", [*words, *said]))
        return exported(self.store)

    def _load(self, name: str) -> None:
        lines = FILES[name]
        path = write_lines(self.folder / f"{name}.jsonl", lines)
        report = load(self.store, self.folder, path, accept_loss=True)[0]
        assert report.status in {"complete", "unchanged"}, report.reason
        assert report.rejected == 0
        self.files[lines[0]["id"]] = lines

    def _forget(self, name: str) -> None:
        if name in self.files:
            forget(self.store, self.folder, name)
            del self.files[name]

    def _review(self, number: int, verdict: str, correction: Line) -> None:
        known = statements(exported(self.store))
        if not known:
            return
        word = Review(id=known[number % len(known)], verdict=verdict, **WORD, **correction)
        try:
            review(self.store, self.folder, word)
        except InvalidQuestion:
            return
        self.reviewed[word.id] = word

    def _withdraw(self, number: int) -> None:
        if number < len(self.reviewed):
            own = list(self.reviewed)[number]
            withdraw(self.store, self.folder, own)
            del self.reviewed[own]

    def _restore(self) -> None:
        before = exported(self.store)
        path = write_lines(self.folder / "all.jsonl", export_lines(self.store))
        wipe(self.store)
        load(self.store, self.folder, path)
        assert exported(self.store) == before


def statements(lines: Iterable[Line]) -> list[str]:
    """Return the ids of what sources said, whether it stands or not."""
    own = {"north", "south"}
    said = [one for line in lines if line["kind"] == "entity" for one in line["said"]]
    said += [line for line in lines if line["kind"] == "link"]
    stated = {one["id"] for one in said if one["source"] in own and "review" not in one}
    return sorted(stated | {line["id"] for line in lines if line["kind"] == "original"})


def test_any_history_of_reviews_ends_like_a_fresh_build(store: Store, tmp_path: Path, examples: int) -> None:
    @settings(
        max_examples=examples,
        deadline=None,
        derandomize=examples < 10,
        phases=[Phase.generate, Phase.shrink] if examples > 10 else [Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(st.lists(steps, min_size=4, max_size=8))
    def holds(history: list[tuple]) -> None:  # type: ignore[type-arg]
        wipe(store)
        told = History(store, tmp_path)
        for step in [("load", "north"), *history]:
            told.take(step)

        ended = exported(store)

        assert ended == told.fresh()

    holds()


@pytest.fixture
def loaded(store: Store, tmp_path: Path) -> Store:
    load(store, tmp_path, write_lines(tmp_path / "north.jsonl", NORTH))
    return store


def linked(store: Store) -> list[str]:
    """Return the types of the links that stand."""
    links = [line for line in export_lines(store) if line["kind"] == "link"]
    return [line["type"] for line in links if line["source"] == "north"]


def own_link(store: Store, kind: str = "FUNDS") -> Line:
    return next(line for line in export_lines(store) if line.get("type") == kind and line["kind"] == "link")


def own_description(store: Store, stated: str) -> Line:
    said = (one for line in export_lines(store) for one in line.get("said", ()) if line["kind"] == "entity")
    return next(one for one in said if (one["source"], one["stated_id"]) == ("north", stated))


def test_what_is_rejected_is_seen_nowhere_stays_out_and_comes_back_exactly(
    loaded: Store, tmp_path: Path
) -> None:
    before = exported(loaded)
    funds = own_link(loaded)

    review(loaded, tmp_path, Review(id=funds["id"], verdict="rejected", why="no money", **WORD))
    assert "FUNDS" not in linked(loaded)
    assert not [group for group in profile(loaded, "amber-hill-trust").groups if group.type == "FUNDS"]
    assert neighborhood(loaded, ["amber-hill-trust"]).links == ()

    more = write_lines(tmp_path / "more.jsonl", [*NORTH, body("north", "z", "Zinnia")])
    again = load(loaded, tmp_path, more)
    assert (again[0].status, again[0].gone) == ("complete", 0)
    assert "FUNDS" not in linked(loaded)
    load(loaded, tmp_path, write_lines(tmp_path / "n3.jsonl", NORTH), accept_loss=True)

    withdraw(loaded, tmp_path, funds["id"])
    assert exported(loaded) == before


def test_a_review_taken_back_restores_the_graph_with_the_time_of_its_load(
    loaded: Store, tmp_path: Path
) -> None:
    before = list(export_lines(loaded))
    for verdict, correction in (("accepted", {}), ("rejected", {}), ("corrected", CORRECTIONS[3])):
        word = Review(id=own_link(loaded)["id"], verdict=verdict, **WORD, **correction)
        review(loaded, tmp_path, word)
        assert list(export_lines(loaded)) != before

        withdraw(loaded, tmp_path, word.id)
        assert list(export_lines(loaded)) == before


def test_an_accepted_statement_says_so_and_nothing_else_of_it_changes(loaded: Store, tmp_path: Path) -> None:
    funds = own_link(loaded)

    review(loaded, tmp_path, Review(id=funds["id"], verdict="accepted", **WORD))

    found = own_link(loaded)
    assert found == funds | {"reviewed": "accepted", "review": funds["id"]}
    link = next(one for one in neighborhood(loaded, ["amber-hill-trust"]).links)
    assert link.reviewed == "accepted"
    assert "review" not in link.fields


def test_a_correction_keeps_the_quote_and_names_who_is_right(loaded: Store, tmp_path: Path) -> None:
    funds = own_link(loaded)
    right: Line = {"fields": {"since": "2015"}, "to_end": {"name": "Dune Water Circle", "kind": "Network"}}

    review(loaded, tmp_path, Review(id=funds["id"], verdict="corrected", **WORD, **right))

    found = own_link(loaded)
    assert (found["to_id"], found["to_stated"], found["since"]) == (
        "dune-water-circle",
        "Dune Water Circle",
        "2015",
    )
    assert (found["id"], found["quote"], found["reviewed"]) == (funds["id"], funds["quote"], "corrected")
    assert profile(loaded, "dune-water-circle").entity.kind == "Network"
    withdraw(loaded, tmp_path, funds["id"])
    assert "dune-water-circle" not in {line["id"] for line in export_lines(loaded)}


def test_what_a_rejected_description_told_of_is_no_longer_linked(loaded: Store, tmp_path: Path) -> None:
    before = exported(loaded)
    told = own_description(loaded, "b")

    review(loaded, tmp_path, Review(id=told["id"], verdict="rejected", **WORD))
    assert linked(loaded) == []
    assert "birch-lane-forum" not in {line["id"] for line in export_lines(loaded)}

    withdraw(loaded, tmp_path, told["id"])
    assert exported(loaded) == before


def test_a_correction_that_no_statement_can_bear_is_refused_and_changes_nothing(
    loaded: Store, tmp_path: Path
) -> None:
    before = list(export_lines(loaded))
    own = own_link(loaded)["id"]
    for correction in (CORRECTIONS[1], CORRECTIONS[4], CORRECTIONS[6]):
        with pytest.raises(InvalidQuestion, match="cannot say that"):
            review(loaded, tmp_path, Review(id=own, verdict="corrected", **WORD, **correction))
    assert list(export_lines(loaded)) == before


def test_only_what_is_said_can_be_reviewed_and_only_what_was_reviewed_taken_back(
    loaded: Store, tmp_path: Path
) -> None:
    with pytest.raises(NotFound, match="no statement"):
        review(loaded, tmp_path, Review(id="0" * 24, verdict="accepted", **WORD))
    with pytest.raises(NotFound, match="nobody reviewed"):
        withdraw(loaded, tmp_path, own_link(loaded)["id"])


def test_a_file_of_reviews_alone_touches_what_is_loaded_already(loaded: Store, tmp_path: Path) -> None:
    word = Review(id=own_link(loaded)["id"], verdict="rejected", **WORD)

    report = load(loaded, tmp_path, write_lines(tmp_path / "reviews.jsonl", [review_line(word)]))[0]

    assert (report.status, report.rejected) == ("complete", 0)
    assert "FUNDS" not in linked(loaded)
    assert [line["id"] for line in export_lines(loaded) if line["kind"] == "original"] == [word.id]


def test_the_journal_of_reviews_outlives_the_graph(loaded: Store, tmp_path: Path) -> None:
    lines = [line for line in export_lines(loaded) if line["kind"] == "link"]
    links = [line["id"] for line in lines if line["source"] == "north"]
    review(loaded, tmp_path, Review(id=links[0], verdict="accepted", **WORD))
    review(loaded, tmp_path, Review(id=links[0], verdict="rejected", **WORD))
    review(loaded, tmp_path, Review(id=links[1], verdict="rejected", **WORD))
    withdraw(loaded, tmp_path, links[1])
    before = exported(loaded)

    wipe(loaded)
    load(loaded, tmp_path, tmp_path / REVIEWS, tmp_path / "north.jsonl")

    assert exported(loaded) == before
    assert [line["verdict"] for line in before if line["kind"] == "review"] == ["rejected"]


@pytest.mark.parametrize("verdict", ["rejected", "corrected", "withdrawn"])
def test_a_review_that_is_cut_off_anywhere_is_finished_by_the_next_one_who_writes(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, verdict: str
) -> None:
    north = write_lines(tmp_path / "north.jsonl", NORTH)
    south = write_lines(tmp_path / "south.jsonl", SOUTH)
    load(store, tmp_path, north)
    word = Review(id=own_description(store, "b")["id"], verdict="rejected", **WORD)
    if verdict == "corrected":
        word = Review(id=own_link(store)["id"], verdict="corrected", **WORD, **CORRECTIONS[3])
    words = [] if verdict == "withdrawn" else [review_line(word)]
    load(store, tmp_path, south, write_lines(tmp_path / "word.jsonl", words))
    expected = exported(store)

    for writes in range(1, 30):
        wipe(store)
        load(store, tmp_path, north)
        if verdict == "withdrawn":
            review(store, tmp_path, word)
        if not _is_cut_off(writes, monkeypatch, store, tmp_path, word, verdict):
            assert writes > 2
            return
        load(store, tmp_path, south)
        assert exported(store) == expected, f"cut off after {writes} writes"
    pytest.fail("it never came to its end")


def _is_cut_off(
    writes: int, monkeypatch: pytest.MonkeyPatch, store: Store, folder: Path, word: Review, verdict: str
) -> bool:
    try:
        with killed_after(writes, monkeypatch):
            if verdict == "withdrawn":
                withdraw(store, folder, word.id)
            else:
                review(store, folder, word)
    except Killed:
        return True
    return False
