"""A map inside a notebook: the same as in a file of its own, and it needs no network either."""

from dataclasses import dataclass, field

from markupsafe import Markup

from graph.bolt.store import Store
from graph.maps.single_file import map_page
from graph.maps.told import told_of
from graph.questions.results import Subgraph

_FRAME = Markup('<iframe srcdoc="{}" width="100%" height="{}" style="border:0"></iframe>')


@dataclass(frozen=True)
class InlineMap:
    """A map that JupyterLab shows where it is the last thing in a cell."""

    page: str = field(repr=False)
    height: int

    def _repr_html_(self) -> str:
        return _FRAME.format(self.page, self.height)


def inline_map(store: Store, drawn: Subgraph, *, height: int = 640) -> InlineMap:
    """Return the map of a part of the network, for a notebook."""
    return InlineMap(map_page(drawn, **told_of(store, drawn)), height)
