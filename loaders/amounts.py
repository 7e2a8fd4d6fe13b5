"""Amounts as people write them into whole minor units."""

import re
from decimal import Decimal
from functools import lru_cache

import pycountry

from graph.errors import RowRejected
from graph.money import decimals_of

_SPACES = re.compile(r"(?<=\d)[ \u00a0\u202f'’](?=\d{3}(?:\D|$))")
_GROUPED = re.compile(r"(-?)(\d{1,3}(?:([.,])\d{3})+)(?:([.,])(\d+))?")
_PLAIN = re.compile(r"-?\d+(?:[.,]\d+)?")


def minor_units(text: str, currency: str) -> int:
    """Return an amount in minor units of its currency; what can be read in two ways is refused."""
    require_currency(currency)
    amount = Decimal(_number(text, currency))
    units = amount.scaleb(decimals_of(currency))
    if units != units.to_integral_value():
        raise _refused(text, f"{currency} has {decimals_of(currency)} decimals")
    return int(units)


def require_currency(code: str) -> None:
    """Refuse a currency that nobody knows."""
    if not is_currency(code):
        raise RowRejected(f"the currency {code!r} is not in ISO 4217; write a code such as USD")


@lru_cache(maxsize=1024)
def is_currency(code: str) -> bool:
    """Tell whether a text is the code of a currency."""
    return len(code) == 3 and code.isupper() and pycountry.currencies.get(alpha_3=code) is not None


def _number(text: str, currency: str) -> str:
    written = _SPACES.sub("", text.strip().replace("−", "-"))
    grouped = _GROUPED.fullmatch(written)
    if grouped:
        sign, whole, mark, point, rest = grouped.groups()
        groups = whole.split(mark)
        if len(groups) == 2 and not point and not _is_decimal(mark, currency):
            raise _refused(text, f"is the {mark!r} for thousands or for decimals?")
        if len(groups) > 2 or point:
            return _joined(text, sign + "".join(groups), mark, point, rest)
    if not _PLAIN.fullmatch(written):
        raise _refused(text, "it is not a number")
    return written.replace(",", ".")


def _is_decimal(mark: str, currency: str) -> bool:
    """Tell whether three digits after a point are decimals: only where the currency has three or more."""
    return mark == "." and decimals_of(currency) >= 3


def _joined(text: str, whole: str, mark: str, point: str | None, rest: str | None) -> str:
    if point == mark:
        raise _refused(text, f"the {mark!r} stands for thousands and for decimals")
    return f"{whole}.{rest}" if point else whole


def _refused(text: str, why: str) -> RowRejected:
    return RowRejected(f"the amount {text!r}: {why}; write digits and a point for decimals, such as 12500.50")
