"""Batches: payments that are folded together, and apart from all others, so that each is folded once."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from networkx.utils import UnionFind

from graph.questions.funding.chains import Unit, folded
from graph.questions.funding.payments import Payment
from graph.questions.funding.twins import looks


@dataclass(frozen=True)
class Batch:
    """Payments of one chain, or that may be the same: others change nothing of how they are folded."""

    payments: tuple[Payment, ...]

    @cached_property
    def units(self) -> tuple[Unit, ...]:
        """Return the ways of all of this money."""
        return folded(self.payments)

    def of(self, some: list[Payment]) -> tuple[Unit, ...]:
        """Return the ways of the money of some of these payments."""
        return self.units if len(some) == len(self.payments) else folded(some)


def batches(payments: Iterable[Payment]) -> tuple[Batch, ...]:
    """Return all payments in the smallest batches that can be folded each by itself."""
    every = list(payments)
    sets: UnionFind[Hashable] = UnionFind()
    for payment in every:
        sets.union(payment.id, *_shared(payment))
    found: dict[Hashable, list[Payment]] = defaultdict(list)
    for payment in every:
        found[sets[payment.id]].append(payment)
    return tuple(Batch(tuple(members)) for members in found.values())


def _shared(payment: Payment) -> Iterator[Hashable]:
    """Yield what a payment has in common with those that are folded with it."""
    if payment.chain:
        yield payment.source, payment.chain
    if same := looks(payment):
        yield same
