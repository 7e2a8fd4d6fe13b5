"""`ihuriro tables`: tables of one's own."""

from pathlib import Path

import typer

from api.session import say
from graph.errors import InvalidQuestion
from loaders.sources.tables.template import template

app = typer.Typer(no_args_is_help=True)


@app.callback()
def _tables() -> None:
    """Tables of one's own: a template to fill in."""


@app.command("template")
def template_command(file: Path = typer.Argument(..., help="An .xlsx or .csv file to write.")) -> None:
    """Write an empty table that `load` understands, with an explanation of its columns."""
    try:
        template(file)
    except OSError as error:
        raise InvalidQuestion(f"{file}: cannot be written: {error.strerror}") from error
    say(f"{file}: fill it in, then: ihuriro load {file}")
