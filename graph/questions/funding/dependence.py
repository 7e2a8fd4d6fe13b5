"""Dependence: how much of what is known of a recipient's money comes from one funder; and who shares whom."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from heapq import nsmallest
from itertools import combinations_with_replacement

from pydantic import Field

from graph.questions.funding.chains import Unit
from graph.questions.funding.giving import SUPPORT, Giving
from graph.questions.results import Result

_IN_MATRIX = 10


class Part(Result):
    """One funder of a recipient."""

    id: str
    name: str
    amount_minor: int
    share: float = Field(description="Its part of the known support, from 0 to 1.")


class Dependence(Result):
    """How a recipient depends on its funders, in one currency and flow: these are never added."""

    id: str
    name: str
    currency: str
    flow: str
    amount_minor: int = Field(description="Known support by funders who are named.")
    share: float = Field(description="The part of the largest of them, from 0 to 1.")
    effective_funders: float = Field(
        description="How many equal funders would be as uneven: one over the sum of the squared shares."
    )
    funders: tuple[Part, ...] = Field(description="The largest first.")
    unnamed_minor: int = Field(description="Further support of which nobody says who gave it.")
    unknown: tuple[str, ...] = Field(
        description="Funders of whom no amount is known in any currency; each may change all shares."
    )


class Shared(Result):
    """The recipients that two funders have in common; of a funder with itself, all that it has."""

    one: str
    other: str
    recipients: tuple[str, ...]


class Overlap(Result):
    """Which recipients funders share: the funders, and each pair of them that shares any."""

    funders: tuple[str, ...]
    pairs: tuple[Shared, ...]
    left_out: int = Field(description="How many more funders there are.")


Key = tuple[str, str, str]


def dependences(
    giving: Giving,
    units: Iterable[Unit],
    here: slice,
    id: str | None = None,  # noqa: A002
) -> tuple[tuple[Dependence, ...], bool]:
    """Return how recipients, or one of them, depend on funders, the most dependent first; are there more?"""
    given: dict[Key, Counter[str]] = defaultdict(Counter)
    unsaid: dict[str, set[str]] = defaultdict(set)
    for unit in units:
        own, funder = giving.recipient(unit), unit.path[0]
        if unit.flow not in SUPPORT or id not in (None, own) or not giving.is_named(own):
            continue
        if unit.amount is None:
            unsaid[own].add(funder)
        else:
            given[own, unit.currency, unit.flow][funder] += unit.amount
    for (own, _, _), amounts in given.items():
        unsaid[own] -= amounts.keys()
    named = {key: known for key, amounts in given.items() if (known := _named(giving, amounts))}
    first = nsmallest(
        here.stop, named, key=lambda key: (-max(named[key].values()) / sum(named[key].values()), key)
    )
    found = (_dependence(giving, key, named[key], given[key], unsaid[key[0]]) for key in first[here])
    return tuple(found), len(named) > here.stop


def _named(giving: Giving, amounts: Mapping[str, int]) -> dict[str, int]:
    return {own: amount for own, amount in amounts.items() if amount > 0 and giving.is_named(own)}


def _dependence(
    giving: Giving, key: Key, named: Mapping[str, int], amounts: Mapping[str, int], unsaid: set[str]
) -> Dependence:
    own, currency, flow = key
    known = sum(named.values())
    ranked = sorted(named.items(), key=lambda item: (-item[1], item[0]))
    names = giving.net.entities
    return Dependence(
        id=own,
        name=names[own].name,
        currency=currency,
        flow=flow,
        amount_minor=known,
        share=round(ranked[0][1] / known, 4),
        effective_funders=round(known**2 / sum(amount**2 for amount in named.values()), 2),
        funders=tuple(
            Part(id=funder, name=names[funder].name, amount_minor=amount, share=round(amount / known, 4))
            for funder, amount in ranked
        ),
        unnamed_minor=sum(amount for funder, amount in amounts.items() if not giving.is_named(funder)),
        unknown=tuple(sorted(unsaid)),
    )


def overlap(giving: Giving, id: str | None = None) -> Overlap:  # noqa: A002
    """Return which recipients the funders with the most of them share; around one entity, if asked."""
    takers: dict[str, set[str]] = defaultdict(set)
    for unit in giving.units:
        own, funder = giving.recipient(unit), unit.path[0]
        if unit.flow in SUPPORT and giving.is_named(own) and giving.is_named(funder):
            takers[funder].add(own)
    if id is not None:
        around = takers.get(id, {id})
        near = {own: len(around & each) + (own == id) for own, each in takers.items()}
    else:
        near = {own: len(each) for own, each in takers.items()}
    ranked = sorted((own for own, many in near.items() if many), key=lambda own: (-near[own], own))
    return Overlap(
        funders=tuple(ranked[:_IN_MATRIX]),
        pairs=tuple(_pairs(ranked[:_IN_MATRIX], takers)),
        left_out=len(ranked[_IN_MATRIX:]),
    )


def _pairs(funders: list[str], takers: Mapping[str, set[str]]) -> Iterator[Shared]:
    for one, other in combinations_with_replacement(funders, 2):
        if both := takers[one] & takers[other]:
            yield Shared(one=one, other=other, recipients=tuple(sorted(both)))
