"""Parts: what a network falls into where no tie leads across."""

from functools import lru_cache

import numpy as np

from graph.measures.projection import Numbers, Projection


@lru_cache(maxsize=8)
def largest_part(projection: Projection) -> tuple[Numbers, Projection]:
    """Return who is in the one part larger than all others, and that part; nobody where two are as large.

    With direction, in a part everybody can be reached from everybody else.
    """
    membership = np.array(projection.graph.connected_components(mode="strong").membership, dtype=np.int64)
    sizes = np.bincount(membership)
    first = int(sizes.argmax()) if len(sizes) else -1
    alone = len(sizes) and (sizes == sizes[first]).sum() == 1
    nodes = np.flatnonzero(membership == first) if alone else np.zeros(0, dtype=np.int64)
    return nodes, projection if len(nodes) == projection.size else projection.of(nodes)
