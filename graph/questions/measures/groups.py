"""Groups: the communities as they are told, and how much of each would be found again."""

from collections.abc import Iterator

import numpy as np

from graph.measures.communities import Communities, communities, runs_of_stability, stability
from graph.measures.doubt import Doubt
from graph.questions.measures.doubted import possible_networks
from graph.questions.measures.numbers import plain
from graph.questions.measures.told import Community
from graph.questions.measures.view_of import Seen

_MEMBERS = 5


def groups(seen: Seen, doubt: Doubt) -> Iterator[Community]:
    """Yield the communities, the largest first, with those of their members who have most ties."""
    found, projection = communities(seen.projection), seen.projection
    degrees, stable = projection.undirected.degrees, _stable(seen, doubt, found)
    for at, size in enumerate(found.sizes):
        members = np.flatnonzero(found.members == at + 1)
        most = members[np.argsort(-degrees[members], kind="stable")][:_MEMBERS]
        ids = tuple(projection.ids[each] for each in most)
        again = plain(stable[at]) if stable else None
        yield Community(number=at + 1, size=size, stability=again, ids=ids)


def _stable(seen: Seen, doubt: Doubt, found: Communities) -> list[float]:
    """Return how stable each community is; nothing where nothing is in doubt, or the network is too large."""
    runs = runs_of_stability(seen.projection) if doubt.by != "nothing" else 0
    if not runs:
        return []
    return seen.once(("stability", doubt), lambda: stability(found, possible_networks(seen, doubt, runs)))
