"""A real browser with the network blocked, for the tests of maps."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from graph.maps.single_file import map_page
from graph.questions.results import Subgraph
from tests.graph.maps.invented import SOURCES
from tests.graph.maps.seen import WIDE, Open, Seen, watch
from tests.graph.questions.conftest import little as little


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
        watch(seen)
        seen.page.goto(file.as_uri())
        if javascript:
            seen.page.wait_for_selector("#map[data-drawn]")
        return seen

    yield open_it
    for seen in opened:
        assert seen.troubles == []
        seen.page.context.close()
