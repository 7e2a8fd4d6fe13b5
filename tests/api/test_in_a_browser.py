"""The pages in a real browser: from the first page to a profile and to a map, without the web."""

import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, sync_playwright

from api.app import create_app
from api.pages import pages
from graph.settings import Settings
from tests.little_network import HILLSIDE

CHROMIUM = shutil.which("chromium")
WIDTHS = {"projector": (1400, 900), "phone": (390, 844)}
# Every page as its example shows it, and some seen in another way.
ADDRESSES = (
    *(page.shown_at for page in pages()),
    "/entities/HHI",
    "/map",
    "/exits?ids=HHI&on=2023",
    "/gaps?as_of=2023",
    "/overlap",
    "/compare?a=HHI&from=2010&to=2023",
    "/districts",
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A real Chromium without a screen."""
    if CHROMIUM is None:
        pytest.skip("no Chromium: `chromium` is not on the path")
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def served(little: Settings, browser: Browser) -> Iterator[str]:
    """The address of a real server on a free port."""
    server = uvicorn.Server(uvicorn.Config(create_app(little), port=0, log_level="warning"))
    started = threading.Event()
    up = server.startup

    async def startup(sockets: list[object] | None = None) -> None:
        await up(sockets)  # type: ignore[arg-type]
        started.set()

    server.startup = startup  # type: ignore[method-assign, assignment]
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    assert started.wait(60), "the server did not come up"
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join(30)


@dataclass
class Seen:
    """A page, and all that went wrong or outside while it was looked at."""

    page: Page
    complaints: list[str] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)


@contextmanager
def watched(context: BrowserContext, served: str) -> Iterator[Seen]:
    """Look at a page, and find no complaint in the end and nothing that was asked of the web."""
    seen = Seen(context.new_page())

    def complain(said: ConsoleMessage) -> None:
        if said.type in ("error", "warning"):
            seen.complaints.append(said.text)

    def notice(asked: Request) -> None:
        if not asked.url.startswith((served, "data:")):
            seen.elsewhere.append(asked.url)

    seen.page.on("console", complain)
    seen.page.on("pageerror", lambda error: seen.complaints.append(str(error)))
    seen.page.on("request", notice)
    yield seen
    context.close()
    assert seen.complaints == []
    assert seen.elsewhere == []


@pytest.fixture
def seen(served: str, browser: Browser) -> Iterator[Seen]:
    """A fresh page on a projector."""
    context = browser.new_context(base_url=served, viewport={"width": 1400, "height": 900})
    with watched(context, served) as seen:
        yield seen


def _search_at_once(page: Page, text: str) -> None:
    """Open the first page and type: the cursor stands in the search box already."""
    page.goto("/")
    page.wait_for_function("document.activeElement.name === 'q'")
    page.keyboard.type(text)
    page.get_by_role("button", name="Search").click()
    page.wait_for_url("**/search?*")


def test_from_the_first_page_to_a_profile_and_to_a_map_in_two_clicks_each(seen: Seen) -> None:
    page = seen.page
    _search_at_once(page, "HHI")
    page.get_by_role("link", name=HILLSIDE).first.click()
    assert page.get_by_role("heading", level=1).inner_text() == HILLSIDE

    _search_at_once(page, "HHI")
    page.locator(".hits > li").first.get_by_role("link", name="Map").click()
    page.wait_for_selector("#map[data-drawn]")
    assert HILLSIDE in page.get_by_role("heading", level=1).inner_text()


def test_a_map_grows_by_a_click_and_leads_to_a_profile(seen: Seen) -> None:
    page = seen.page
    page.goto("/map?ids=HHI")
    page.wait_for_selector("#map[data-drawn]")
    page.get_by_label("Find by name").fill("Lakeshore")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Add its neighbors").click()
    page.wait_for_selector("#map[data-drawn]")
    assert "Lakeshore" in page.get_by_role("heading", level=1).inner_text()

    page.get_by_label("Find by name").fill("Old Bridge")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Profile", exact=True).click()
    assert page.get_by_role("heading", level=1).inner_text() == "Old Bridge Counseling Center"


def test_a_map_is_narrowed_by_its_fields(seen: Seen) -> None:
    page = seen.page
    page.goto("/map?ids=HHI")
    page.get_by_text("Only some").press("Enter")
    page.get_by_label("Organization", exact=True).first.check()
    page.get_by_label("Active in").fill("Rubavu")
    page.get_by_label("Active in").press("Enter")
    page.get_by_text("Filter: kinds Organization; place rubavu.").wait_for()
    assert not page.get_by_label("Active in").is_visible()
    assert page.get_by_label("Active in").input_value() == "Rubavu"


def test_an_entity_that_is_clicked_shows_who_says_so(seen: Seen) -> None:
    page = seen.page
    page.goto("/map?ids=HHI")
    page.wait_for_selector("#map[data-drawn]")
    spot = page.evaluate("document.getElementById('map').whereIs('lakeshore-legal-aid')")
    page.locator("#map-canvas").click(position=spot)
    page.locator("#map-panel").get_by_role("heading", name="Lakeshore Legal Aid").wait_for()


@pytest.mark.parametrize("width", WIDTHS)
def test_every_page_fits_the_screen(seen: Seen, width: str) -> None:
    wide, high = WIDTHS[width]
    seen.page.set_viewport_size({"width": wide, "height": high})
    for address in ADDRESSES:
        seen.page.goto(address)
        seen.page.evaluate("document.querySelectorAll('form details').forEach((each) => (each.open = true))")
        assert seen.page.evaluate("document.documentElement.scrollWidth") <= wide, address


def test_evidence_opens_and_pages_are_walked_by_keyboard(seen: Seen) -> None:
    page = seen.page
    page.goto("/entities/HHI")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"
    page.locator(".ties summary").first.press("Enter")
    assert page.locator(".ties .said").first.is_visible()


def test_without_scripts_a_map_is_a_list(served: str, browser: Browser) -> None:
    context = browser.new_context(base_url=served, java_script_enabled=False)
    with watched(context, served) as seen:
        seen.page.goto("/map?ids=HHI")
        assert not seen.page.locator("#map-app").is_visible()
        assert seen.page.locator("#map-list table").first.is_visible()
        seen.page.locator("#go-on summary").click()
        seen.page.locator("#go-on").get_by_role("link", name="Lakeshore Legal Aid", exact=True).click()
        assert seen.page.get_by_role("heading", level=1).inner_text() == "Lakeshore Legal Aid"
