"""Reviews: what each does to the graph, and that it can be taken back."""

from pathlib import Path

import pytest

from graph.bolt.store import Store
from graph.errors import InvalidQuestion, NotFound
from graph.exchange.jsonl import Line, export_lines
from graph.exchange.reviews import review_line
from graph.model.reviews import Review
from graph.questions.neighborhood import neighborhood
from graph.questions.profile import profile
from loaders.journal import REVIEWS
from loaders.reviewing import review, withdraw
from tests.conftest import wipe
from tests.loaders.interrupting import Killed, killed_after
from tests.loaders.loading import body, exported, load, shorten_reference, write_lines
from tests.loaders.reviews import CORRECTIONS, NORTH, SOUTH, WORD


@pytest.fixture(autouse=True)
def _short_reference(monkeypatch: pytest.MonkeyPatch) -> None:
    shorten_reference(monkeypatch)


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
