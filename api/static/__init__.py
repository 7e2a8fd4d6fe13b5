"""Files that are sent as they are: our style, and the program and style of maps."""

import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from graph.maps.single_file import map_css, map_js
from graph.maps.vis_network import vis_network_js

_HERE = Path(__file__).parent
_SCRIPT, _STYLE = "text/javascript; charset=utf-8", "text/css; charset=utf-8"


@dataclass(frozen=True)
class Asset:
    """A file that pages load."""

    name: str
    media_type: str
    content: bytes

    @property
    def mark(self) -> str:
        """Return what changes with its content."""
        return hashlib.sha256(self.content).hexdigest()[:12]

    @property
    def address(self) -> str:
        """Return where it is served, another address for other content."""
        return f"/static/{self.name}?v={self.mark}"


@cache
def assets() -> dict[str, Asset]:
    """Return every file that pages load, by its name."""
    texts = {
        "site.css": (_STYLE, (_HERE / "site.css").read_text("utf-8")),
        "map.css": (_STYLE, map_css()),
        "map.js": (_SCRIPT, map_js()),
        "vis-network.js": (_SCRIPT, vis_network_js()),
    }
    return {name: Asset(name, kind, text.encode()) for name, (kind, text) in texts.items()}
