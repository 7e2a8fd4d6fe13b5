"""`ihuriro forget`: take back what a source said."""

import typer

from api.session import JSON_OPTION, opened, say, settings, write_json
from loaders.forgetting import forget

app = typer.Typer()


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
