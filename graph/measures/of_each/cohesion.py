"""Cohesion: who belongs to the dense middle, and whose neighbors are tied to each other."""

import numpy as np

from graph.measures.measure import Measure, Values
from graph.measures.projection import Projection


def core(projection: Projection) -> Values:
    """Return the largest k for which each is in a part where everybody has k ties within it."""
    found = projection.undirected.graph.coreness(mode="all")
    try:
        numbers = np.frombuffer(bytes(found), np.uint8)  # far sooner than number by number
    except ValueError:  # more than a byte holds
        numbers = np.array(found)
    return Values(numbers.astype(np.float64))


def clustering(projection: Projection) -> Values:
    """Return which share of the pairs of its neighbors are tied to each other."""
    found = projection.undirected.graph.transitivity_local_undirected(mode="nan")
    note = "Weights do not matter here." if projection.weighted else ""
    return Values(
        np.array(found, dtype=np.float64),
        "It has fewer than two neighbors, so no pair of them can be tied.",
        note,
    )


def _steps(size: int, ties: int) -> int:
    return 4 * (size + ties)


MEASURES = (
    Measure(
        "core",
        "Core",
        order=40,
        finds="Who belongs to the dense middle, and who to the rim.",
        reading="With 3, it is in a group in which each has at least three ties within the group. "
        "Direction does not matter.",
        reference="Seidman, S. B. (1983). Network structure and minimum degree. Social Networks 5.",
        work=core,
        steps=_steps,
    ),
    Measure(
        "clustering",
        "Clustering",
        order=41,
        finds="Whose neighbors are tied to each other, and so form a circle.",
        reading="The share of pairs of its neighbors that are tied, from 0 (a star) to 1 (all know all).",
        reference="Watts, D. J. and Strogatz, S. H. (1998). Collective dynamics of small-world "
        "networks. Nature 393.",
        work=clustering,
        steps=_steps,
    ),
)
