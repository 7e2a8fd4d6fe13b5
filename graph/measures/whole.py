"""Whole: numbers of the network as a whole. What is not defined is not there, and why is said."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from graph.measures.measure import Measure
from graph.measures.of_each.paths import EXACT_STEPS
from graph.measures.projection import Projection, Weights

NO_TIES = "There are no ties."


@dataclass
class Numbered:
    """Numbers by their names, and of those that are not defined the reason."""

    numbers: dict[str, float] = field(default_factory=dict)
    why: dict[str, str] = field(default_factory=dict)

    def add(self, name: str, number: float, why: str) -> None:
        """Add a number; one that is not defined is left out for the reason given."""
        if np.isfinite(number):
            self.numbers[name] = float(number)
        else:
            self.why[name] = why


def whole(projection: Projection) -> Numbered:
    """Return the numbers of a network that need no measure of each entity."""
    graph, plain, size = projection.graph, projection.undirected, projection.size
    found = Numbered()
    parts = sorted(map(len, graph.connected_components(mode="weak")))
    found.numbers |= {
        "entities": size,
        "ties": len(projection.tails),
        "isolates": int((projection.degrees == 0).sum()),
        "components": len(parts),
        "largest": parts[-1] if parts else 0,
    }
    found.add("density", graph.density() if size > 1 else np.nan, "It takes two to be tied.")
    found.add("mean_degree", 2 * len(plain.tails) / size if size else np.nan, "Nobody is in this view.")
    found.add("transitivity", plain.graph.transitivity_undirected(), "Nobody has two neighbors.")
    reciprocity = graph.reciprocity() if projection.directed and len(projection.tails) else np.nan
    found.add("reciprocity", reciprocity, "Ties are looked at without direction, or there are none.")
    _steps_between(projection, found, parts)
    _alike(projection, found)
    return found


def _steps_between(projection: Projection, found: Numbered, parts: list[int]) -> None:
    """Add how many steps two are apart on average, where there is a way."""
    if projection.size * (projection.size + 2 * len(projection.tails)) > EXACT_STEPS:
        found.why["mean_distance"] = "The network is too large to walk every way."
        return
    steps = projection.graph.average_path_length(directed=projection.directed, unconn=True)
    found.add("mean_distance", steps if len(projection.tails) else np.nan, NO_TIES)
    if len(parts) > 1 and "mean_distance" in found.numbers:
        found.why["mean_distance"] = "Counted only between those with a way between them."


def _alike(projection: Projection, found: Numbered) -> None:
    """Add how far ties join those of one kind, and those with as many ties."""
    number = {kind: at for at, kind in enumerate(sorted(set(projection.kinds)))}
    kinds = [number[kind] for kind in projection.kinds]
    graph, tied = projection.graph, len(projection.tails) > 0
    by_kind = graph.assortativity_nominal(kinds, directed=projection.directed) if tied else np.nan
    found.add("assortativity_by_kind", by_kind, "All that are tied are of one kind, or there are no ties.")
    by_degree = graph.assortativity_degree(directed=projection.directed) if tied else np.nan
    found.add("assortativity_by_degree", by_degree, "All have equally many ties, or there are none.")


def centralization(projection: Projection, values: Mapping[Measure, Weights]) -> Numbered:
    """Return how far a network is from one in which all ties lead to one, by each measure that has a star."""
    found = Numbered()
    for measure, numbers in values.items():
        if measure.most is None:
            continue
        most = measure.most_directed if projection.directed else measure.most
        if projection.weighted and measure.name != "degree":
            found.why[measure.name] = "With weights there is no network that is most centralized."
        elif most is None:
            found.why[measure.name] = "With direction nobody knows which network is most centralized."
        elif projection.size < 3 or np.isnan(numbers).any():
            found.why[measure.name] = "It is not defined for all, or fewer than three are in this view."
        else:
            behind = float((numbers.max() - numbers).sum())
            found.numbers[measure.name] = behind / most(projection.size)
    return found


def distribution(projection: Projection) -> list[tuple[int, int]]:
    """Return for each number of ties how many have so many."""
    degrees, counts = np.unique(projection.undirected.degrees, return_counts=True)
    return [(int(degree), int(count)) for degree, count in zip(degrees, counts, strict=True)]
