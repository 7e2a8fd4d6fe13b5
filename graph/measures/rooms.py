"""Rooms: who shares a network, working group, project, event or funder with whom.

Each shared room ties two once, however often somebody says that they are in it. A room in which many are
makes a tie of every two of them; so when there would be too many ties, the most crowded rooms are left out.
"""

from dataclasses import dataclass

import numpy as np

from graph.measures.projection import Numbers, Weights

MOST_PAIRS = 3_000_000


@dataclass(frozen=True)
class Shared:
    """One entry for each room and each two that share it."""

    tails: Numbers
    heads: Numbers
    counts: Weights
    crowded: int
    """How many rooms were left out."""


def shared(members: Numbers, rooms: Numbers, *, newman: bool) -> Shared:
    """Return who shares a room; counted as 1, or after Newman as 1 by one less than those who are in it."""
    inside = np.unique(np.column_stack([rooms, members]), axis=0)
    _, first, sizes = np.unique(inside[:, 0], return_index=True, return_counts=True)
    order = np.argsort(sizes, kind="stable")
    fits = np.cumsum(sizes[order] * (sizes[order] - 1) // 2) <= MOST_PAIRS
    tails, heads, counts = [], [], []
    for room in order[fits & (sizes[order] > 1)]:
        people = inside[first[room] : first[room] + sizes[room], 1]
        one, other = np.triu_indices(len(people), k=1)
        tails.append(people[one])
        heads.append(people[other])
        counts.append(np.full(len(one), 1 / (len(people) - 1) if newman else 1.0))
    none = np.zeros(0, dtype=np.int64)
    return Shared(
        np.concatenate([none, *tails]),
        np.concatenate([none, *heads]),
        np.concatenate([np.zeros(0), *counts]),
        int((~fits).sum()),
    )
