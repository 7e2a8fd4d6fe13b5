"""How much is known of partners that are proposed, and how many were weighed at all."""

import pytest

from graph.bolt.store import Store
from graph.questions.partners import FEWEST_STATEMENTS, partners, weighing
from tests.graph.questions.spoken import put, spoken


def test_what_rests_on_few_statements_is_told_from_what_rests_on_many(store: Store) -> None:
    told = [f"known WORKS_ON nutrition @{number}" for number in range(1, FEWEST_STATEMENTS)]
    joined = [f"{own} IMPLEMENTS project-x" for own in ("us", "quiet", "known")]
    put(spoken(*joined, *told), store)

    answer = partners(store, ["us"], as_of="2023")

    assert {each.id: (each.statements, each.rests_on_little) for each in answer.partners} == {
        "quiet": (1, True),
        "known": (FEWEST_STATEMENTS, False),
    }


def test_of_very_many_in_question_it_says_how_many_were_weighed(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(spoken(*(f"n{number} IMPLEMENTS project-x" for number in range(6))), store)
    whole = partners(store, ["n0"], as_of="2023")
    monkeypatch.setattr(weighing, "MOST_WEIGHED", 2)

    cut = partners(store, ["n0"], as_of="2023")

    assert (whole.in_question, whole.weighed, whole.found) == (5, 5, 5)
    assert (cut.in_question, cut.weighed, cut.found) == (5, 2, 2)
