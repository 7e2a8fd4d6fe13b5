"""Scores: the parts that speak for a partner made into one number, by weights that can be changed."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import fsum

from pydantic import Field, ValidationError

from graph.errors import InvalidQuestion
from graph.questions.partners.breadth import ROOMS
from graph.questions.partners.weighing import PARTS, Scales
from graph.questions.results import Result


class Weights(Result):
    """How much each part counts, and how much networks and government bodies count beside others."""

    complementarity: float = Field(3, ge=0, le=100, description="What it covers that is lacking.")
    ground: float = Field(1, ge=0, le=100, description="What it does that we do, too.")
    closeness: float = Field(2, ge=0, le=100, description="How near it is over those between.")
    rooms: float = Field(1, ge=0, le=100, description="Networks, groups, projects, events in common.")
    activity: float = Field(1, ge=0, le=100, description="How much it does, how fresh what we know is.")
    networks: float = Field(0.5, ge=0, le=1, description="What the score of a network is multiplied by.")
    government: float = Field(0.5, ge=0, le=1, description="What that of a government body is.")


def weights_of(given: Mapping[str, float]) -> Weights:
    """Return the weights asked for; what is not named keeps its own."""
    unknown = sorted(given.keys() - Weights.model_fields.keys())
    if unknown:
        raise InvalidQuestion(
            f"There is no weight {unknown[0]!r}; there are {', '.join(Weights.model_fields)}."
        )
    try:
        found = Weights.model_validate(dict(given))
    except ValidationError as error:
        first = error.errors()[0]
        raise InvalidQuestion(f"The weight of {first['loc'][0]} cannot be used: {first['msg']}.") from error
    if not any(getattr(found, part) for part in PARTS):
        raise InvalidQuestion(f"One of the weights must be more than 0: {', '.join(PARTS)}.")
    return found


@dataclass(frozen=True)
class Scored:
    """Somebody who could join: the score, what each part adds to it, and what held it back."""

    id: str
    score: float
    numbers: Mapping[str, float]
    adds: Mapping[str, float]
    factor: float
    factor_of: str | None


def ranked(scales: Scales, weights: Weights) -> list[Scored]:
    """Return who could join, the best first; to be active alone makes nobody a partner."""
    if not any(getattr(weights, part) for part in scales.parts):
        raise InvalidQuestion(f"For a need alone one of these weights must be more than 0: {scales.parts}.")
    found = []
    for own in scales.candidates():
        numbers = scales.numbers(own)
        wanted = [number for part, number in numbers.items() if part != "activity"]
        if numbers["complementarity"] if scales.cells else any(wanted):
            found.append(_scored(scales, weights, own, numbers))
    names = scales.net.entities
    return sorted(
        (each for each in found if each.score), key=lambda each: (-each.score, names[each.id].name, each.id)
    )


def _scored(scales: Scales, weights: Weights, own: str, numbers: Mapping[str, float]) -> Scored:
    whole = fsum(getattr(weights, part) for part in numbers)
    factor_of = _held_back(scales, own)
    factor: float = getattr(weights, factor_of) if factor_of else 1.0
    adds = {part: factor * getattr(weights, part) * number / whole for part, number in numbers.items()}
    return Scored(own, fsum(adds.values()), numbers, adds, factor, factor_of)


def _held_back(scales: Scales, own: str) -> str | None:
    """Return the weight that leaves room beside those who are everywhere: networks and government bodies."""
    if not ROOMS.isdisjoint(scales.net.entities[own].labels):
        return "networks"
    return "government" if own in scales.government else None
