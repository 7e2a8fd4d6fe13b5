"""Funding: who pays for what, how much of it can be traced, and who depends on whom."""

from typing import Annotated

from fastapi import Query

from api.deps import AsOf, GivenRates, GraphStore, WhichPart, WhoIsMeant
from api.pages import Page
from graph.errors import InvalidQuestion
from graph.money import amount
from graph.questions.funding import Funding, funding
from graph.questions.funding.dependence import Overlap, Shared
from graph.questions.funding.sums import BYS


def answer(
    store: GraphStore,
    names: WhoIsMeant,
    as_of: AsOf,
    page: WhichPart,
    rates: GivenRates,
    who: Annotated[
        str, Query(alias="id", description="A funder, a recipient or a project: an id or a name.")
    ] = "",
    in_one: Annotated[
        bool, Query(description="Tell totals in one currency, by the rates that the server was given.")
    ] = False,
    limit: Annotated[int, Query(ge=1, le=1000, description="Most flows, and most totals of each sort.")] = 50,
) -> Funding:
    """Return how money flows in the network, or to, from and through one entity."""
    if in_one and rates is None:
        raise InvalidQuestion(
            "This server was given no rates, so money cannot be told in one currency: "
            "start it with --rates FILE, or set IHURIRO_RATES."
        )
    own = names.one(who) if who.strip() else None
    return funding(store, own, as_of=as_of, rates=rates if in_one else None, limit=limit, page=page)


def _money(minor: int | None, currency: str) -> str:
    return "not known" if minor is None else amount(minor, currency or None)


def _shared(overlap: Overlap, one: str, other: str) -> Shared | None:
    return next((pair for pair in overlap.pairs if {pair.one, pair.other} == {one, other}), None)


PAGE = Page(
    name="funding",
    path="/funding",
    title="Funding",
    answer=answer,
    menu=12,
    example="/funding?id=RRA",
    words={"money": _money, "shared": _shared, "sorts": BYS},
)
