"""The map as one file and as parts of a page, without a browser."""

import json
import re

import pytest
from lxml import html
from pyvis.network import Network

from graph.errors import InvalidQuestion
from graph.maps.drawing import MOST
from graph.maps.layout import positions
from graph.maps.pyvis_map import network_of
from graph.maps.single_file import map_js, map_page, map_parts
from graph.maps.vis_network import vis_network_js
from graph.questions.results import Subgraph
from tests.graph.maps.invented import NASTY, SOURCES, entity, every_kind, large, link


def _nasty() -> Subgraph:
    entities = tuple(entity(f"n{i}", name, aliases=(name[::-1],)) for i, name in enumerate(NASTY))
    said = {"quote": NASTY[0], "record": NASTY[1], "source_title": NASTY[6], "publisher": NASTY[2]}
    links = tuple(link("FUNDS", "n0", f"n{i}", evidence=said) for i in range(1, len(NASTY)))
    return Subgraph(entities=entities, links=links)


def test_a_pyvis_network_holds_every_entity_and_every_tie() -> None:
    links = (
        link("FUNDS", "alder", "birch"),
        link("REFERS_TO", "alder", "birch"),
        link("REFERS_TO", "birch", "alder"),
        link("PARTNERS_WITH", "alder", "birch"),
    )
    drawn = Subgraph(entities=(entity("alder"), entity("birch")), links=links)
    network = network_of(drawn, positions(drawn))

    assert isinstance(network, Network)
    assert network.get_nodes() == ["alder", "birch"]
    assert len(network.edges) == 4
    assert [edge["arrows"]["to"]["enabled"] for edge in network.edges] == [True, False, True, True]
    assert not json.loads(network.get_network_data()[-1])["physics"]["enabled"]


def test_ties_of_one_pair_bow_apart() -> None:
    links = (link("FUNDS", "alder", "birch"), link("SUPPORTS", "birch", "alder"))
    one, two = network_of(Subgraph(entities=(entity("alder"), entity("birch")), links=links)).edges

    assert one["smooth"] != two["smooth"]


def test_names_never_become_markup() -> None:
    page = html.fromstring(map_page(_nasty(), title=NASTY[1], sources=SOURCES, data_date=NASTY[0]))

    assert len(page.xpath("//script")) == 3
    assert page.xpath("//img | //svg | //iframe | //*[@onerror] | //*[@onload]") == []
    assert page.xpath("//h1")[0].text_content() == NASTY[1]
    cells = page.xpath("//h2[.='Entities']/following-sibling::div[1]//td[1]")
    assert [cell.text_content() for cell in cells] == list(NASTY)


def test_data_in_the_page_is_read_back_as_it_was() -> None:
    page = html.fromstring(map_page(_nasty(), title="Map", sources=SOURCES, data_date="2024"))
    data = json.loads(page.xpath("//script[@id='map-data']")[0].text)

    assert [data["entities"][f"n{i}"]["name"] for i in range(len(NASTY))] == list(NASTY)
    assert data["ties"][0]["statements"][0]["quote"] == NASTY[0]


def test_the_file_asks_for_nothing_from_anywhere() -> None:
    page = html.fromstring(map_page(large(10), title="Map", sources=SOURCES, data_date="2024"))

    assert page.xpath("//script/@src | //link[not(starts-with(@href, 'data:'))] | //@srcset") == []
    policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert "default-src 'none'" in policy
    assert "sourceMappingURL" not in vis_network_js()


def test_the_list_says_what_the_drawing_says() -> None:
    drawn = every_kind()
    text = html.fromstring(
        map_page(drawn, title="Map", sources=SOURCES, data_date="2024-05-01")
    ).text_content()

    assert all(one.name in text for one in drawn.entities)
    assert all(said.evidence.quote in text for said in drawn.links)
    assert "Survey of the Open Door Coalition, Open Door Coalition" in text
    assert "Data of 2024-05-01; all dates" in text


def test_a_source_whose_address_is_a_script_is_no_link() -> None:
    bad = SOURCES[0].model_copy(update={"url": "javascript:alert(1)"})
    page = html.fromstring(map_page(large(3), title="Map", sources=(bad,), data_date="2024"))

    assert page.xpath("//a/@href") == ["#map-list"]


def test_a_paraphrase_is_labelled() -> None:
    said = {"quote": "", "paraphrase": "They share a clinic."}
    drawn = Subgraph(
        entities=(entity("alder"), entity("birch")), links=(link("FUNDS", "alder", "birch", evidence=said),)
    )

    assert "in our words: They share a clinic." in html.fromstring(
        map_page(drawn, title="Map", sources=(), data_date="2024")
    ).text_content().replace("\n", " ")


def test_more_than_anybody_can_read_is_refused_with_what_to_do() -> None:
    crowd = Subgraph(entities=tuple(entity(f"e{i}") for i in range(MOST + 1)))

    with pytest.raises(InvalidQuestion, match=r"3,001 entities.*Narrow it"):
        map_page(crowd, title="Map", sources=(), data_date="2024")


def test_the_same_question_gives_the_same_file() -> None:
    drawn = large(30)
    turned = Subgraph(entities=drawn.entities[::-1], links=drawn.links[::-1], centers=drawn.centers)

    pages = [map_page(one, title="Map", sources=SOURCES, data_date="2024") for one in (drawn, turned)]

    assert pages[0] == pages[1]


def test_a_page_gets_the_same_map_in_parts() -> None:
    parts = map_parts(
        large(5), title="Map", sources=SOURCES, data_date="2024", profiles="/entities/", grow="/map?"
    )
    whole = map_page(large(5), title="Map", sources=SOURCES, data_date="2024")

    assert parts.style in whole
    assert parts.script in whole
    assert '"profiles": "/entities/"' in parts.markup


def test_our_scripts_set_text_and_never_markup() -> None:
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(", map_js())


def test_vis_network_comes_from_the_installed_wheel() -> None:
    assert "vis-network" in vis_network_js()[:200]


def test_nothing_is_a_map_too() -> None:
    assert "0 entities, 0 ties" in map_page(Subgraph(), title="Map", sources=(), data_date="2024")
