"""Dates, amounts and own fields in the words that stand on a map."""

from collections.abc import Mapping

# Amounts are kept in the smallest unit of a currency: most have a hundred of it, these none or a thousand.
_WHOLE = frozenset(
    [
        "BIF",
        "CLP",
        "DJF",
        "GNF",
        "ISK",
        "JPY",
        "KMF",
        "KRW",
        "PYG",
        "RWF",
        "UGX",
        "UYI",
        "VND",
        "VUV",
        "XAF",
        "XOF",
        "XPF",
    ]
)
_THOUSANDTHS = frozenset(["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"])
# Where a place lies is seen on a map of places, and a chain only says which links are counted once.
_UNSAID = frozenset({"amount_minor", "currency", "lon", "lat", "chain", "contacts", "website"})


def period(since: str | None, until: str | None) -> str:
    """Return from when to when something holds."""
    if since and until:
        return since if since == until else f"{since} to {until}"
    if since:
        return f"since {since}"
    return f"until {until}" if until else "undated"


def amount(minor: int, currency: str | None) -> str:
    """Return an amount of money with its currency."""
    places = 0 if currency in _WHOLE else 3 if currency in _THOUSANDTHS else 2
    whole, rest = divmod(abs(minor), 10**places)
    digits = f"{whole:,}" + (f".{rest:0{places}}" if rest else "")
    return f"{'-' if minor < 0 else ''}{digits} {currency or '(currency not said)'}"


def own_fields(fields: Mapping[str, object]) -> tuple[tuple[str, str], ...]:
    """Return the own fields of a kind as pairs of words, money first."""
    pairs: list[tuple[str, str]] = []
    minor, currency = fields.get("amount_minor"), fields.get("currency")
    if isinstance(minor, int):
        pairs.append(("amount", amount(minor, currency if isinstance(currency, str) else None)))
    for key in sorted(set(fields) - _UNSAID):
        said = _said(fields[key])
        if said:
            pairs.append((key.replace("_", " "), said))
    return tuple(pairs)


def _said(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else ""
    if isinstance(value, list | tuple):
        return ", ".join(str(part) for part in value)
    return "" if value in (None, "unknown") else str(value)


def counted(number: int, one: str, many: str) -> str:
    """Return a number with its noun."""
    return f"{number:,} {one if number == 1 else many}"
