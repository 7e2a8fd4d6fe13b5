"""Tables and graphs for analysts: the same numbers in pandas, NetworkX and igraph."""

import builtins
from pathlib import Path
from typing import Any

import networkx as nx
import numpy as np
import pandas as pd
import pytest

from graph.bolt.store import Store
from graph.errors import InvalidQuestion
from graph.exchange.chosen import chosen
from graph.exchange.columns import flat
from graph.exchange.frames import entity_frame, frame, link_frame, network, to_igraph, write_table
from graph.measures.projection import Projection, folded, folded_each_way
from graph.questions.exits import exits
from graph.questions.funding import funding
from graph.questions.measures import measures
from graph.questions.search import search
from tests.graph.exchange.parts import entities_by_id, links_by_id


def test_an_answer_becomes_a_table_of_its_first_list(little: Store) -> None:
    found, money = search(little, "hillside"), funding(little)

    assert list(frame(found)["name"]) == [hit.name for hit in found.results]
    flows = frame(money.flows)
    assert list(flows["from_id"]) == [flow.from_id for flow in money.flows]


def test_an_answer_whose_first_list_is_empty_becomes_an_empty_table_with_the_columns_of_that_list(
    little: Store,
) -> None:
    left = exits(little, ["riverbend-relief-agency"], on="2023-06-01")
    assert left.losses
    for answer, emptied in (
        (measures(little, names=["degree"]), {"measures": ()}),
        (left, {"leaving": ()}),
        (search(little, "hillside"), {"results": ()}),
    ):
        empty = frame(answer.model_copy(update=emptied))

        assert len(empty) == 0
        assert {*empty.columns, "degree"} == {*frame(answer).columns, "degree"}


def test_entities_and_links_become_tables_by_their_ids(little: Store) -> None:
    part = chosen(little)

    entities, links = entity_frame(part), link_frame(part)

    assert set(entities.index) == entities_by_id(part).keys()
    said = links_by_id(part)
    assert dict(links["quote"].dropna()) == {
        own: each["quote"] for own, each in said.items() if "quote" in each
    }
    assert set(links["from_id"]) | set(links["to_id"]) <= set(entities.index)
    assert len(links) == len(said)


def test_a_table_that_is_handed_on_holds_no_formulas(tmp_path: Path) -> None:
    table = pd.DataFrame(
        {"name": ["=1+1", "Acorn"], "number": [-3, 4]}, index=pd.Index(["@a", "b"], name="id")
    )

    path = write_table(table, tmp_path / "table.csv")

    assert path.read_text().splitlines() == ["id,name,number", "'@a,'=1+1,-3", "b,Acorn,4"]


def test_networkx_and_igraph_get_every_statement_with_its_words(little: Store, tmp_path: Path) -> None:
    part = chosen(little)

    graph, other = network(part), to_igraph(part)

    said = links_by_id(part)
    assert {key: data for *_, key, data in graph.edges(keys=True, data=True)} == {
        own: flat(each) for own, each in said.items()
    }
    assert dict(graph.nodes(data=True)) == {own: flat(each) for own, each in entities_by_id(part).items()}
    nx.write_graphml(graph, tmp_path / "theirs.graphml")
    nx.write_gexf(graph, tmp_path / "theirs.gexf")
    ends = {edge["id"]: (other.vs[edge.source]["id"], other.vs[edge.target]["id"]) for edge in other.es}
    assert ends == {own: (each["from_id"], each["to_id"]) for own, each in said.items()}
    assert other.es["quote"] == [said[own].get("quote") for own in other.es["id"]]
    assert other.is_directed()


@pytest.mark.parametrize("directed", [False, True])
def test_a_projection_becomes_folded_ties_with_their_weights(directed: bool) -> None:
    starts, ends, counts = np.array([0, 1, 2]), np.array([1, 0, 1]), np.array([1.0, 2.0, 5.0])
    ties = (folded_each_way if directed else folded)(4, starts, ends, counts)
    names = tuple(f"Body {letter}" for letter in "abcd")
    made = Projection(("a", "b", "c", "d"), names, ("Organization",) * 4, **ties, directed=directed)

    graph, other = network(made), to_igraph(made)

    pairs = {frozenset(("a", "b")): 3.0, frozenset(("b", "c")): 5.0}
    wanted: Any = {("a", "b"): 1.0, ("b", "a"): 2.0, ("c", "b"): 5.0} if directed else pairs
    found = {(one, two): weight for one, two, weight in graph.edges(data="weight")}
    assert (found if directed else {frozenset(pair): weight for pair, weight in found.items()}) == wanted
    assert graph.is_directed() == other.is_directed() == directed
    assert dict(graph.nodes(data="name")) == dict(zip(made.ids, names, strict=True))
    ids = other.vs["id"]
    assert {(ids[tie.source], ids[tie.target]): tie["weight"] for tie in other.es} == found
    assert "d" in graph and other.vcount() == 4


def test_where_pandas_is_not_installed_it_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = builtins.__import__

    def without(name: str, *rest: Any, **more: Any) -> Any:
        if name == "pandas":
            raise ModuleNotFoundError(name)
        return whole(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(InvalidQuestion, match="pip install"):
        frame([])
