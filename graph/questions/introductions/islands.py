"""Islands: who can be reached at all from one entity, over ties that carry influence."""

from pydantic import Field

from graph.questions.introductions.influence import Influence
from graph.questions.introductions.routes import steps_from
from graph.questions.results import Result

_NAMED = 5


class Landmark(Result):
    """One of the largest on an island."""

    id: str
    ties: int = Field(description="With how many it is tied.")


class Island(Result):
    """All who can be reached from one end when there is no route to the other."""

    id: str = Field(description="The end that it was looked at from.")
    exists: bool = Field(description="Whether this end existed on the day.")
    reached: int = Field(description="How many can be reached from it.")
    largest: tuple[Landmark, ...] = Field(description="Those of them with most ties, at most five.")


def island(own: str, known: Influence) -> Island:
    """Return where one can get from an entity."""
    away, ids = steps_from(own, known.ties), known.ties.arrays.ids
    reached = known.most_tied[away[known.most_tied] > 0]
    largest = [ids[place] for place in reached[:_NAMED]]
    return Island(
        id=own,
        exists=own in known.network.entities,
        reached=len(reached),
        largest=tuple(Landmark(id=other, ties=known.tied[other]) for other in largest),
    )
