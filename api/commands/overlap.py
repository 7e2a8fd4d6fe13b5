"""`ihuriro overlap`: who works side by side without a room that they share."""

import typer

from api.session import AS_OF_OPTION, JSON_OPTION, PAGE_OPTION, limit_option, opened, say, write_json
from graph.questions.overlap import Cell, Overlap, overlap
from graph.questions.periods import age
from graph.questions.resolve import resolve

app = typer.Typer()


@app.command("overlap")
def overlap_command(
    theme: str | None = typer.Option(None, "--theme", help="Only on this theme.", metavar="T"),
    place: str | None = typer.Option(None, "--place", help="Only in this place.", metavar="D"),
    as_of: str | None = AS_OF_OPTION,
    limit: int = limit_option(20, "Most cells of theme and place that are shown."),
    page: int = PAGE_OPTION,
    as_json: bool = JSON_OPTION,
) -> None:
    """Find organizations active in one place on one theme that share no room and are not tied."""
    with opened() as store:
        found = overlap(
            store,
            theme=resolve(store, theme) if theme else None,
            place=resolve(store, place) if place else None,
            as_of=as_of,
            limit=limit,
            page=page,
        )
    if as_json:
        write_json(found)
        return
    for cell in found.cells:
        _say_cell(cell)
    _say_rest(found)


def _say_cell(cell: Cell) -> None:
    called = {each.id: each.name for each in cell.active}
    say(f"{cell.theme_name} in {cell.place_name}: {cell.organizations} organizations known")
    for pair in cell.pairs:
        say(f"  {called[pair.ids[0]]} and {called[pair.ids[1]]} share no known room")
    if cell.truncated:
        say(f"  and more pairs: these are the first {len(cell.pairs)}")
    for each in cell.active:
        said = each.evidence[0]
        stated = "theme and place stated together" if each.together else "theme and place stated apart"
        who = said.publisher or said.source_title or said.source
        say(f"    {each.name}: {stated}, says {who}; {age(each.undated, each.said_on)}")


def _say_rest(found: Overlap) -> None:
    if not found.cells:
        say(f"no two organizations without a shared room are known on {found.as_of}")
    say(
        f"of {found.organizations} organizations on {found.as_of}, theme and place are known of "
        f"{found.known}; only a country of {found.wide}, no place of {found.unplaced}, "
        f"no theme of {found.untold}"
    )
    if found.truncated:
        say(f"there are more than these {found.limit} cells: ask with --page, or --limit")
