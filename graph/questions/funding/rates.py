"""Rates: what a currency is worth in another, as a file of the user says; each is dated and named."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from pydantic import Field, ValidationError

from graph.errors import InvalidQuestion
from graph.money import decimals_of
from graph.questions.results import Result

_COLUMNS = ("currency", "rate", "date", "name")


class Rate(Result):
    """What one unit of a currency was worth on a day, and who says so."""

    currency: str = Field(pattern="^[A-Z]{3}$", description="ISO 4217 code.")
    rate: Decimal = Field(gt=0, description="What one unit of it is worth in the currency of the answer.")
    date: date
    name: str = Field(min_length=1, description="Whose rate it is.")


class RatesUsed(Result):
    """By which rates amounts were turned into one currency."""

    currency: str = Field(description="The currency of totals, shares and dependence.")
    used: tuple[Rate, ...]
    missing: tuple[str, ...] = Field(
        description="Currencies without a rate; their amounts stand by themselves."
    )


@dataclass(frozen=True)
class Rates:
    """The rates of one file; `currency` is the one whose rate is 1."""

    currency: str
    rates: tuple[Rate, ...]

    @cached_property
    def mark(self) -> str:
        """Return what is the same for the same rates alone."""
        return sha256(repr(self.rates).encode()).hexdigest()

    def of(self, currency: str, year: int | None) -> Rate | None:
        """Return the last rate up to the end of a year, else the first after it; without a year, the last."""
        known = sorted((each for each in self.rates if each.currency == currency), key=lambda each: each.date)
        before = [each for each in known if year is None or each.date.year <= year]
        return before[-1] if before else next(iter(known), None)

    def converted(self, minor: int, rate: Rate) -> int:
        """Return an amount in minor units of the one currency."""
        exact = Decimal(minor).scaleb(decimals_of(self.currency) - decimals_of(rate.currency)) * rate.rate
        return int(exact.quantize(Decimal(1), rounding=ROUND_HALF_EVEN))


def read_rates(path: Path) -> Rates:
    """Read a CSV file with the columns currency, rate, date and name; one currency has the rate 1."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            rates = tuple(_rates(path, csv.DictReader(lines)))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InvalidQuestion(f"{path}: the rates cannot be read: {error}") from error
    ones = sorted({each.currency for each in rates if each.rate == 1})
    if len(ones) != 1 or any(each.rate != 1 for each in rates if each.currency == ones[0]):
        raise InvalidQuestion(
            f"{path}: exactly one currency must have the rate 1, that of the answer; "
            f"here {', '.join(ones) or 'none'} has"
        )
    return Rates(ones[0], rates)


def _rates(path: Path, rows: "csv.DictReader[str]") -> Iterable[Rate]:
    missing = [column for column in _COLUMNS if column not in (rows.fieldnames or ())]
    if missing:
        raise InvalidQuestion(f"{path}: the rates lack the column {missing[0]!r}; write {','.join(_COLUMNS)}")
    for row in rows:
        try:
            yield Rate.model_validate({column: (row[column] or "").strip() for column in _COLUMNS})
        except ValidationError as error:
            first = error.errors()[0]
            where = f"{path}, line {rows.line_num}, {first['loc'][0]}"
            raise InvalidQuestion(f"{where}: {first['msg']}: {first['input']!r}") from error
