"""Funding: who pays for what: each unit of money once, from its first giver to where it ends."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from heapq import nsmallest

from pydantic import Field

from graph.bolt.store import Store
from graph.errors import InvalidQuestion, NotFound
from graph.questions.evidence import evidence_by_id
from graph.questions.funding.chains import Unit
from graph.questions.funding.dependence import Dependence, Overlap, dependences, overlap
from graph.questions.funding.giving import Giving, giving
from graph.questions.funding.rates import Rate, Rates, RatesUsed
from graph.questions.funding.sums import BYS, By, Total, Untraced, totals, untraced
from graph.questions.kept import kept
from graph.questions.moments import Moment, moment, part
from graph.questions.results import Evidence, Result

_QUOTED = 10


class FundingFlow(Result):
    """What went from one to another by one way, in one year, currency and flow."""

    from_id: str = Field(description="Who gave it first.")
    to_id: str = Field(description="Where it ended: an organization, a project or a service.")
    via: tuple[str, ...] = Field(description="Through whose hands it went, in order.")
    year: int | None = Field(description="The year in which its first giver gave it; none where undated.")
    currency: str = Field(description="Empty where it is not said.")
    flow: str
    amount_minor: int | None = Field(description="In minor units (cents); none where no amount is known.")
    statements: int = Field(description="How many statements it rests on.")
    unknown: int = Field(description="Ways of money in it of which no amount is known.")
    kept_minor: int = Field(description="How much of it stayed with one who passed on the rest.")
    apportioned: bool = Field(description="Whether parts were taken in proportion, where money was mixed.")
    told_again: int = Field(description="Statements of other sources that tell the same payments.")
    told_differently: int = Field(
        description="Statements of which one source tells other amounts than another, of the same two, flow, "
        "currency and year: whether that is the same money nobody says, so that sums may count it twice."
    )
    lowest_minor: int | None = Field(
        description="The least that one source alone tells, where sources differ; none where money passes on."
    )
    highest_minor: int | None = Field(description="The most that one source alone tells, likewise.")
    counted: bool = Field(description="False where it is counted elsewhere, in the currency it came in.")
    projects: tuple[str, ...] = Field(description="What it was given for, as written.")
    implementers: tuple[str, ...] = Field(description="Who carries out the project that received it.")
    links: tuple[str, ...]
    evidence: tuple[Evidence, ...] = Field(description=f"The first {_QUOTED} statements.")


class Unsaid(Result):
    """What is left open by the statements that the answer rests on."""

    statements: int
    unknown_amounts: int = Field(description="Ways of money of which no amount is known.")
    undated: int = Field(description="Ways of money of no year.")
    told_again: int = Field(description="Statements that tell a payment again; counted once.")
    told_differently: int = Field(
        description="Statements of which one source tells other amounts than another for the same year; "
        "sums may count the same money twice."
    )
    joint: int = Field(
        description="Ways of money to projects of several organizations: nobody says how much each got."
    )


class Funding(Result):
    """Flows of money, their totals, and how recipients depend on funders."""

    id: str | None = Field(description="Whom the question was about.")
    flows: tuple[FundingFlow, ...]
    totals: tuple[Total, ...]
    untraced: tuple[Untraced, ...]
    dependence: tuple[Dependence, ...] = Field(description="Only of what is given as support.")
    overlap: Overlap
    unsaid: Unsaid
    rates: RatesUsed | None = Field(description="By which amounts were turned into one currency, if asked.")
    names: dict[str, str] = Field(description="Names of all ids in this answer.")
    as_of: str | None
    limit: int
    page: int = Field(description="Which part of each list this is, in parts of `limit`.")
    truncated: bool = Field(description="Whether a list goes on: ask for the next page.")


def funding(
    store: Store,
    id: str | None = None,  # noqa: A002
    *,
    as_of: str | None = None,
    by: Collection[By] = BYS,
    rates: Rates | None = None,
    limit: int = 50,
    page: int = 1,
) -> Funding:
    """Return how money flows in the network, or to, from and through one entity; of every date unless asked.

    Flows keep their own currency; with rates, totals and dependence are in one. Long lists are told in pages.
    """
    part(limit, page)  # refuse a part that is none
    when = moment(as_of)
    if unknown := sorted(set(by) - set(BYS)):
        raise InvalidQuestion(f"There are no totals by {unknown[0]!r}; ask for {', '.join(BYS)}.")
    asked = _Asked(id, when, tuple(each for each in BYS if each in by), rates, limit, page)
    return kept(store, ("funding", asked), lambda: _funding(store, asked))


@dataclass(frozen=True)
class _Asked:
    id: str | None
    when: Moment
    by: tuple[By, ...]
    rates: Rates | None
    limit: int
    page: int


def _funding(store: Store, asked: _Asked) -> Funding:
    own, when, here = asked.id, asked.when, part(asked.limit, asked.page)
    known = giving(store, when)
    if own is not None and own not in known.net.entities:
        raise NotFound(f"Nothing in the graph has the id {own!r}" + (f" on {when.day}." if when.day else "."))
    units = known.units if own is None else known.of(own)
    summed, used = _in_one_currency(units, asked.rates)
    rows = _rows(units)
    flows = _flows(store, known, nsmallest(here.stop, rows, key=_order)[here])
    shown, more_totals = totals(known, summed, asked.by, here)
    about = own if own is not None and _receives(known, units, own) else None
    dependent, more_dependent = dependences(known, summed, here, about)
    shared = overlap(known, own)
    return Funding(
        id=own,
        flows=flows,
        totals=shown,
        untraced=untraced(known, summed),
        dependence=dependent,
        overlap=shared,
        unsaid=_unsaid(known, units),
        rates=used,
        names=_names(known, own, flows, shared, dependent),
        as_of=when.day,
        limit=asked.limit,
        page=asked.page,
        truncated=len(rows) > here.stop or more_totals or more_dependent,
    )


def _receives(known: Giving, units: Iterable[Unit], own: str) -> bool:
    return any(known.recipient(unit) == own for unit in units)


Row = list[Unit]


def _rows(units: Iterable[Unit]) -> list[Row]:
    """Put together what goes the same way in the same year, currency and flow."""
    found: dict[tuple[object, ...], Row] = defaultdict(list)
    for unit in units:
        found[unit.path, unit.year, unit.currency, unit.flow, unit.counted].append(unit)
    return list(found.values())


def _order(row: Row) -> tuple[object, ...]:
    """Return what flows are sorted by: the newest first, what is undated last."""
    first, amount = row[0], _amount(row)
    return (-(first.year or 0), first.currency == "", first.currency, first.flow, -(amount or 0), first.path)


def _amount(row: Row) -> int | None:
    known = [unit.amount for unit in row if unit.amount is not None]
    return sum(known) if known else None


def _flows(store: Store, known: Giving, rows: Sequence[Row]) -> tuple[FundingFlow, ...]:
    links = [_links(row) for row in rows]
    said = evidence_by_id(store, [own for ids in links for own in ids[:_QUOTED]])
    return tuple(_flow(known, row, ids, said) for row, ids in zip(rows, links, strict=True))


def _links(row: Row) -> tuple[str, ...]:
    return tuple(sorted({own for unit in row for own in (*unit.links, *unit.told_again)}))


def _flow(known: Giving, row: Row, links: tuple[str, ...], said: Mapping[str, Evidence]) -> FundingFlow:
    first = row[0]
    taker = first.path[-1]
    alone = _as_each_tells(known, first, links)
    return FundingFlow(
        from_id=first.path[0],
        to_id=taker,
        via=first.path[1:-1],
        year=first.year,
        currency=first.currency,
        flow=first.flow,
        amount_minor=_amount(row),
        statements=len(links),
        unknown=sum(unit.amount is None for unit in row),
        kept_minor=sum(unit.amount or 0 for unit in row if unit.stays),
        apportioned=any(unit.apportioned for unit in row),
        told_again=len({own for unit in row for own in unit.told_again}),
        told_differently=sum(own in known.differing for own in links),
        lowest_minor=min(alone, default=None),
        highest_minor=max(alone, default=None),
        counted=first.counted,
        projects=tuple(sorted({project for unit in row for project in unit.projects})),
        implementers=tuple(own for own in known.bodies(taker) if own != taker),
        links=links,
        evidence=tuple(said[own] for own in links[:_QUOTED] if own in said),
    )


def _as_each_tells(known: Giving, unit: Unit, links: Iterable[str]) -> Collection[int]:
    """Return what each of several sources alone tells of a year's money between two, where they differ."""
    sums: Counter[str] = Counter()
    for each in (known.differing[own] for own in links if own in known.differing):
        if (each.from_id, each.to_id, each.year) == (unit.path[0], unit.path[-1], unit.year):
            sums[each.source] += each.amount or 0
    return sums.values() if len(sums) > 1 else ()


