"""`ihuriro neighborhood`: the part of the network around one or several entities."""

import typer

from api.session import (
    AS_OF_OPTION,
    CONFIDENCE_OPTION,
    JSON_OPTION,
    KINDS_OPTION,
    PLACE_OPTION,
    POPULATION_OPTION,
    SOURCE_OPTION,
    THEME_OPTION,
    TYPES_OPTION,
    limit_option,
    narrowed,
    opened,
    say,
    types_of,
    write_json,
    write_table,
)
from graph.model.links import LINK_OF
from graph.questions.neighborhood import neighborhood
from graph.questions.resolve import resolve_all
from graph.questions.results import Subgraph

app = typer.Typer()


@app.command("neighborhood")
def neighborhood_command(
    names: list[str] = typer.Argument(..., help="Ids, names or acronyms.", metavar="ID..."),
    depth: int = typer.Option(1, "--depth", help="How many links away.", min=1),
    types: str | None = TYPES_OPTION,
    kinds: str | None = KINDS_OPTION,
    source: str | None = SOURCE_OPTION,
    place: str | None = PLACE_OPTION,
    theme: str | None = THEME_OPTION,
    population: str | None = POPULATION_OPTION,
    confidence: float = CONFIDENCE_OPTION,
    as_of: str | None = AS_OF_OPTION,
    limit: int = limit_option(500, "Most links that are shown."),
    as_json: bool = JSON_OPTION,
) -> None:
    """Show the part of the network around one or several entities."""
    with opened() as store:
        ids = resolve_all(store, names)
        only = narrowed(store, kinds, source, place, theme, population, confidence)
        found = neighborhood(
            store, ids, depth=depth, types=types_of(types), as_of=as_of, only=only, limit=limit
        )
    if as_json:
        write_json(found)
    else:
        _tell(found)


def _tell(found: Subgraph) -> None:
    if not found.links:
        on = f" that may hold on {found.as_of}" if found.as_of else ""
        say(f"no links of {', '.join(entity.name for entity in found.entities)}{on}")
        return
    called = {entity.id: entity.name for entity in found.entities}
    rows = [[called[link.from_id], LINK_OF[link.type].title, called[link.to_id]] for link in found.links]
    write_table("", ["", "", ""], rows)
    if found.truncated:
        say("more links than are shown; ask for them with --limit")
