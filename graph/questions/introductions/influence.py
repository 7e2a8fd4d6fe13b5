"""Influence: who is tied to whom on one day, and what going that way costs an introduction.

A step costs more when nobody has spoken of the tie for years. To go through somebody costs more the more
it is tied to: those in a huge network or at a large event hardly know each other, and a hub knows nobody
well. Costs are whole hundredths of a step, so that sums are exact.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from math import log2

import numpy as np
from pydantic import Field

from graph.bolt.store import Store
from graph.dates import FIRST_DAY, LAST_DAY, first_day
from graph.model import entities
from graph.model.links import INFLUENCE
from graph.questions.evidence import Publication, publications
from graph.questions.introductions.routes import Numbers, Ties
from graph.questions.kept import kept
from graph.questions.moments import Moment, moment
from graph.questions.network import Network, NetworkLink, network
from graph.questions.results import Result

STEP = 100
PER_YEAR, OLDEST, UNDATED = 10, 100, 50
"""What a step costs more for each year since the tie was last heard of, at most, and when it has no date."""
ROOM, BODY = 40, 20
"""What it costs to go through somebody, for each time that those tied to it double from two."""
_ROOMS = {entities.Network.label, entities.WorkingGroup.label, entities.Event.label}


class LeftOut(Result):
    """What the whole network says that introduces nobody on that day."""

    other_days: int = Field(description="Links that carry influence, but not on that day.")
    kinds_of_bodies: int = Field(description="Kinds of bodies with such links: no route goes through one.")
    other_links: int = Field(description="Links that carry no influence, such as money and referrals.")


@dataclass(frozen=True)
class Influence:
    """The links that carry influence on one day, their sources, and what they make of routes."""

    day: str
    network: Network
    publications: Mapping[str, Publication]
    tied: Mapping[str, int]
    """With how many somebody is tied, kinds of bodies not counted."""
    ties: Ties
    left_out: LeftOut

    @cached_property
    def most_tied(self) -> Numbers:
        """Return the places of all bodies, those with most ties first."""
        ids = self.ties.arrays.ids
        bodies = [at for at, own in enumerate(ids) if own in self.ties.through]
        bodies.sort(key=lambda at: -self.tied[ids[at]])
        return np.array(bodies, np.int64)

    def heard(self, link: NetworkLink) -> str:
        """Return the last day on which a link is known to be true; nothing when nobody says."""
        return last_heard(link, self.publications[link.source], self.day)

    def cost(self, link: NetworkLink) -> int:
        """Return what a step over this link costs."""
        return step_cost(self.heard(link), self.day)

    def between(self, one: str, other: str) -> list[NetworkLink]:
        """Return the links of two."""
        here, there = sorted((one, other), key=lambda own: len(self.ties.steps[own]))
        return [
            link
            for kind in INFLUENCE
            for side in (self.network.out, self.network.into)
            for link in side[kind].get(here, ())
            if link.other(here) == there
        ]


def last_heard(link: NetworkLink, publication: Publication, day: str) -> str:
    """Return the last day, up to the one asked about, on which a link is known to be true; else nothing."""
    if link.until != LAST_DAY:
        return day
    days = {link.since, first_day(link.said_on or publication.published)} - {FIRST_DAY}
    return min(max(days), day) if days else ""


def step_cost(heard: str, day: str) -> int:
    """Return what a step costs over a tie that was last heard of on a day."""
    if not heard:
        return STEP + UNDATED
    years = int(day[:4]) - int(heard[:4]) - (day[5:] < heard[5:])
    return STEP + min(PER_YEAR * years, OLDEST)


def influence(store: Store, when: Moment) -> Influence:
    """Return who is tied to whom on a day, worked out once for each version of the graph."""
    return kept(store, ("influence", when), lambda: _weighed(store, when))


def _weighed(store: Store, when: Moment) -> Influence:
    found, day = network(store, when), when.since
    links = [link for kind in INFLUENCE for link in found.of_type(kind)]
    told = publications(store, ({"source": source} for source in {link.source for link in links}))
    steps: dict[str, dict[str, int]] = defaultdict(dict)
    for link in links:
        cost = step_cost(last_heard(link, told[link.source], day), day)
        for here, there in ((link.from_id, link.to_id), (link.to_id, link.from_id)):
            steps[here][there] = min(cost, steps[here].get(there, cost))
    bodies = {own for own, named in found.entities.items() if not named.generic}
    tied = {own: len(others.keys() & bodies) for own, others in steps.items()}
    through = {own: _fee(found.entities[own].labels, tied[own]) for own in steps.keys() & bodies}
    ever = sum(link.type in INFLUENCE for link in network(store, moment(None)).links)
    left_out = LeftOut(
        other_days=ever - len(links),
        kinds_of_bodies=len(steps.keys() - bodies),
        other_links=len(found.links) - len(links),
    )
    return Influence(day, found, told, tied, Ties(dict(steps), through), left_out)


def _fee(labels: tuple[str, ...], tied: int) -> int:
    weight = BODY if _ROOMS.isdisjoint(labels) else ROOM
    return round(weight * log2(max(tied, 2) / 2))
