"""Chains: money that passes through several hands, folded so that each unit of it is counted once.

Where somebody passes on what several gave, each giver's part is taken in proportion; where more is passed
on than came in, the rest is the own money of the one who passes it on; what is not passed on stays there.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from networkx.utils import UnionFind

from graph.questions.funding.payments import Payment
from graph.questions.funding.twins import twins
from graph.questions.funding.ways import Path, Walk, Way, without_circles


@dataclass(frozen=True, slots=True)
class Unit:
    """Money of one kind on its whole way: from whom it came first, over whom, to whom."""

    path: Path
    year: int | None
    currency: str
    flow: str
    amount: int | None
    links: tuple[str, ...]
    projects: tuple[str, ...] = ()
    stays: bool = False
    """Whether it is what an intermediary kept, or may have passed on."""
    apportioned: bool = False
    told_again: tuple[str, ...] = ()
    """Links of other sources that tell the same payments."""
    counted: bool = True
    """Not what is passed on in another currency: that is counted where it came from."""


def folded(payments: Iterable[Payment]) -> tuple[Unit, ...]:
    """Return the ways of all money, each unit of it once, whoever tells it again."""
    every = list(payments)
    same = twins(every)
    joined = _joined(every, same)
    alone: list[Unit] = []
    chains: dict[tuple[str, str], list[Payment]] = defaultdict(list)
    for payment in every:
        if payment.chain and payment.id not in same:
            own = joined[payment.source, payment.chain]
            chains[own].append(payment)
        elif payment.id not in same:
            alone.append(_direct(payment))
    again: dict[str, list[str]] = defaultdict(list)
    for repeated, first in sorted(same.items()):
        again[first.id].append(repeated)
    for members in chains.values():
        alone += map(_direct, members) if len(members) == 1 else _chain(members)
    return tuple(_told(unit, again) for unit in alone) if again else tuple(alone)


def _told(unit: Unit, again: Mapping[str, Sequence[str]]) -> Unit:
    repeated = [other for own in unit.links for other in again.get(own, ())]
    return replace(unit, told_again=tuple(repeated)) if repeated else unit


def _joined(every: Iterable[Payment], same: Mapping[str, Payment]) -> "UnionFind[tuple[str, str]]":
    """Return which chains of several sources are one, as they share a payment."""
    sets: UnionFind[tuple[str, str]] = UnionFind()
    for payment in every:
        first = same.get(payment.id, payment)
        if payment.chain and first.chain:
            sets.union((payment.source, payment.chain), (first.source, first.chain))
    return sets


def _direct(payment: Payment) -> Unit:
    return Unit(
        path=(payment.from_id, *payment.via, payment.to_id),
        year=payment.year,
        currency=payment.currency,
        flow=payment.flow,
        amount=payment.amount,
        links=(payment.id,),
        projects=(payment.project,) if payment.project else (),
    )


def _chain(payments: Sequence[Payment]) -> Iterator[Unit]:
    """Fold one chain; each flow by itself, and money that changes its currency counted in the first."""
    flows: dict[str, list[Payment]] = defaultdict(list)
    for payment in sorted(payments, key=lambda each: (each.written, each.id)):
        flows[payment.flow].append(payment)
    for members in flows.values():
        currencies = {each.currency for each in members if each.amount is not None}
        given = {each.to_id for each in members}
        first = sorted({each.from_id for each in members} - given)
        parts: dict[str, list[Payment]] = defaultdict(list)
        for each in members:
            parts[min(currencies) if len(currencies) == 1 else each.currency].append(each)
        for currency, part in parts.items():
            for unit in _folded_part(part, currency):
                changed = len(currencies) > 1 and unit.amount is not None and unit.path[0] in given
                yield _from_first(unit, first) if changed else unit


def _from_first(unit: Unit, first: Sequence[str]) -> Unit:
    """Return money in its second currency, with who gave it in the first, where that was one alone."""
    path = (first[0], *unit.path) if len(first) == 1 else unit.path
    return replace(unit, path=path, counted=False)


def _folded_part(part: Sequence[Payment], currency: str) -> Iterator[Unit]:
    """Fold what is of one flow and one currency; what tells the whole of a way repeats its steps."""
    wholes, steps = _told_once(part)
    yield from (replace(_direct(whole), links=_along(_direct(whole).path, part)) for whole in wholes)
    net: dict[tuple[str, str, int | None], int] = defaultdict(int)
    for step in steps:
        if step.amount is not None:
            net[step.from_id, step.to_id, step.year] += step.amount
    blanks = {(step.from_id, step.to_id, step.year) for step in steps if step.amount is None}
    known = {edge: amount for edge, amount in net.items() if amount > 0}
    left, told = without_circles(known, blanks)
    apart = [Way(edge[:2], edge[2], amount) for edge, amount in net.items() if amount <= 0]
    apart += [Way(edge[:2], edge[2], None) for edge in sorted(blanks - told, key=str)]
    projects = tuple(sorted({step.project for step in part if step.project}))
    for way in (*Walk(left, told).ways(), *apart):
        yield Unit(
            path=way.path,
            year=way.year,
            currency=currency,
            flow=part[0].flow,
            amount=way.amount,
            links=_along(way.path, part),
            projects=projects,
            stays=way.stays,
            apportioned=way.apportioned,
        )


def _told_once(part: Sequence[Payment]) -> tuple[list[Payment], list[Payment]]:
    """Return the payments that stand for a whole way, and the steps that stand for themselves."""
    wholes, steps = [], [each for each in part if not each.via]
    for whole in (each for each in part if each.via):
        on_way = {whole.from_id, *whole.via, whole.to_id}
        inside = [each for each in steps if {each.from_id, each.to_id} <= on_way]
        if any(each.amount is not None for each in inside):
            continue
        wholes.append(whole)
        steps = [each for each in steps if each not in inside]
    return wholes, steps


def _along(path: Path, part: Sequence[Payment]) -> tuple[str, ...]:
    """Return the links that tell of a way: those of its steps, and those of the whole."""
    on_way = set(path)
    return tuple(sorted(each.id for each in part if {each.from_id, each.to_id} <= on_way))
