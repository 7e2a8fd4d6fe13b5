"""A map in a real browser, and what it did that it should not."""

from collections.abc import Callable
from dataclasses import dataclass, field

from playwright.sync_api import Dialog, Page, Route

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


def watch(seen: Seen) -> None:
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
