"""Paths: who lies on the shortest ways between others, and who is near to all."""

import math
from collections.abc import Iterator

import numpy as np

from graph.measures.measure import Measure, Quick, Values, undefined
from graph.measures.parts import largest_part
from graph.measures.projection import Numbers, Projection, Weights

EXACT_STEPS = 60_000_000
"""Up to this many entities times ends of ties, every shortest way is walked; else only some, by chance."""
_QUICK_STEPS = 4_000_000
_FEWEST_STARTS = 64
BATCHES = 8
_SEED = 11
_AT_ONCE = 32


def betweenness(projection: Projection, most: int | None = None) -> Values:
    """Return on which share of the shortest ways between two others each lies."""
    size = projection.size
    if size < 3:
        return undefined(projection, "Fewer than three are in this view, so nobody is between two.")
    pairs = (size - 1) * (size - 2) / (1 if projection.directed else 2)
    starts = _by_chance(projection, most or EXACT_STEPS)
    if starts is None:
        found = projection.graph.betweenness(directed=projection.directed, weights=_lengths(projection))
        return Values(np.array(found) / pairs, note=lengths_note(projection))
    batches = [_between(projection, part) * size / len(part) / pairs for part in starts]
    return estimated(projection, batches, sum(map(len, starts)))


def harmonic(projection: Projection, most: int | None = None) -> Values:
    """Return the mean of one by the distance from all others; who is out of reach counts as 0."""
    size = projection.size
    if size < 2:
        return undefined(projection, "Nobody else is in this view.")
    starts = _by_chance(projection, most or EXACT_STEPS)
    if starts is None:
        found = projection.graph.harmonic_centrality(mode="in", weights=_lengths(projection), normalized=True)
        return Values(np.array(found), note=lengths_note(projection))
    batches = [_near(projection, part) * size / len(part) / (size - 1) for part in starts]
    return estimated(projection, batches, sum(map(len, starts)))


def closeness(projection: Projection) -> Values:
    """Return one by the mean distance from all others of the largest part."""
    nodes, part = largest_part(projection)
    if len(nodes) < 2:
        return undefined(
            projection, "No part of the network is larger than all others, so none can be compared."
        )
    if len(nodes) * (len(nodes) + 2 * len(projection.tails)) > EXACT_STEPS:
        return undefined(
            projection, "The network is too large for it: harmonic closeness says nearly the same."
        )
    numbers = np.full(projection.size, np.nan)
    numbers[nodes] = part.graph.closeness(mode="in", weights=_lengths(part), normalized=True)
    why = (
        ""
        if len(nodes) == projection.size
        else "It is not in the largest part, from which nothing leads there."
    )
    return Values(numbers, why, lengths_note(projection))


def _lengths(projection: Projection) -> list[float] | None:
    return projection.distances.tolist() if projection.weighted else None


def lengths_note(projection: Projection) -> str:
    """Return what to know of the lengths of ways."""
    if not projection.weighted or projection.meaning == "distance":
        return ""
    return "Weights say how strong a tie is; ways are as long as one by that."


def starting_points(size: int, ties: int, most: int = EXACT_STEPS) -> int | None:
    """Return from how many entities to start where there are too many to start from all."""
    each = size + 2 * ties
    return None if size * each <= most else min(size, max(_FEWEST_STARTS, most // each // 2))


def _by_chance(projection: Projection, most: int) -> list[Numbers] | None:
    """Return the entities to start from, in batches, where there are too many to start from all."""
    count = starting_points(projection.size, len(projection.tails), most)
    if count is None:
        return None
    some = np.random.default_rng(_SEED).choice(projection.size, count, replace=False)
    return [np.sort(part) for part in np.array_split(some, BATCHES)]


def estimated(projection: Projection, batches: list[Weights], count: int) -> Values:
    """Return the mean of batches that were each drawn by chance, and how far it may be off."""
    numbers = np.array(batches)
    left = math.sqrt(1 - count / projection.size)
    error = float(numbers.std(axis=0, ddof=1).max() / math.sqrt(len(batches)) * left)
    note = f"An estimate from {count} of {projection.size} starting points, drawn by chance. "
    return Values(numbers.mean(axis=0), note=(note + lengths_note(projection)).strip(), error=error)


def _between(projection: Projection, starts: Numbers) -> Weights:
    found: list[float] = projection.graph.betweenness(
        directed=projection.directed, weights=_lengths(projection), sources=starts.tolist()
    )
    return np.array(found)


def _near(projection: Projection, starts: Numbers) -> Weights:
    found = np.zeros(projection.size)
    for some in _in_turn(starts):
        lengths = projection.graph.distances(source=some, mode="out", weights=_lengths(projection))
        away = np.array(lengths, dtype=np.float64)
        away[away == 0] = np.inf
        found += (1 / away).sum(axis=0)
    return found


def _in_turn(starts: Numbers) -> Iterator[list[int]]:
    for first in range(0, len(starts), _AT_ONCE):
        yield starts[first : first + _AT_ONCE].tolist()


def _steps(size: int, ties: int) -> int:
    return min(size * (size + 2 * ties), EXACT_STEPS)


def _quick_steps(size: int, ties: int) -> int:
    each = size + 2 * ties
    return min(size * each, max(_QUICK_STEPS, _FEWEST_STARTS * each))


def _quick_told(size: int, ties: int) -> str:
    count = starting_points(size, ties, _QUICK_STEPS)
    if count is None:
        return ""
    return (
        f"In each it is an estimate from {count} of {size} starting points, so that places lie further apart "
        "than by missing ties alone."
    )


MEASURES = (
    Measure(
        "betweenness",
        "Betweenness",
        order=20,
        finds="Bridges: who lies on the shortest ways between others who are not tied themselves.",
        reading="The share of all shortest ways between two others that lead through it, from 0 to 1. "
        "One way "
        "that nobody wrote down can change it much: look at the interval.",
        reference="Freeman, L. C. (1977). A set of measures of centrality based on betweenness. "
        "Sociometry 40; "
        "Brandes, U. and Pich, C. (2007). Centrality estimation in large networks, for estimates.",
        work=betweenness,
        steps=_steps,
        most=lambda size: size - 1,
        most_directed=lambda size: size - 1,
        quick=Quick(lambda projection: betweenness(projection, _QUICK_STEPS), _quick_steps, _quick_told),
    ),
    Measure(
        "closeness",
        "Closeness",
        order=21,
        finds="Who reaches all others of the largest part in the fewest steps.",
        reading="One by the mean number of steps, from 0 to 1: 0.5 means two steps on average. It is not "
        "defined between parts that nothing joins.",
        reference="Freeman, L. C. (1978). Centrality in social networks: conceptual clarification. "
        "Social Networks 1.",
        work=closeness,
        steps=_steps,
        most=lambda size: (size - 1) * (size - 2) / (2 * size - 3),
    ),
    Measure(
        "harmonic",
        "Harmonic closeness",
        order=22,
        finds="Who is near to most others, also where the network falls into parts.",
        reading="The mean of one by the number of steps to each other, from 0 to 1; whom it cannot "
        "reach counts as 0.",
        reference="Boldi, P. and Vigna, S. (2014). Axioms for centrality. Internet Mathematics 10.",
        work=harmonic,
        steps=_steps,
        most=lambda size: (size - 2) / 2,
        most_directed=lambda size: size - 1,
        quick=Quick(lambda projection: harmonic(projection, _QUICK_STEPS), _quick_steps, _quick_told),
    ),
)
