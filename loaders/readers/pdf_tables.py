"""Tables that are drawn on a page of a PDF: lines and frames that touch, as a grid."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

_TOUCH = 2.5
_THIN = 3.0


class Placed(Protocol):
    """What has a box."""

    @property
    def left(self) -> float:
        """Its left edge."""

    @property
    def top(self) -> float:
        """Its upper edge."""

    @property
    def right(self) -> float:
        """Its right edge."""

    @property
    def bottom(self) -> float:
        """Its lower edge."""


@dataclass(frozen=True, slots=True)
class Grid:
    """The edges of the columns and rows of a table."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]

    @property
    def left(self) -> float:
        """Its left edge."""
        return self.xs[0]

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.xs[-1]

    def holds(self, word: Placed) -> bool:
        """Tell whether a word stands in it."""
        x, y = (word.left + word.right) / 2, (word.top + word.bottom) / 2
        return self.xs[0] <= x <= self.xs[-1] and self.ys[0] <= y <= self.ys[-1]

    def column(self, word: Placed) -> int:
        """Return in which column a word stands."""
        return bisect_right(self.xs, (word.left + word.right) / 2)

    def row(self, word: Placed) -> int:
        """Return in which row a word stands."""
        return bisect_right(self.ys, (word.top + word.bottom) / 2)


def grids_of(rules: Sequence[Sequence[float]]) -> list[Grid]:
    """Return the grids with two columns or more; a frame around a page or a text is none."""
    return [grid for group in _touching(rules) if (grid := _grid(group)) is not None]


def _touching(rules: Sequence[Sequence[float]]) -> Iterator[list[Sequence[float]]]:
    """Yield groups of boxes that touch each other, from the top down."""
    groups: list[list[Sequence[float]]] = []
    for rule in sorted(rules, key=lambda one: one[1]):
        near = [group for group in groups if any(_touch(rule, one) for one in group)]
        for group in near[1:]:
            near[0].extend(group)
            groups.remove(group)
        if near:
            near[0].append(rule)
        else:
            groups.append([rule])
    yield from groups


def _touch(one: Sequence[float], other: Sequence[float]) -> bool:
    return (
        one[0] <= other[2] + _TOUCH
        and other[0] <= one[2] + _TOUCH
        and one[1] <= other[3] + _TOUCH
        and other[1] <= one[3] + _TOUCH
    )


def _grid(group: list[Sequence[float]]) -> Grid | None:
    xs = _edges(group, 0, 2)
    ys = _edges(group, 1, 3)
    return Grid(xs, ys) if len(xs) > 2 and len(ys) > 1 else None


def _edges(group: list[Sequence[float]], low: int, high: int) -> tuple[float, ...]:
    """Return where lines stand across one direction; the ends of a line along it say nothing."""
    found: list[float] = []
    for rule in group:
        other = (1, 3) if low == 0 else (0, 2)
        if rule[high] - rule[low] <= _THIN:
            found.append((rule[low] + rule[high]) / 2)
        elif rule[other[1]] - rule[other[0]] > _THIN:
            found += [rule[low], rule[high]]
    edges: list[float] = []
    for edge in sorted(found):
        if not edges or edge - edges[-1] > _THIN + _TOUCH:
            edges.append(edge)
    return tuple(edges)
