"""What a person sees of the offline map, in a real browser with the network blocked."""

import pytest
from playwright.sync_api import expect

from graph.maps.single_file import map_page, map_parts
from graph.maps.vis_network import vis_network_js
from graph.questions.results import Subgraph
from tests.graph.maps.invented import NASTY, SOURCES, entity, every_kind, large, link, pair
from tests.graph.maps.seen import NARROW, WIDE, Open


def test_names_that_look_like_programs_are_shown_as_text(open_map: Open) -> None:
    entities = tuple(entity(f"n{i}", name, aliases=(name,)) for i, name in enumerate(NASTY))
    said = {"quote": NASTY[0], "record": NASTY[1], "source_title": NASTY[6], "publisher": NASTY[2]}
    links = tuple(link("FUNDS", "n0", f"n{i}", evidence=said) for i in range(1, len(NASTY)))
    seen = open_map(
        map_page(
            Subgraph(entities=entities, links=links),
            title=NASTY[1], sources=SOURCES, data_date="2024", filters=NASTY[0], address=NASTY[2],
        )
    )  # fmt: skip

    for name in NASTY:
        seen.pick(name)
        assert seen.page.locator("#map-panel h2").text_content() == name
    seen.page.locator("#map-panel .map-tie").first.click()
    assert seen.page.locator("#map-panel blockquote").text_content() == f"“{NASTY[0]}”"
    expect(seen.page.locator("#map-panel dd").first).to_have_text(NASTY[6])
    assert seen.page.locator("img, iframe, [onerror], [onload]").count() == 0


def test_the_legend_names_every_kind_that_occurs(open_map: Open) -> None:
    seen = open_map(every_kind())

    expect(seen.page.locator("#map-kinds label")).to_have_count(11)
    expect(seen.page.locator("#map-types label")).to_have_count(15)
    expect(seen.page.locator("#map-legend svg")).to_have_count(26)


def test_without_javascript_the_map_is_a_list(open_map: Open) -> None:
    seen = open_map(pair(), javascript=False)

    expect(seen.page.locator("#map-app")).to_be_hidden()
    expect(seen.page.get_by_text("The drawing needs JavaScript.")).to_be_visible()
    expect(seen.page.get_by_role("cell", name="Alder Foundation").first).to_be_visible()
    expect(seen.page.get_by_text("Alder pays for Birch.")).to_be_visible()


def test_the_list_says_amounts_and_opens_beside_the_drawing(open_map: Open) -> None:
    seen = open_map(pair())
    amount = seen.page.locator("#map-list").get_by_text("5,000 USD")

    expect(amount).to_be_hidden()
    seen.page.get_by_role("link", name="The same as a list").click()

    expect(amount).to_be_visible()


@pytest.mark.parametrize("size", [WIDE, NARROW])
@pytest.mark.parametrize("count", [30, 200])
def test_names_are_large_apart_and_whole(open_map: Open, size: tuple[int, int], count: int) -> None:
    seen = open_map(large(count), size)

    names = seen.page.evaluate("window.names")
    area = seen.page.locator("#map-canvas").bounding_box()

    assert area
    assert len(names) >= 8
    assert min(name["size"] for name in names) >= 14
    assert all(-1 <= name["left"] <= area["width"] - name["wide"] + 1 for name in names)
    assert all(-1 <= name["top"] <= area["height"] - name["high"] + 1 for name in names)
    pairs = [(one, two) for i, one in enumerate(names) for two in names[:i]]
    assert [(one["text"], two["text"]) for one, two in pairs if _lie_on(one, two)] == []


def _lie_on(one: dict[str, float], two: dict[str, float]) -> bool:
    across = min(one["left"] + one["wide"], two["left"] + two["wide"]) - max(one["left"], two["left"])
    down = min(one["top"] + one["high"], two["top"] + two["high"]) - max(one["top"], two["top"])
    return across > 1 and down > 1


@pytest.mark.parametrize("size", [WIDE, NARROW])
def test_nothing_overlaps_and_nothing_is_cut_off(open_map: Open, size: tuple[int, int]) -> None:
    seen = open_map(large(30), size)
    seen.pick("harbor")
    seen.page.locator("#map-panel .map-tie").first.click()

    stage, panel = (seen.page.locator(one).bounding_box() for one in (".map-stage", "#map-panel"))

    assert stage
    assert panel
    beside = panel["x"] >= stage["x"] + stage["width"] or panel["y"] >= stage["y"] + stage["height"]
    assert beside
    assert seen.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert panel["x"] + panel["width"] <= size[0]


def test_every_name_is_written_where_there_is_room(open_map: Open) -> None:
    seen = open_map(pair())

    written = set(seen.page.evaluate("window.names.map((name) => name.text)"))

    assert written == {"AF", "Birch Bridge Été", "Cedar Circle", "Delta Alone"}


def test_a_page_of_the_server_holds_the_same_map(open_map: Open) -> None:
    parts = map_parts(
        pair(), title="Map", sources=SOURCES, data_date="2024", profiles="/entities/", grow="/map?add="
    )
    seen = open_map(
        f"<!doctype html><meta charset=utf-8><style>{parts.style}</style><nav>Pages</nav>{parts.markup}"
        f"<script>{vis_network_js()}</script><script type=module>{parts.script}</script>"
    )

    seen.pick("AF")

    links = seen.page.locator("#map-panel a")
    expect(links).to_have_text(["Profile", "Add its neighbors"])
    assert links.nth(0).get_attribute("href") == "/entities/alder"
    assert links.nth(1).get_attribute("href") == "/map?add=alder"
