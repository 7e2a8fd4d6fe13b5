"""The engine of a test killed for real, and brought back: only one that was started from here."""

import fcntl
import os
import signal
import subprocess
import sys
from urllib.parse import urlsplit

from graph.bolt.embedded import engine_status
from graph.settings import Settings
from tools.start_neo4j import HOME, PROJECT, RUNNING

_CONFIGURED = HOME / "conf" / "neo4j.conf"


def kill_engine(settings: Settings) -> bool:
    """Kill the engine at once; return False where it is not ours to kill."""
    embedded = settings.neo4j_uri is None
    pid = engine_status(settings.workspace).pid if embedded else _neo4j_of(settings)
    if pid is None:
        assert not embedded, "the engine of the workspace does not run"
        return False
    os.kill(pid, signal.SIGKILL)
    return True


def bring_back(settings: Settings) -> None:
    """Start a Neo4j again that was killed; the embedded engine is started by whoever needs it."""
    if settings.neo4j_uri is None:
        return
    science = "1" if "server.directories.plugins" in _CONFIGURED.read_text(encoding="utf-8") else ""
    asked = {"NEO4J_PORT": str(_port_of(settings)), "GDS": science}
    program = [sys.executable, "tools/start_neo4j.py", "start"]
    subprocess.run(program, cwd=PROJECT, env=os.environ | asked, check=True, stdout=subprocess.DEVNULL)


def _neo4j_of(settings: Settings) -> int | None:
    """Return the process of the Neo4j of the tests, if it was started from this folder."""
    if not RUNNING.exists() or f":{_port_of(settings)}\n" not in _CONFIGURED.read_text(encoding="utf-8"):
        return None
    with RUNNING.open("r+b") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return int(lock.read())
    return None


def _port_of(settings: Settings) -> int | None:
    return urlsplit(settings.neo4j_uri or "").port
