"""Amounts of money in running text: "USD 250,000", "45 million Rwandan francs", "€1.2m"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from graph.money import decimals_of
from graph.vocabularies.currencies import currency_words

_NUMBER = (
    r"(?P<number>\d{1,3}(?:[ \u00a0\u202f.,'’]\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d{1,2})?)(?![\d.,-]*\d)"
)
_TIMES = r"(?:\s?(?P<times>millions?|billions?|milliards?|thousand|mille|bn|[mMkK]n?)\b)?"
_POWERS = {
    "thousand": 3,
    "mille": 3,
    "k": 3,
    "million": 6,
    "m": 6,
    "mn": 6,
    "billion": 9,
    "milliard": 9,
    "bn": 9,
}
_GROUP = re.compile(r"[ \u00a0\u202f.,'’](?=\d{3}(?!\d))")
_ROUGHLY = re.compile(
    r"\b(?:more\sthan|over|nearly|almost|about|around|approximately|up\sto|at\sleast|less\sthan|between|plus\sde|près\sde|environ"
    r"|jusqu['’]à|entre|au\smoins|a\stotal\sbudget\sof)\s$",
    re.I,
)
_MOST_DECIMALS = 2
"""Of a currency with three decimals "1.250" can be read in two ways."""


@dataclass(frozen=True)
class Amount:
    """An amount of money as a text states it, and where it stands."""

    minor: int
    currency: str
    start: int
    end: int


def amounts(text: str) -> list[Amount]:
    """Return the amounts that a text states exactly, in one way only, from left to right."""
    found = sorted(_found(text), key=lambda each: (each.start, -each.end))
    return [each for place, each in enumerate(found) if not place or each.start >= found[place - 1].end]


def _found(text: str) -> Iterator[Amount]:
    for pattern in _patterns():
        for match in pattern.finditer(text):
            currency = currency_words()[" ".join(match["currency"].split())]
            minor = _minor(match["number"], match["times"] or "", currency)
            if minor and not _ROUGHLY.search(text[max(0, match.start() - 20) : match.start()]):
                yield Amount(minor, currency, match.start(), match.end())


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return how amounts are written: with the currency before the number, and after it."""
    words = sorted(currency_words(), key=len, reverse=True)
    currency = "|".join(r"\s".join(map(re.escape, word.split())) for word in words)
    before = rf"(?<![\w$])(?P<currency>{currency})\s?{_NUMBER}{_TIMES}"
    after = rf"(?<![\w.,$-]){_NUMBER}{_TIMES}\s?(?:of\s|de\s|d['’])?(?P<currency>{currency})(?!\w)"
    return re.compile(before), re.compile(after)


def _minor(written: str, times: str, currency: str) -> int | None:
    """Return an amount in minor units, or nothing where its marks could mean two things."""
    if decimals_of(currency) > _MOST_DECIMALS:
        return None
    groups = _GROUP.findall(written)
    plain = _GROUP.sub("", written)
    if len(set(groups)) > 1 or (times and groups) or any(mark in plain for mark in groups):
        return None
    number = Decimal(plain.replace(",", "."))
    power = _POWERS[times.lower().removesuffix("s")] if times else 0
    minor = number.scaleb(power + decimals_of(currency))
    return int(minor) if minor == minor.to_integral_value() else None
