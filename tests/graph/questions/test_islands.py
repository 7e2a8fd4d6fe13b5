"""Where nobody can introduce one to another, and why."""

from itertools import pairwise

from graph.bolt.store import Store
from graph.questions.introductions import introductions
from tests.graph.questions.drawn import partners


def test_where_there_is_no_route_the_two_islands_are_named(store: Store) -> None:
    names = ["a", "a1", "a2", "b", "b1"]
    drawing = partners([("a", "a1"), ("a1", "a2"), ("b", "b1")], names)
    drawing.link("PARTNERS_WITH", "a2", "b1", period=(None, "2010"))
    drawing.put(store)

    answer = introductions(store, "a", "b", as_of="2020")

    assert (answer.routes, answer.shortest) == ((), None)
    assert answer.left_out.model_dump() == {"other_days": 1, "kinds_of_bodies": 0, "other_links": 0}
    assert [(each.id, each.exists, each.reached) for each in answer.islands] == [
        ("a", True, 2),
        ("b", True, 1),
    ]
    assert [(mark.id, mark.ties) for mark in answer.islands[0].largest] == [("a1", 2), ("a2", 1)]
    assert {"a", "b", "a1", "a2", "b1"} == {entity.id for entity in answer.entities}


def test_a_way_that_is_too_long_is_told_apart_from_none(store: Store) -> None:
    names = ["a", *"wxyz", "b"]
    partners(list(pairwise(names)), names).put(store)

    answer = introductions(store, "a", "b", as_of="2020")

    assert (answer.routes, answer.shortest, answer.islands) == ((), 5, ())
    assert introductions(store, "a", "b", as_of="2020", depth=5).routes[0].ids == tuple(names)


def test_who_did_not_exist_on_the_day_is_an_island_of_its_own(little: Store) -> None:
    answer = introductions(little, "old-bridge-counseling-center", "hillside-health-initiative", as_of="2024")

    assert [(each.exists, each.reached > 0) for each in answer.islands] == [(False, False), (True, True)]
