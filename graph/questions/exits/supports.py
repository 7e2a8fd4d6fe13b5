"""Supports: what is known of everybody's support on a day, and how much of it goes when others leave."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain

from graph.bolt.store import Store
from graph.dates import LAST_DAY
from graph.questions.funding.batches import batches
from graph.questions.funding.chains import Unit
from graph.questions.funding.giving import SUPPORT, Giving
from graph.questions.funding.payments import Payment, payments
from graph.questions.funding.ways import Path
from graph.questions.kept import kept
from graph.questions.moments import Moment, moment
from graph.questions.network import Network, network

_A_YEAR = 365
"""How many days a payment supports its receiver, where nobody says for how long it was given."""


@dataclass(frozen=True, slots=True)
class Support:
    """Money that one has on a day, on the way that it takes; what was given together has no amount."""

    path: Path
    currency: str
    flow: str
    amount: int | None
    until: str
    links: tuple[str, ...]

    def is_from(self, leaving: Set[str]) -> bool:
        """Say whether it comes from or through somebody of these."""
        return not leaving.isdisjoint(self.path[:-1])


Supports = Mapping[str, Sequence[Support]]


def supports(store: Store, when: Moment) -> Supports:
    """Return the known support of each organization, project and service on a day.

    It is what is true on the day, and what was paid within a year before it.
    """
    return kept(store, ("supports", when), lambda: _supports(store, when))


def _supports(store: Store, when: Moment) -> dict[str, list[Support]]:
    alive, ends = network(store, when), kept(store, "ends of money", lambda: _ends(store))
    units = tuple(_units(store, when, alive, ends))
    giving = Giving(alive, units)
    found: dict[str, list[Support]] = defaultdict(list)
    for unit in units:
        if unit.flow not in SUPPORT:
            continue
        until = min((ends[own] for own in unit.links), default=LAST_DAY)
        links = (*unit.links, *unit.told_again)
        taker, bodies = unit.path[-1], giving.bodies(unit.path[-1])
        for own in dict.fromkeys((taker, *bodies)):
            amount = unit.amount if own == taker or len(bodies) == 1 else None
            found[own].append(Support(unit.path, unit.currency, unit.flow, amount, until, links))
    return {own: found[own] for own in sorted(found) if giving.is_named(own)}


def _units(store: Store, when: Moment, alive: Network, ends: Mapping[str, str]) -> Iterator[Unit]:
    """Yield the ways of the money that lasts; only what lasts in part is folded anew for a day."""
    for batch in kept(store, "batches of money", lambda: batches(payments(store, moment(None)))):
        lasting = [
            each
            for each in batch.payments
            if each.since <= when.until <= ends[each.id]
            if each.from_id in alive.entities and each.to_id in alive.entities
        ]
        if lasting:
            yield from batch.of(lasting)


def _ends(store: Store) -> dict[str, str]:
    return {each.id: _end(each) for each in payments(store, moment(None))}


def _end(payment: Payment) -> str:
    if not payment.is_moment:
        return payment.until
    return (date.fromisoformat(payment.until) + timedelta(days=_A_YEAR)).isoformat()


@dataclass(frozen=True, slots=True)
class Share:
    """How much of what is known of somebody's support goes: at least, and at most."""

    low: float
    high: float


def lost_share(known: Sequence[Support], leaving: Set[str]) -> Share:
    """Return the share of known support that goes with those who leave.

    Amounts of another currency or flow are not added: the share lies between those of each. One amount that
    is not known may be any.
    """
    lost = [each for each in known if each.is_from(leaving)]
    stays = [each for each in known if not each.is_from(leaving)]
    if not lost or not stays:
        return Share(float(bool(lost)), float(bool(lost)))
    shares = list(_shares(known, leaving))
    low = 0.0 if any(each.amount is None for each in stays) else min(shares, default=0.0)
    high = 1.0 if any(each.amount is None for each in lost) else max(shares, default=1.0)
    return Share(round(low, 4), round(high, 4))


def _shares(known: Sequence[Support], leaving: Set[str]) -> Iterator[float]:
    """Yield the share of each currency and flow; of each way, what was taken back is taken off."""
    ways: dict[tuple[str, str, Path], int] = defaultdict(int)
    for each in known:
        if each.amount is not None:
            ways[each.currency, each.flow, each.path] += each.amount
    sums: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    for (currency, flow, path), amount in ways.items():
        gone = not leaving.isdisjoint(path[:-1])
        sums[currency, flow][gone] += max(amount, 0)
    yield from (lost / (stays + lost) for stays, lost in sums.values() if stays + lost)


def links_of(found: Sequence[Support]) -> tuple[str, ...]:
    """Return the links that tell of these supports."""
    return tuple(sorted(set(chain.from_iterable(each.links for each in found))))
