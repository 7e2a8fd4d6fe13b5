"""The map as a pyvis network: what notebooks hold in hand, and what every page draws.

pyvis 0.3.2 is used for nodes, edges and options only. Its own page asks the web for Bootstrap, its `show()`
and `write_html()` leave a `lib/` folder behind, and its popups take HTML: for a page, see `single_file`.
"""

import json
from collections.abc import Mapping

from pyvis.network import Network

from graph.maps.drawing import Drawing, drawing_of, line_width
from graph.maps.labels import FONT_SIZE
from graph.maps.spread import Point
from graph.model.entities import KIND_OF
from graph.model.links import LINK_OF
from graph.questions.results import Entity, Subgraph, Tie

INK = "#1b2430"
_OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {
        "hover": True,
        "hoverConnectedEdges": False,
        "selectConnectedEdges": False,
        "hideEdgesOnDrag": False,
        "keyboard": {"enabled": True, "bindToWindow": False},
    },
    "edges": {"arrowStrikethrough": False},
}


def network_of(subgraph: Subgraph, places: Mapping[str, Point] | None = None) -> Network:
    """Return a subgraph as a pyvis network, its nodes where they are placed and nothing moving."""
    return network_from(drawing_of(subgraph, places))


def network_from(drawing: Drawing) -> Network:
    """Return a drawing as a pyvis network.

    It is directed, because an undirected one silently drops the second tie of a pair.
    """
    network = Network(directed=True, height="100%", width="100%")
    network.set_options(json.dumps(_OPTIONS))
    for entity in drawing.entities:
        _add_entity(network, drawing, entity)
    for number, (tie, bend) in enumerate(zip(drawing.ties, drawing.bends(), strict=True)):
        _add_tie(network, number, tie, bend)
    return network


def _add_entity(network: Network, drawing: Drawing, entity: Entity) -> None:
    kind = KIND_OF[entity.kind]
    x, y = drawing.places[entity.id]
    fill = "#ffffff" if entity.generic else kind.color
    network.add_node(
        entity.id,
        label="\n".join(drawing.lines[entity.id]) or entity.id,
        shape=kind.shape,
        color={"background": fill, "border": kind.color if entity.generic else INK},
        borderWidth=1.5,
        size=drawing.radius(entity.id),
        x=x,
        y=y,
        physics=False,
        font={"size": FONT_SIZE, "color": INK, "multi": False},
    )


def _add_tie(network: Network, number: int, tie: Tie, bend: float) -> None:
    kind = LINK_OF[tie.type]
    bow: dict[str, object] = {"enabled": bool(bend)}
    if bend:
        bow |= {"type": "curvedCW" if bend > 0 else "curvedCCW", "roundness": abs(bend)}
    network.add_edge(
        tie.from_id,
        tie.to_id,
        id=str(number),
        color=kind.color,
        width=line_width(tie),
        arrows={"to": {"enabled": not kind.symmetric, "scaleFactor": 0.7}},
        smooth=bow,
    )
