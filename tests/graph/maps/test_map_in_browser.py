"""The offline map in a real browser with the network blocked."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Dialog, Page, Route, expect, sync_playwright

from graph.maps.single_file import map_page, map_parts
from graph.maps.vis_network import vis_network_js
from graph.questions.results import Subgraph
from tests.graph.maps.invented import NASTY, SOURCES, entity, every_kind, large, link

WIDE, NARROW = (1400, 900), (400, 800)
# Notes each name of the last drawing: its height on the screen, and the box it takes.
NOTE_NAMES = """
    const { fillText, clearRect } = CanvasRenderingContext2D.prototype;
    window.names = [];
    CanvasRenderingContext2D.prototype.clearRect = function (...box) {
      window.names = [];
      return clearRect.apply(this, box);
    };
    CanvasRenderingContext2D.prototype.fillText = function (text, x, y) {
      const { a, e, f } = this.getTransform();
      const [size, wide] = [parseFloat(this.font) * a, this.measureText(text).width * a];
      const [left, top] = [x * a + e - wide / 2, y * a + f];
      window.names.push({ text, size, left, top, wide, high: size });
      return fillText.call(this, text, x, y);
    };
"""


@dataclass
class Seen:
    """A page, and what it did that it should not."""

    page: Page
    troubles: list[str] = field(default_factory=list)

    def pick(self, name: str) -> None:
        self.page.get_by_label("Find by name").fill(name)
        self.page.get_by_label("Find by name").press("Enter")

    def click_at(self, id_: str) -> None:
        """Click on an entity in the drawing."""
        box = self.page.locator("#map-canvas").bounding_box()
        at = self.page.evaluate("id => document.getElementById('map').whereIs(id)", id_)
        assert box
        self.page.mouse.click(box["x"] + at["x"], box["y"] + at["y"])

    def click_between(self, one: str, two: str) -> None:
        """Click on the middle of a straight line in the drawing."""
        box = self.page.locator("#map-canvas").bounding_box()
        a, b = (
            self.page.evaluate("id => document.getElementById('map').whereIs(id)", id_) for id_ in (one, two)
        )
        assert box
        self.page.mouse.click(box["x"] + (a["x"] + b["x"]) / 2, box["y"] + (a["y"] + b["y"]) / 2)


Open = Callable[..., Seen]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not chromium:
        pytest.skip("no Chromium on this machine: install one to see the maps in a real browser")
    with sync_playwright() as started:
        shown = started.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield shown
        shown.close()


@pytest.fixture
def open_map(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Return what opens a map from a file; at the end no page may have done anything it should not."""
    opened: list[Seen] = []

    def open_it(html: str | Subgraph, size: tuple[int, int] = WIDE, javascript: bool = True) -> Seen:
        if isinstance(html, Subgraph):
            html = map_page(html, title="Who works with whom", sources=SOURCES, data_date="2024-05-01")
        file = tmp_path / f"map{len(opened)}.html"
        file.write_text(html, "utf-8")
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]}, java_script_enabled=javascript
        )
        seen = Seen(context.new_page())
        opened.append(seen)
        _watch(seen)
        seen.page.goto(file.as_uri())
        if javascript:
            seen.page.wait_for_selector("#map[data-drawn]")
        return seen

    yield open_it
    for seen in opened:
        assert seen.troubles == []
        seen.page.context.close()


def _watch(seen: Seen) -> None:
    def block(route: Route) -> None:
        if route.request.url.startswith(("file:", "data:")):
            route.continue_()
        else:
            seen.troubles.append(f"asked for {route.request.url}")
            route.abort()

    def note_dialog(dialog: Dialog) -> None:
        seen.troubles.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    page = seen.page
    page.context.route("**/*", block)
    page.on("console", lambda message: seen.troubles.append(f"console: {message.text}"))
    page.on("pageerror", lambda error: seen.troubles.append(f"error: {error}"))
    page.on("dialog", note_dialog)
    page.add_init_script(NOTE_NAMES)


def _pair() -> Subgraph:
    said = (
        {"quote": "Alder pays for Birch.", "record": "page 7", "said_on": "2021-02"},
        {"source": "grants", "source_title": "Grants of Northlight", "publisher": "Northlight Foundation"}
        | {"quote": "", "paraphrase": "Money went from Alder to Birch."},
    )
    money = {"amount_minor": 500000, "currency": "USD"}
    links = (
        link("FUNDS", "alder", "birch", since="2019", until="2021", fields=money, evidence=said[0]),
        link("FUNDS", "alder", "birch", confidence=0.8, evidence=said[1]),
        link("SUPPORTS", "birch", "cedar"),
    )
    entities = (
        entity("alder", "Alder Foundation", aliases=("AF", "Fondation de l'Aulne"), since="2004"),
        entity("birch", "Birch Bridge Été", until="2021-06"),
        entity("cedar", "Cedar Circle", "Network"),
        entity("delta", "Delta Alone", "Project"),
    )
    return Subgraph(entities=entities, links=links, centers=("alder",))


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


def test_an_entity_shows_who_it_is_and_its_ties(open_map: Open) -> None:
    seen = open_map(_pair())
    panel = seen.page.locator("#map-panel")

    seen.click_at("alder")

    expect(panel.locator("h2")).to_have_text("Alder Foundation")
    expect(panel).to_contain_text("Fondation de l'Aulne")
    expect(panel).to_contain_text("since 2004")
    expect(panel.locator("h3")).to_have_text(["funds (1)"])
    expect(panel.locator(".map-tie")).to_contain_text("2 publishers agree")


