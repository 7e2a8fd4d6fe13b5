"""Graphs that other programs drew, in XML: samples of ours as yEd, Gephi and others write them."""

from pathlib import Path

import pytest

from graph.bolt.store import Store
from graph.errors import SourceUnusable
from loaders.catalogue import Options
from loaders.sources.graphfiles import LOADER
from tests.loaders.loading import load
from tests.loaders.sources.spooled import Heard, heard

DATA = Path(__file__).parents[2] / "data" / "graphfiles"
GRAPHML = DATA / "partners.graphml"
GEXF = DATA / "partners.gexf"
BOMB = """<?xml version="1.0"?>
<!DOCTYPE graphml [<!ENTITY a "{text}"><!ENTITY b "{repeated}">]>
<graphml><graph><node id="1"><data key="n">&b;</data></node></graph></graphml>
"""


@pytest.fixture(scope="module")
def graphml() -> Heard:
    return heard(GRAPHML, LOADER)


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_nodes_are_organizations_or_what_they_call_themselves(graphml: Heard) -> None:
    assert {
        one["stated_id"]: (one["kind"], one["name"], one["country"]) for one in graphml.bodies.values()
    } == {
        "a": ("Organization", "Acacia Trust", "KE"),
        "b": ("Network", "Baobab Forum", "RW"),
        "d": ("Organization", "Date Palm Fund", "KE"),
    }


def test_edges_are_what_they_call_themselves_in_their_direction(graphml: Heard) -> None:
    (member,), (funds,) = graphml.of("MEMBER_OF"), graphml.of("FUNDS")

    assert (member["from_stated_id"], member["to_stated_id"], member["since"]) == ("a", "b", "2014-05-01")
    assert (funds["from_stated"], funds["to_stated"]) == ("Date Palm Fund", "Acacia Trust")


def test_parallel_edges_stay_two_and_keep_the_words_of_the_file(graphml: Heard) -> None:
    assert [link["quote"] for link in graphml.of("PARTNERS_WITH")] == ["meets", "meets"]


def test_loops_unknown_ends_and_repeated_ids_are_refused_with_the_reason(graphml: Heard) -> None:
    assert {where: reason.split(";")[0] for where, reason in graphml.refused.items()} == {
        "node 5": "the id 'a' belongs to node 1",
        "edge 5": "the edge leads from 'Acacia Trust' to itself",
        "edge 6": "no node is called 'z'",
        "hyperedge 1": "an edge of more than two ends",
    }


def test_persons_and_what_has_no_field_are_counted(graphml: Heard) -> None:
    assert graphml.unused == {
        "links of persons (left out)": 1,
        "nodegraphics": 1,
        "persons (left out)": 1,
        "weight": 1,
    }
    assert "Amina" not in str(graphml)


def test_gexf_gives_dates_websites_and_what_the_file_says_of_itself() -> None:
    said = heard(GEXF, LOADER)
    acacia = said.bodies["1"]

    assert (acacia["name"], acacia["since"], acacia["until"]) == ("Acacia Trust", "2001", "2016")
    assert acacia["website"] == "https://acacia.example"
    assert (said.source["title"], said.source["published"]) == ("Who works with whom", "2024-03-01")
    assert [link["quote"] for link in said.links] == ["shares an office"]
    assert said.unused == {"color": 2, "drawing: size": 1, "weight": 1}


def test_all_edges_are_of_the_type_that_is_asked_for() -> None:
    said = heard(GEXF, LOADER, Options(link_type="supports"))

    assert [link["type"] for link in said.links] == ["SUPPORTS"]
    with pytest.raises(SourceUnusable, match=r"--link-type LOVES: no such type"):
        LOADER.open(GEXF, Options(link_type="LOVES"))


def test_a_link_that_does_not_join_such_kinds_says_what_to_do() -> None:
    said = heard(GEXF, LOADER, Options(link_type="OPERATES_IN"))

    (reason,) = said.refused.values()
    assert "not Organization 'Acacia Trust' to Organization 'Baobab Forum'" in reason
    assert "--link-type" in reason


@pytest.mark.parametrize(
    "text",
    [
        BOMB.format(text="x" * 1000, repeated="&a;" * 1000),
        BOMB.format(text="", repeated="").replace('"">]', '""><!ENTITY f SYSTEM "file:///etc/passwd">]'),
    ],
)
def test_a_file_that_declares_entities_is_refused(tmp_path: Path, text: str) -> None:
    path = written(tmp_path, "bomb.graphml", text)

    assert LOADER.sureness(path) == 95
    with pytest.raises(SourceUnusable, match=r"bomb.graphml: .*entit"):
        LOADER.open(path, Options())


@pytest.mark.parametrize("text", ["<graphml><graph><node id='1'>", "<gexf><nodes><node></gexf>"])
def test_a_file_that_breaks_off_is_refused_with_its_line(tmp_path: Path, text: str) -> None:
    path = written(tmp_path, "broken.xml", text)

    with pytest.raises(SourceUnusable, match=r"broken.xml: line 1: not well-formed XML"):
        LOADER.open(path, Options())


COMMENTED = "<!-- a -- >\n-->" * 500 + "<kml/>"
"""Comments that can be parted in more ways than anybody has time for."""


@pytest.mark.parametrize(
    "text", ["", "plain words", "<html><body>graphml</body></html>", "<kml/>", "\0\1", COMMENTED]
)
def test_other_files_are_left_to_others(tmp_path: Path, text: str) -> None:
    assert LOADER.sureness(written(tmp_path, "some.graphml", text)) == 0


def test_edges_are_loaded_anew_when_their_table_of_nodes_changes(store: Store, tmp_path: Path) -> None:
    edges = written(tmp_path, "ties_edges.csv", "source,target\n1,2\n")
    nodes = written(tmp_path, "ties_nodes.csv", "id,name\n1,Acacia Trust\n2,Baobab Forum\n")

    first, *_ = load(store, tmp_path, edges, nodes)
    second, *_ = load(store, tmp_path, edges, nodes)
    nodes.write_text(nodes.read_text(encoding="utf-8") + "3,Date Palm Fund\n", encoding="utf-8")
    third, *_ = load(store, tmp_path, edges)

    assert (first.status, second.status) == ("complete", "unchanged")
    assert (third.status, third.entities) == ("complete", 3)


def test_a_graph_loads_and_a_second_load_changes_nothing(store: Store, tmp_path: Path) -> None:
    report, *_ = load(store, tmp_path, GEXF)
    again, *_ = load(store, tmp_path, GEXF)

    assert (report.status, report.loader, report.entities, report.links) == ("complete", "graphfiles", 2, 1)
    assert again.status == "unchanged"
