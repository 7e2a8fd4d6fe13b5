"""Ranks: who comes first by a measure; those alike share the first of their places."""

from typing import Literal

import numpy as np

from graph.measures.projection import Numbers, Weights

_DIGITS = 9
"""Numbers that differ by less are alike: the rest is the noise of adding in another order."""


def ranks(numbers: Weights, first: Literal["high", "low"]) -> Numbers:
    """Return the place of each, from 1; who has no number comes after all others."""
    return places(numbers, first)[0]


def places(numbers: Weights, first: Literal["high", "low"]) -> tuple[Numbers, Numbers]:
    """Return the first and the last place that each may take among those that are alike."""
    found = np.round(numbers if first == "low" else -numbers, _DIGITS)
    found = np.where(np.isnan(found), np.inf, found)
    order = np.sort(found)
    return np.searchsorted(order, found, side="left") + 1, np.searchsorted(order, found, side="right")
