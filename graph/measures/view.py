"""View: which part of the network is looked at, and how."""

from dataclasses import dataclass, replace

from graph.errors import InvalidQuestion
from graph.model.entities import LABELS
from graph.model.links import ACTING, LINK_OF

WEIGHING: dict[str, str] = {
    "none": "every tie counts the same",
    "statements": "the more statements say so, the stronger",
    "sources": "the more sources say so, the stronger",
    "rooms": "the more rooms two share, the stronger",
    "newman": "the more rooms two share and the smaller these are, the stronger: 1 / (members - 1) each",
}
_OF_ROOMS = ("rooms", "newman")


@dataclass(frozen=True)
class View:
    """What is looked at; by default all organizations and every tie among them, alike and undirected."""

    kinds: tuple[str, ...] = ("Organization",)
    links: tuple[str, ...] = ACTING
    through: str = ""
    """Tied by a room that two share instead of by links: the name of one of `ROOMS`."""
    weight: str = "none"
    directed: bool = False
    sources: tuple[str, ...] = ()
    """Only what these sources say; else all."""
    largest: bool = False
    """Only those of the largest connected part."""
    place: str = ""
    """Only who is active there."""
    theme: str = ""
    """Only who works on it."""
    confidence: float = 0.0
    """Only links that are at least as sure."""


@dataclass(frozen=True)
class Rooms:
    """What two can share: where the room is at a link of these types, and its label there."""

    title: str
    links: tuple[str, ...]
    label: str
    at_start: bool = False


ROOMS: dict[str, Rooms] = {
    "network": Rooms("members of the same network", ("MEMBER_OF", "CONVENES"), "Network"),
    "group": Rooms("members of the same working group", ("MEMBER_OF", "CONVENES"), "WorkingGroup"),
    "project": Rooms("carry out the same project", ("IMPLEMENTS",), "Project"),
    "event": Rooms("took part in the same event", ("TOOK_PART", "CONVENES"), "Event"),
    "funder": Rooms("have the same funder", ("FUNDS",), "Funder", at_start=True),
}


def checked(view: View) -> View:
    """Return the view with its parts in one order; refuse what does not exist, and say what does."""
    check_known("kind", view.kinds, LABELS)
    check_known("link type", view.links, tuple(LINK_OF))
    check_known("way of weighing", (view.weight,), tuple(WEIGHING))
    if view.through:
        check_known("room", (view.through,), tuple(ROOMS))
        if view.directed:
            raise InvalidQuestion("Sharing a room has no direction: leave out the direction or the room.")
        if view.weight in ("statements", "sources"):
            raise InvalidQuestion(f"Shared rooms are weighed by {', '.join(('none', *_OF_ROOMS))}.")
    elif view.weight in _OF_ROOMS:
        raise InvalidQuestion(f"To weigh by {view.weight}, say which rooms: {', '.join(ROOMS)}.")
    check_confidence(view.confidence)
    return replace(
        view,
        kinds=tuple(kind for kind in LABELS if kind in view.kinds),
        links=tuple(kind for kind in LINK_OF if kind in view.links),
        sources=tuple(sorted(set(view.sources))),
    )


def check_known(word: str, asked: tuple[str, ...], known: tuple[str, ...]) -> None:
    """Refuse what does not exist, and nothing at all; say what there is."""
    there, unknown = ", ".join(known) or "none", sorted(set(asked) - set(known))
    if unknown:
        raise InvalidQuestion(f"There is no {word} {unknown[0]!r}; there are {there}.")
    if not asked:
        raise InvalidQuestion(f"Say at least one {word}; there are {there}.")


def check_confidence(confidence: float) -> None:
    """Refuse a confidence that no statement can have."""
    if not 0 <= confidence <= 1:
        raise InvalidQuestion(f"The confidence must be from 0 to 1, not {confidence}.")
