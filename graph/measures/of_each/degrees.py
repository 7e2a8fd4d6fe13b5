"""Degrees: how many others each is tied to."""

import numpy as np

from graph.measures.measure import Measure, Values
from graph.measures.projection import Projection

_FREEMAN = (
    "Freeman, L. C. (1978). Centrality in social networks: conceptual clarification. Social Networks 1."
)


def degree(projection: Projection) -> Values:
    """Return with how many others each is tied, whatever the direction."""
    return Values(projection.undirected.degrees.astype(np.float64))


def in_degree(projection: Projection) -> Values:
    """Return from how many others a tie leads to each."""
    return Values(np.bincount(projection.arcs[1], minlength=projection.size).astype(np.float64))


def out_degree(projection: Projection) -> Values:
    """Return to how many others a tie leads from each."""
    return Values(np.bincount(projection.arcs[0], minlength=projection.size).astype(np.float64))


def strength(projection: Projection) -> Values:
    """Return the sum of the weights of the ties of each."""
    ends = np.concatenate([projection.tails, projection.heads])
    weights = np.tile(projection.strengths, 2)
    note = "" if projection.weighted else "Every tie has the weight 1 here: choose how to weigh them."
    return Values(np.bincount(ends, weights, projection.size).astype(np.float64), note=note)


def _steps(_: int, ties: int) -> int:
    return ties


MEASURES = (
    Measure(
        "degree",
        "Ties",
        order=10,
        finds="Who is tied to the most others.",
        reading="The number of others it is tied to. Bodies that much is written about look larger than "
        "they are.",
        reference=_FREEMAN,
        work=degree,
        steps=_steps,
        most=lambda size: (size - 1) * (size - 2),
        most_directed=lambda size: (size - 1) * (size - 2),
    ),
    Measure(
        "in_degree",
        "Ties in",
        order=11,
        finds="Who is named, funded or sent people by the most others.",
        reading="The number of others from which a tie leads here. A tie without direction counts both ways.",
        reference=_FREEMAN,
        work=in_degree,
        steps=_steps,
    ),
    Measure(
        "out_degree",
        "Ties out",
        order=12,
        finds="Who funds, refers to or joins the most others.",
        reading="The number of others to which a tie leads from here. A tie without direction counts "
        "both ways.",
        reference=_FREEMAN,
        work=out_degree,
        steps=_steps,
    ),
    Measure(
        "strength",
        "Strength",
        order=13,
        finds="Whose ties weigh most together.",
        reading="The sum of the weights of its ties, as they were chosen: statements, sources, shared rooms.",
        reference="Barrat, A. et al. (2004). The architecture of complex weighted networks. PNAS 101.",
        work=strength,
        steps=_steps,
    ),
)
