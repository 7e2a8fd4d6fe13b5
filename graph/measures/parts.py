"""Parts: what a network falls into where no tie leads across."""

import numpy as np

from graph.measures.projection import Numbers, Projection


def largest_part(projection: Projection) -> Numbers:
    """Return the entities of the one part larger than all others; nobody where two are as large.

    With direction, in a part everybody can be reached from everybody else.
    """
    parts = sorted(projection.graph.connected_components(mode="strong"), key=len)
    if not parts or (len(parts) > 1 and len(parts[-2]) == len(parts[-1])):
        return np.zeros(0, dtype=np.int64)
    return np.array(parts[-1], dtype=np.int64)
