"""Brokerage: who stands between others who have no tie to each other."""

import numpy as np
from numpy.typing import NDArray

from graph.measures.measure import Measure, Values
from graph.measures.projection import Numbers, Projection, Weights

_ALONE = "It is tied to nobody."
_BURT = "Burt, R. S. (1992). Structural Holes. Harvard University Press."


def constraint(projection: Projection) -> Values:
    """Return how far the ties of each all lead back to the same circle."""
    mutual = projection.undirected
    found = mutual.graph.constraint(weights=mutual.strengths.tolist())
    return Values(np.array(found, dtype=np.float64), _ALONE)


def effective_size(projection: Projection) -> Values:
    """Return how many neighbors each has, less those that it reaches by others anyway."""
    mutual = projection.undirected
    size, weights = mutual.size, mutual.strengths
    ends = np.concatenate([mutual.tails, mutual.heads])
    sums = np.bincount(ends, np.tile(weights, 2), size).astype(np.float64)
    largest = np.zeros(size)
    np.maximum.at(largest, ends, np.tile(weights, 2))
    found = mutual.degrees - _redundant(mutual, sums, largest)
    return Values(np.where(mutual.degrees > 0, found, np.nan), _ALONE)


def _redundant(mutual: Projection, sums: Weights, largest: Weights) -> Weights:
    """Return of each how much of its neighbors other neighbors stand for: only triangles count."""
    found = np.zeros(mutual.size)
    triangles = np.array(mutual.graph.list_triangles(), dtype=np.int64).reshape(-1, 3)
    keys, strengths = mutual.tails * mutual.size + mutual.heads, mutual.strengths
    for own, one, other in ((0, 1, 2), (0, 2, 1), (1, 0, 2), (1, 2, 0), (2, 0, 1), (2, 1, 0)):
        me, near, by = triangles[:, own], triangles[:, one], triangles[:, other]
        mine = strengths[_tie(keys, mutual.size, me, by)] / sums[me]
        theirs = strengths[_tie(keys, mutual.size, near, by)] / largest[near]
        found += np.bincount(me, mine * theirs, mutual.size)
    return found


def _tie(keys: Numbers, size: int, one: Numbers, other: Numbers) -> NDArray[np.intp]:
    found: NDArray[np.intp] = np.searchsorted(keys, np.minimum(one, other) * size + np.maximum(one, other))
    return found


def _steps(size: int, ties: int) -> int:
    return 20 * (size + ties)


MEASURES = (
    Measure(
        "constraint",
        "Constraint",
        order=50,
        finds="Brokers: a low number is one whose neighbors have no ties to each other.",
        reading="The lower, the freer: near 0 it joins many separate circles; 1 or more means that all "
        "its ties "
        "lead into one circle. Those with one or two ties have high numbers.",
        reference=_BURT,
        work=constraint,
        steps=_steps,
        first="low",
    ),
    Measure(
        "effective_size",
        "Effective size",
        order=51,
        finds="Who has the most neighbors that are not reached by another neighbor anyway.",
        reading="Its number of ties, less what is redundant among them: 5 ties with an effective size "
        "of 5 form a star.",
        reference=_BURT,
        work=effective_size,
        steps=_steps,
    ),
)
