"""Before anything is loaded: who is named is not found, and all else is empty."""

from collections.abc import Callable

import pytest

from graph.bolt.store import Store
from graph.errors import NotFound
from graph.questions.compare import compare
from graph.questions.introductions import introductions
from graph.questions.neighborhood import neighborhood
from graph.questions.overview import overview
from graph.questions.profile import profile
from graph.questions.search import search

NAMING: dict[str, Callable[[Store], object]] = {
    "profile": lambda store: profile(store, "ama"),
    "neighborhood": lambda store: neighborhood(store, ["ama"]),
    "introductions": lambda store: introductions(store, "ama", "ben"),
    "compare": lambda store: compare(store, "ama", "ben"),
    "compare dates": lambda store: compare(store, "ama", since="2019", until="2020"),
    "search in a place": lambda store: search(store, "ama", place="ama"),
}


@pytest.mark.parametrize("question", NAMING)
def test_who_is_named_is_not_in_an_empty_graph(store: Store, question: str) -> None:
    with pytest.raises(NotFound, match=r"^Nothing in the graph has the id( or name)? 'ama'"):
        NAMING[question](store)


def test_an_empty_graph_has_nobody_to_find_and_nothing_to_count(store: Store) -> None:
    found, seen = search(store, "women"), overview(store)

    assert (found.results, found.total, found.truncated) == ((), 0, False)
    assert not (seen.entities or seen.links or seen.kinds or seen.sources or seen.truncated)
    assert seen.coverage
    assert not any(each.known or each.of for each in seen.coverage)
