"""`ihuriro load`: bring what files say into the graph."""

from pathlib import Path

import typer
from pydantic import BaseModel, ConfigDict

from api.loading import load_shown, tell
from api.session import JSON_OPTION, messages, opened, write_json
from loaders.catalogue import Options
from loaders.mapping import read_mapping
from loaders.pipeline import Wishes
from loaders.report import LoadReport

app = typer.Typer()


class Loads(BaseModel):
    """What came of loading several files."""

    model_config = ConfigDict(frozen=True)

    loads: tuple[LoadReport, ...]


@app.command("load")
def load_command(
    paths: list[Path] = typer.Argument(..., help="Files, folders, ZIP archives.", metavar="PATH..."),
    loader: str | None = typer.Option(None, "--as", help="Read as this format.", metavar="LOADER"),
    source: str | None = typer.Option(None, "--source", help="Id of the source.", metavar="ID"),
    mapping: Path | None = typer.Option(None, "--map", help="Which column means what.", metavar="MAP.yaml"),
    link_type: str | None = typer.Option(None, "--link-type", help="What a bare link means.", metavar="T"),
    accept_loss: bool = typer.Option(False, "--accept-loss", help="Load even what looks wrong or halved."),
    dry_run: bool = typer.Option(False, "--dry-run", help="Say what would change and change nothing."),
    as_json: bool = JSON_OPTION,
) -> None:
    """Load files, folders or what is in archives: detect the format, load, report."""
    if mapping is not None:
        read_mapping(mapping)  # what is wrong with it is said once, not of every file
    options = Options(source=source, mapping=mapping, link_type=link_type)
    wishes = Wishes(loader=loader, options=options, accept_loss=accept_loss, dry_run=dry_run)
    with opened() as store:
        reports = load_shown(store, paths, wishes)
    if as_json:
        write_json(Loads(loads=tuple(reports)))
    for report in reports:
        if not as_json:
            tell(report)
        if report.status in {"refused", "failed"}:
            messages.print(f"ihuriro: {report.status}: {report.reason}", markup=False)
    if not reports:
        messages.print("ihuriro: there is no file to load", markup=False)
    if not reports or any(report.status in {"refused", "failed"} for report in reports):
        raise typer.Exit(1)
