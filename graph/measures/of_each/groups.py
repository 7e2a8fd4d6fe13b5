"""Groups: to which community each belongs, and how sure that is."""

import numpy as np

from graph.measures.communities import communities
from graph.measures.measure import Measure, Values
from graph.measures.projection import Projection

_LEIDEN = (
    "Traag, V. A., Waltman, L. and van Eck, N. J. (2019). From Louvain to Leiden: guaranteeing "
    "well-connected "
    "communities. Scientific Reports 9."
)
ALONE = "It is tied to nobody, and so belongs to no community."


def community(projection: Projection) -> Values:
    """Return the number of the community of each."""
    found = communities(projection)
    numbers = np.where(found.members > 0, found.members, np.nan)
    return Values(numbers, ALONE, f"The best of {found.runs} divisions, each searched by chance.")


def ambiguity(projection: Projection) -> Values:
    """Return how much the company of each changes from run to run."""
    found = communities(projection)
    return Values(np.where(found.members > 0, found.ambiguity, np.nan), ALONE, f"From {found.runs} runs.")


def _steps(_: int, ties: int) -> int:
    return 2000 * ties


MEASURES = (
    Measure(
        "community",
        "Community",
        order=70,
        finds="Who belongs together: groups with more ties within than to others.",
        reading="The number of its community; 1 is the largest. The number says nothing else.",
        reference=_LEIDEN,
        work=community,
        steps=_steps,
        first="",
    ),
    Measure(
        "ambiguity",
        "Ambiguity",
        order=71,
        finds="Who stands between communities, so that it is not clear to which it belongs.",
        reading="0: each search puts it together with the same others; towards 1: each time with others.",
        reference=_LEIDEN,
        work=ambiguity,
        steps=_steps,
        first="",
    ),
)
