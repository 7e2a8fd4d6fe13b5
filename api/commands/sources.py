"""`ihuriro sources`: the documents and data files that the graph was made of."""

import typer

from api.session import JSON_OPTION, PAGE_OPTION, limit_option, opened, say, write_json, write_table
from graph.questions.sources import SourceSummary, sources

app = typer.Typer()


@app.command("sources")
def sources_command(
    limit: int = limit_option(500, "Most sources that are shown."),
    page: int = PAGE_OPTION,
    as_json: bool = JSON_OPTION,
) -> None:
    """List the sources, what each gave, and whether its load was finished."""
    with opened() as store:
        found = sources(store, limit=limit, page=page)
    if as_json:
        write_json(found)
        return
    columns = ["id", "title", "publisher", "published", "entities", "links", ""]
    write_table("", columns, list(map(_row, found.sources)))
    say(f"{len(found.sources)} of {found.total} sources")
    if found.truncated:
        say(f"more follow; ask for them with --page {page + 1}, or --limit")


def _row(source: SourceSummary) -> list[str]:
    finished = "" if source.status == "complete" else "its load was broken off: load it again"
    counts = [str(source.entities), str(source.links)]
    return [source.id, source.title, source.publisher, source.published or "", *counts, finished]
