"""`ihuriro serve`: the pages and the API."""

import typer
import uvicorn

from api.app import create_app
from api.session import messages, settings

app = typer.Typer()

PORT_OPTION = typer.Option(8000, "--port", help="Port to listen on.", min=0, max=65535)


@app.command()
def serve(
    host: str = typer.Option("127.0.0.1", "--host", help="Address to listen on."), port: int = PORT_OPTION
) -> None:
    """Serve the pages and the API."""
    run_server(host, port)


def run_server(host: str, port: int) -> None:
    """Serve until somebody ends it."""
    messages.print(f"open http://{host}:{port}/ in a browser; Ctrl+C ends it", markup=False)
    uvicorn.run(create_app(settings(), host=host), host=host, port=port, log_level="warning")
