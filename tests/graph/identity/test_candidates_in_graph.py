"""Candidates out of a graph: what people judged and whom entities are linked to count."""

from pathlib import Path

import pytest

from graph.bolt.store import Store
from graph.exchange.jsonl import Line
from graph.identity.candidates import Candidate, candidates, ranking_of
from graph.identity.judgements import Judgement
from loaders.judging import judge, unjudge
from tests.loaders.loading import body, link, load, shorten_reference, source, write_lines


def lines() -> list[Line]:
    return [
        source("north"),
        body("north", "a", "Umusozi Women Network", country="RW"),
        body("north", "b", "Birch Lane Forum", country="RW"),
        body("north", "c", "Cedar Yard Fund", country="RW"),
        link("north", "FUNDS", "c", "a"),
        link("north", "PARTNERS_WITH", "a", "b"),
        source("south"),
        body("south", "x", "Network of Umusozi Women", country="RW", aliases=["NUW"]),
        body("south", "y", "Birch Lane Forum", country="RW"),
        body("south", "z", "Cedar Yard Fund", country="RW"),
        body("south", "h", "Umusozi women groups", country="RW", generic=True),
        link("south", "FUNDS", "z", "x"),
        link("south", "PARTNERS_WITH", "y", "x"),
        source("west"),
        body("west", "u", "Umusozi Women", country="RW"),
    ]


@pytest.fixture
def loaded(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    shorten_reference(monkeypatch)
    load(store, tmp_path, write_lines(tmp_path / "all.jsonl", lines()))
    return store


def word(pair: Candidate, verdict: str) -> Judgement:
    said = {"verdict": verdict, "by": "Ama", "on": "2024", "why": "asked them"}
    return Judgement.model_validate({"left": pair.left.stated, "right": pair.right.stated, **said})


def ids(found: tuple[Candidate, ...]) -> list[tuple[str, str]]:
    return [(one.left.id, one.right.id) for one in found]


NETWORKS = ("network-of-umusozi-women", "umusozi-women-network")


def test_a_candidate_shows_both_sides_and_why(loaded: Store) -> None:
    first, *others = candidates(loaded)

    assert ids((first,)) == [NETWORKS]
    assert (first.left.name, first.left.aliases) == ("Network of Umusozi Women", ("NUW",))
    assert (first.left.sources, first.left.links, first.right.links) == (("south",), 2, 2)
    assert first.left.stated.model_dump() == {"source": "south", "stated_id": "x"}
    assert "the same words in another order" in first.reasons[0]
    assert "both are linked to Birch Lane Forum, Cedar Yard Fund" in first.reasons
    assert all(one.score <= first.score for one in others)
    assert all("umusozi-women-groups" not in pair for pair in ids((first, *others)))


def test_around_one_has_only_pairs_of_it_and_a_limit_is_kept(loaded: Store) -> None:
    found = candidates(loaded, around="umusozi-women")

    assert {end for pair in ids(found) for end in pair} == {"umusozi-women", *NETWORKS}
    assert len(candidates(loaded, around="umusozi-women", limit=1)) == 1
    assert candidates(loaded, around="nobody") == ()


def test_different_is_never_proposed_again_until_it_is_withdrawn(loaded: Store, tmp_path: Path) -> None:
    before = candidates(loaded)
    said = word(before[0], "different")

    judge(loaded, tmp_path, said)
    assert NETWORKS not in ids(candidates(loaded))
    assert NETWORKS not in ids(candidates(loaded, around=NETWORKS[0]))

    unjudge(loaded, tmp_path, said.left, said.right)
    assert candidates(loaded) == before


def test_bodies_are_compared_anew_only_when_it_changes_who_they_are(loaded: Store, tmp_path: Path) -> None:
    first = candidates(loaded)[0]
    compared = ranking_of(loaded)

    judge(loaded, tmp_path, word(first, "unsure"))
    assert candidates(loaded)[-1].unsure
    assert ranking_of(loaded) is compared

    judge(loaded, tmp_path, word(first, "same"))
    assert ids((first,))[0] not in ids(candidates(loaded))
    assert ranking_of(loaded) is not compared


def test_unsure_is_proposed_last(loaded: Store, tmp_path: Path) -> None:
    judge(loaded, tmp_path, word(candidates(loaded)[0], "unsure"))

    found = candidates(loaded)

    assert ids(found)[-1] == NETWORKS
    assert [one.unsure for one in found] == [False] * (len(found) - 1) + [True]


def test_what_was_judged_the_same_is_no_pair_any_more(loaded: Store, tmp_path: Path) -> None:
    judge(loaded, tmp_path, word(candidates(loaded)[0], "same"))

    assert all("umusozi-women-network" not in pair for pair in ids(candidates(loaded)))


def test_two_that_are_linked_are_rather_two(loaded: Store, tmp_path: Path) -> None:
    before = candidates(loaded, around="umusozi-women")[0]
    more = [
        source("east"),
        body("east", "u", "Umusozi Women", country="RW"),
        body("east", "n", "Network of Umusozi Women", country="RW"),
        link("east", "MEMBER_OF", "u", "n"),
    ]
    more[2]["said"][0]["kind"] = "Network"
    load(loaded, tmp_path, write_lines(tmp_path / "east.jsonl", more))

    linked = next(
        one for one in candidates(loaded, around="umusozi-women") if one.left.id == "network-of-umusozi-women"
    )

    assert "a source links the two to each other" in linked.reasons
    assert linked.score < before.score