def test_a_line_shows_each_statement_with_its_evidence(open_map: Open) -> None:
    seen = open_map(_pair())
    panel = seen.page.locator("#map-panel")

    seen.click_between("alder", "birch")

    expect(panel.locator("h2")).to_have_text("funds")
    expect(panel.locator(".map-statement")).to_have_count(2)
    expect(panel.locator("blockquote")).to_have_text("“Alder pays for Birch.”")
    expect(panel).to_contain_text("In our words: Money went from Alder to Birch.")
    for words in ("Northlight Foundation", "page 7", "2021-02", "2019 to 2021", "5,000 USD", "80 %"):
        expect(panel).to_contain_text(words)


def test_a_click_on_nothing_and_escape_close_the_panel(open_map: Open) -> None:
    seen = open_map(_pair())
    panel = seen.page.locator("#map-panel")

    seen.click_at("alder")
    expect(panel).to_be_visible()
    seen.page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    seen.click_at("alder")
    expect(panel).to_be_visible()
    seen.page.mouse.click(8, 120)
    expect(panel).to_be_hidden()


@pytest.mark.parametrize("words", ["ete", "BIRCH BR", "bridge"])
def test_search_finds_without_accents_case_or_beginning(open_map: Open, words: str) -> None:
    seen = open_map(_pair())

    seen.pick(words)

    expect(seen.page.locator("#map-panel h2")).to_have_text("Birch Bridge Été")


def test_a_name_that_is_not_here_is_said_to_be_not_here(open_map: Open) -> None:
    seen = open_map(_pair())

    seen.pick("zebra")

    expect(seen.page.get_by_text("Nobody here has this name.")).to_be_visible()
    expect(seen.page.locator("#map-panel")).to_be_hidden()


def test_everything_can_be_reached_by_keyboard(open_map: Open) -> None:
    seen = open_map(_pair())
    keys = seen.page.keyboard

    seen.page.get_by_label("Find by name").focus()
    keys.type("a")
    keys.press("ArrowDown")
    keys.press("Enter")
    expect(seen.page.locator("#map-panel h2")).to_have_text("Alder Foundation")
    keys.press("Tab")
    keys.press("Tab")
    keys.press("Enter")
    expect(seen.page.locator("#map-panel h2")).to_have_text("funds")
    expect(seen.page.locator("#map-canvas")).to_have_attribute("tabindex", "0")


def test_filters_hide_kinds_types_times_and_the_undated(open_map: Open) -> None:
    seen = open_map(_pair())
    page, shown = seen.page, seen.page.locator("#map-shown")
    kinds = page.locator("#map-kinds")

    kinds.get_by_label("Network").uncheck()
    expect(shown).to_have_text("3 of 4 entities and 1 of 2 ties shown.")
    kinds.get_by_label("Network").check()
    page.get_by_label("supports").uncheck()
    expect(shown).to_have_text("4 of 4 entities and 1 of 2 ties shown.")
    page.get_by_label("Hide entities without a link shown").check()
    expect(shown).to_have_text("2 of 4 entities and 1 of 2 ties shown.")
    page.get_by_label("supports").check()
    page.get_by_label("Hide links without a date").check()
    expect(shown).to_have_text("2 of 4 entities and 1 of 2 ties shown.")


def test_on_a_day_both_ends_of_a_link_must_live(open_map: Open) -> None:
    seen = open_map(_pair())
    page, shown = seen.page, seen.page.locator("#map-shown")

    page.get_by_label("True on").fill("2021-06-30")
    expect(shown).to_have_text("4 of 4 entities and 2 of 2 ties shown.")
    page.get_by_label("True on").fill("2021-07-01")
    expect(shown).to_have_text("3 of 4 entities and 0 of 2 ties shown.")
    page.get_by_label("True on").fill("2003-12-31")
    expect(shown).to_have_text("3 of 4 entities and 1 of 2 ties shown.")


def test_the_legend_names_every_kind_that_occurs(open_map: Open) -> None:
    seen = open_map(every_kind())

    expect(seen.page.locator("#map-kinds label")).to_have_count(11)
    expect(seen.page.locator("#map-types label")).to_have_count(15)
    expect(seen.page.locator("#map-legend svg")).to_have_count(26)


def test_without_javascript_the_map_is_a_list(open_map: Open) -> None:
    seen = open_map(_pair(), javascript=False)

    expect(seen.page.locator("#map-app")).to_be_hidden()
    expect(seen.page.get_by_text("The drawing needs JavaScript.")).to_be_visible()
    expect(seen.page.get_by_role("cell", name="Alder Foundation").first).to_be_visible()
    expect(seen.page.get_by_text("Alder pays for Birch.")).to_be_visible()


def test_the_list_says_amounts_and_opens_beside_the_drawing(open_map: Open) -> None:
    seen = open_map(_pair())
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
    seen = open_map(_pair())

    written = set(seen.page.evaluate("window.names.map((name) => name.text)"))

    assert written == {"AF", "Birch Bridge Été", "Cedar Circle", "Delta Alone"}


def test_a_page_of_the_server_holds_the_same_map(open_map: Open) -> None:
    parts = map_parts(
        _pair(), title="Map", sources=SOURCES, data_date="2024", profiles="/entities/", grow="/map?add="
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
