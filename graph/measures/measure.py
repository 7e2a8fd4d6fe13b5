"""Measure: what one declaration says of a number that is worked out for each entity."""

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Literal

import numpy as np

from graph.errors import InvalidQuestion
from graph.measures import of_each
from graph.measures.projection import Projection, Weights


@dataclass(frozen=True)
class Values:
    """One number for each entity of a projection; NaN where the measure is not defined."""

    numbers: Weights
    why: str = ""
    """Why it is not defined where it is not."""
    note: str = ""
    """What whoever reads the numbers must know, such as that they are approximations."""
    error: float | None = None
    """Of an approximation: the largest standard error of a number."""


@dataclass(frozen=True)
class Measure:
    """A number for each entity. Files of `of_each` declare theirs as `MEASURES`, and all else follows."""

    name: str
    title: str
    order: int
    """Its place where measures are listed."""
    finds: str
    """What it finds, in plain words."""
    reading: str
    """How to read the number."""
    reference: str
    work: Callable[[Projection], Values]
    steps: Callable[[int, int], int]
    """About how much work it is, by the numbers of entities and ties."""
    quick: "Quick | None" = None
    """Where it is much work: how it is estimated on each of the many networks that doubt makes."""
    first: Literal["high", "low", ""] = "high"
    """Whether those with a high or with a low number come first; empty where it is no ranking."""
    most: Callable[[int], float] | None = None
    """How far, all together, others can fall behind the first in a network of this size: as in a star."""
    most_directed: Callable[[int], float] | None = None
    """The same where ties have a direction: as in a star whose ties all lead in, or both ways."""


@dataclass(frozen=True)
class Quick:
    """An estimate with less work."""

    work: Callable[[Projection], Values]
    steps: Callable[[int, int], int]
    told: Callable[[int, int], str]
    """What to know of it in a network of so many entities and ties; empty where it is no estimate there."""


@cache
def declared() -> dict[str, Measure]:
    """Return every measure by its name, in the order of their lists."""
    modules = (module.name for module in pkgutil.iter_modules(of_each.__path__, f"{of_each.__name__}."))
    found = [each for name in modules for each in importlib.import_module(name).MEASURES]
    return {each.name: each for each in sorted(found, key=lambda each: each.order)}


def chosen(names: tuple[str, ...]) -> tuple[Measure, ...]:
    """Return the measures that are asked for, all when none is; refuse one that does not exist."""
    known = declared()
    unknown = [name for name in names if name not in known]
    if unknown:
        raise InvalidQuestion(f"There is no measure {unknown[0]!r}; there are {', '.join(known)}.")
    return tuple(known[name] for name in dict.fromkeys(names or known))


def undefined(projection: Projection, why: str) -> Values:
    """Return values that say that the measure is defined for nobody here."""
    return Values(np.full(projection.size, np.nan), why)
