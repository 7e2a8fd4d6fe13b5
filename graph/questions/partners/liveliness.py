"""Liveliness: how much an organization is known to do at a moment, and how old what we know of it is."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from graph.bolt.store import Store
from graph.dates import first_day
from graph.model.links import Convenes, Implements, Provides, TookPart
from graph.questions.evidence import published
from graph.questions.kept import kept
from graph.questions.moments import Moment
from graph.questions.network import network
from graph.questions.partners.closeness import saturated

DOING: tuple[str, ...] = (Implements.type, Provides.type, Convenes.type, TookPart.type)
_HALF = 2.0
_YEARS = 3.0
"""In so many years what was said loses half of its worth."""


@dataclass
class Signs:
    """What an organization runs or takes part in, and when something was last said of it."""

    things: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    """Projects, services, events and networks, each with the links that say so."""
    newest: str = ""
    newest_links: list[str] = field(default_factory=list)
    statements: int = 0
    undated: int = 0

    def hear(self, link: str, said_on: str) -> None:
        """Take a statement about it into account."""
        self.statements += 1
        self.undated += not said_on
        if said_on and said_on == self.newest:
            self.newest_links.append(link)
        elif said_on > self.newest:
            self.newest, self.newest_links = said_on, [link]


NO_SIGNS = Signs()


def signs(store: Store, when: Moment) -> Mapping[str, Signs]:
    """Return the signs of life of every organization at a moment."""
    return kept(store, ("signs", when), lambda: _signs(store, when))


def _signs(store: Store, when: Moment) -> dict[str, Signs]:
    net, days = network(store, when), published(store)
    found: dict[str, Signs] = defaultdict(Signs)
    for link in net.links:
        said_on = link.said_on or days.get(link.source, "")
        for own in (link.from_id, link.to_id):
            if "Organization" in net.entities[own].labels:
                found[own].hear(link.id, said_on)
        if link.type in DOING:
            found[link.from_id].things[link.to_id].add(link.id)
    return dict(found)


def doing(known: Signs) -> float:
    """Return how much is known to be done: from 0 up to a half, which nobody reaches."""
    return 0.5 * saturated(len(known.things), _HALF)


def freshness(known: Signs, day: str) -> float:
    """Return how fresh the newest word is on a day: a half of one, and half as much every three years.

    Nobody knows how fresh what has no date is: it adds nothing, and the answer says that it is undated.
    """
    if not known.newest:
        return 0.0
    age = date.fromisoformat(day) - date.fromisoformat(first_day(known.newest))
    return float(0.5 * 0.5 ** (max(0, age.days) / 365.25 / _YEARS))
