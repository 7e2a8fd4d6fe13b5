"""Network told: the numbers of the whole network as they are answered."""

import numpy as np

from graph.measures.communities import communities
from graph.measures.measure import Measure, Values
from graph.measures.whole import centralization, distribution, whole
from graph.questions.measures.told import Community, NetworkNumbers
from graph.questions.measures.view_of import Seen

_MEMBERS = 5
_DIGITS = 10


def network_told(seen: Seen, values: dict[Measure, Values]) -> NetworkNumbers:
    """Return the numbers of the whole network, and its communities where they were asked for."""
    found = whole(seen.projection)
    stars = centralization(seen.projection, {measure: each.numbers for measure, each in values.items()})
    why = {**found.why, **{f"centralization by {name}": each for name, each in stars.why.items()}}
    asked = any(measure.name == "community" for measure in values)
    return NetworkNumbers.model_validate(
        {
            **{name: plain(number) for name, number in found.numbers.items()},
            "links": seen.made.links,
            "sources": seen.made.sources,
            "crowded": seen.made.crowded,
            "centralization": {name: plain(number) for name, number in stars.numbers.items()},
            "degree_distribution": distribution(seen.projection),
            "modularity": plain(communities(seen.projection).modularity) if asked else None,
            "communities": tuple(_communities(seen)) if asked else (),
            "why": why,
        }
    )


def plain(number: float | np.floating) -> int | float | None:
    """Return a number as it is answered: whole where it is whole, without the noise of its last digits."""
    if not np.isfinite(number):
        return None
    short = float(f"{number:.{_DIGITS}g}")
    return int(short) if short.is_integer() else short


def _communities(seen: Seen) -> list[Community]:
    found, projection = communities(seen.projection), seen.projection
    degrees = projection.undirected.degrees
    told = []
    for at, size in enumerate(found.sizes):
        members = np.flatnonzero(found.members == at + 1)
        most = members[np.argsort(-degrees[members], kind="stable")][:_MEMBERS]
        told.append(Community(number=at + 1, size=size, ids=tuple(projection.ids[each] for each in most)))
    return told
