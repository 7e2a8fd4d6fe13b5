"""The engine's folder inside a workspace: its files, and the locks that say who is there.

Three lock files, all freed by the kernel when their holder dies, however it dies:

* `users.lock`: shared by every program that has the engine open; alone by whoever stops it.
* `running.lock`: held by the engine itself, so it is locked exactly while the engine lives.
* `watchdog.lock`: held by the one process that starts, watches and stops the engine.
"""

import fcntl
import json
import os
import socket
import time
from dataclasses import asdict, dataclass
from pathlib import Path

DATABASE = "network"
LOOPBACK = "127.0.0.1"


@dataclass(frozen=True)
class Engine:
    """Where a started engine answers, and how to get in."""

    pid: int
    bolt_port: int
    http_port: int
    password: str


class Home:
    """Paths and locks of the embedded engine of one workspace."""

    def __init__(self, workspace: Path) -> None:
        self.workspace = workspace.absolute()
        self.folder = self.workspace / "engine"
        self.users = self.folder / "users.lock"
        self.running = self.folder / "running.lock"
        self.watchdog = self.folder / "watchdog.lock"
        self.log = self.folder / "engine.log"
        self.databases = self.folder / "databases"
        self.sealed = self.folder / "sealed.json"
        self.password = self.folder / "password"
        self.card = self.folder / "engine.json"

    def exists(self) -> bool:
        """Say whether an engine was ever started here."""
        return self.users.exists()

    def create(self) -> None:
        """Make the folder, closed to other users of the machine, and the lock files."""
        self.folder.mkdir(parents=True, exist_ok=True)
        self.folder.chmod(0o700)
        for path in (self.users, self.running, self.watchdog):
            path.touch()

    def write_card(self, engine: Engine) -> None:
        """Leave word where the engine answers; only the owner can read it."""
        draft = self.card.with_suffix(".new")
        draft.touch(mode=0o600)
        draft.write_text(json.dumps(asdict(engine)), encoding="utf-8")
        draft.replace(self.card)

    def read_card(self) -> Engine | None:
        """Return where the living engine answers, or nothing when none lives."""
        if not is_locked(self.running):
            return None
        try:
            return Engine(**json.loads(self.card.read_text(encoding="utf-8")))
        except FileNotFoundError:
            return None


def hold(path: Path, *, alone: bool) -> int:
    """Take a lock, however long it takes, and return what must be closed to free it."""
    handle = os.open(path, os.O_RDWR)
    fcntl.flock(handle, fcntl.LOCK_EX if alone else fcntl.LOCK_SH)
    return handle


def try_hold(path: Path, *, alone: bool, seconds: float = 0) -> int | None:
    """Take a lock as `hold` does, unless others keep it for longer than this."""
    handle = os.open(path, os.O_RDWR)
    deadline = time.monotonic() + seconds
    while True:
        try:
            fcntl.flock(handle, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= deadline:
                os.close(handle)
                return None
            time.sleep(0.02)
        else:
            return handle


def is_locked(path: Path) -> bool:
    """Say whether somebody holds this lock alone."""
    handle = try_hold(path, alone=False)
    if handle is not None:
        os.close(handle)
    return handle is None


def in_words(error: OSError) -> str:
    """Say what the system refused and for which file."""
    return f"{error.strerror}: {error.filename}" if error.filename else str(error.strerror or error)


def answers(port: int) -> bool:
    """Say whether something takes up connections on this port of the machine."""
    try:
        with socket.create_connection((LOOPBACK, port), timeout=1):
            return True
    except OSError:
        return False
