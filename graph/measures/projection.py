"""Projection: the network as arrays, for measures and for whoever goes on elsewhere.

Everybody who is looked at is in it, tied or not, in the order of the ids. Parallel links are folded into one
tie; no tie leads from an entity to itself.
"""

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal, TypedDict

import igraph
import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
Weights = NDArray[np.float64]
Meaning = Literal["strength", "distance"]
FORTH, BACK = 1, 2


@dataclass(frozen=True, eq=False)
class Projection:
    """Entities and the ties between them.

    `tails` and `heads` are places in `ids`, sorted, each pair once. Without direction the tail is the smaller
    of the two, and `ways` says from whom a tie was stated: FORTH, BACK or both added.
    """

    ids: tuple[str, ...]
    names: tuple[str, ...]
    kinds: tuple[str, ...]
    """The label of each that says most of what it is."""
    tails: Numbers
    heads: Numbers
    ways: Numbers
    weights: Weights
    weighted: bool = False
    """Whether the weights differ by what was counted; else each is 1."""
    meaning: Meaning = "strength"
    """What a large weight says: near (a strength) or far (a distance)."""
    directed: bool = False

    @property
    def size(self) -> int:
        """Return how many entities there are."""
        return len(self.ids)

    @cached_property
    def strengths(self) -> Weights:
        """Return weights of which the larger says nearer: what eigenvectors and communities go by."""
        return self.weights if self.meaning == "strength" else 1 / self.weights

    @cached_property
    def distances(self) -> Weights:
        """Return weights of which the larger says farther: what shortest ways go by."""
        return self.weights if self.meaning == "distance" else 1 / self.weights

    @cached_property
    def arcs(self) -> tuple[Numbers, Numbers, Weights]:
        """Return each tie in every direction in which it was stated: tails, heads, weights."""
        if self.directed:
            return self.tails, self.heads, self.weights
        forth, back = (self.ways & FORTH) > 0, (self.ways & BACK) > 0
        return (
            np.concatenate([self.tails[forth], self.heads[back]]),
            np.concatenate([self.heads[forth], self.tails[back]]),
            np.concatenate([self.weights[forth], self.weights[back]]),
        )

    @cached_property
    def degrees(self) -> Numbers:
        """Return how many ties each has, whatever their direction."""
        return np.bincount(np.concatenate([self.tails, self.heads]), minlength=self.size)

    @cached_property
    def graph(self) -> igraph.Graph:
        """Return it as igraph computes on it, without names: entity and tie have the same places there."""
        return igraph.Graph(
            n=self.size, edges=np.column_stack([self.tails, self.heads]), directed=self.directed
        )

    @cached_property
    def undirected(self) -> "Projection":
        """Return it with each pair tied at most once; the weights of both directions are added."""
        if not self.directed:
            return self
        return replace(self, **folded(self.size, self.tails, self.heads, self.weights), directed=False)

    def keep(self, ties: NDArray[np.bool_]) -> "Projection":
        """Return it with these ties only."""
        return replace(
            self,
            tails=self.tails[ties],
            heads=self.heads[ties],
            ways=self.ways[ties],
            weights=self.weights[ties],
        )

    def of(self, nodes: Numbers) -> "Projection":
        """Return the part of it that these entities, sorted, are."""
        place = np.full(self.size, -1, dtype=np.int64)
        place[nodes] = np.arange(len(nodes))
        inside = (place[self.tails] >= 0) & (place[self.heads] >= 0)
        return replace(
            self,
            ids=tuple(self.ids[node] for node in nodes),
            names=tuple(self.names[node] for node in nodes),
            kinds=tuple(self.kinds[node] for node in nodes),
            tails=place[self.tails[inside]],
            heads=place[self.heads[inside]],
            ways=self.ways[inside],
            weights=self.weights[inside],
        )


class Folded(TypedDict):
    """The ties that parallel links fold into."""

    tails: Numbers
    heads: Numbers
    ways: Numbers
    weights: Weights


def folded(size: int, starts: Numbers, ends: Numbers, counts: Weights) -> Folded:
    """Return one tie for each pair, in order, whatever the direction; what their links count is added."""
    turned = starts > ends
    pairs, tie = np.unique(np.where(turned, ends * size + starts, starts * size + ends), return_inverse=True)
    ways = np.zeros(len(pairs), dtype=np.int64)
    np.bitwise_or.at(ways, tie, np.where(turned, BACK, FORTH))
    return _ties(size, pairs, ways, np.bincount(tie, counts, len(pairs)))


def folded_each_way(size: int, starts: Numbers, ends: Numbers, counts: Weights) -> Folded:
    """Return one tie for each pair and direction, in order; what their links count is added."""
    pairs, tie = np.unique(starts * size + ends, return_inverse=True)
    ways = np.full(len(pairs), FORTH, dtype=np.int64)
    return _ties(size, pairs, ways, np.bincount(tie, counts, len(pairs)))


def _ties(size: int, pairs: Numbers, ways: Numbers, weights: Weights | Numbers) -> Folded:
    tails, heads = np.divmod(pairs, max(size, 1))
    return {"tails": tails, "heads": heads, "ways": ways, "weights": weights.astype(np.float64)}