def _in_one_currency(units: Sequence[Unit], rates: Rates | None) -> tuple[Sequence[Unit], RatesUsed | None]:
    if rates is None:
        return units, None
    used: set[Rate] = set()
    missing: set[str] = set()
    found = []
    for unit in units:
        rate = rates.of(unit.currency, unit.year)
        if unit.amount is not None and rate is not None:
            used.add(rate)
            unit = replace(unit, amount=rates.converted(unit.amount, rate), currency=rates.currency)
        elif unit.amount is not None:
            missing.add(unit.currency)
        found.append(unit)
    listed = tuple(sorted(used, key=lambda rate: (rate.currency, rate.date)))
    return found, RatesUsed(currency=rates.currency, used=listed, missing=tuple(sorted(missing)))


def _unsaid(known: Giving, units: Sequence[Unit]) -> Unsaid:
    statements = {own for unit in units for own in (*unit.links, *unit.told_again)}
    return Unsaid(
        statements=len(statements),
        unknown_amounts=sum(unit.amount is None for unit in units),
        undated=sum(unit.year is None for unit in units),
        told_again=len({own for unit in units for own in unit.told_again}),
        told_differently=len(statements & known.differing.keys()),
        joint=sum(len(known.bodies(unit.path[-1])) > 1 for unit in units),
    )


def _names(
    known: Giving,
    own: str | None,
    flows: Iterable[FundingFlow],
    shared: Overlap,
    dependent: Iterable[Dependence],
) -> dict[str, str]:
    ids = {own} if own else set()
    for flow in flows:
        ids |= {flow.from_id, *flow.via, flow.to_id, *flow.implementers}
    for pair in shared.pairs:
        ids |= {pair.one, pair.other, *pair.recipients}
    for each in dependent:
        ids.update(each.unknown)
    return {each: known.net.entities[each].name for each in sorted(ids)}
