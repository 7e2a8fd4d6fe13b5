"""`ihuriro introductions`: who can introduce one organization to another."""

import typer

from api.session import AS_OF_OPTION, JSON_OPTION, opened, say, write_json
from graph.questions.introductions import introductions
from graph.questions.resolve import resolve

app = typer.Typer()


@app.command("introductions")
def introductions_command(
    one: str = typer.Argument(..., help="Who wants to be introduced.", metavar="A"),
    other: str = typer.Argument(..., help="To whom.", metavar="B"),
    as_of: str | None = AS_OF_OPTION,
    limit: int = typer.Option(3, "--limit", help="Most routes that are shown.", min=1),
    depth: int = typer.Option(4, "--depth", help="Most links in a route.", min=1),
    as_json: bool = JSON_OPTION,
) -> None:
    """Find who can introduce one organization to another."""
    with opened() as store:
        ends = resolve(store, one), resolve(store, other)
        found = introductions(store, *ends, as_of=as_of, k=limit, depth=depth)
    if as_json:
        write_json(found)
        return
    called = {entity.id: entity.name for entity in found.entities}
    for number, route in enumerate(found.routes, 1):
        say(f"{number}. {' → '.join(called[each] for each in route.ids)}")
        for hop in route.hops:
            say(f"   {hop.sentence}")
    if not found.routes:
        say(f"no route of at most {depth} links on {found.as_of}")
