"""`ihuriro backup`: everything of every tier in one file."""

from pathlib import Path

import typer

from api.session import opened, say, written
from graph.exchange.jsonl import export_lines, write_jsonl

app = typer.Typer()


@app.command()
def backup(file: Path = typer.Argument(..., help="File to write.")) -> None:
    """Write everything of every tier to a file, from which `restore` makes the same graph."""
    with opened() as store:
        count = written(file, lambda: write_jsonl(file, export_lines(store)))
    say(f"{file}: {count} lines")
