"""Our own server, listening while something is measured."""

import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from typing import LiteralString

import uvicorn
from fastapi import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.app import create_app
from api.cli import look_seldom_for_circles
from api.deps import GraphStore
from bench.table import seconds
from graph.settings import Settings

BARE = "/bare"


class Served:
    """Our application with a clock inside the server: what HTTP itself takes is not counted.

    At an address of its own the same server fetches the rows of a bare query, and makes nothing of them.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self.port = 0
        self.last = 0.0
        """Seconds from the arrival of the last request until its answer was ready to be sent."""
        self.query: LiteralString = ""
        self.fields: Mapping[str, object] = {}
        self.fetching = 0.0
        """Seconds that the bare query took by itself, without what a server does around it."""

    def bare(self, graph: GraphStore) -> Response:
        """Fetch what the bare query finds."""
        self.fetching = seconds(partial(graph.read, self.query, **self.fields))
        return Response()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, and note how long that took."""
        began = time.perf_counter()

        async def noted(message: Message) -> None:
            self.last = time.perf_counter() - began
            await send(message)

        await self._app(scope, receive, noted)


@contextmanager
def serving(settings: Settings) -> Iterator[Served]:
    """Serve the graph on a free port of this machine."""
    look_seldom_for_circles()
    app = create_app(settings)
    served = Served(app)
    app.add_api_route(BARE, served.bare, response_model=None)
    server = uvicorn.Server(uvicorn.Config(served, port=0, log_level="warning"))
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        while not server.started and thread.is_alive():
            time.sleep(0.01)
        served.port = server.servers[0].sockets[0].getsockname()[1]
        yield served
    finally:
        server.should_exit = True
        thread.join()
