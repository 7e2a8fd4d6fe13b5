"""Where entities stand and how large they are in files of programs that draw: as on our maps."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from graph.exchange.chosen import Chosen
from graph.maps.drawing import MOST, drawing_of
from graph.maps.spread import Point
from graph.questions.results import Link, Subgraph


@dataclass(frozen=True)
class Drawn:
    """Places and sizes of entities; none where there are more than anybody can look at."""

    places: Mapping[str, Point] = field(default_factory=dict)
    sizes: Mapping[str, float] = field(default_factory=dict)


def drawn(part: Chosen) -> Drawn:
    """Return how a part of the graph is drawn; of parallel links only one is kept in memory."""
    if len(part.names) > MOST:
        return Drawn()
    ties: dict[tuple[str, str, str], Link] = {}
    for link in part.links():
        ties.setdefault((link.type, link.from_id, link.to_id), link)
    drawing = drawing_of(Subgraph(entities=tuple(part.entities()), links=tuple(ties.values())))
    return Drawn(drawing.places, {own: drawing.radius(own) for own in drawing.places})
