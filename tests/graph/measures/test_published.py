"""Measures of networks whose numbers are published, or agreed on by two other programs."""

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx as nx
import numpy as np
import pytest

from graph.measures.measure import declared
from tests.graph.measures.nets import projection
from tests.material import material

OURS = {
    "degree": "degree",
    "betweenness": "betweenness_norm",
    "closeness": "closeness",
    "pagerank": "pagerank",
    "eigenvector": "eigenvector",
}


def reference(name: str) -> dict[str, Any]:
    path = material("networks/reference_centralities.json")[0]
    known: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))["networks"][name]
    return known


def listed(name: str) -> Any:
    path: Path = material(f"networks/{name}_edges.csv")[0]
    with path.open(encoding="utf-8", newline="") as file:
        ties = [(row["source"], row["target"]) for row in csv.DictReader(file)]
    return nx.Graph(ties)


def florentine() -> Any:
    return nx.florentine_families_graph()


def karate() -> Any:
    return nx.relabel_nodes(nx.Graph(nx.karate_club_graph().edges()), str)


NETWORKS: dict[str, Callable[[], Any]] = {
    "florentine_networkx_15": florentine,
    "karate": karate,
    "indiana_TCcoll": lambda: listed("indiana_TCcoll"),
    "southern_women": lambda: listed("southern_women"),
}


@pytest.mark.parametrize("name", NETWORKS)
def test_measures_are_those_that_others_work_out(name: str) -> None:
    known, made = reference(name), projection(NETWORKS[name]())

    assert (made.size, len(made.tails)) == (known["n"], known["m"])
    for ours, theirs in OURS.items():
        found = dict(zip(made.ids, declared()[ours].work(made).numbers.tolist(), strict=True))
        expected = {own: numbers[theirs] for own, numbers in known["nodes"].items()}
        assert found == pytest.approx(expected, abs=2e-6), ours


@pytest.mark.parametrize("name", NETWORKS)
def test_cuts_and_cores_are_those_that_others_work_out(name: str) -> None:
    known, made = reference(name), projection(NETWORKS[name]())

    cuts = declared()["articulation"].work(made).numbers
    assert {made.ids[at] for at in np.flatnonzero(cuts)} == set(known["articulation_points"])
    assert declared()["bridges"].work(made).numbers.sum() == 2 * known["bridges"]
    assert declared()["core"].work(made).numbers.max() == known["kcore_max"]


def test_betweenness_of_the_florentine_families_is_the_published_one() -> None:
    published, made = reference("florentine_networkx_15")["published"], projection(florentine())

    found = dict(zip(made.ids, declared()["betweenness"].work(made).numbers.tolist(), strict=True))

    assert found == pytest.approx(published["betweenness_norm"], abs=1e-3)


def test_who_is_in_no_family_leaves_closeness_to_the_others() -> None:
    drawn = listed("flo_marriage")
    drawn.add_node("Pucci")
    known = reference("flo_marriage")["nodes"]

    made = projection(drawn)
    closeness = declared()["closeness"].work(made)

    found = dict(zip(made.ids, closeness.numbers.tolist(), strict=True))
    assert np.isnan(found.pop("Pucci"))
    assert closeness.why
    # NetworkX takes off the share of those out of reach: 14 of 15 others are in reach.
    assert found == pytest.approx({own: known[own]["closeness"] * 15 / 14 for own in found}, abs=2e-6)
