"""Knock-out: what the network loses when some leave, beside what it loses when as many others do.

Only those who stay are counted, before and after: that who leaves is gone is no loss of the network.
"""

from dataclasses import dataclass

import numpy as np

from graph.measures.projection import Numbers, Projection, Weights

RUNS = 200
_FEWEST = 20
_LARGEST = 1500
_STEPS = 500_000_000
_SEED = 17
_WITHIN = 0.9


@dataclass(frozen=True)
class Loss:
    """One number among those who stay: before and after, and how much random removals take of theirs."""

    name: str
    before: float
    after: float
    random: Weights
    """What each random removal took."""

    @property
    def lost(self) -> float:
        """Return how much is lost."""
        return self.before - self.after

    @property
    def spread(self) -> tuple[float, float, float]:
        """Return between what random removals lie, nine of ten of them, and their middle."""
        beyond = (1 - _WITHIN) / 2
        low, middle, high = np.quantile(self.random, [beyond, 0.5, 1 - beyond])
        return float(low), float(middle), float(high)

    @property
    def worse(self) -> float:
        """Return which share of random removals takes at least as much."""
        return float((self.random >= self.lost - 1e-12).mean())


@dataclass(frozen=True)
class KnockOut:
    """What is lost."""

    losses: tuple[Loss, ...]
    cut_off: Numbers
    """Who was in the largest part and no longer is, among those who stay."""


def knock_out(projection: Projection, leaving: Numbers) -> KnockOut:
    """Return what the network loses without these."""
    whole = _Whole(projection)
    chance = np.random.default_rng(_SEED)
    others = np.setdiff1d(np.flatnonzero(projection.degrees > 0), leaving)
    count = min(len(leaving), len(others))
    drawn = [np.sort(chance.choice(others, count, replace=False)) for _ in range(RUNS if count else 0)]
    random = [whole.without(nodes, near=run < whole.near_runs) for run, nodes in enumerate(drawn)]
    losses = [
        Loss(name, *both, np.array([each[name][0] - each[name][1] for each in random if name in each]))
        for name, both in whole.without(leaving, near=whole.near_runs > 0).items()
    ]
    return KnockOut(tuple(losses), whole.cut_off(leaving))


class _Whole:
    """A network before anybody leaves."""

    def __init__(self, projection: Projection) -> None:
        self._all = projection.undirected
        self._parts = _parts(self._all)
        steps = max(1, projection.size * (projection.size + 2 * len(projection.tails)))
        runs = min(RUNS, _STEPS // steps)
        self.near_runs = runs if runs >= _FEWEST and projection.size <= _LARGEST else 0
        """On how many networks it is worked out how near all are: none where that is too much."""
        self._near = _nearness(self._all) if self.near_runs else np.zeros((0, 0))

    def without(self, leaving: Numbers, *, near: bool) -> dict[str, tuple[float, float]]:
        """Return each number among those who stay, before and after."""
        stay = np.setdiff1d(np.arange(self._all.size), leaving)
        rest = self._all.of(stay)
        sizes = np.bincount(self._parts[stay]), np.bincount(_parts(rest))
        pairs = max(1, len(stay) * (len(stay) - 1))
        largest, together = ([float(work(each)) for each in sizes] for work in (_largest, _together))
        found = {
            "largest": (largest[0], largest[1]),
            "pairs": (together[0] / pairs, together[1] / pairs),
        }
        if near:
            before, after = self._near[np.ix_(stay, stay)].sum(), _nearness(rest).sum()
            found["nearness"] = float(before) / pairs, float(after) / pairs
        return found

    def cut_off(self, leaving: Numbers) -> Numbers:
        """Return who was in the largest part and no longer is."""
        stay = np.setdiff1d(np.arange(self._all.size), leaving)
        then, were = _parts(self._all.of(stay)), self._parts[stay] == np.bincount(self._parts).argmax()
        if not were.any():
            none: Numbers = stay[were]
            return none
        lost: Numbers = stay[were & (then != np.bincount(then[were]).argmax())]
        return lost


def _parts(projection: Projection) -> Numbers:
    return np.array(projection.graph.connected_components().membership, dtype=np.int64)


def _largest(sizes: Numbers) -> int:
    return int(sizes.max(initial=0))


def _together(sizes: Numbers) -> int:
    """Return how many ordered pairs have a way between them."""
    return int((sizes * (sizes - 1)).sum())


def _nearness(projection: Projection) -> Weights:
    """Return one by the number of steps between each two, 0 where there is no way."""
    away = np.array(projection.graph.distances(), dtype=np.float64).reshape(projection.size, projection.size)
    np.fill_diagonal(away, np.inf)
    return np.asarray(1 / away, dtype=np.float64)
