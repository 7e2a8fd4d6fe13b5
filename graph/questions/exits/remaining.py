"""Remaining: who is still there when others leave: who does the same, funds the same, or worked with them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from heapq import nsmallest
from itertools import chain

from pydantic import Field

from graph.bolt.store import Store
from graph.questions.exits.coverage import Coverage, coverage
from graph.questions.exits.departures import others
from graph.questions.exits.supports import Supports, supports
from graph.questions.moments import Moment
from graph.questions.network import Network
from graph.questions.results import Result

_SAID = 5


class Remaining(Result):
    """Somebody who is still there, and why it matters here."""

    id: str
    name: str
    reasons: tuple[str, ...]
    shared: int = Field(description="How many of the same things it does, funds or has in common with them.")
    links: tuple[str, ...] = Field(description="Some of the statements it rests on.")


Reason = tuple[str, str, tuple[str, ...]]
Reasons = Mapping[str, list[tuple[str, ...]]]
"""Why somebody matters here, in words, each with the links that say so."""


def remaining(
    store: Store, when: Moment, net: Network, leaving: Set[str], losers: Iterable[str], most: int
) -> tuple[Remaining, ...]:
    """Return at most so many of those who remain around those who leave; who has most in common first."""
    why: dict[str, dict[str, list[tuple[str, ...]]]] = defaultdict(lambda: defaultdict(list))
    told = (
        _partners(net, leaving),
        _doers(net, coverage(store, when), leaving),
        _funders(net, supports(store, when), leaving, losers),
    )
    for own, reason, links in chain.from_iterable(told):
        if own not in leaving and not net.entities[own].generic:
            why[own][reason].append(links)
    found = nsmallest(most, why, key=lambda own: (-len(why[own]), net.entities[own].name, own))
    return tuple(_remaining(net, own, why[own]) for own in found)


def _remaining(net: Network, own: str, reasons: Reasons) -> Remaining:
    first = {min(chain.from_iterable(said)) for said in reasons.values() if any(said)}
    return Remaining(
        id=own,
        name=net.entities[own].name,
        reasons=tuple(sorted(reasons)),
        shared=len(reasons),
        links=tuple(sorted(first))[:_SAID],
    )


def _partners(net: Network, leaving: Set[str]) -> Iterator[Reason]:
    for own in leaving:
        for link in others(net, own):
            yield link.other(own), f"works with {net.entities[own].name}", (link.id,)


def _doers(net: Network, covered: Coverage, leaving: Set[str]) -> Iterator[Reason]:
    for cell in covered.touched(leaving):
        does = " and ".join(net.entities[each].name for each in cell if each)
        for doer in covered.cells[cell]:
            if not doer.leaves(leaving):
                yield doer.provider or doer.undertaking, f"is there for {does}", doer.links


def _funders(net: Network, known: Supports, leaving: Set[str], losers: Iterable[str]) -> Iterator[Reason]:
    for own in losers:
        for support in known[own]:
            if not support.is_from(leaving):
                yield support.path[0], f"funds {net.entities[own].name}", support.links
