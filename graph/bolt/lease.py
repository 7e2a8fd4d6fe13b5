"""The one writer's lease, kept in the database: whoever holds it may change the graph."""

import fcntl
import os
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from graph.bolt.store import Store, Transaction
from graph.errors import Busy

# A writer who says nothing for so long is taken for dead by those on other machines.
SILENCE_MS = 120_000
_ASK_AGAIN_SECONDS = 0.25

_MAKE = "MERGE (l:Lease {id: 'writer'})"
# The first SET takes the lock of the node, so that two cannot both read it as free.
_TAKE = """
    MATCH (l:Lease {id: 'writer'})
    SET l.asked = timestamp()
    WITH l
    WHERE l.holder IS NULL OR l.holder STARTS WITH $house OR l.until < timestamp()
    SET l.holder = $holder, l.until = timestamp() + $silence
    RETURN l.holder AS holder
"""
_RENEW = """
    MATCH (l:Lease {id: 'writer'})
    WHERE l.holder = $holder
    SET l.until = timestamp() + $silence
    RETURN l.holder AS holder
"""
_RELEASE = "MATCH (l:Lease {id: 'writer'}) WHERE l.holder = $holder SET l.holder = null, l.until = null"
_HOLDER = "MATCH (l:Lease {id: 'writer'}) RETURN l.holder AS holder ORDER BY holder LIMIT 1"


class Lease:
    """A lease that is held: no transaction writes without renewing it."""

    def __init__(self, holder: str) -> None:
        self.holder = holder

    def renew(self, transaction: Transaction) -> None:
        """Hold on to it for this transaction; raise Busy when another writer took over."""
        if not transaction.run(_RENEW, holder=self.holder, silence=SILENCE_MS):
            raise Busy("another writer took over, because this one was silent for too long: run it again")


@contextmanager
def writing(
    store: Store, workspace: Path, patience: float = 3600, say: Callable[[str], None] = lambda _: None
) -> Iterator[Lease]:
    """Hold the lease while the block runs; wait for another writer, and say so."""
    deadline = time.monotonic() + patience
    with _only_one_here(workspace, deadline, say):
        house = f"{socket.gethostname()}:{workspace.resolve()}:"
        lease = Lease(f"{house}{os.getpid()}")
        store.write(_MAKE)
        _take(store, lease, house, deadline, say)
        try:
            yield lease
        finally:
            store.write(_RELEASE, holder=lease.holder)


def _take(store: Store, lease: Lease, house: str, deadline: float, say: Callable[[str], None]) -> None:
    """Take the lease; one that this workspace holds is left over from a kill, for we hold its lock."""
    told = False
    while not store.write(_TAKE, house=house, holder=lease.holder, silence=SILENCE_MS):
        if not told:
            say(f"waiting: {store.read(_HOLDER)[0]['holder']} is writing to the graph")
            told = True
        _wait(deadline)


@contextmanager
def _only_one_here(workspace: Path, deadline: float, say: Callable[[str], None]) -> Iterator[IO[str]]:
    workspace.mkdir(parents=True, exist_ok=True)
    with (workspace / "writer.lock").open("a") as lock:
        told = False
        while True:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if not told:
                    say("waiting: another command is writing to the graph")
                    told = True
                _wait(deadline)
        yield lock


def _wait(deadline: float) -> None:
    if time.monotonic() > deadline:
        raise Busy("another writer is still at work: try again when it has finished")
    time.sleep(_ASK_AGAIN_SECONDS)
