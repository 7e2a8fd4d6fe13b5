"""How a tie is drawn in a picture: a line or a bow between two nodes, with the head of an arrow."""

import math
from dataclasses import dataclass

from graph.maps.spread import Point

_HEAD = 11.0


@dataclass(frozen=True)
class Stroke:
    """A line to draw: its path, and the path of its arrow's head where it has one."""

    path: str
    head: str


def stroke(start: Point, end: Point, *, bend: float, gap: float, arrow: bool) -> Stroke:
    """Return the line from one node to another, ending so far before the middle of the other."""
    length = math.dist(start, end) or 1.0
    side = (-(end[1] - start[1]), end[0] - start[0])
    control = (
        (start[0] + end[0]) / 2 + side[0] * bend * 1.4,
        (start[1] + end[1]) / 2 + side[1] * bend * 1.4,
    )
    coming = _toward(control, end)
    reach = min(gap, length / 3)
    tip = (end[0] - coming[0] * reach, end[1] - coming[1] * reach)
    size = _HEAD if arrow else 0.0
    foot = (tip[0] - coming[0] * size * 0.8, tip[1] - coming[1] * size * 0.8)
    path = f"M{_at(start)}Q{_at(control)} {_at(foot)}"
    return Stroke(path, _head(tip, coming, size) if arrow else "")


def _head(tip: Point, coming: Point, size: float) -> str:
    back = (tip[0] - coming[0] * size, tip[1] - coming[1] * size)
    across = (-coming[1] * size * 0.45, coming[0] * size * 0.45)
    left, right = (back[0] + across[0], back[1] + across[1]), (back[0] - across[0], back[1] - across[1])
    return f"M{_at(tip)}L{_at(left)}L{_at(right)}Z"


def _toward(start: Point, end: Point) -> Point:
    length = math.dist(start, end)
    return ((end[0] - start[0]) / length, (end[1] - start[1]) / length) if length else (1.0, 0.0)


def _at(point: Point) -> str:
    return f"{point[0]:.1f} {point[1]:.1f}"
