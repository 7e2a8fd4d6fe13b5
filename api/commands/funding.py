"""`ihuriro funding`: who pays for what, and who depends on whom."""

from pathlib import Path

import typer

from api.session import (
    AS_OF_OPTION,
    JSON_OPTION,
    PAGE_OPTION,
    limit_option,
    opened,
    say,
    write_json,
    write_table,
)
from graph.errors import InvalidQuestion
from graph.money import amount
from graph.questions.funding import Funding, FundingFlow, funding
from graph.questions.funding.rates import read_rates
from graph.questions.funding.sums import BYS, By, Total
from graph.questions.resolve import resolve

app = typer.Typer()


@app.command("funding")
def funding_command(
    who: str | None = typer.Argument(
        None, help="A funder, a recipient or a project; nobody asked means all.", metavar="[ID]"
    ),
    by: str = typer.Option(
        ",".join(BYS), "--by", help="Totals by these, separated by commas.", metavar="B,B"
    ),
    rates: Path | None = typer.Option(
        None, "--rates", help="A CSV file (currency,rate,date,name): totals in one currency.", metavar="FILE"
    ),
    as_of: str | None = AS_OF_OPTION,
    limit: int = limit_option(50, "Most flows, and most totals of each sort."),
    page: int = PAGE_OPTION,
    as_json: bool = JSON_OPTION,
) -> None:
    """Say who pays for what: each unit of money once, from its first giver to where it ends."""
    chosen, table = _sorts(by), read_rates(rates) if rates else None
    with opened() as store:
        own = resolve(store, who) if who is not None else None
        found = funding(store, own, as_of=as_of, by=chosen, rates=table, limit=limit, page=page)
    if as_json:
        write_json(found)
    else:
        _tell(found)


def _sorts(text: str) -> list[By]:
    wanted = {part.strip() for part in text.split(",") if part.strip()}
    if unknown := sorted(wanted - set(BYS)):
        raise InvalidQuestion(f"There are no totals by {unknown[0]!r}; ask for {', '.join(BYS)}.")
    return [each for each in BYS if each in wanted]


def _tell(found: Funding) -> None:
    if not found.unsaid.statements:
        say("no statement of money is known" + (f" on {found.as_of}" if found.as_of else ""))
        return
    for flow in found.flows:
        say(_flow(flow, found))
    for sort in dict.fromkeys(each.by for each in found.totals):
        rows = [_total(each) for each in found.totals if each.by == sort]
        write_table(f"By {sort}", ["name", "amount", "flow", "amounts unknown"], rows)
    for each in found.dependence:
        say(
            f"{each.name}: {each.share:.0%} of its known {each.currency} ({each.flow}) is from "
            f"{each.funders[0].name}; as from {each.effective_funders:g} equal funders"
            + (f"; amounts of {len(each.unknown)} more funders unknown" if each.unknown else "")
        )
    _tell_what_is_open(found)


def _flow(each: FundingFlow, found: Funding) -> str:
    way = " → ".join(found.names[own] for own in (each.from_id, *each.via, each.to_id))
    money = _money(each.amount_minor, each.currency)
    notes = [f"{each.statements} said"]
    if each.kept_minor:
        notes.append(f"{_money(each.kept_minor, each.currency)} of it stayed there")
    if not each.counted:
        notes.append("counted in the currency it came in")
    if each.told_differently:
        notes.append(_differing(each))
    return f"{each.year or 'undated'}  {way}: {money} ({each.flow}; {', '.join(notes)})"


def _differing(each: FundingFlow) -> str:
    alone = dict.fromkeys((each.lowest_minor, each.highest_minor))
    amounts = " to ".join(_money(minor, each.currency) for minor in alone if minor is not None)
    told = f"sources tell different amounts{', each alone ' + amounts if amounts else ''}"
    return f"{told}; may count the same money twice"


def _total(each: Total) -> list[str]:
    name = each.name or "not known"
    return [name, _money(each.amount_minor, each.currency), each.flow, str(each.unknown or "")]


def _money(minor: int | None, currency: str) -> str:
    return "unknown" if minor is None else amount(minor, currency or None)


def _tell_what_is_open(found: Funding) -> None:
    for each in found.untraced:
        if each.untraced_minor:
            money = amount(each.untraced_minor, each.currency or None)
            say(f"cannot be traced: {money} ({each.flow}), {each.share:.0%}")
    left = found.unsaid
    say(
        f"{left.statements} statements; amounts unknown: {left.unknown_amounts}; undated: {left.undated}; "
        f"told again by another source: {left.told_again}; told differently: {left.told_differently}; "
        f"to projects of several: {left.joint}"
    )
    if found.rates:
        for rate in found.rates.used:
            say(f"1 {rate.currency} = {rate.rate} {found.rates.currency} on {rate.date} ({rate.name})")
        if found.rates.missing:
            say(f"no rate for {', '.join(each or 'no currency' for each in found.rates.missing)}")
    if found.truncated:
        say("there is more: ask with --page, or --limit")
