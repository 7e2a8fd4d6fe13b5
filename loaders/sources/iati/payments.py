"""Transactions: who gave how much to whom, on which day."""

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_EVEN, Decimal
from functools import lru_cache

import pycountry

from graph.errors import RowRejected
from graph.model.links import Funds
from graph.model.statements import Statement
from graph.money import decimals_of
from loaders.amounts import minor_units
from loaders.readers.element import Element
from loaders.sources.iati.activity import Activity
from loaders.sources.iati.days import stated_day
from loaders.sources.iati.narratives import words_of
from loaders.sources.iati.rows import Payment

_LONGEST_QUOTE = 300
_DECIMAL = re.compile(r"-?(\d+)\.(\d+)")


def payment(part: Payment) -> Iterator[Statement]:
    """Yield one transaction, which is one link, and its ends."""
    activity, transaction = part.activity, part.element
    provider, sort = part.transfer.provider, part.transfer.sort
    receiver = part.transfer.receiver or activity.project
    day = _day(transaction)
    amount, currency = _amount(transaction, activity)
    yield from (provider, activity.project, receiver)
    yield Funds(
        from_stated_id=provider.stated_id,
        to_stated_id=receiver.stated_id,
        from_stated=provider.name,
        to_stated=receiver.name,
        amount_minor=amount,
        currency=currency,
        flow=sort.flow,
        transaction=sort.name,
        project=None if receiver is activity.project else activity.project.name,
        since=day,
        until=day,
        date_basis="stated" if day else None,
        said_on=activity.said_on,
        record=part.where,
        quote=words_of(transaction.children("description"), activity.language).best[:_LONGEST_QUOTE],
    )


def _day(transaction: Element) -> str | None:
    day = stated_day(transaction.child("transaction-date"))
    return day or stated_day(transaction.child("value"), "value-date")


def _amount(transaction: Element, activity: Activity) -> tuple[int, str]:
    value = transaction.child("value")
    if not value or not value.text:
        raise RowRejected("the transaction has no value; write its amount")
    value.get("value-date")
    currency = value.get("currency") or activity.currency
    if not currency:
        raise RowRejected("the amount has no currency; write its code, or a default-currency of the activity")
    if not _is_currency(currency):
        raise RowRejected(f"the currency {currency!r} is not in ISO 4217; write a code such as USD")
    return minor_units(_rounded(value.text, currency), currency), currency


@lru_cache(maxsize=1024)
def _is_currency(code: str) -> bool:
    return bool(re.fullmatch("[A-Z]{3}", code)) and pycountry.currencies.get(alpha_3=code) is not None


def _rounded(text: str, currency: str) -> str:
    """Return an amount that was calculated to more decimals than its currency has, rounded to those.

    Three digits after few may be decimals or thousands: that stays as it is, and is refused.
    """
    found = _DECIMAL.fullmatch(text)
    if not found or len(found[2]) <= decimals_of(currency) or (len(found[2]) == 3 and len(found[1]) <= 3):
        return text
    smallest = Decimal(1).scaleb(-decimals_of(currency))
    return format(Decimal(text).quantize(smallest, rounding=ROUND_HALF_EVEN), "f")
