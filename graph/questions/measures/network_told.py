"""Network told: the numbers of the whole network as they are answered."""

from graph.measures.communities import communities
from graph.measures.doubt import Doubt
from graph.measures.measure import Measure, Values
from graph.measures.whole import NO_TIES, centralization, distribution, whole
from graph.questions.measures.groups import groups, stable
from graph.questions.measures.numbers import plain
from graph.questions.measures.told import NetworkNumbers
from graph.questions.measures.view_of import Seen


def network_told(seen: Seen, values: dict[Measure, Values], doubt: Doubt) -> NetworkNumbers:
    """Return the numbers of the whole network, and its communities where they were asked for."""
    found = whole(seen.projection)
    stars = centralization(seen.projection, {measure: each.numbers for measure, each in values.items()})
    why = {**found.why, **{f"centralization by {name}": each for name, each in stars.why.items()}}
    asked = any(measure.name == "community" for measure in values)
    if asked and not len(seen.projection.tails):
        why["modularity"] = NO_TIES
    return NetworkNumbers.model_validate(
        {
            **{name: plain(number) for name, number in found.numbers.items()},
            "links": seen.made.links,
            "sources": seen.made.sources,
            "crowded": seen.made.crowded,
            "centralization": {name: plain(number) for name, number in stars.numbers.items()},
            "degree_distribution": distribution(seen.projection),
            "why": why,
            **(_communities(seen, doubt) if asked else {}),
        }
    )


def _communities(seen: Seen, doubt: Doubt) -> dict[str, object]:
    found, projection = communities(seen.projection), seen.projection
    told = groups(found, projection.undirected.degrees, projection.ids, stable(seen, doubt, found))
    return {"modularity": plain(found.modularity), "communities": tuple(told)}
