"""Place plot: where each stands by a measure, and between which places it may truly stand, as a drawing.

Places are drawn on a logarithmic scale: the first ten matter as much as the next hundred.
"""

import math
from dataclasses import dataclass

from graph.questions.measures.told import Measures

WIDTH, LEFT, RIGHT, HEAD, STEP = 420, 14, 14, 26, 34
_MOST, _LETTERS = 25, 52
_LITTLE = " (little known)"
_TICKS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 50_000, 100_000)


@dataclass(frozen=True)
class Bar:
    """One entity: its name, its place and its interval, with where these are drawn."""

    id: str
    name: str
    told: str
    label: str
    little: bool
    y: int
    x: float
    low: float
    high: float


@dataclass(frozen=True)
class Plot:
    """The drawing."""

    width: int
    height: int
    ticks: tuple[tuple[int, float], ...]
    bars: tuple[Bar, ...]


def place_plot(answer: Measures) -> Plot | None:
    """Return the places of the first that are shown; nothing where there are no intervals."""
    ranked = [(row, row.rank) for row in answer.measures if row.rank and row.rank.high is not None][:_MOST]
    if not ranked:
        return None
    last = max(2, *(max(rank.place, rank.high or 0) for _, rank in ranked))
    bars = []
    for at, (row, rank) in enumerate(ranked):
        low, high = rank.low or rank.place, rank.high or rank.place
        told = f"place {rank.place}, truly from {low} to {high}"
        y = HEAD + STEP * at
        at_place, at_low, at_high = (_across(place, last) for place in (rank.place, low, high))
        little = bool(row.known.little)
        label = _shortened(row.name, _LETTERS - len(_LITTLE) * little) + _LITTLE * little
        bars.append(Bar(row.id, row.name, told, label, little, y, at_place, at_low, at_high))
    ticks = tuple((place, _across(place, last)) for place in _TICKS if place <= last)
    return Plot(WIDTH, HEAD + STEP * len(bars) + 6, ticks, tuple(bars))


def _shortened(name: str, letters: int) -> str:
    return name if len(name) <= letters else f"{name[: letters - 1].rstrip()}…"


def _across(place: int, last: int) -> float:
    """Return how far to the right a place is drawn."""
    return round(LEFT + (WIDTH - LEFT - RIGHT) * math.log(place) / math.log(last), 1)
