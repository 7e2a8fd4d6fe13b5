"""`ihuriro stop`: stop the embedded engine."""

import typer

from api.session import say, settings
from graph.bolt.embedded import stop_engine

app = typer.Typer()


@app.command()
def stop() -> None:
    """Stop the embedded engine of the workspace; nothing is lost."""
    say("stopped" if stop_engine(settings().workspace) else "it was not running")
