"""`ihuriro compare`: two organizations, or one on two dates, side by side."""

from collections.abc import Sequence

import typer

from api.session import AS_OF_OPTION, JSON_OPTION, PAGE_OPTION, limit_option, opened, say, write_json
from graph.questions.compare import compare
from graph.questions.compare.compared import Bond, Compared, Comparison, Side
from graph.questions.periods import age
from graph.questions.resolve import resolve

app = typer.Typer()


@app.command("compare")
def compare_command(
    a: str = typer.Argument(..., help="An organization.", metavar="A"),
    b: str | None = typer.Argument(None, help="Another one; else give two dates.", metavar="[B]"),
    since: str | None = typer.Option(None, "--from", help="The earlier date, for one alone.", metavar="DATE"),
    until: str | None = typer.Option(None, "--to", help="The later date, for one alone.", metavar="DATE"),
    as_of: str | None = AS_OF_OPTION,
    limit: int = limit_option(50, "Most names of each list."),
    page: int = PAGE_OPTION,
    as_json: bool = JSON_OPTION,
) -> None:
    """Say what two organizations share and what only one has, or what changed for one between two dates."""
    with opened() as store:
        one, other = resolve(store, a), None if b is None else resolve(store, b)
        found = compare(store, one, other, since=since, until=until, as_of=as_of, limit=limit, page=page)
    if as_json:
        write_json(found)
        return
    _say(found)


def _say(found: Comparison) -> None:
    titles = _title(found.first, found), _title(found.second, found)
    for side, title in zip((found.first, found.second), titles, strict=True):
        if not side.lives:
            say(f"{title}: by its dates it does not exist then")
    for bond in found.between:
        sources = ", ".join(sorted({said.source for said in bond.evidence}))
        say(f"{_aged(bond.sentence, bond)}  [{sources}]")
    for group in found.groups:
        say(f"{group.title}{' (seen from there)' if group.direction == 'in' else ''}:")
        _say_names("both", group.shared, group.shared_total)
        _say_names(f"only {titles[0]}", group.only_first, group.first_total)
        _say_names(f"only {titles[1]}", group.only_second, group.second_total)
    if found.truncated:
        say("there is more: ask with --page, or --limit")
    say("What is not known of one may still be so.")


def _title(side: Side, found: Comparison) -> str:
    return side.name if found.first.id != found.second.id else str(side.day)


def _say_names(title: str, things: Sequence[Compared], total: int) -> None:
    if things:
        names = ", ".join(_aged(each.name, each) for each in things)
        more = f" ({len(things)} of {total})" if total > len(things) else ""
        say(f"  {title}: {names}{more}")


def _aged(words: str, said: Compared | Bond) -> str:
    return f"{words} ({age(True, said.said_on)})" if said.undated else words
