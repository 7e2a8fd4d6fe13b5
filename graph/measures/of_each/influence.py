"""Influence: who is tied to those who are themselves well tied."""

import numpy as np

from graph.measures.measure import Measure, Values, undefined
from graph.measures.parts import largest_part
from graph.measures.projection import Projection


def eigenvector(projection: Projection) -> Values:
    """Return the centrality of each in the largest part: in proportion to that of its neighbors together."""
    nodes, part = largest_part(projection)
    if len(nodes) < 2:
        return undefined(
            projection, "No part of the network is larger than all others, so none can be compared."
        )
    weights = part.strengths.tolist() if part.weighted else None
    # By default igraph minds direction where there is one; told to mind none, version 1.0 refuses.
    found = np.array(part.graph.eigenvector_centrality(weights=weights))
    numbers = np.full(projection.size, np.nan)
    numbers[nodes] = found / np.linalg.norm(found)
    why = (
        ""
        if len(nodes) == projection.size
        else "It is not in the largest part, with which it is not comparable."
    )
    return Values(numbers, why)


def pagerank(projection: Projection) -> Values:
    """Return how often somebody passes by who walks along ties, and starts anew every seventh step or so."""
    if not projection.size:
        return undefined(projection, "Nobody is in this view.")
    weights = projection.strengths.tolist() if projection.weighted else None
    return Values(np.array(projection.graph.pagerank(directed=projection.directed, weights=weights)))


def _steps(size: int, ties: int) -> int:
    return 50 * (size + 2 * ties)


MEASURES = (
    Measure(
        "eigenvector",
        "Eigenvector",
        order=30,
        finds="Who is tied to those who are themselves central.",
        reading="Compare the numbers with each other; the squares of all add up to 1. It is defined "
        "within one part.",
        reference="Bonacich, P. (1987). Power and centrality: a family of measures. American Journal of "
        "Sociology 92.",
        work=eigenvector,
        steps=_steps,
    ),
    Measure(
        "pagerank",
        "PageRank",
        order=31,
        finds="Where one ends up most often who follows ties at random.",
        reading="The share of time spent there; all shares add up to 1. With direction, ties that lead "
        "in count.",
        reference="Brin, S. and Page, L. (1998). The anatomy of a large-scale hypertextual web search "
        "engine.",
        work=pagerank,
        steps=_steps,
    ),
)
