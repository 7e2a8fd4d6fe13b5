"""`ihuriro demo`: the sample network, loaded and served."""

import typer

from api.commands.serve import PORT_OPTION, run_server
from api.loading import load_shown, tell
from api.sample import sample_files
from api.session import opened, say
from graph.errors import LoadRefused
from loaders.pipeline import Wishes

app = typer.Typer()


@app.command()
def demo(
    port: int = PORT_OPTION,
    no_serve: bool = typer.Option(False, "--no-serve", help="Only load the sample network."),
) -> None:
    """Load the sample network that comes with the program, then serve it."""
    with opened() as store:
        reports = load_shown(store, sample_files(), Wishes())
    for report in reports:
        tell(report)
        if report.status in {"failed", "refused"}:
            raise LoadRefused(report.reason)
    say("the sample network is loaded")
    if not no_serve:
        run_server("127.0.0.1", port)
