"""Our own server, listening while something is measured."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn

from api.app import create_app
from api.cli import look_seldom_for_circles
from graph.settings import Settings


@contextmanager
def serving(settings: Settings) -> Iterator[int]:
    """Serve the graph on a free port of this machine, and give the port."""
    look_seldom_for_circles()
    server = uvicorn.Server(uvicorn.Config(create_app(settings), port=0, log_level="warning"))
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        while not server.started and thread.is_alive():
            time.sleep(0.01)
        yield server.servers[0].sockets[0].getsockname()[1]
    finally:
        server.should_exit = True
        thread.join()
