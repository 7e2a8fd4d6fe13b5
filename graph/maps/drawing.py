"""What is drawn, worked out once for every kind of map: entities, ties, places, legend."""

import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from graph.errors import InvalidQuestion
from graph.maps.labels import short_lines
from graph.maps.layout import positions
from graph.maps.legend import Legend, legend_of
from graph.maps.spread import Point
from graph.maps.ties import drawn_ties
from graph.questions.results import Entity, Subgraph, Tie

MOST = 3000
_RADIUS, _STEP, _LARGEST = 10.0, 2.4, 22.0


@dataclass(frozen=True)
class Drawing:
    """A subgraph ready to be drawn, in an order that does not depend on how it came."""

    subgraph: Subgraph
    entities: tuple[Entity, ...]
    ties: tuple[Tie, ...]
    places: dict[str, Point]
    lines: dict[str, tuple[str, ...]]
    degrees: dict[str, int]
    legend: Legend

    def radius(self, id_: str) -> float:
        """Return how large an entity is drawn: larger with more ties."""
        grown = _RADIUS + _STEP * math.sqrt(self.degrees[id_])
        return round(min(grown, _LARGEST) + (3.0 if id_ in self.subgraph.centers else 0.0), 1)

    def bends(self) -> tuple[float, ...]:
        """Return for each tie how far it bows out, so that ties of one pair lie side by side."""
        seen: Counter[tuple[str, str]] = Counter()
        bends = []
        for tie in self.ties:
            low, high = sorted((tie.from_id, tie.to_id))
            turn = seen[low, high]
            seen[low, high] += 1
            bow = 0.14 * ((turn + 1) // 2) * (1 if turn % 2 else -1)
            bends.append(bow if tie.from_id == low else -bow)
        return tuple(bends)


def drawing_of(subgraph: Subgraph, places: Mapping[str, Point] | None = None) -> Drawing:
    """Return a subgraph ready to be drawn; one that nobody could read is refused."""
    check_size(subgraph)
    entities = tuple(sorted(subgraph.entities, key=lambda entity: entity.id))
    ties = drawn_ties(subgraph)
    degrees = Counter({entity.id: 0 for entity in entities})
    degrees.update(end for tie in ties for end in (tie.from_id, tie.to_id))
    return Drawing(
        subgraph=subgraph,
        entities=entities,
        ties=ties,
        places=dict(places if places is not None else positions(subgraph)),
        lines={entity.id: short_lines(entity) for entity in entities},
        degrees=dict(degrees),
        legend=legend_of(entities, ties),
    )


def check_size(subgraph: Subgraph) -> None:
    """Refuse to draw more entities than anybody can read."""
    count = len(subgraph.entities)
    if count > MOST:
        raise InvalidQuestion(
            f"This map would show {count:,} entities; no more than {MOST:,} are drawn. Narrow it: start from "
            "one entity, take fewer steps, fewer link types or fewer kinds, or a single day; or export it."
        )


def line_width(tie: Tie) -> float:
    """Return how thick a tie is drawn: thicker where more publishers agree."""
    return min(2.0 + 1.5 * (tie.publishers - 1), 7.0)
