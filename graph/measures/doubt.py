"""Doubt: how far places would shift if some ties are missing and some are wrong.

Nobody writes down every tie. So many networks are made that could be the true one: of the known ties some
are taken out, and where ties may be missing some are put in. Missing ties are put in where more are known,
in proportion, since of those who have many ties the most are missing when ties are missing by chance; and in
part between those who have a neighbor in common, as ties mostly are. The interval of a place holds nine of
ten of the places that come out.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from graph.errors import InvalidQuestion
from graph.measures.measure import Measure
from graph.measures.missing import missing_ties
from graph.measures.projection import Numbers, Projection, Weights, folded, folded_each_way
from graph.measures.ranks import places

IN_DOUBT = ("ties", "sources", "nothing")
SHARE = 0.9
"""How many of the places that come out lie in the interval."""
COULD_BE = 0.05
"""In how large a share of networks somebody must come first to be one who could be first."""
MOST_RUNS, FEWEST_RUNS = 200, 40
_STEPS = 400_000_000
_SEED = 5


@dataclass(frozen=True)
class Doubt:
    """What is in doubt: single ties, whole sources, or nothing; of ties, how many may be missing or wrong."""

    by: str = "ties"
    missing: float = 0.2
    """Which share of the true ties nobody wrote down."""
    wrong: float = 0.05
    """Which share of the known ties is not true."""

    def checked(self) -> "Doubt":
        """Return the same, if it makes sense."""
        if self.by not in IN_DOUBT:
            raise InvalidQuestion(f"In doubt can be {', '.join(IN_DOUBT)}, not {self.by!r}.")
        for word, share in (("missing", self.missing), ("wrong", self.wrong)):
            if not 0 <= share <= 0.9:
                raise InvalidQuestion(f"The share of {word} ties must be from 0 to 0.9, not {share}.")
        return self


@dataclass(frozen=True)
class Intervals:
    """Of each entity between which places it lies, and in which share of the networks it comes first."""

    low: Numbers
    high: Numbers
    first: Weights
    runs: int


def runs_of(measure: Measure, projection: Projection) -> int:
    """Return how many networks are made: fewer where there is much to work out, none where too much."""
    steps = max(1, (measure.quick or measure).steps(projection.size, len(projection.tails)))
    runs = min(MOST_RUNS, _STEPS // steps)
    return runs if runs >= FEWEST_RUNS else 0


def intervals(measure: Measure, networks: Iterator[Projection]) -> Intervals:
    """Return how the places shift by a measure from one of these networks to another."""
    first = measure.first or "high"
    work = (measure.quick or measure).work
    found = [places(work(made).numbers, first) for made in networks]
    best, worst = (np.array([each[end] for each in found]) for end in (0, 1))
    beyond = (1 - SHARE) / 2
    return Intervals(
        low=np.quantile(best, beyond, axis=0, method="lower").astype(np.int64),
        high=np.quantile(worst, 1 - beyond, axis=0, method="higher").astype(np.int64),
        first=np.asarray((best == 1).mean(axis=0), dtype=np.float64),
        runs=len(found),
    )


def possible(projection: Projection, doubt: Doubt, runs: int) -> Iterator[Projection]:
    """Yield networks that could be the true one; the same for the same network."""
    for seed in range(runs):
        yield _one(projection, doubt, np.random.default_rng([_SEED, seed]))


def _one(projection: Projection, doubt: Doubt, chance: np.random.Generator) -> Projection:
    ties = len(projection.tails)
    kept = projection.keep(chance.random(ties) >= doubt.wrong)
    count = int(chance.poisson(ties * (1 - doubt.wrong) * doubt.missing / (1 - doubt.missing)))
    tails, heads = missing_ties(projection, kept, count, chance)
    weights = chance.choice(projection.weights, len(tails)) if len(tails) else np.zeros(0)
    fold = folded_each_way if projection.directed else folded
    made = fold(
        projection.size,
        np.concatenate([kept.tails, tails]),
        np.concatenate([kept.heads, heads]),
        np.concatenate([kept.weights, weights]),
    )
    return replace(projection, **made)
