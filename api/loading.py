"""Loading as people see it: a bar while it goes on, a few lines when it is done."""

import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from api.session import messages, say, settings
from graph.bolt.store import Store
from graph.exchange.terminal import printable
from loaders.pipeline import Wishes, load_files
from loaders.report import LoadReport

_MOST_COLUMNS = 10
_DRAW_SECONDS = 0.1


class Bar:
    """Shows on stderr how far a load is: a bar on a terminal, plain lines elsewhere."""

    def __init__(self, shown: Progress) -> None:
        self._shown = shown
        self._drawn = 0.0

    def reading(self, file: str) -> Callable[[int], None]:
        """Show how many rows were read; nobody knows how many there are."""
        self._go_on_by_itself(False)
        advance = self._advance(f"reading {file}", None)

        def told(number: int) -> None:
            advance(number)
            if time.monotonic() > self._drawn + _DRAW_SECONDS:
                self._shown.refresh()
                self._drawn = time.monotonic()

        return told

    def writing(self, file: str, things: int) -> Callable[[int], None]:
        """Show how many entities and statements were written."""
        self._go_on_by_itself(True)
        return self._advance(f"writing {file}", things)

    def say(self, line: str) -> None:
        """Say one line above the bar."""
        self._shown.console.print(line, markup=False)

    def _go_on_by_itself(self, whether: bool) -> None:
        """Let a thread draw the bar, or none: while one runs, a file is not shared among processes."""
        self._shown.stop()
        self._shown.live.auto_refresh = whether
        self._shown.start()

    def _advance(self, words: str, total: int | None) -> Callable[[int], None]:
        words = printable(words)
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
    with Progress(*columns, console=messages, transient=True, auto_refresh=False) as shown:
        return list(load_files(store, settings().workspace, paths, wishes, Bar(shown)))


def tell(report: LoadReport) -> None:
    """Say in a few lines what came of a load."""
    if report.status in {"refused", "failed"}:
        return
    if report.status == "unchanged":
        say(printable(f"{report.file}: unchanged, the graph already holds what it says"))
        return
    would = "would be " if report.dry_run else ""
    name = report.source or "(several)"
    told = (
        f"{report.file}: {report.entities} entities and {report.links} links as source {name}; "
        f"{report.new} statements {would}new, {report.gone} {would}taken back"
    )
    say(printable(told))
    if report.beside:
        say(printable(f"  read with it: {', '.join(report.beside)}"))
    if report.rejected:
        say(f"  {report.rejected} rows refused, with reasons in {report.rejects_file}")
    if report.unused:
        say(printable(f"  not used: {_most_filled(report.unused)}"))


def _most_filled(unused: Mapping[str, int]) -> str:
    """Return the columns that nobody used, those with most in them first, and how many more there are."""
    ranked = sorted(unused.items(), key=lambda one: (-one[1], one[0]))
    shown = ", ".join(f"{name} ({count})" for name, count in ranked[:_MOST_COLUMNS])
    more = len(unused) - _MOST_COLUMNS
    return f"{shown} and {more} more; --dry-run --json lists all" if more > 0 else shown
