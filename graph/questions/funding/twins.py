"""Twins: one payment that two sources tell, so that it is counted once."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from graph.questions.funding.payments import Payment


def twins(payments: Iterable[Payment]) -> dict[str, Payment]:
    """Return, by the id of each payment that repeats one of another source, the one it repeats.

    They have the same giver, taker, amount, currency and flow, and dates that may be the same. What one
    source says twice is two payments; of what several tell, those that stand in a chain are kept.
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
    """Return what is the same of payments that may be told twice; nothing of one that says too little."""
    if payment.amount is None or not payment.written:
        return None
    return payment.from_id, payment.to_id, payment.amount, payment.currency, payment.flow


def _matched(group: Sequence[Payment]) -> Iterator[tuple[str, Payment]]:
    """Yield those that repeat another; each source repeats a payment at most once."""
    told: dict[str, tuple[Payment, set[str]]] = {}
    for payment in sorted(group, key=lambda each: (not each.chain, each.source, each.written, each.id)):
        for first, sources in told.values():
            if payment.source not in sources and _may_be_same(first.written, payment.written):
                sources.add(payment.source)
                yield payment.id, first
                break
        else:
            told[payment.id] = payment, {payment.source}


def _may_be_same(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)
