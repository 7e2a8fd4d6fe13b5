"""The questions in the terminal: search, profile, neighborhood, introductions, overview."""

import typer

from api.session import AS_OF_OPTION, JSON_OPTION, LIMIT_OPTION, opened, say, write_json, write_table
from graph.model.links import LINK_OF
from graph.questions.introductions import introductions
from graph.questions.neighborhood import neighborhood
from graph.questions.overview import overview
from graph.questions.profile import Group, Profile, profile
from graph.questions.resolve import resolve
from graph.questions.results import Evidence, Link
from graph.questions.search import search

app = typer.Typer()

TYPES_OPTION = typer.Option(
    None, "--links", help="Only these types of link, separated by commas.", metavar="T,T"
)


@app.command("search")
def search_command(
    text: str = typer.Argument(..., help="A name, an acronym, or what you remember of it."),
    kind: str | None = typer.Option(None, "--kind", help="Only this kind, such as Network."),
    place: str | None = typer.Option(None, "--place", help="Only what works in this place.", metavar="D"),
    theme: str | None = typer.Option(None, "--theme", help="Only what works on this theme.", metavar="T"),
    as_of: str | None = AS_OF_OPTION,
    limit: int = typer.Option(20, "--limit", help="Most that is shown.", min=1),
    as_json: bool = JSON_OPTION,
) -> None:
    """Find organizations, networks, projects, places, themes by name, acronym or misspelling."""
    with opened() as store:
        where = resolve(store, place) if place else None
        about = resolve(store, theme) if theme else None
        found = search(store, text, kind=kind, place=where, theme=about, as_of=as_of, limit=limit)
    if as_json:
        write_json(found)
        return
    rows = [[one.id, one.name, ", ".join(one.labels), "; ".join(one.aliases)] for one in found.results]
    write_table("", ["id", "name", "kind", "also"], rows)
    if not found.results:
        say("nothing has a name like that")
    if found.truncated:
        say(f"{found.left_out} more; ask for them with --limit")


@app.command("profile")
def profile_command(
    name: str = typer.Argument(..., help="An id, a name or an acronym.", metavar="ID"),
    as_of: str | None = AS_OF_OPTION,
    limit: int = typer.Option(1000, "--limit", help="Most links that are shown.", min=1),
    as_json: bool = JSON_OPTION,
) -> None:
    """Show everything about one entity, each thing with who says so."""
    with opened() as store:
        found = profile(store, resolve(store, name), as_of=as_of, limit=limit)
    if as_json:
        write_json(found)
    else:
        _tell_profile(found)


def _tell_profile(found: Profile) -> None:
    entity = found.entity
    say(f"{entity.name} ({entity.kind_title})  {_period(entity.since, entity.until)}".rstrip())
    if entity.aliases:
        say(f"also: {'; '.join(entity.aliases)}")
    for conflict in found.conflicts:
        values = "; ".join(
            f"{value.value} ({', '.join(value.sources)})" for value in conflict.values
        )
        say(f"sources disagree on {conflict.field}: {values}")
    for group in found.groups:
        _tell_group(group)
    if found.truncated:
        say("more links than are shown; ask for them with --limit")


def _tell_group(group: Group) -> None:
    say(f"\n{group.title}")
    for tie in group.ties:
        say(f"  {tie.name}  {_period(tie.links[0].since, tie.links[0].until)}".rstrip())
        for link in tie.links:
            say(f"      {_said(link)}")


def _said(link: Link) -> str:
    said = link.evidence
    return f"{_words(said)} [{said.source_title or said.source}, {said.record}]"


def _words(evidence: Evidence) -> str:
    return (
        f"“{evidence.quote}”" if evidence.quote else f"in our words: {evidence.paraphrase or 'as recorded'}"
    )


def _period(since: str | None, until: str | None) -> str:
    return "" if since is None and until is None else f"{since or '?'} to {until or 'now'}"


@app.command("neighborhood")
def neighborhood_command(
    names: list[str] = typer.Argument(..., help="Ids, names or acronyms.", metavar="ID..."),
    depth: int = typer.Option(1, "--depth", help="How many links away.", min=1),
    types: str | None = TYPES_OPTION,
    as_of: str | None = AS_OF_OPTION,
    limit: int = typer.Option(500, "--limit", help="Most links that are shown.", min=1),
    as_json: bool = JSON_OPTION,
) -> None:
    """Show the part of the network around one or several entities."""
    wanted = types.split(",") if types else None
    with opened() as store:
        ids = [resolve(store, name) for name in names]
        found = neighborhood(store, ids, depth=depth, types=wanted, as_of=as_of, limit=limit)
    if as_json:
        write_json(found)
        return
    called = {entity.id: entity.name for entity in found.entities}
    rows = [[called[link.from_id], LINK_OF[link.type].title, called[link.to_id]] for link in found.links]
    write_table("", ["", "", ""], rows)
    if found.truncated:
        say("more links than are shown; ask for them with --limit")


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
    for number, route in enumerate(found.routes, 1):
        say(f"{number}. {' → '.join(route.ids)}")
        for hop in route.hops:
            say(f"   {hop.sentence}")
    if not found.routes:
        say(f"no route of at most {depth} links on {found.as_of}")


@app.command("overview")
def overview_command(
    as_of: str | None = AS_OF_OPTION,
    limit: int | None = LIMIT_OPTION,
    as_json: bool = JSON_OPTION,
) -> None:
    """Say what the graph holds, how old it is, and what nobody knows."""
    with opened() as store:
        found = overview(store, as_of=as_of, limit=limit or 200)
    if as_json:
        write_json(found)
        return
    write_table(
        "What is in here", ["kind", "entities"], [[one.kind, str(one.entities)] for one in found.kinds]
    )
    write_table("Links", ["type", "links"], [[one.type, str(one.links)] for one in found.types])
    rows = [[one.id, one.title, one.publisher, one.published or ""] for one in found.sources]
    write_table("Sources", ["id", "title", "publisher", "published"], rows)
