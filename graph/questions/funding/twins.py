"""Twins: one payment that several sources tell, and so counts once; and what they tell differently."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from graph.questions.funding.payments import Payment


def twins(payments: Iterable[Payment]) -> dict[str, Payment]:
    """Return, by the id of each payment that repeats one of another source, the one it repeats.

    They have the same giver, taker, amount, currency and flow, and dates that may be the same: what has no
    date may be of any. What one source says twice is two payments; of what several tell, those that stand in
    a chain are kept, then those with the most exact date.
    """
    alike: dict[tuple[object, ...], list[Payment]] = defaultdict(list)
    for payment in payments:
        if key := looks(payment):
            alike[key].append(payment)
    found: dict[str, Payment] = {}
    for group in alike.values():
        if len({payment.source for payment in group}) > 1:
            found |= _matched(group)
    return found


def looks(payment: Payment) -> tuple[object, ...] | None:
    """Return what is the same of payments that may be told twice; nothing of one without an amount."""
    if payment.amount is None:
        return None
    return payment.from_id, payment.to_id, payment.amount, payment.currency, payment.flow


def _matched(group: Sequence[Payment]) -> Iterator[tuple[str, Payment]]:
    """Yield those that repeat another: of one payment each source tells once, and no two dates conflict."""
    told: list[list[Payment]] = []
    for payment in sorted(group, key=_kept_first):
        for tellers in told:
            if all(_may_be_same(each, payment) for each in tellers):
                tellers.append(payment)
                yield payment.id, tellers[0]
                break
        else:
            told.append([payment])


def _kept_first(payment: Payment) -> tuple[object, ...]:
    return not payment.chain, -len(payment.written), payment.source, payment.written, payment.id


def _may_be_same(one: Payment, other: Payment) -> bool:
    dates_agree = one.written.startswith(other.written) or other.written.startswith(one.written)
    return one.source != other.source and dates_agree


def told_differently(payments: Iterable[Payment]) -> dict[str, Payment]:
    """Return by their ids the payments of which one source tells other amounts than another.

    They are of the same two, currency, flow and year. Whether they are the same money, nobody says.
    """
    every = [payment for payment in payments if payment.amount is not None]
    same = twins(every)
    told: dict[str, list[Payment]] = defaultdict(list)
    for payment in every:
        told[same.get(payment.id, payment).id].append(payment)
    groups: dict[tuple[object, ...], list[list[Payment]]] = defaultdict(list)
    for payment in every:
        if payment.id not in same:
            between = payment.from_id, payment.to_id, payment.currency, payment.flow, payment.year
            groups[between].append(told[payment.id])
    return {each.id: each for group in groups.values() if _differ(group) for told in group for each in told}


def _differ(group: Iterable[Sequence[Payment]]) -> bool:
    """Say whether some amounts are told by these sources alone, and others by those alone."""
    amounts: dict[frozenset[str], set[int | None]] = defaultdict(set)
    for tellers in group:
        amounts[frozenset(each.source for each in tellers)].add(tellers[0].amount)
    return any(
        one.isdisjoint(other) and len(amounts[one] | amounts[other]) > 1
        for one, other in combinations(amounts, 2)
    )
