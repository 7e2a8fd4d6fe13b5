"""Amounts of money: whole minor units of a currency, and how they are written."""

# How many decimals ISO 4217 gives a currency; those that are not here have two.
_NONE = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"
_THREE = "BHD IQD JOD KWD LYD OMR TND"
_FOUR = "CLF UYW"
_DECIMALS = {code: count for count, codes in ((0, _NONE), (3, _THREE), (4, _FOUR)) for code in codes.split()}


def decimals_of(currency: str) -> int:
    """Return how many decimals a currency has."""
    return _DECIMALS.get(currency, 2)


def amount(minor: int, currency: str | None) -> str:
    """Return an amount of money with its currency, as people read it."""
    places = decimals_of(currency or "")
    whole, rest = divmod(abs(minor), 10**places)
    digits = f"{whole:,}" + (f".{rest:0{places}}" if rest else "")
    return f"{'-' if minor < 0 else ''}{digits} {currency or '(currency not said)'}"
