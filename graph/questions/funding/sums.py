"""Sums of money: by funder, recipient, district and theme, and how much of it cannot be traced."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from typing import Literal, get_args

from pydantic import Field

from graph.questions.funding.chains import Unit
from graph.questions.funding.giving import Giving
from graph.questions.results import Result

By = Literal["funder", "recipient", "district", "theme"]
BYS: tuple[By, ...] = get_args(By)


class Total(Result):
    """What one funder gave, one recipient got, or is for one district or theme; in one currency and flow."""

    by: By = Field(
        description="What the total is of. A way of money counts whole in each of its districts and themes, "
        "which are those of the project it was given to, else of the recipient."
    )
    id: str = Field(description="Empty where it is not known.")
    name: str
    currency: str
    flow: str
    amount_minor: int | None = Field(description="The sum of the amounts that are known.")
    statements: int
    unknown: int = Field(description="Ways of money of which no amount is known.")


class Untraced(Result):
    """How much of the known money of one currency and flow leads from or to somebody who is not known."""

    currency: str
    flow: str
    amount_minor: int = Field(description="All known money of this currency and flow.")
    giver_unknown_minor: int = Field(description="Of which nobody says who gave it.")
    taker_unknown_minor: int = Field(description="Of which nobody says who got it, or only to which project.")
    untraced_minor: int = Field(description="Of which one or the other is not known.")
    share: float | None = Field(description="The part of it that cannot be traced, from 0 to 1.")


@dataclass
class _Sum:
    amount: int | None = None
    unknown: int = 0
    statements: int = 0

    def add(self, unit: Unit) -> None:
        self.statements += len(unit.links) + len(unit.told_again)
        if unit.amount is None:
            self.unknown += 1
        else:
            self.amount = (self.amount or 0) + unit.amount


def totals(
    giving: Giving, units: Iterable[Unit], by: Collection[By], here: slice
) -> tuple[tuple[Total, ...], bool]:
    """Return a part of the totals of each sort, the largest first, and whether there are more."""
    sums: dict[By, dict[tuple[str, str, str], _Sum]] = {each: defaultdict(_Sum) for each in BYS if each in by}
    for unit in units:
        if unit.counted:
            for sort, found in sums.items():
                for own in _of(giving, unit, sort):
                    found[own, unit.currency, unit.flow].add(unit)
    shown = [each for sort, found in sums.items() for each in _totals(giving, sort, found, here)]
    return tuple(shown), any(len(found) > here.stop for found in sums.values())


def _of(giving: Giving, unit: Unit, sort: By) -> Sequence[str]:
    if sort == "funder":
        return (unit.path[0],) if giving.is_named(unit.path[0]) else ("",)
    if sort == "recipient":
        own = giving.recipient(unit)
        return (own,) if giving.is_named(own) else ("",)
    return (giving.districts(unit) if sort == "district" else giving.themes(unit)) or ("",)


def _largest_first(item: tuple[tuple[str, str, str], _Sum]) -> tuple[object, ...]:
    (own, currency, flow), each = item
    return not currency, currency, flow, -(each.amount or 0), own


def _totals(giving: Giving, sort: By, found: dict[tuple[str, str, str], _Sum], here: slice) -> list[Total]:
    ranked = nsmallest(here.stop, found.items(), key=_largest_first)[here]
    return [
        Total(
            by=sort,
            id=own,
            name=giving.net.entities[own].name if own else "",
            currency=currency,
            flow=flow,
            amount_minor=each.amount,
            statements=each.statements,
            unknown=each.unknown,
        )
        for (own, currency, flow), each in ranked
    ]


def untraced(giving: Giving, units: Iterable[Unit]) -> tuple[Untraced, ...]:
    """Return for each currency and flow how much cannot be traced; what was taken back is left out."""
    sums: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for unit in units:
        if unit.counted and unit.amount is not None and unit.amount > 0:
            giver, taker = not giving.is_named(unit.path[0]), not _is_taken_by_somebody(giving, unit)
            for at, holds in enumerate((True, giver, taker, giver or taker)):
                sums[unit.currency, unit.flow][at] += unit.amount if holds else 0
    return tuple(_untraced(sums))


def _is_taken_by_somebody(giving: Giving, unit: Unit) -> bool:
    return any(giving.is_named(own) for own in giving.bodies(unit.path[-1]))


def _untraced(sums: dict[tuple[str, str], list[int]]) -> Iterator[Untraced]:
    for (currency, flow), (amount, giver, taker, either) in sorted(sums.items()):
        yield Untraced(
            currency=currency,
            flow=flow,
            amount_minor=amount,
            giver_unknown_minor=giver,
            taker_unknown_minor=taker,
            untraced_minor=either,
            share=round(either / amount, 4),
        )
