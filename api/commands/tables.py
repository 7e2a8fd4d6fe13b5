"""`ihuriro tables`: tables of one's own."""

from datetime import UTC, datetime
from pathlib import Path

import typer

from api.session import opened, say, written
from graph.errors import InvalidQuestion
from graph.model.statements import Tier
from graph.questions.resolve import resolve
from loaders.sources.tables.organization import write_sheet
from loaders.sources.tables.suggest import suggest
from loaders.sources.tables.template import template

app = typer.Typer(no_args_is_help=True)


@app.callback()
def _tables() -> None:
    """Tables of one's own: a template to fill in, a mapping for a spreadsheet, a sheet to send out."""


@app.command("template")
def template_command(file: Path = typer.Argument(..., help="An .xlsx or .csv file to write.")) -> None:
    """Write an empty table that `load` understands, with an explanation of its columns."""
    try:
        template(file)
    except OSError as error:
        raise InvalidQuestion(f"{file}: cannot be written: {error.strerror}") from error
    say(f"{file}: fill it in, then: ihuriro load {file}")


@app.command("suggest")
def suggest_command(
    file: Path = typer.Argument(..., help="A spreadsheet, .xlsx or .csv, with headers of its own."),
    out: Path | None = typer.Option(None, "-o", "--output", help="Write it here.", metavar="MAP.yaml"),
) -> None:
    """Write a first draft of what the columns of a spreadsheet mean, for `load --map`."""
    draft = suggest(file)
    if out is None:
        typer.echo(draft, nl=False)
        return
    written(out, lambda: out.write_text(draft, encoding="utf-8"))
    say(f"{out}: check it, then: ihuriro load {file} --map {out}")


@app.command("sheet")
def sheet_command(
    name: str = typer.Argument(..., help="An id, a name or an acronym.", metavar="ID"),
    out: Path = typer.Option(..., "-o", "--output", help="Write it here.", metavar="FILE.xlsx"),
    tier: Tier = typer.Option("public", "--tier", help="With what this tier may see."),
) -> None:
    """Write what the graph holds of one organization, for it to correct; `load` takes it back as its word."""
    with opened() as store:
        own = resolve(store, name)
        on = datetime.now(UTC).date().isoformat()
        links = written(out, lambda: write_sheet(store, own, out, tier, on))
    say(f"{out}: {links} links; when it comes back: ihuriro load {out}")
