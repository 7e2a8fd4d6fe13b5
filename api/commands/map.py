"""`ihuriro map`: a network map as one file that opens without a network, or as a picture."""

from pathlib import Path

import typer

from api.session import (
    AS_OF_OPTION,
    CONFIDENCE_OPTION,
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
    written,
)
from graph.errors import InvalidQuestion
from graph.maps.caption import Told
from graph.maps.picture import png, svg
from graph.maps.single_file import map_page
from graph.maps.told import filters_in_words, told_of
from graph.questions.neighborhood import neighborhood
from graph.questions.resolve import resolve_all
from graph.questions.results import Subgraph
from graph.questions.whole import whole

app = typer.Typer()
FORMATS = (".html", ".svg", ".png")


@app.command("map")
def map_command(
    names: list[str] | None = typer.Argument(
        None, help="Ids, names or acronyms; none: the whole.", metavar="ID..."
    ),
    out: Path = typer.Option(..., "-o", "--output", help="An .html, .svg or .png file.", metavar="FILE"),
    depth: int = typer.Option(1, "--depth", help="How many links away.", min=1),
    types: str | None = TYPES_OPTION,
    kinds: str | None = KINDS_OPTION,
    source: str | None = SOURCE_OPTION,
    place: str | None = PLACE_OPTION,
    theme: str | None = THEME_OPTION,
    population: str | None = POPULATION_OPTION,
    confidence: float = CONFIDENCE_OPTION,
    as_of: str | None = AS_OF_OPTION,
    limit: int = limit_option(500, "Most links that are drawn."),
) -> None:
    """Draw the network around one or several entities into a file that can be handed on."""
    if out.suffix.lower() not in FORMATS:
        raise InvalidQuestion(f"{out.name}: a map is written as {', '.join(FORMATS)}")
    links = types_of(types)
    with opened() as store:
        ids = resolve_all(store, names or [])
        only = narrowed(store, kinds, source, place, theme, population, confidence)
        if ids:
            drawn = neighborhood(store, ids, depth=depth, types=links, as_of=as_of, only=only, limit=limit)
        else:
            drawn = whole(store, types=links, as_of=as_of, only=only, limit=limit)
        filters = filters_in_words(links or (), only.told, depth if ids else 1)
        told = told_of(store, drawn, filters=filters)
    _write(out, drawn, told)
    say(f"{out}: {len(drawn.entities)} entities, {len(drawn.links)} links")


def _write(out: Path, drawn: Subgraph, told: Told) -> None:
    form = out.suffix.lower()
    if form == ".html":
        page = map_page(drawn, **told)
        written(out, lambda: out.write_text(page, encoding="utf-8"))
        return
    picture = svg(drawn, **told)
    data = png(picture) if form == ".png" else picture.encode()
    written(out, lambda: out.write_bytes(data))
