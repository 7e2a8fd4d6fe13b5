"""`ihuriro restore`: bring back what a backup holds."""

from pathlib import Path

import typer

from api.loading import load_shown, tell
from api.session import opened
from graph.errors import LoadRefused
from loaders.pipeline import Wishes

app = typer.Typer()


@app.command()
def restore(file: Path = typer.Argument(..., help="What `backup` wrote.")) -> None:
    """Bring back what a backup holds; sources that it does not know stay as they are."""
    with opened() as store:
        reports = load_shown(store, [file], Wishes(loader="jsonl", accept_loss=True))
    tell(reports[0])
    if reports[0].status in {"failed", "refused"}:
        raise LoadRefused(reports[0].reason)
