"""`ihuriro introductions`: who can introduce one organization to another."""

import typer

from api.session import AS_OF_OPTION, JSON_OPTION, limit_option, opened, say, write_json
from graph.questions.introductions import DEEPEST, Introductions, introductions
from graph.questions.resolve import resolve

app = typer.Typer()


@app.command("introductions")
def introductions_command(
    one: str = typer.Argument(..., help="Who wants to be introduced.", metavar="A"),
    other: str = typer.Argument(..., help="To whom.", metavar="B"),
    as_of: str | None = AS_OF_OPTION,
    limit: int = limit_option(3, "Most routes that are shown."),
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
    _say_routes(found)
    if not found.routes:
        _say_why_not(found)
    left = found.left_out
    say(
        f"left out of the whole network: ties of other days: {left.other_days}; "
        f"kinds of bodies: {left.kinds_of_bodies}; links without influence: {left.other_links}"
    )


def _say_routes(found: Introductions) -> None:
    called = {entity.id: entity.name for entity in found.entities}
    for number, route in enumerate(found.routes, 1):
        say(f"{number}. {' → '.join(called[each] for each in route.ids)} (cost {route.cost:.1f} steps)")
        for hop in route.hops:
            heard = f"last heard of on {hop.heard}" if hop.heard else "without a date"
            old = f" [{heard}: +{hop.cost - 1:.1f}]"
            say(f"   {hop.sentence}{old if hop.cost > 1 else ''}")
        for each in route.between:
            if each.cost:
                say(f"   {called[each.id]} is tied to {each.ties}: +{each.cost:.1f}")
        if route.office:
            contacts = ", ".join(filter(None, (*route.office.contacts, route.office.website)))
            say(
                f"   ends at the office of {called[route.office.id]}: {contacts or 'no public contact known'}"
            )
    if found.truncated:
        say(f"there are more routes than these {len(found.routes)}, or not all were looked at (--limit)")


def _say_why_not(found: Introductions) -> None:
    say(f"no route of at most {found.depth} links on {found.as_of}; that does not mean that there is none")
    if found.shortest:
        say(f"the shortest has {found.shortest} links: ask with --depth {found.shortest}, {DEEPEST} at most")
    called = {entity.id: entity.name for entity in found.entities}
    for island in found.islands:
        if not island.exists:
            say(f"{called[island.id]} did not exist on that day")
        largest = ", ".join(f"{called[mark.id]} ({mark.ties})" for mark in island.largest)
        told = largest and f"; most tied: {largest}"
        say(f"from {called[island.id]}, {island.reached} can be reached{told}")
