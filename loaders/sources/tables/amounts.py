"""Amounts as tables hold them: a currency beside the digits, and a mark that the steward told."""

import re
from typing import Literal

import pycountry

from graph.errors import RowRejected

Mark = Literal[".", ","]
_BESIDE = re.compile(
    r"(?P<before>[A-Za-z]{2,3}|[€£])?\.?\s*(?P<digits>[-−]?\d[\d.,\s'’]*?)\s*(?P<after>[A-Za-z]{2,3}|[€£])?\.?"
)
# What people write for a code; a dollar or a franc alone may be of several countries.
_WRITTEN = {"FRW": "RWF", "RF": "RWF", "€": "EUR", "£": "GBP"}


def plain_amount(text: str, decimals: Mark | None) -> str:
    """Return an amount without marks between thousands, where the steward told which mark is for decimals."""
    if decimals is None:
        return text
    other = "," if decimals == "." else "."
    return text.replace(other, "").replace(decimals, ".")


def with_currency(text: str, currency: str) -> tuple[str, str]:
    """Return the digits of an amount and its currency: the one beside the digits, else the one given."""
    found = _BESIDE.fullmatch(text.strip())
    beside = (found["before"] or found["after"]) if found else None
    code = _code(beside) if beside else None
    if found is None or code is None:
        return text, currency
    if currency and currency.upper() != code:
        raise RowRejected(
            f"the amount {text!r} is in {code}, and its currency is said to be {currency!r}; keep one"
        )
    return found["digits"].strip(), code


def _code(text: str) -> str | None:
    code = _WRITTEN.get(text.upper(), text.upper())
    return code if pycountry.currencies.get(alpha_3=code) else None
