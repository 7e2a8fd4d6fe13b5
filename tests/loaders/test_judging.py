"""Judgements: whom they are about, what they will change, and the journal that outlives the graph."""

import json
from pathlib import Path

import pytest

from graph.bolt.store import Store
from graph.errors import ContradictoryJudgements, InvalidQuestion, NotFound
from graph.exchange.jsonl import Line
from graph.identity.judgements import Judgement, StatedKey
from graph.questions.resolve import resolve
from loaders.foreseeing import foresee
from loaders.journal import FILE, strike_out, write_down
from loaders.judging import judge, unjudge
from loaders.sides import Sides, sides
from tests.conftest import wipe
from tests.loaders.loading import body, exported, link, load, shorten_reference, source, write_lines


@pytest.fixture(autouse=True)
def _short_reference(monkeypatch: pytest.MonkeyPatch) -> None:
    shorten_reference(monkeypatch)


def north() -> list[Line]:
    return [
        source("north"),
        body("north", "a", "Amber Hill Trust", country="RW", since="2004"),
        body("north", "b", "Birch Lane Forum", country="RW"),
        link("north", "FUNDS", "a", "b"),
        link("north", "PARTNERS_WITH", "b", "a"),
    ]


def south() -> list[Line]:
    return [
        source("south"),
        body("south", "x", "Amber Heights", country="RW", since="2006"),
        body("south", "y", "Cedar Aid", country="RW"),
        link("south", "PARTNERS_WITH", "x", "y"),
    ]


def files(folder: Path) -> list[Path]:
    return [write_lines(folder / f"{name()[0]['id']}.jsonl", name()) for name in (north, south)]


@pytest.fixture
def two(store: Store, tmp_path: Path) -> Store:
    load(store, tmp_path, *files(tmp_path))
    return store


def word(left: tuple[str, str], right: tuple[str, str], verdict: str = "same") -> Judgement:
    sides = [{"source": source, "stated_id": stated} for source, stated in (left, right)]
    said = {"by": "Ama", "on": "2024-05-01", "why": "one office"}
    return Judgement.model_validate({"left": sides[0], "right": sides[1], "verdict": verdict, **said})


A, X, Y = ("north", "a"), ("south", "x"), ("south", "y")


def test_a_merge_is_foreseen_as_it_then_comes(two: Store, tmp_path: Path) -> None:
    before = exported(two)
    meant = sides(two, "Amber Hill Trust", "amber-heights")
    said = word(A, X)

    foreseen = foresee(two, meant, said)

    assert exported(two) == before
    assert (foreseen.left_id, foreseen.right_id) == ("amber-hill-trust", "amber-heights")
    assert [(part.id, part.was) for part in foreseen.entities] == [
        ("amber-heights", ("amber-heights", "amber-hill-trust"))
    ]
    assert foreseen.links_moved == 2
    assert foreseen.conflicts == ("since: 2004 (north), 2006 (south)",)
    assert foreseen.doubts == ()
    judge(two, tmp_path, said)
    assert [line["name"] for line in exported(two) if line.get("id") == "amber-heights"] == [
        foreseen.entities[0].name
    ]


def test_every_members_old_id_leads_to_the_one_it_is_in(two: Store, tmp_path: Path) -> None:
    judge(two, tmp_path, word(A, X))

    assert resolve(two, "amber-hill-trust") == resolve(two, "amber-heights") == "amber-heights"
    unjudge(two, tmp_path, StatedKey(source="south", stated_id="x"), StatedKey(source="north", stated_id="a"))
    assert resolve(two, "amber-hill-trust") == "amber-hill-trust"


def test_an_old_id_with_a_hash_leads_on_too(store: Store, tmp_path: Path) -> None:
    lines = [*north(), body("north", "c", "Birch Lane Forum", identifiers=["reg:2"], country="KE")]
    load(store, tmp_path, write_lines(tmp_path / "north.jsonl", lines))
    hashed = next(
        line["id"] for line in exported(store) if str(line.get("id")).startswith("birch-lane-forum-")
    )
    kept = "c" if resolve(store, hashed) != "birch-lane-forum" else "b"
    assert kept == "c"
    judge(store, tmp_path, word(("north", "b"), ("north", "c")))

    assert resolve(store, hashed) == "birch-lane-forum"
    with pytest.raises(NotFound):
        resolve(store, "birch-lane-forum-0a0a0a")


