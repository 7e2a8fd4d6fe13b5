"""A map in a notebook, in a real browser with the network blocked."""

from pathlib import Path

from playwright.sync_api import Browser, expect

from graph.bolt.store import Store
from graph.identity.normalize import slug
from graph.maps.inline import inline_map
from graph.questions.neighborhood import neighborhood
from tests.graph.maps.seen import Seen, watch
from tests.little_network import OPEN_DOOR


def test_a_map_in_a_cell_is_drawn_and_answers_without_a_network(
    browser: Browser, little: Store, tmp_path: Path
) -> None:
    own = slug(OPEN_DOOR)
    drawn = neighborhood(little, [own])
    file = tmp_path / "notebook.html"
    file.write_text(f"<!doctype html><p>A cell</p>{inline_map(little, drawn)._repr_html_()}", "utf-8")
    seen = Seen(browser.new_page())
    watch(seen)

    seen.page.goto(file.as_uri())

    cell = seen.page.frame_locator("iframe")
    expect(cell.locator("#map[data-drawn]")).to_be_visible()
    name = next(entity.name for entity in drawn.entities if entity.id != own)
    cell.get_by_label("Find by name").fill(name)
    cell.get_by_label("Find by name").press("Enter")
    expect(cell.locator("#map-panel h2")).to_have_text(name)
    assert seen.troubles == []
    seen.page.close()
