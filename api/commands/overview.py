"""`ihuriro overview`: what the graph holds, how old it is, and what nobody knows."""

import typer

from api.session import AS_OF_OPTION, JSON_OPTION, limit_option, opened, write_json, write_table
from graph.questions.overview import overview

app = typer.Typer()


@app.command("overview")
def overview_command(
    as_of: str | None = AS_OF_OPTION,
    limit: int = limit_option(200, "Most sources and districts that are shown."),
    as_json: bool = JSON_OPTION,
) -> None:
    """Say what the graph holds, how old it is, and what nobody knows."""
    with opened() as store:
        found = overview(store, as_of=as_of, limit=limit)
    if as_json:
        write_json(found)
        return
    write_table(
        "What is in here", ["kind", "entities"], [[one.kind, str(one.entities)] for one in found.kinds]
    )
    rows = [[one.title, str(one.known), str(one.of - one.known)] for one in found.coverage]
    write_table("What is known of how many", ["", "known", "not known"], rows)
    write_table("Links", ["type", "links"], [[one.type, str(one.links)] for one in found.types])
    rows = [[one.id, one.title, one.publisher, one.published or ""] for one in found.sources]
    write_table("Sources", ["id", "title", "publisher", "published"], rows)
