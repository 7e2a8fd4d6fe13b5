"""`ihuriro status`: the engine that keeps the graph, and what is in it."""

import typer
from pydantic import BaseModel

from api.session import JSON_OPTION, opened, say, settings, write_json
from graph.bolt.embedded import engine_status
from graph.questions.overview import Overview, overview

app = typer.Typer()


class Status(BaseModel):
    """Where the graph is kept, and what is in it."""

    engine: str
    where: str
    running: bool
    pid: int | None = None
    overview: Overview | None = None


@app.command()
def status(as_json: bool = JSON_OPTION) -> None:
    """Say where the graph is kept, whether its engine runs, and what is in it."""
    found = _status()
    if as_json:
        write_json(found)
        return
    running = f"running (process {found.pid})" if found.pid else "reached" if found.running else "not running"
    say(f"{found.engine} at {found.where}: {running}")
    if found.overview is not None:
        counts = ", ".join(f"{count.entities} {count.kind}" for count in found.overview.kinds)
        say(f"holds {counts or 'nothing yet'}")
        for unfinished in found.overview.unfinished:
            say(f"unfinished: {unfinished}; the next load finishes it")


def _status() -> Status:
    own = settings()
    if own.neo4j_uri is not None:
        with opened() as store:
            return Status(engine="Neo4j", where=own.neo4j_uri, running=True, overview=overview(store))
    engine = engine_status(own.workspace)
    found = Status(engine="embedded engine", where=str(own.workspace), running=engine.running, pid=engine.pid)
    if not engine.running:
        return found
    with opened() as store:
        return found.model_copy(update={"overview": overview(store)})
