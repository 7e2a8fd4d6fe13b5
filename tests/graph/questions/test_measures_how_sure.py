"""How sure the order by a measure is, and what the network loses when somebody leaves."""

import pytest

from graph.bolt.store import Store
from graph.errors import NotFound
from graph.measures import knock_out
from graph.measures.doubt import Doubt
from graph.measures.of_each import paths
from graph.measures.view import View
from graph.questions.measures import measures
from tests.graph.questions.drawn import partners
from tests.graph.questions.test_measures import row, star


def test_a_place_has_an_interval_and_nobody_is_called_first_of_whom_little_is_known(store: Store) -> None:
    star(store, leaves=12)

    sure = measures(store, names=["degree"])

    assert sure.doubt
    assert sure.doubt.could_be_first == ("hub",)
    assert sure.doubt.claim == "Hub comes first by ties in 100% of the possible networks."
    first = sure.measures[0].rank
    assert first and (first.place, first.low, first.high, first.first) == (1, 1, 1, 1)

    one = partners([("hub", f"leaf-{at}") for at in range(12)], ["hub", *(f"leaf-{at}" for at in range(12))])
    one.link("PARTNERS_WITH", "leaf-0", "leaf-1", source="another")
    one.put(store)
    unsure = measures(store, names=["degree"])

    assert unsure.doubt
    assert "Nobody can be called first by ties: Hub may be, but too little is known." in unsure.doubt.claim
    assert row(unsure, "hub").known.little == "All that is known of it here comes from one source."
    assert row(unsure, "leaf-1").known.little == "Only 2 statements of it are here."


def test_drawing_sources_anew_needs_several_sources(store: Store) -> None:
    star(store, leaves=9)
    found = measures(store, names=["degree"], doubt=Doubt("sources"))
    assert found.doubt
    assert (found.doubt.by, found.doubt.missing, found.doubt.runs > 0) == ("sources", None, True)
    assert found.doubt.could_be_first == ("hub",)

    star(store, leaves=2)
    few = measures(store, names=["degree"], doubt=Doubt("sources")).doubt
    assert few
    assert (few.runs, "Too few sources to draw from: 2 here" in few.note) == (0, True)


def test_a_place_that_rests_on_one_source_is_in_doubt_where_sources_are(store: Store) -> None:
    names = [f"leaf-{at}" for at in range(9)]
    drawing = partners([], ["often", "once", *names])
    for at, leaf in enumerate(names):
        drawing.link("PARTNERS_WITH", "once", leaf, source="only")
        drawing.link("PARTNERS_WITH", "often", leaf, source=f"source-{at}")
    drawing.put(store)

    found = measures(store, names=["strength"], view=View(weight="statements"), doubt=Doubt("sources"))

    often, once = (row(found, own).rank for own in ("often", "once"))
    assert often and once and often.first and once.first
    assert (often.place, once.place) == (1, 1)
    # Of ten sources drawn anew, a single one is not among them a third of the time.
    assert 0.5 < once.first < 0.8
    assert often.high == 2
    assert once.high and once.high > 2
    assert found.doubt
    assert set(found.doubt.could_be_first) == {"often", "once"}
    assert found.doubt.claim == (
        "Nobody can be called first by strength: Often is in 74% of the possible networks, "
        "and 1 other may come first, too."
    )


def test_where_many_may_come_first_it_says_so(store: Store) -> None:
    drawing = partners([(one, other) for one in "ab" for other in "cdefghij"], "abcdefghij")
    for at, (one, other) in enumerate([("a", "c"), ("b", "d"), ("a", "b")]):
        drawing.link("PARTNERS_WITH", one, other, source=f"another-{at}")
    drawing.put(store)

    told = measures(store, names=["degree"]).doubt

    assert told
    assert set(told.could_be_first) >= {"a", "b"}
    assert "Nobody can be called first by ties: " in told.claim
    assert "may come first, too" in told.claim


def test_where_possible_networks_are_only_estimated_it_says_so(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    star(store)
    exact = measures(store, names=["betweenness"]).doubt
    monkeypatch.setattr(paths, "_QUICK_STEPS", 10)
    monkeypatch.setattr(paths, "_FEWEST_STARTS", 4)
    star(store, leaves=6)

    estimated = measures(store, names=["betweenness"]).doubt

    assert exact and estimated
    assert "estimate" not in exact.note
    assert "In each it is an estimate from 4 of 8 starting points" in estimated.note


def test_what_is_lost_without_the_hub(store: Store) -> None:
    star(store)

    found = measures(store, names=["degree"], without=["hub"]).without

    assert found
    assert (found.ids, found.names) == (("hub",), ("Hub",))
    largest = found.losses[0]
    assert (largest.name, largest.before, largest.after, largest.lost) == ("largest", 5, 1, 4)
    assert (largest.random_middle, largest.worse) == (0, 0)
    assert len(found.cut_off) == 4
    assert measures(store, names=["degree"]).without is None


def test_of_a_large_network_losses_say_how_often_they_were_compared(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    star(store)
    whole = measures(store, names=["degree"], without=["hub"]).without
    monkeypatch.setattr(knock_out, "_STEPS", 7 * 17 * 30)
    star(store)
    fewer = measures(store, names=["degree"], without=["hub"]).without
    monkeypatch.setattr(knock_out, "_LARGEST", 3)
    star(store)
    none = measures(store, names=["degree"], without=["hub"]).without

    assert whole and fewer and none
    assert {loss.name: loss.runs for loss in whole.losses} == {"largest": 200, "pairs": 200, "nearness": 200}
    assert "200 times as many others leave" in whole.note
    assert {loss.name: loss.runs for loss in fewer.losses}["nearness"] == 30
    assert "200 times (30 times for how near all are) as many others leave" in fewer.note
    assert [loss.name for loss in none.losses] == ["largest", "pairs"]
    assert "would take too long here" in none.note


def test_who_is_not_in_the_view_cannot_be_taken_out_of_it(store: Store) -> None:
    star(store)

    with pytest.raises(NotFound, match="nobody is not in this view"):
        measures(store, names=["degree"], without=["nobody"])
