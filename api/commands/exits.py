"""`ihuriro exits`: what is lost, and what remains, when funders or organizations leave."""

from collections.abc import Iterable

import typer

from api.session import AS_OF_OPTION, JSON_OPTION, PAGE_OPTION, limit_option, opened, say, write_json
from graph.maps.words import counted
from graph.questions.exits import DarkCell, Exits, Leaving, exits
from graph.questions.resolve import resolve_all

app = typer.Typer()


@app.command("exits")
def exits_command(
    who: list[str] = typer.Argument(
        None,
        help="Funders or organizations that leave; with nobody, only whose support ends by itself.",
        metavar="[ID]...",
    ),
    on: str | None = typer.Option(None, "--on", help="The day on which they leave.", metavar="DATE"),
    months: int = typer.Option(12, "--months", help="Support that ends within so many months.", min=1),
    as_of: str | None = AS_OF_OPTION,
    limit: int = limit_option(50, "Most of each list that is shown."),
    page: int = PAGE_OPTION,
    as_json: bool = JSON_OPTION,
) -> None:
    """Say what is lost, and what remains, when funders or organizations leave on a day."""
    with opened() as store:
        found = exits(
            store, resolve_all(store, who or []), on=on, months=months, as_of=as_of, limit=limit, page=page
        )
    if as_json:
        write_json(found)
    else:
        _tell(found)


def _tell(found: Exits) -> None:
    for leaving in found.leaving:
        say(f"{leaving.name} leaves on {found.on}{_not_known(leaving)}")
    if found.leaving:
        _tell_losses(found)
    _tell_cells("nobody else is known for", found.dark, found)
    _tell_cells("at risk, all known support is lost", found.at_risk, found)
    _tell_gone(found)
    for each in found.remain:
        say(f"remains: {each.name}: {'; '.join(each.reasons)}")
    _tell_ending(found)
    if found.truncated:
        say("there is more: ask with --page, or --limit")


def _not_known(leaving: Leaving) -> str:
    if not leaving.here:
        return ": it is not there on that day, so nothing changes"
    works = "nobody says on what, for whom or where it works, so what of that is lost is not known"
    return "" if leaving.known else f": {works}"


def _tell_losses(found: Exits) -> None:
    for loss in found.losses:
        low, high = f"{loss.share_low:.0%}", f"{loss.share_high:.0%}"
        say(f"{loss.name} loses {low if low == high else f'{low} to {high}'} of its known support")
        for reason in loss.reasons:
            say(f"   {reason}")
    if found.page == 1 and not found.losses:
        say("nobody is known to lose support; that does not mean that nobody does")


def _tell_cells(title: str, cells: Iterable[DarkCell], found: Exits) -> None:
    for cell in cells:
        say(f"{title}: {_cell(cell, found)}")


def _cell(cell: DarkCell, found: Exits) -> str:
    return _named((each for each in (cell.theme, cell.population, cell.place) if each), found)


def _tell_gone(found: Exits) -> None:
    for service in found.services:
        say(f"nobody else provides, as far as known: {found.names[service.id]}")
    for route in found.routes:
        say(f"no more referrals from {found.names[route.from_id]} to {found.names[route.to_id]}")
    for room in found.rooms:
        still = _named(room.remain, found) or "nobody known"
        say(f"{found.names[room.id]} loses a convenor; still convened by: {still}")


def _tell_ending(found: Exits) -> None:
    for ending in found.ending:
        say(f"known support ends by itself: {ending.name}, {ending.until}")
    if found.page == 1 and not found.ending:
        ahead = counted(found.months, "month", "months")
        say(f"nobody is known whose support ends by itself within {ahead} after {found.on}")
    for each in found.endangered:
        still = f"still carried out by {_named(each.remain, found)}" if each.remain else "nobody else known"
        say(f"at risk: {each.name} ({still})")
        for reason in each.reasons:
            say(f"   {reason}")


def _named(ids: Iterable[str], found: Exits) -> str:
    return ", ".join(found.names[own] for own in ids)
