"""`ihuriro load`, `ihuriro forget`: bring what files say into the graph, and take it back."""

from collections.abc import Callable, Iterable
from pathlib import Path

import typer
from pydantic import BaseModel, ConfigDict
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from api.session import JSON_OPTION, messages, opened, say, settings, write_json
from graph.bolt.store import Store
from loaders.catalogue import Options
from loaders.pipeline import Wishes, forget, load_files
from loaders.report import LoadReport

app = typer.Typer()


class Loads(BaseModel):
    """What came of loading several files."""

    model_config = ConfigDict(frozen=True)

    loads: tuple[LoadReport, ...]


class Bar:
    """Shows on stderr how far a load is: a bar on a terminal, plain lines elsewhere."""

    def __init__(self, shown: Progress) -> None:
        self._shown = shown

    def reading(self, file: str) -> Callable[[int], None]:
        """Show how many rows were read; nobody knows how many there are."""
        return self._advance(f"reading {file}", None)

    def writing(self, file: str, statements: int) -> Callable[[int], None]:
        """Show how many statements were written."""
        return self._advance(f"writing {file}", statements)

    def say(self, line: str) -> None:
        """Say one line above the bar."""
        self._shown.console.print(line, markup=False)

    def _advance(self, words: str, total: int | None) -> Callable[[int], None]:
        task = self._shown.add_task(words, total=total)
        if not self._shown.console.is_terminal:
            self.say(words)
        return lambda number: self._shown.update(task, advance=number)


def load_shown(store: Store, paths: Iterable[Path], wishes: Wishes) -> list[LoadReport]:
    """Load files with a bar on stderr and return what came of each."""
    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=messages, transient=True) as shown:
        return list(load_files(store, settings().workspace, paths, wishes, Bar(shown)))


@app.command("load")
def load_command(
    paths: list[Path] = typer.Argument(..., help="Files or folders.", metavar="PATH..."),
    loader: str | None = typer.Option(None, "--as", help="Read as this format.", metavar="LOADER"),
    source: str | None = typer.Option(None, "--source", help="Id of the source.", metavar="ID"),
    mapping: Path | None = typer.Option(None, "--map", help="Which column means what.", metavar="MAP.yaml"),
    link_type: str | None = typer.Option(None, "--link-type", help="What a bare link means.", metavar="T"),
    accept_loss: bool = typer.Option(False, "--accept-loss", help="Load even what looks wrong or halved."),
    dry_run: bool = typer.Option(False, "--dry-run", help="Say what would change and change nothing."),
    as_json: bool = JSON_OPTION,
) -> None:
    """Load files or folders: detect the format, load, report."""
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


def tell(report: LoadReport) -> None:
    """Say in a few lines what came of a load."""
    if report.status in {"refused", "failed"}:
        return
    if report.status == "unchanged":
        say(f"{report.file}: unchanged, the graph already holds what it says")
        return
    would = "would be " if report.dry_run else ""
    name = report.source or "(several)"
    say(
        f"{report.file}: {report.entities} entities and {report.links} links as source {name}; "
        f"{report.new} statements {would}new, {report.gone} {would}taken back"
    )
    if report.rejected:
        say(f"  {report.rejected} rows refused, with reasons in {report.rejects_file}")
    if report.unused:
        columns = ", ".join(f"{name} ({count})" for name, count in report.unused.items())
        say(f"  not used: {columns}")


@app.command("forget")
def forget_command(
    source: str = typer.Argument(..., help="Id of the source."), as_json: bool = JSON_OPTION
) -> None:
    """Take back all that a source said, and the entities that nobody else speaks of."""
    with opened() as store:
        report = forget(store, settings().workspace, source)
    if as_json:
        write_json(report)
    else:
        say(f"{source}: {report.gone} statements taken back")
