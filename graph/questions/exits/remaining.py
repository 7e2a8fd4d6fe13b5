"""Remaining: who is still there when others leave: who does the same, funds the same, or worked with them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
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


def remaining(
    store: Store, when: Moment, net: Network, leaving: Set[str], losers: Iterable[str]
) -> tuple[Remaining, ...]:
    """Return who remains around those who leave; who has most in common with them first."""
    why: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    told = (
        _partners(net, leaving),
        _doers(net, coverage(store, when), leaving),
        _funders(net, supports(store, when), leaving, losers),
    )
    for own, reason, links in chain.from_iterable(told):
        if own not in leaving and not net.entities[own].generic:
            why[own][reason].update(links)
    found = (_remaining(net, own, reasons) for own, reasons in why.items())
    return tuple(sorted(found, key=lambda each: (-each.shared, each.name, each.id)))


def _remaining(net: Network, own: str, reasons: Mapping[str, set[str]]) -> Remaining:
    return Remaining(
        id=own,
        name=net.entities[own].name,
        reasons=tuple(sorted(reasons)),
        shared=len(reasons),
        links=tuple(sorted({min(ids) for ids in reasons.values() if ids}))[:_SAID],
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
