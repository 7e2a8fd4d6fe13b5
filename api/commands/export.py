"""`ihuriro export`: the graph in a file for other programs."""

from enum import StrEnum
from pathlib import Path

import typer

from api.session import opened, say, written
from graph.exchange.jsonl import export_lines, write_jsonl

app = typer.Typer()


class Format(StrEnum):
    """Formats that the graph can be written in."""

    JSONL = "jsonl"


@app.command()
def export(
    out: Path = typer.Option(..., "-o", "--output", help="File to write.", metavar="FILE"),
    form: Format = typer.Option(Format.JSONL, "--format", help="In which format."),
) -> None:
    """Write the whole graph to a file that can be loaded again."""
    with opened() as store:
        count = written(out, lambda: write_jsonl(out, export_lines(store)))
    say(f"{out}: {count} lines as {form}")
