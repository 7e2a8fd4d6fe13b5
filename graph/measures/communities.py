"""Communities: groups with more ties within than between, and how sure it is who belongs to which.

The search goes by chance and finds another division each time, all about as good. So it is run many times,
each with a seed of its own; the best division is shown, with how much the others differ from it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from graph.chance import seeded
from graph.measures.projection import Numbers, Projection, Weights

_MOST_RUNS, _FEWEST_RUNS = 50, 8
_TIES_IN_ALL = 400_000


@dataclass(frozen=True)
class Communities:
    """The best division that was found, by size from 1 on; 0 is who is tied to nobody."""

    members: Numbers
    ambiguity: Weights
    """0: in every run with the same others; near 1: in each run with others."""
    modularity: float
    """NaN where there are no ties."""
    runs: int

    @property
    def sizes(self) -> list[int]:
        """Return how many are in each, the largest first."""
        return [int(size) for size in np.bincount(self.members)[1:]]


@lru_cache(maxsize=8)
def communities(projection: Projection) -> Communities:
    """Return the communities of a network, the same for the same network."""
    mutual = projection.undirected
    runs = min(_MOST_RUNS, max(_FEWEST_RUNS, _TIES_IN_ALL // max(1, len(mutual.tails))))
    divisions, qualities = zip(*(_division(mutual, seed) for seed in range(runs)), strict=True)
    best = divisions[int(np.argmax(np.round(qualities, 9)))]
    alike = sum((_overlap(best, other) for other in divisions), np.zeros(mutual.size)) / runs
    return Communities(by_size(best, mutual.degrees), 1 - alike, max(qualities), runs)


def runs_of_stability(projection: Projection) -> int:
    """Return on how many possible networks communities are looked for again: none where that is too much."""
    runs = min(_MOST_RUNS, _TIES_IN_ALL // max(1, len(projection.tails)))
    return runs if runs >= _FEWEST_RUNS and len(projection.tails) else 0


def stability(found: Communities, networks: Iterable[Projection]) -> list[float]:
    """Return how much of each community is found again, on average, in networks that could be the true one.

    Of each is taken what is most like it there: those in both by those in either.
    """
    again = [
        _most_alike(found.members, _division(made.undirected, at)[0]) for at, made in enumerate(networks)
    ]
    return [float(each) for each in np.mean(again, axis=0)]


def _most_alike(members: Numbers, division: Numbers) -> Weights:
    """Return for each community the overlap with the group that is most like it."""
    own, inverse = members[members > 0], division[members > 0]
    pairs, both = np.unique(np.column_stack([own, inverse]), axis=0, return_counts=True)
    mine, theirs = np.bincount(members), np.bincount(division)
    found = np.zeros(int(members.max(initial=0)))
    np.maximum.at(found, pairs[:, 0] - 1, both / (mine[pairs[:, 0]] + theirs[pairs[:, 1]] - both))
    return found


def _division(mutual: Projection, seed: int) -> tuple[Numbers, float]:
    """Return one division and its modularity, NaN where there are no ties.

    Entities are shuffled, so that of two divisions as good, the first is not always found.
    """
    place = np.random.default_rng(seed).permutation(mutual.size)
    shuffled = mutual.graph.permute_vertices(place.tolist())
    weights = mutual.strengths.tolist() if mutual.weighted else None
    with seeded(seed):
        found = shuffled.community_leiden("modularity", weights=weights, n_iterations=2)
    quality = found.quality if len(mutual.tails) else np.nan
    division = np.empty(mutual.size, dtype=np.int64)
    division[place] = found.membership  # whoever stands at `at` there is `place[at]` here
    return division, quality


def _overlap(one: Numbers, other: Numbers) -> Weights:
    """Return of each how much its two groups have in common: those in both by those in either."""
    width = len(one) + 1
    _, pair, both = np.unique(one * width + other, return_inverse=True, return_counts=True)
    mine, theirs = np.bincount(one)[one], np.bincount(other)[other]
    shared = both[pair]
    return np.asarray(shared / (mine + theirs - shared), dtype=np.float64)


def by_size(division: Numbers, degrees: Sequence[int] | Numbers) -> Numbers:
    """Return the division with the largest group as 1; of two as large, the one with the first entity."""
    tied = np.asarray(degrees) > 0
    groups, first, size = np.unique(division[tied], return_index=True, return_counts=True)
    number = {group: at + 1 for at, group in enumerate(groups[np.lexsort((first, -size))].tolist())}
    return np.array(
        [number[group] if is_tied else 0 for group, is_tied in zip(division.tolist(), tied, strict=True)],
        dtype=np.int64,
    )
