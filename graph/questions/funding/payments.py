"""Payments: what is said of money, with its amounts, read once for each version of the graph."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from graph.bolt.store import Store
from graph.dates import FIRST_DAY, LAST_DAY
from graph.model.links import Funds
from graph.questions.kept import kept
from graph.questions.moments import Moment
from graph.questions.network import network
from graph.questions.parts import how_many, read_in_parts
from graph.questions.stated import entities_stated

_A_MONTH = 31


@dataclass(frozen=True, slots=True)
class Payment:
    """One statement of money: from whom, over whom, to whom, how much, as far as it is said."""

    id: str
    source: str
    from_id: str
    to_id: str
    amount: int | None = None
    currency: str = ""
    flow: str = "unknown"
    via: tuple[str, ...] = ()
    chain: str = ""
    project: str = ""
    since: str = FIRST_DAY
    until: str = LAST_DAY
    written: str = ""
    """Its date as the source writes it."""

    @property
    def year(self) -> int | None:
        """Return the year of its date; money over several years has that of its beginning."""
        return int(self.written[:4]) if self.written else None

    @property
    def is_moment(self) -> bool:
        """Say whether the money moved at one time, rather than over a period."""
        if self.since == FIRST_DAY or self.until == LAST_DAY:
            return False
        return (date.fromisoformat(self.until) - date.fromisoformat(self.since)).days <= _A_MONTH


def payments(store: Store, when: Moment) -> tuple[Payment, ...]:
    """Return what is said of money at a moment, in the order of the ids of its links."""
    return kept(store, ("payments", when), lambda: tuple(_at(store, when)))


def _at(store: Store, when: Moment) -> Iterator[Payment]:
    every = kept(store, "payments", lambda: _every(store))
    known = {payment.id: payment for payment in every}
    for own in sorted(link.id for link in network(store, when).of_type(Funds.type)):
        if own in known:
            yield known[own]


# No ORDER BY: the embedded engine takes five times as long to order as to read.
MONEY = """
    MATCH (giver:Entity)-[link:FUNDS]->(taker:Entity)
    WHERE link.id >= $first AND link.id < $last AND giver.id <> taker.id
    RETURN collect(link.id) AS id, collect(link.source) AS source,
           collect(giver.id) AS from_id, collect(taker.id) AS to_id,
           collect(coalesce(toString(link.amount_minor), '')) AS amount,
           collect(coalesce(link.currency, '')) AS currency,
           collect(coalesce(link.flow, 'unknown')) AS flow,
           collect(coalesce(link.via, [])) AS via, collect(coalesce(link.chain, '')) AS chain,
           collect(coalesce(link.project, '')) AS project,
           collect(link.since_first) AS since, collect(link.until_last) AS until,
           collect(coalesce(link.since, link.until, '')) AS written
    LIMIT 1
"""
_COLUMNS = (
    *("id", "source", "from_id", "to_id", "amount", "currency", "flow", "via", "chain", "project"),
    *("since", "until", "written"),
)


def _every(store: Store) -> tuple[Payment, ...]:
    rows: list[tuple[Any, ...]] = []
    for columns in read_in_parts(store, how_many(store).get(Funds.type, 0), MONEY):
        rows += zip(*(columns[key] for key in _COLUMNS), strict=True)
    named = entities_stated(store, ((row[1], stated) for row in rows for stated in row[7]))
    return tuple(_payment(row, named) for row in rows)


def _payment(row: tuple[Any, ...], named: Mapping[tuple[str, str], str]) -> Payment:
    own, source, from_id, to_id, amount, currency, flow, via, *rest = row
    through = tuple(named[source, stated] for stated in via if (source, stated) in named)
    between = tuple(each for each in dict.fromkeys(through) if each not in (from_id, to_id))
    return Payment(
        own, source, from_id, to_id, int(amount) if amount else None, currency, flow, between, *rest
    )
