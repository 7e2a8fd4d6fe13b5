"""`ihuriro serve`: the pages and the API."""

from pathlib import Path

import typer
import uvicorn

from api.app import create_app
from api.session import messages, settings

app = typer.Typer()

PORT_OPTION = typer.Option(8000, "--port", help="Port to listen on.", min=0, max=65535)


@app.command()
def serve(
    host: str = typer.Option("127.0.0.1", "--host", help="Address to listen on."),
    port: int = PORT_OPTION,
    rates: Path | None = typer.Option(
        None,
        "--rates",
        help="A CSV file (currency,rate,date,name): /funding can tell money in one currency.",
        metavar="FILE",
    ),
) -> None:
    """Serve the pages and the API."""
    run_server(host, port, rates)


def run_server(host: str, port: int, rates: Path | None = None) -> None:
    """Serve until somebody ends it; rates given here come before those of the settings."""
    chosen = settings()
    app = create_app(chosen.model_copy(update={"rates": rates or chosen.rates}), host=host)
    messages.print(f"open http://{host}:{port}/ in a browser; Ctrl+C ends it", markup=False)
    uvicorn.run(app, host=host, port=port, log_level="warning")
