"""`ihuriro map`: a network map as one file that opens without a network, or as a picture."""

from pathlib import Path

import typer

from api.session import AS_OF_OPTION, TYPES_OPTION, limit_option, opened, say, types_of, written
from graph.errors import InvalidQuestion
from graph.maps.caption import Told
from graph.maps.picture import png, svg
from graph.maps.single_file import map_page
from graph.maps.told import told_of
from graph.questions.neighborhood import neighborhood
from graph.questions.resolve import resolve
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
    as_of: str | None = AS_OF_OPTION,
    limit: int = limit_option(500, "Most links that are drawn."),
) -> None:
    """Draw the network around one or several entities into a file that can be handed on."""
    if out.suffix.lower() not in FORMATS:
        raise InvalidQuestion(f"{out.name}: a map is written as {', '.join(FORMATS)}")
    with opened() as store:
        ids = [resolve(store, name) for name in names or ()]
        if ids:
            drawn = neighborhood(store, ids, depth=depth, types=types_of(types), as_of=as_of, limit=limit)
        else:
            drawn = whole(store, types=types_of(types), as_of=as_of, limit=limit)
        told = told_of(store, drawn)
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
