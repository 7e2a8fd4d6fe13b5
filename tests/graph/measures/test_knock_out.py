"""What a network loses when some leave."""

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.measures.knock_out import KnockOut, knock_out
from graph.measures.projection import Projection
from tests.graph.measures.nets import projection
from tests.graph.measures.test_of_each import Drawn, networks


def out(made: Projection, *ids: str) -> KnockOut:
    return knock_out(made, np.array(sorted(made.ids.index(own) for own in ids), dtype=np.int64))


def test_who_joins_two_circles_is_missed_more_than_others() -> None:
    made = projection(nx.relabel_nodes(nx.barbell_graph(5, 1), str))

    found = out(made, "5")

    losses = {loss.name: loss for loss in found.losses}
    assert (losses["largest"].before, losses["largest"].after) == (10, 5)
    assert losses["pairs"].lost == pytest.approx(1 - 40 / 90)
    assert losses["pairs"].worse == 0
    assert losses["pairs"].spread[1] == 0
    assert losses["nearness"].lost > losses["nearness"].spread[1]
    assert len(found.cut_off) == 5


def test_who_is_tied_to_nobody_is_not_missed() -> None:
    drawn: Drawn = nx.path_graph(["a", "b", "c"])
    drawn.add_node("x")

    found = out(projection(drawn), "x")

    assert all(loss.lost == 0 and loss.worse == 1 for loss in found.losses)
    assert not len(found.cut_off)


@settings(deadline=None, max_examples=40)
@given(networks(), st.data())
def test_only_those_who_stay_are_counted(drawn: Drawn, data: st.DataObject) -> None:
    made = projection(drawn)
    if not made.size:
        return
    leaving = data.draw(st.sets(st.sampled_from(made.ids), min_size=1))

    found = out(made, *leaving)

    plain: Drawn = nx.Graph(drawn.to_undirected())
    rest = plain.subgraph(set(made.ids) - leaving)
    stay = len(rest)
    losses = {loss.name: loss for loss in found.losses}
    assert losses["largest"].after == max(map(len, nx.connected_components(rest)), default=0)
    assert losses["nearness"].after == pytest.approx(nx.global_efficiency(rest) if stay > 1 else 0)
    assert losses["pairs"].before >= losses["pairs"].after
    assert losses["nearness"].lost >= -1e-12
    assert not {made.ids[at] for at in found.cut_off} & leaving


def test_when_all_leave_nothing_is_left_to_compare() -> None:
    found = out(projection(nx.path_graph(["a", "b"])), "a", "b")

    assert all((loss.before, loss.after, len(loss.random)) == (0, 0, 0) for loss in found.losses)
