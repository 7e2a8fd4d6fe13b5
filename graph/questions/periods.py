"""Periods: from when to when things hold, as far as statements say, and when they were last said."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from graph.bolt.store import Store
from graph.dates import FIRST_DAY, LAST_DAY, period
from graph.questions.evidence import published
from graph.questions.moments import moment
from graph.questions.network import NetworkLink, network
from graph.questions.timeline.ages import said_on

Undated = Annotated[bool, Field(description="Whether no link that says so has a date of its own.")]
SaidOn = Annotated[
    str | None, Field(description="When it was last said, else its source published; none where unknown.")
]


@dataclass(frozen=True, slots=True)
class Period:
    """The first and last day that some links name, and when they were last said; none where nobody says."""

    since: str | None
    until: str | None
    said_on: str | None

    @property
    def undated(self) -> bool:
        """Say whether no link has a date of its own."""
        return self.since is None and self.until is None

    @property
    def words(self) -> str:
        """Return the dates as people read them; where there are none, how old the word is."""
        return age(True, self.said_on) if self.undated else period(self.since, self.until)


PeriodOf = Callable[[Iterable[str]], Period]
"""From the ids of some links to their period."""


def age(undated: bool, said: str | None) -> str:
    """Return how old a word is, as people read it, and that it is undated."""
    if said:
        return f"undated, last said on {said}" if undated else f"last said on {said}"
    unknown = "it is not known when it was said"
    return f"undated, and {unknown}" if undated else unknown


def periods(store: Store) -> PeriodOf:
    """Return what tells the period of links, whatever day they are looked at."""
    net, told = network(store, moment(None)), published(store)
    return lambda ids: period_of_links([net.link(own) for own in ids], told)


def period_of_links(links: Sequence[NetworkLink], told: Mapping[str, str]) -> Period:
    """Return from the first beginning to the last end that links name, `told` when sources were published."""
    since = min((link.since for link in links if link.since != FIRST_DAY), default=None)
    until = max((link.until for link in links if link.until != LAST_DAY), default=None)
    return Period(since, until, max((said_on(link, told) for link in links), default="") or None)
