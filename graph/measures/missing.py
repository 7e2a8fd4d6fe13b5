"""Missing: ties that may be there though nobody wrote them down, drawn by chance."""

from dataclasses import dataclass

import numpy as np

from graph.measures.projection import Numbers, Projection

_LEAST, _MOST = 0.1, 1000.0
_MORE = 4


def missing_ties(
    known: Projection, kept: Projection, count: int, chance: np.random.Generator
) -> tuple[Numbers, Numbers]:
    """Return so many ties between two that are not known to be tied.

    The ends are drawn in proportion to the ties that each may truly have; and as often as
    known ties close a triangle, the other end is a neighbor of a neighbor.
    """
    size, drawn = known.size, _MORE * count + 20
    if size < 2 or not count:
        none = np.zeros(0, dtype=np.int64)
        return none, none
    tails, heads = _ends(kept, drawn, chance)
    closed = known.undirected.graph.transitivity_undirected(mode="zero")
    circles = np.flatnonzero(chance.random(drawn) < closed)
    heads[circles] = _Neighbors.of(kept).two_steps_from(tails[circles], chance)
    return _new(known, tails, heads, count)


def _ends(kept: Projection, drawn: int, chance: np.random.Generator) -> tuple[Numbers, Numbers]:
    if kept.directed:
        outward = np.bincount(kept.tails, minlength=kept.size)
        inward = np.bincount(kept.heads, minlength=kept.size)
        return _drawn(outward, drawn, chance), _drawn(inward, drawn, chance)
    both = _drawn(kept.degrees, 2 * drawn, chance)
    return both[:drawn], both[drawn:]


def _drawn(degrees: Numbers, count: int, chance: np.random.Generator) -> Numbers:
    """Draw entities in proportion to what their true number of ties may be."""
    sums = np.cumsum(chance.gamma(degrees + _beforehand(degrees)))
    found: Numbers = np.searchsorted(sums, chance.random(count) * sums[-1], side="right")
    return found


def _beforehand(degrees: Numbers) -> float:
    """Return how many ties each is given beforehand: few where some are hubs.

    Rates of ties are taken to be spread like a gamma distribution, which is fitted by mean and variance.
    """
    mean, more = float(degrees.mean()), float(degrees.var() - degrees.mean())
    return _MOST if more <= 0 else min(_MOST, max(_LEAST, mean * mean / more))


def _new(known: Projection, tails: Numbers, heads: Numbers, count: int) -> tuple[Numbers, Numbers]:
    """Return the first of the drawn ties that are between two, not known and not drawn before."""
    size = known.size
    if not known.directed:
        tails, heads = np.minimum(tails, heads), np.maximum(tails, heads)
    keys = tails * size + heads
    fresh = (tails != heads) & ~np.isin(keys, known.tails * size + known.heads)
    keys = keys[fresh]
    _, first = np.unique(keys, return_index=True)
    chosen = keys[np.sort(first)[:count]]
    return chosen // size, chosen % size


@dataclass(frozen=True)
class _Neighbors:
    """The neighbors of each, one after the other."""

    starts: Numbers
    counts: Numbers
    others: Numbers

    @classmethod
    def of(cls, projection: Projection) -> "_Neighbors":
        """Return the neighbors in a network, whatever the direction."""
        ends = np.concatenate([projection.tails, projection.heads])
        others = np.concatenate([projection.heads, projection.tails])
        counts = np.bincount(ends, minlength=projection.size)
        return cls(np.cumsum(counts) - counts, counts, others[np.argsort(ends, kind="stable")])

    def two_steps_from(self, starts: Numbers, chance: np.random.Generator) -> Numbers:
        """Return for each a neighbor of a neighbor; itself where it has none."""
        return self._step(self._step(starts, chance), chance)

    def _step(self, starts: Numbers, chance: np.random.Generator) -> Numbers:
        chosen = self.starts[starts] + (chance.random(len(starts)) * self.counts[starts]).astype(np.int64)
        lonely = self.counts[starts] == 0
        chosen[lonely] = 0
        return np.where(lonely, starts, self.others[chosen] if len(self.others) else starts)
