"""Measures worked out inside Neo4j by Graph Data Science, beside those of igraph."""

import sys

import networkx as nx
import pytest
from networkx.algorithms.community import modularity

from graph.bolt import data_science
from graph.bolt.store import Store
from graph.errors import InvalidQuestion
from graph.measures.doubt import Doubt
from graph.measures.view import View
from graph.questions.measures import measures
from graph.questions.measures.in_database import measures_in_database
from graph.questions.measures.told import Measures
from tests.graph.questions.drawn import partners

RANKED = ("degree", "betweenness", "pagerank")
NOTHING = Doubt("nothing")


pytestmark = pytest.mark.parametrize("engine", ["neo4j"], indirect=True, scope="session")


@pytest.fixture
def there(data_science: None, store: Store) -> Store:
    """An empty Neo4j with Graph Data Science."""
    return store


def numbers(found: Measures) -> dict[str, list[float]]:
    return {
        each.id: [round(float(each.number(name) or 0), 7) for name in RANKED if each.number(name) is not None]
        for each in found.measures
    }


def mixed(store: Store) -> None:
    """Ties of several types, parallel, both ways, unsure, ended, from two sources; and who has none."""
    drawing = partners([], [f"o{at:02}" for at in range(18)])
    for at in range(16):
        drawing.link("PARTNERS_WITH", f"o{at:02}", f"o{(at * 7 + 3) % 16:02}", source=f"s{at % 3}")
        drawing.link("FUNDS", f"o{at:02}", f"o{(at * at + 1) % 16:02}", source=f"s{at % 2}")
        drawing.link("FUNDS", f"o{at // 3:02}", f"o{at:02}", confidence=0.2 + at / 20)
    for source in ("s0", "s0", "s1"):
        drawing.link("REFERS_TO", "o01", "o02", source=source)
    drawing.entity("ended", period=("2001", "2004"))
    drawing.link("FUNDS", "ended", "o17")
    drawing.entity("clinics", generic=True)
    drawing.link("REFERS_TO", "o17", "clinics")
    drawing.put(store)


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"weight": "statements"},
        {"weight": "sources"},
        {"directed": True},
        {"directed": True, "weight": "statements"},
        {"directed": True, "weight": "sources", "largest": True},
        {"largest": True},
        {"links": ("FUNDS",), "sources": ("s0",)},
        {"confidence": 0.6},
        {"as_of": "2010"},
    ],
    ids=str,
)
def test_the_database_and_igraph_say_the_same(there: Store, asked: dict[str, object]) -> None:
    mixed(there)
    as_of = str(asked.pop("as_of")) if "as_of" in asked else None
    view = View(**asked)  # type: ignore[arg-type]

    ours = measures(there, view, names=RANKED, doubt=NOTHING, as_of=as_of)
    found = measures_in_database(there, view, names=RANKED, as_of=as_of)

    assert found.engine == "gds"
    assert numbers(found) == pytest.approx(numbers(ours), abs=1e-6)
    assert [each.id for each in found.measures] == [each.id for each in ours.measures]
    assert [(each.known, each.kind, each.rank) for each in found.measures] == [
        (each.known, each.kind, each.rank) for each in ours.measures
    ]
    same = ("entities", "ties", "links", "sources", "isolates", "components", "largest", "density")
    assert found.network.degree_distribution == ours.network.degree_distribution
    for name in (*same, "mean_degree", "centralization"):
        assert getattr(found.network, name) == pytest.approx(getattr(ours.network, name)), name


def test_circles_that_hardly_touch_are_found_as_communities(there: Store) -> None:
    drawn = nx.relabel_nodes(nx.connected_caveman_graph(4, 6), lambda own: f"o{own:02}")
    partners(drawn.edges(), [*map(str, drawn), "alone"]).put(there)

    found = measures_in_database(there, names=["community"])

    groups = {each.id: each.number("community") for each in found.measures}
    assert groups.pop("alone") is None
    circles = [{own for own, number in groups.items() if number == at} for at in (1, 2, 3, 4)]
    assert [len(circle) for circle in circles] == [6, 6, 6, 6]
    assert [group.size for group in found.network.communities] == [6, 6, 6, 6]
    assert found.network.modularity == pytest.approx(modularity(drawn, circles))
    assert found.network.modularity == pytest.approx(
        measures(there, names=["community"], doubt=NOTHING).network.modularity or 0
    )
    assert measures_in_database(there, names=["community"]) == found


def test_a_large_network_is_estimated_and_says_how_far_it_may_be_off(
    there: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = nx.relabel_nodes(nx.barabasi_albert_graph(300, 2, seed=4), lambda own: f"o{own:03}")
    partners(drawn.edges(), drawn).put(there)
    exact = measures(there, names=["betweenness"], doubt=NOTHING)
    monkeypatch.setattr("graph.questions.measures.computed_there.starting_points", lambda *_: 160)

    found = measures_in_database(there, names=["betweenness"])

    about = found.about[0]
    assert about.note.startswith("An estimate from 160 of 300 starting points")
    true = {each.id: float(each.number("betweenness") or 0) for each in exact.measures}
    off = [abs(float(each.number("betweenness") or 0) - true[each.id]) for each in found.measures]
    assert about.error and 0 < max(off) < 5 * about.error


def test_nothing_stays_in_the_memory_of_the_database(there: Store) -> None:
    mixed(there)

    measures_in_database(there, View(directed=True, largest=True), names=["degree", "betweenness"])

    with there.data_science() as gds:
        assert gds.graph.list() == []


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"names": ["core"]}, "The engine gds works out degree, betweenness, pagerank, community; for core"),
        ({"view": View(through="project")}, "Only igraph makes views by shared rooms"),
        ({"view": View(place="a")}, "Only igraph makes views by a place"),
        ({"view": View(theme="a")}, "Only igraph makes views by a theme"),
        ({"view": View(directed=True, weight="sources")}, "Only igraph finds communities"),
        ({"view": View(sources=("gossip",))}, "There is no source 'gossip'; there are map."),
        ({"view": View(kinds=("Policy",))}, "Nobody is in this view"),
        ({"view": View(links=("LIKES",))}, "no link type 'LIKES'"),
        ({"names": ["fame"]}, "no measure 'fame'"),
    ],
)
def test_what_it_cannot_do_is_refused_in_one_line(there: Store, asked: dict[str, object], told: str) -> None:
    partners([("a", "b")], "ab").put(there)

    with pytest.raises(InvalidQuestion, match=told) as refused:
        measures_in_database(there, **asked)  # type: ignore[arg-type]

    assert "\n" not in str(refused.value)


def test_where_the_plugin_is_not_there_it_says_what_is_missing(
    there: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(data_science, "PLUGIN", "gds.of.another.day")

    with pytest.raises(InvalidQuestion, match=r"has no Graph Data Science for us: .* or let igraph compute"):
        measures_in_database(there)


def test_where_the_client_is_not_installed_it_says_how_to_get_it(
    there: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "graphdatascience", None)

    with pytest.raises(InvalidQuestion, match=r"pip install 'ihuriro\[gds\]', or let igraph compute"):
        measures_in_database(there)
