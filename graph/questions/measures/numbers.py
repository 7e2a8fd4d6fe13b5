"""Numbers as they are answered: the same digits on every engine and in every run."""

import numpy as np

_DIGITS = 10


def plain(number: float | np.floating) -> int | float | None:
    """Return a number as it is answered: whole where it is whole, without the noise of its last digits."""
    if not np.isfinite(number):
        return None
    short = float(f"{number:.{_DIGITS}g}")
    return int(short) if short.is_integer() else short
