"""Pictures for print and slides."""

import re
import struct

from lxml import etree

from graph.maps.picture import png, svg
from graph.questions.results import Subgraph
from tests.graph.maps.invented import NASTY, SOURCES, entity, every_kind, large, link

_SVG = "{http://www.w3.org/2000/svg}"


def _texts(picture: str) -> str:
    root = etree.fromstring(picture.encode())
    return " ".join(text.text or "" for text in root.iter(f"{_SVG}text"))


def test_a_picture_says_its_date_filter_sources_and_code() -> None:
    picture = svg(
        large(12),
        title="Who works with whom",
        sources=SOURCES,
        data_date="2024-05-01",
        filters="funding only",
        address="/map?id=e0000",
        total=1340,
    )

    said = _texts(picture)
    for words in ("Who works with whom", "Data of 2024-05-01", "funding only", "Grants of Northlight"):
        assert words in said
    assert "12 of 1,340 entities shown" in said
    assert re.search(r"Code of this picture: \w{5}-\w{5}", said)


def test_the_same_graph_gives_the_same_picture() -> None:
    drawn = large(40)
    turned = Subgraph(entities=drawn.entities[::-1], links=drawn.links[::-1], centers=drawn.centers)

    one, two = (svg(each, title="Map", sources=SOURCES, data_date="2024") for each in (drawn, turned))

    assert one == two


def test_names_in_a_picture_are_text() -> None:
    names = (*NASTY, "bell \x07 and \x00 nothing \ufffe")
    drawn = Subgraph(entities=tuple(entity(f"n{i}", name) for i, name in enumerate(names)))
    root = etree.fromstring(svg(drawn, title=NASTY[1], sources=SOURCES, data_date="2024").encode())

    tags = {child.tag.removeprefix(_SVG) for child in root.iter() if isinstance(child.tag, str)}
    assert tags == {"svg", "title", "desc", "rect", "g", "path", "text"}
    assert "</script><script>alert(2)</script>" in (root.findtext(f"{_SVG}title") or "")


def test_every_kind_can_be_drawn() -> None:
    picture = svg(every_kind(), title="Map", sources=SOURCES, data_date="2024")

    assert "Working group (1)" in _texts(picture)
    assert "advocates on (1)" in _texts(picture)


def test_ties_between_the_same_two_are_two_lines() -> None:
    links = (link("FUNDS", "alder", "birch"), link("SUPPORTS", "alder", "birch"))
    drawn = Subgraph(entities=(entity("alder"), entity("birch")), links=links)
    picture = svg(drawn, title="Map", sources=(), data_date="2024")

    curves = re.findall(r'd="(M[^"]*Q[^"]*)"', picture)
    assert len(curves) == len(set(curves)) == 2


def test_a_png_is_as_large_as_asked_but_never_huge() -> None:
    picture = svg(large(12), title="Map", sources=SOURCES, data_date="2024")
    width = int(re.search(r'width="(\d+)"', picture).group(1))  # type: ignore[union-attr]

    one, huge = png(picture, 1.0), png(picture, 100.0)

    assert one.startswith(b"\x89PNG")
    assert struct.unpack(">I", one[16:20])[0] == width
    assert max(struct.unpack(">II", huge[16:24])) <= 8001


def test_words_are_drawn_in_a_png() -> None:
    with_words = svg(Subgraph(entities=(entity("alder"),)), title="Map", sources=(), data_date="2024")
    without = re.sub(r"<text[^>]*>[^<]*</text>", "", with_words)

    assert png(with_words) != png(without)


def test_nothing_is_a_picture_too() -> None:
    assert "0 entities" in _texts(svg(Subgraph(), title="Map", sources=(), data_date="2024"))
