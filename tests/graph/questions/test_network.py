"""The network in memory is the one in the database, at any moment."""

from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.bolt.store import Store
from graph.model.links import LINK_OF
from graph.questions import network as module
from graph.questions import parts
from graph.questions.kept import kept, of_one_version
from graph.questions.moments import moment
from graph.questions.network import network
from graph.questions.whole import whole
from tests.graph.questions.drawn import on_database, partners

CHANGE = "MERGE (g:Graph {id: 'graph'}) SET g.version = coalesce(g.version, 0) + 1"
NODES = [f"body-{number}" for number in range(6)]
PAIRS = st.lists(st.tuples(st.sampled_from(NODES), st.sampled_from(NODES)), max_size=12)


@pytest.mark.parametrize("day", [None, "2012", "2016-06-01", "2023"])
def test_it_holds_the_links_and_entities_of_the_day(little: Store, day: str | None) -> None:
    found, shown = network(little, moment(day)), whole(little, types=LINK_OF, as_of=day, limit=5000)
    bodies = [
        link
        for link in found.links
        if not (found.entities[link.from_id].generic or found.entities[link.to_id].generic)
    ]

    assert {(link.id, link.type, link.from_id, link.to_id, link.source) for link in bodies} == {
        (link.id, link.type, link.from_id, link.to_id, link.evidence.source) for link in shown.links
    }
    assert set(found.entities) >= {entity.id for entity in shown.entities}


@on_database(10)
@given(PAIRS)
def test_read_in_many_parts_it_is_the_same(store: Store, pairs: list[tuple[str, str]]) -> None:
    partners(pairs, NODES).put(store)
    whole_links = network(store, moment(None)).links
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parts, "_AT_ONCE", 3)
        assert tuple(sorted(module._read(store).links, key=lambda link: link.id)) == whole_links
    assert sorted(map(sorted, ((link.from_id, link.to_id) for link in whole_links))) == sorted(
        sorted(pair) for pair in pairs if pair[0] != pair[1]
    )


def test_a_place_leads_to_all_that_it_lies_in(little: Store) -> None:
    assert {"rubavu", "western-province", "rwanda"} <= network(little, moment(None)).wholes("rubavu")


def test_what_was_worked_out_is_kept_until_the_graph_changes(store: Store) -> None:
    store.write(CHANGE)
    answers = count(1)
    assert [kept(store, "what", lambda: next(answers)) for _ in range(2)] == [1, 1]
    store.write(CHANGE)
    assert kept(store, "what", lambda: next(answers)) == 2


def test_one_answer_is_of_one_version(store: Store) -> None:
    answers = count(1)

    @of_one_version
    def asked_twice() -> list[int]:
        first = kept(store, "what", lambda: next(answers))
        store.write(CHANGE)
        return [first, kept(store, "what", lambda: next(answers))]

    store.write(CHANGE)
    assert asked_twice() == [1, 1]
    assert asked_twice() == [2, 2], "the next answer is of the next version"


def test_what_is_asked_again_and_again_is_not_the_first_to_go(store: Store) -> None:
    store.write(CHANGE)
    answers = count(1)

    def asked(what: int | str) -> int:
        return kept(store, what, lambda: next(answers))

    first = asked("often")
    for what in range(200):
        asked(what)
        assert asked("often") == first
    assert asked(0) > asked(199), "what nobody asked for since is worked out anew"
