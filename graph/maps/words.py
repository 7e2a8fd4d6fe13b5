"""Amounts, own fields and counts in the words that stand on a map."""

from collections.abc import Mapping

from graph.money import amount

NO_TIE = "No tie is known that fits; that does not mean that there is none."
# Where a place lies is seen on a map of places, and a chain only says which links are counted once.
_UNSAID = frozenset({"amount_minor", "currency", "lon", "lat", "chain", "contacts", "website"})
_PERCENTAGE = "percentage"


def own_fields(fields: Mapping[str, object]) -> tuple[tuple[str, str], ...]:
    """Return the own fields of a kind as pairs of words, money first."""
    pairs: list[tuple[str, str]] = []
    minor, currency = fields.get("amount_minor"), fields.get("currency")
    if isinstance(minor, int):
        pairs.append(("amount", amount(minor, currency if isinstance(currency, str) else None)))
    for key in sorted(set(fields) - _UNSAID):
        said = _said(key, fields[key])
        if said:
            pairs.append((key.replace("_", " "), said))
    return tuple(pairs)


def _said(key: str, value: object) -> str:
    if key == _PERCENTAGE and isinstance(value, int | float):
        return f"{value:g} %"
    if isinstance(value, bool):
        return "yes" if value else ""
    if isinstance(value, list | tuple):
        return ", ".join(str(part) for part in value)
    return "" if value in (None, "unknown") else str(value)


def counted(number: int, one: str, many: str) -> str:
    """Return a number with its noun."""
    return f"{number:,} {one if number == 1 else many}"
