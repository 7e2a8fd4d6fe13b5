"""Numbers as they are answered: the same digits on every engine and in every run."""

import numpy as np

# What differs beyond is the noise of the last steps of an iteration.
_DECIMALS = 10


def plain(number: float | np.floating) -> int | float | None:
    """Return a number as it is answered: whole where it is whole, nothing where it is not defined."""
    if not np.isfinite(number):
        return None
    short = round(float(number), _DECIMALS)
    return int(short) if short.is_integer() else short
