"""`ihuriro gaps`: what is served in which districts, where nobody is, and where that is not known."""

from pathlib import Path

import typer

from api.session import AS_OF_OPTION, JSON_OPTION, PAGE_OPTION, limit_option, opened, say, write_json, written
from graph.exchange.gap_table import gap_table
from graph.questions.gaps import Gaps, Thing, gaps
from graph.questions.gaps.cells import Cell
from graph.questions.gaps.hints import Hint
from graph.questions.resolve import resolve_all

app = typer.Typer()
_SIGNS = {"served": "+", "gap": "!", "unknown": "?"}


@app.command("gaps")
def gaps_command(
    theme: list[str] = typer.Option([], "--theme", help="A theme; may stand several times.", metavar="T"),
    population: list[str] = typer.Option([], "--population", help="A group of people.", metavar="P"),
    place: list[str] = typer.Option([], "--place", help="A district, or all in a province.", metavar="D"),
    as_of: str | None = AS_OF_OPTION,
    limit: int = limit_option(2000, "Most cells that are looked at."),
    page: int = PAGE_OPTION,
    csv: Path | None = typer.Option(None, "--csv", help="Write the table to this file.", metavar="FILE"),
    as_json: bool = JSON_OPTION,
) -> None:
    """Show which themes are served in which districts and for whom, and where nobody is known to be."""
    with opened() as store:
        asked = (resolve_all(store, names) for names in (theme, population, place))
        themes, populations, places = asked
        found = gaps(
            store, themes=themes, populations=populations, places=places, as_of=as_of, limit=limit, page=page
        )
    if csv is not None:
        written(csv, lambda: csv.write_text(gap_table(found), encoding="utf-8", newline=""))
    if as_json:
        write_json(found)
        return
    if csv is not None:
        say(f"{csv}: {found.cut or f'{len(found.cells)} cells'}")
        return
    for on in found.themes:
        for people in found.populations:
            _column(found, on, people)
    _left_out(found)


def _column(found: Gaps, on: Thing, people: Thing) -> None:
    cells = [each for each in found.cells if (each.theme, each.population) == (on.id, people.id)]
    names = {row.id: row.name for row in found.places}
    unknown = sum(cell.state == "unknown" for cell in cells)
    about = f"{on.name or 'Any theme'}{', for ' + people.name if people.name else ''}"
    say(f"{about}, {found.as_of}: unknown in {unknown} of {len(cells)}")
    for cell in cells:
        if cell.state != "unknown" or len(cells) == 1:
            say(f"  {_SIGNS[cell.state]} {names[cell.place]}: {cell.state}{_told(cell)}")
            for hint in cell.hints:
                say(f"      {_hint(hint)}")


def _told(cell: Cell) -> str:
    if cell.state != "served":
        return f", {cell.reason}"
    names = ", ".join(provider.name for provider in cell.providers) or "somebody who is not named"
    single = " (alone)" if cell.single else ""
    return f" by {names}{single}" + (f"; {cell.reason}" if cell.lacks else "")


def _hint(hint: Hint) -> str:
    parts = (f"{part.name}{' (wider)' if part.wider else ''}" for part in hint.parts)
    return f"{hint.name} states parts: {', '.join(parts)}"


def _left_out(found: Gaps) -> None:
    for count in found.counted:
        say(f"{count.name}: {count.stated_count} in {count.place_name}, {count.named} districts named")
    if found.more_counted:
        say(f"{found.more_counted} more state how many places, not which")
    if found.unplaced or found.wide:
        wide = f"{found.wide} that name no place as small as a district"
        say(f"not in the table: {found.unplaced} that name no place, {wide}")
    if any(not cover.counts for cover in found.covers):
        say("some sources cover this completely, but only a part of what they say may be shown here")
    if found.cut:
        say(f"only the {found.cut} were looked at: ask for others with --page, or --limit")
