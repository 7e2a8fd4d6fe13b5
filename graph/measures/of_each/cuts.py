"""Cuts: where the network falls apart when one entity or one tie goes."""

from itertools import chain

import numpy as np

from graph.measures.measure import Measure, Values
from graph.measures.projection import Projection


def articulation(projection: Projection) -> Values:
    """Return into how many more parts the network falls without each."""
    blocks = projection.undirected.graph.biconnected_components()
    members = np.fromiter(chain.from_iterable(blocks), dtype=np.int64)
    return Values(np.maximum(np.bincount(members, minlength=projection.size) - 1, 0).astype(np.float64))


def bridges(projection: Projection) -> Values:
    """Return how many ties of each are the only way between two parts."""
    mutual = projection.undirected
    ties = np.array(mutual.graph.bridges(), dtype=np.int64)
    ends = np.concatenate([mutual.tails[ties], mutual.heads[ties]])
    return Values(np.bincount(ends, minlength=mutual.size).astype(np.float64))


def _steps(size: int, ties: int) -> int:
    return 10 * (size + ties)


MEASURES = (
    Measure(
        "articulation",
        "Cut point",
        order=60,
        finds="Who alone holds parts of the network together.",
        reading="Into how many more parts the network falls when it leaves; 0 means that all others "
        "stay joined. "
        "A tie nobody wrote down may join them all the same.",
        reference="Hopcroft, J. and Tarjan, R. (1973). Efficient algorithms for graph manipulation. CACM 16.",
        work=articulation,
        steps=_steps,
    ),
    Measure(
        "bridges",
        "Bridges",
        order=61,
        finds="Whose ties are the only way between two parts of the network.",
        reading="The number of its ties that, if they end, leave two parts without any way between them.",
        reference="Tarjan, R. (1974). A note on finding the bridges of a graph. Information Processing "
        "Letters 2.",
        work=bridges,
        steps=_steps,
    ),
)
