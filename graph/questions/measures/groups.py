"""Groups: the communities as they are told, and how much of each would be found again."""

from collections.abc import Iterator, Sequence

import numpy as np

from graph.measures.communities import Communities, runs_of_stability, stability
from graph.measures.doubt import Doubt
from graph.measures.projection import Numbers
from graph.questions.measures.doubted import possible_networks
from graph.questions.measures.numbers import plain
from graph.questions.measures.told import Community
from graph.questions.measures.view_of import Seen

_MEMBERS = 5


def groups(
    found: Communities, degrees: Numbers, ids: Sequence[str], stable: Sequence[float] = ()
) -> Iterator[Community]:
    """Yield the communities, the largest first, with those of their members who have most ties."""
    for at, size in enumerate(found.sizes):
        own = np.flatnonzero(found.members == at + 1)
        most = own[np.argsort(-degrees[own], kind="stable")][:_MEMBERS]
        again = plain(stable[at]) if len(stable) else None
        yield Community(number=at + 1, size=size, stability=again, ids=tuple(ids[each] for each in most))


def stable(seen: Seen, doubt: Doubt, found: Communities) -> list[float]:
    """Return how stable each community is; nothing where nothing is in doubt, or the network is too large."""
    runs = runs_of_stability(seen.projection) if doubt.by != "nothing" else 0
    if not runs:
        return []
    return seen.once(("stability", doubt), lambda: stability(found, possible_networks(seen, doubt, runs)))
