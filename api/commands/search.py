"""`ihuriro search`: find entities by what they are called."""

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
from graph.questions.resolve import resolve
from graph.questions.search import search

app = typer.Typer()


@app.command("search")
def search_command(
    text: str = typer.Argument(..., help="A name, an acronym, or what you remember of it."),
    kind: str | None = typer.Option(None, "--kind", help="Only this kind, such as Network."),
    place: str | None = typer.Option(None, "--place", help="Only what works in this place.", metavar="D"),
    theme: str | None = typer.Option(None, "--theme", help="Only what works on this theme.", metavar="T"),
    as_of: str | None = AS_OF_OPTION,
    limit: int = limit_option(20, "Most that is shown."),
    page: int = PAGE_OPTION,
    as_json: bool = JSON_OPTION,
) -> None:
    """Find organizations, networks, projects, places, themes by name, acronym or misspelling."""
    with opened() as store:
        where = resolve(store, place) if place else None
        about = resolve(store, theme) if theme else None
        found = search(store, text, kind=kind, place=where, theme=about, as_of=as_of, limit=limit, page=page)
    if as_json:
        write_json(found)
        return
    rows = [[one.id, one.name, ", ".join(one.labels), "; ".join(one.aliases)] for one in found.results]
    write_table("", ["id", "name", "kind", "also"], rows)
    if not found.total:
        say("nothing has a name like that")
    elif not found.results:
        say(f"only {found.total} have a name like that; ask for an earlier --page")
    if found.truncated:
        say(f"{found.left_out} more; ask for them with --page {page + 1}, or --limit")