def test_two_that_became_one_are_told_apart_by_their_own_names(two: Store, tmp_path: Path) -> None:
    judge(two, tmp_path, word(A, X))

    meant = sides(two, "amber-hill-trust", "Amber Heights")

    assert (meant.left, meant.right) == (word(A, X).left, word(A, X).right)
    foreseen = foresee(two, meant, None)
    assert foreseen.left_id == foreseen.right_id == "amber-heights"
    assert meant.earlier == word(A, X)
    with pytest.raises(InvalidQuestion, match="one entity"):
        sides(two, "Amber Heights", "amber-heights")


def test_judging_different_later_takes_the_place_of_the_word_that_merged(two: Store, tmp_path: Path) -> None:
    before = exported(two)
    judge(two, tmp_path, word(A, X))
    meant = sides(two, "amber-heights", "amber-hill-trust")
    apart = word(
        (meant.left.source, meant.left.stated_id), (meant.right.source, meant.right.stated_id), "different"
    )

    assert [part.id for part in foresee(two, meant, apart).entities] == ["amber-heights", "amber-hill-trust"]
    judge(two, tmp_path, apart)

    assert [line for line in exported(two) if line["kind"] != "judgement"] == before
    with pytest.raises(ContradictoryJudgements, match="Ama judged"):
        foresee(two, sides(two, "amber-heights", "cedar-aid"), _also_same(two, tmp_path))


def _also_same(store: Store, folder: Path) -> Judgement:
    """Return a word that two are the same of which others were judged different."""
    judge(store, folder, word(X, Y, "different"))
    load(
        store,
        folder,
        write_lines(folder / "west.jsonl", [source("west"), body("west", "w", "Cedar Aid", country="RW")]),
    )
    return word(X, ("west", "w"))


def test_two_of_different_kinds_are_never_the_same(two: Store, tmp_path: Path) -> None:
    said = {"kind": "Project", "source": "east", "stated_id": "p", "name": "Amber Roads"}
    lines: list[Line] = [source("east"), {"kind": "entity", "said": [said]}]
    load(two, tmp_path, write_lines(tmp_path / "east.jsonl", lines))

    with pytest.raises(InvalidQuestion, match="Organization, the other Project"):
        foresee(two, sides(two, "cedar-aid", "amber-roads"), word(Y, ("east", "p")))


def test_what_no_source_describes_cannot_be_foreseen(two: Store) -> None:
    nobody = StatedKey(source="south", stated_id="nobody")

    with pytest.raises(NotFound, match="describes no 'nobody'"):
        foresee(two, Sides(word(A, X).left, nobody), word(A, ("south", "nobody")))


def test_the_journal_outlives_the_graph(two: Store, tmp_path: Path) -> None:
    judge(two, tmp_path, word(A, X))
    judge(two, tmp_path, word(A, Y, "unsure"))
    before = exported(two)

    wipe(two)
    reports = load(two, tmp_path, tmp_path / FILE, *files(tmp_path))

    assert [report.status for report in reports] == ["complete"] * 3
    assert [report.rejected for report in reports] == [0] * 3
    assert exported(two) == before


def test_a_later_word_counts_and_one_withdrawn_is_not_in_the_journal(two: Store, tmp_path: Path) -> None:
    judge(two, tmp_path, word(A, X))
    judge(two, tmp_path, word(A, X, "different"))
    judge(two, tmp_path, word(A, Y, "unsure"))
    unjudge(two, tmp_path, word(A, Y).left, word(A, Y).right)
    before = exported(two)

    lines = [json.loads(line) for line in (tmp_path / FILE).read_text(encoding="utf-8").splitlines()]
    assert [line["verdict"] for line in lines] == ["same", "different"]
    wipe(two)
    load(two, tmp_path, *files(tmp_path), tmp_path / FILE)
    assert exported(two) == before


def test_what_nobody_can_judge_is_not_in_the_journal(two: Store, tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        judge(two, tmp_path, word(A, ("south", "nobody")))

    assert not (tmp_path / FILE).exists()


def test_a_line_that_a_kill_cut_off_stays_alone(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text('{"kind": "judg', encoding="utf-8")

    write_down(tmp_path, word(A, X))
    write_down(tmp_path, word(A, Y))
    strike_out(tmp_path, word(A, X).id)

    lines = (tmp_path / FILE).read_text(encoding="utf-8").splitlines()
    assert lines[0] == '{"kind": "judg'
    assert [json.loads(line)["id"] for line in lines[1:]] == [word(A, Y).id]
