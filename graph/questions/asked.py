"""Asked: who is meant by an id in a question, or why it cannot be asked for."""

from collections.abc import Mapping
from typing import TypeVar

from graph.errors import InvalidQuestion, NotFound
from graph.model.entities import LABELS
from graph.questions.names import Named

T = TypeVar("T")
_WORDS = {"Population": "group of people"}


def asked_for(entities: Mapping[str, T], own: str) -> T:
    """Return what has this id; refuse an id that nothing has."""
    if own not in entities:
        raise NotFound(
            f"Nothing in the graph has the id {own!r}; `resolve` finds names, and ids of before a merge."
        )
    return entities[own]


def asked_as(entities: Mapping[str, Named], own: str, label: str) -> Named:
    """Return what has this id, if it is of the kind that the question asks for."""
    named = asked_for(entities, own)
    if label not in named.labels:
        word = _WORDS.get(label, label.lower())
        what = " and ".join(each for each in LABELS if each in named.labels)
        raise InvalidQuestion(f"{named.name} ({own}) is no {word}: it is {what}.")
    return named
