"""What a file says by a count of its own, made straight from it: the form that all such counts have."""

from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal

Money = Counter[tuple[str, str]]
"""Sums in the smallest unit, by what kind of flow it is and currency."""
_DECIMALS = {"JPY": 0, "ISK": 0, "KRW": 0, "RWF": 0, "KWD": 3, "JOD": 3}
"""Of the currencies in the real files that have not two."""


@dataclass(frozen=True)
class Counted:
    """How many links of each type a file states, how many things of each kind, and how much money."""

    links: Counter[str]
    things: Counter[str] = field(default_factory=Counter)
    """Of the kinds that were counted; a file may tell of others."""
    money: Money = field(default_factory=Counter)


def smallest(amount: str, currency: str) -> int:
    """Return an amount in the smallest unit of its currency."""
    return round(Decimal(amount.strip()).scaleb(_DECIMALS.get(currency, 2)))
