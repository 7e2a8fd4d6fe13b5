"""Where each entity stands on the map: the same graph always gives the same picture."""

import math
from collections.abc import Sequence

import igraph

from graph.chance import seeded
from graph.maps.labels import NODE_ALONE, Box, box_of, short_lines
from graph.maps.spread import Point, apart, packed
from graph.maps.ties import drawn_ties
from graph.questions.results import Entity, Subgraph

SEED = 7
ASPECT = 1.4
_LINK_LENGTH = 110.0
_LONGEST = 3.0
# How many times the room of its labels a part of the network is given to begin with.
_ROOM = 1.0
_GAP = 40.0
# Kamada-Kawai shows distances best, but its work grows with the square of the network.
_SMALL = 300
# Of more entities than this, not every label is given room: those that matter most are shown.
LABELED = 300


def positions(subgraph: Subgraph, seed: int = SEED) -> dict[str, Point]:
    """Return where each entity stands, labels side by side, whatever order the entities come in."""
    entities = sorted(subgraph.entities, key=lambda entity: entity.id)
    number = {entity.id: index for index, entity in enumerate(entities)}
    boxes = _boxes(entities)
    pairs = {_pair(number[tie.from_id], number[tie.to_id]) for tie in drawn_ties(subgraph)}
    whole = igraph.Graph(n=len(entities), edges=sorted(pairs))
    parts = sorted(whole.connected_components(), key=lambda part: (-len(part), part[0]))
    placed = [_place_part(whole, part, [boxes[node] for node in part], seed) for part in parts]
    found: dict[str, Point] = {}
    for part, points in zip(parts, _beside(placed, parts, boxes), strict=True):
        for node, (x, y) in zip(part, points, strict=True):
            found[entities[node].id] = (round(x, 1), round(y, 1))
    return found


def _boxes(entities: Sequence[Entity]) -> list[Box]:
    """Return the room each one takes: with its label, or without where there are too many to read at once."""
    if len(entities) > LABELED:
        return [NODE_ALONE] * len(entities)
    return [box_of(short_lines(entity)) for entity in entities]


def _pair(one: int, other: int) -> tuple[int, int]:
    return (one, other) if one < other else (other, one)


def _place_part(whole: igraph.Graph, part: list[int], boxes: list[Box], seed: int) -> list[Point]:
    if len(part) == 1:
        return [(0.0, 0.0)]
    graph = whole.induced_subgraph(part)
    return apart(_scaled(graph, _across(_computed(graph, seed)), boxes), boxes)


def _computed(graph: igraph.Graph, seed: int) -> list[Point]:
    """Return a layout by igraph, the same for the same seed."""
    with seeded(seed):
        layout = graph.layout_fruchterman_reingold(niter=600 if graph.vcount() <= 1000 else 150)
        if graph.vcount() <= _SMALL:
            layout = graph.layout_kamada_kawai(seed=layout)
    return [(x, y) for x, y in layout.coords]


def _scaled(graph: igraph.Graph, points: list[Point], boxes: list[Box]) -> list[Point]:
    """Return the points so far apart that links have their usual length and the boxes have room."""
    lengths = [math.dist(points[edge.source], points[edge.target]) for edge in graph.es]
    widths, heights = ([place[axis] for place in points] for axis in (0, 1))
    wide, high = max(widths) - min(widths), max(heights) - min(heights)
    # Entities in a row lie on no page at all: they are given one half as high as it is wide.
    page = max(wide * high, max(wide, high) ** 2 / 2, 1e-6)
    needed = _ROOM * sum(box.width * (box.above + box.below) for box in boxes)
    usual = _LINK_LENGTH / max(sum(lengths) / len(lengths), 1e-6)
    factor = min(max(usual, math.sqrt(needed / page)), _LONGEST * usual)
    return [(x * factor * ASPECT, y * factor) for x, y in points]


def _across(points: list[Point]) -> list[Point]:
    """Return the points turned so that they lie along the page, not down it."""
    n = len(points)
    mid_x, mid_y = sum(x for x, _ in points) / n, sum(y for _, y in points) / n
    moved = [(x - mid_x, y - mid_y) for x, y in points]
    xx, yy, xy = (sum(values) for values in zip(*((x * x, y * y, x * y) for x, y in moved), strict=True))
    angle = -0.5 * math.atan2(2 * xy, xx - yy)
    cos, sin = math.cos(angle), math.sin(angle)
    return [(x * cos - y * sin, x * sin + y * cos) for x, y in moved]


def _beside(placed: list[list[Point]], parts: list[list[int]], boxes: Sequence[Box]) -> list[list[Point]]:
    """Return the parts packed beside each other, the largest first."""
    frames = [
        _frame(points, [boxes[node] for node in part]) for points, part in zip(placed, parts, strict=True)
    ]
    corners = packed([(right - left, low - top) for left, top, right, low in frames], ASPECT, _GAP)
    return [
        [(x - left + at_x, y - top + at_y) for x, y in points]
        for points, (left, top, _, _), (at_x, at_y) in zip(placed, frames, corners, strict=True)
    ]


def _frame(points: list[Point], boxes: list[Box]) -> tuple[float, float, float, float]:
    both = list(zip(points, boxes, strict=True))
    return (
        min(x - box.width / 2 for (x, _), box in both),
        min(y - box.above for (_, y), box in both),
        max(x + box.width / 2 for (x, _), box in both),
        max(y + box.below for (_, y), box in both),
    )
