"""Nodes moved apart until no label lies on another, and parts of a network packed beside each other."""

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence

from graph.maps.labels import Box

Point = tuple[float, float]
_ROUNDS = 15
_GROWTH = 1.06
# Positions are rounded to a tenth when they are kept: overlaps are cleared with this much to spare.
_SPARE = 2.0


def apart(points: Sequence[Point], boxes: Sequence[Box]) -> list[Point]:
    """Return the points moved as little as it takes for no two boxes to overlap."""
    places = [[x, y] for x, y in points]
    while _push(places, boxes):
        for place in places:
            place[0] *= _GROWTH
            place[1] *= _GROWTH
    return [(x, y) for x, y in places]


def overlapping(one: Point, its: Box, other: Point, others: Box) -> tuple[float, float]:
    """Return by how much two boxes overlap across and down; not at all where one of them is 0 or less."""
    across = (its.width + others.width) / 2 - abs(one[0] - other[0])
    if one[1] < other[1]:
        return across, its.below + others.above - (other[1] - one[1])
    return across, others.below + its.above - (one[1] - other[1])


def _push(places: list[list[float]], boxes: Sequence[Box]) -> bool:
    """Push overlapping neighbors apart for some rounds; say whether some still overlap."""
    for _ in range(_ROUNDS):
        moved = False
        for i, j in _neighbors(places, boxes):
            moved |= _part(places[i], boxes[i], places[j], boxes[j])
        if not moved:
            return False
    return True


def _part(one: list[float], its: Box, other: list[float], others: Box) -> bool:
    across, down = overlapping((one[0], one[1]), its, (other[0], other[1]), others)
    if across + _SPARE <= 0 or down + _SPARE <= 0:
        return False
    axis, depth = (0, across) if across < down else (1, down)
    # Pushed a little further than needed, so that the push is never lost in rounding.
    step = (depth + _SPARE) / 2 + 0.05
    sign = 1 if one[axis] < other[axis] or (one[axis] == other[axis] and one is not other) else -1
    one[axis] -= sign * step
    other[axis] += sign * step
    return True


def _neighbors(places: list[list[float]], boxes: Sequence[Box]) -> Iterator[tuple[int, int]]:
    """Yield each pair that is near enough to overlap, by a grid of cells as large as two boxes reach."""
    wide = max((box.width for box in boxes), default=1.0) + _SPARE
    above = max((box.above for box in boxes), default=1.0)
    high = above + max((box.below for box in boxes), default=1.0) + _SPARE
    cells: dict[tuple[int, int], list[int]] = defaultdict(list)
    for index, (x, y) in enumerate(places):
        cells[math.floor(x / wide), math.floor(y / high)].append(index)
    for column, row in list(cells):
        for near in ((0, 0), (1, 0), (-1, 1), (0, 1), (1, 1)):
            for i in cells[column, row]:
                for j in cells.get((column + near[0], row + near[1]), ()):
                    if near != (0, 0) or i < j:
                        yield i, j


def packed(sizes: Sequence[Point], aspect: float, gap: float) -> list[Point]:
    """Return the upper left corner of each rectangle, set in rows to a page of about this width to height.

    The rectangles keep their order, so put the large ones first.
    """
    area = sum((width + gap) * (height + gap) for width, height in sizes)
    page = max([math.sqrt(area * aspect), *(width for width, _ in sizes)])
    corners: list[Point] = []
    x = y = row = 0.0
    for width, height in sizes:
        if x and x + width > page:
            x, y, row = 0.0, y + row + gap, 0.0
        corners.append((x, y))
        x, row = x + width + gap, max(row, height)
    return corners
