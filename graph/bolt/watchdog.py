"""The process that starts the embedded engine, watches it, and stops it when nobody needs it.

Run as `python -m graph.bolt.watchdog WORKSPACE MEMORY IDLE_SECONDS` by a program that holds `watchdog.lock` and
hands the open lock down. It returns once the engine answers and leaves a copy of itself behind to watch, so it
outlives that program. When the engine cannot be started it says why in one line and exits with 1.
"""

import os
import secrets
import signal
import socket
import subprocess
import sys
import threading
import time
from importlib.util import find_spec
from pathlib import Path

from graph.bolt.home import DATABASE, LOOPBACK, Engine, Home, answers, hold, is_locked

START_SECONDS = 90
STOP_SECONDS = 20


class StartFailed(Exception):  # noqa: N818 - an event
    """The engine did not come up; the message says why."""


def package() -> Path:
    """Find the engine's Java runtime and jars in the installed package, without starting Java in Python."""
    spec = find_spec("arcadedb_embedded")
    if spec is None or spec.origin is None:
        raise StartFailed(
            "the package arcadedb-embedded is not installed; run: pip install arcadedb-embedded"
        )
    return Path(spec.origin).parent


def command(home: Home, engine: Engine, memory: str, password_file: Path) -> list[str]:
    """Return the command line of the engine; no secret is in it."""
    settings = {
        "server.rootPath": home.folder,
        "server.databaseDirectory": home.folder / "databases",
        "server.rootPasswordPath": password_file,
        "server.defaultDatabases": f"{DATABASE}[]",
        "server.plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
        "server.httpIncomingHost": LOOPBACK,
        "server.httpIncomingPort": engine.http_port,
        "server.mode": "test",  # "production" hides from us what is wrong with a query
        "bolt.host": LOOPBACK,
        "bolt.port": engine.bolt_port,
        "opencypher.loadCsv.allowFileUrls": "false",
        "txWalFlush": 2,  # every commit is on disk before it is answered
    }
    java = package()
    options = [f"-Darcadedb.{name}={value}" for name, value in settings.items()]
    main = "com.arcadedb.server.ArcadeDBServer"
    return [str(java / "jre/bin/java"), f"-Xmx{memory}", "-cp", str(java / "jars/*"), *options, main]


def free_ports(count: int) -> list[int]:
    """Find ports of this machine that nobody uses now."""
    sockets = [socket.socket() for _ in range(count)]
    for each in sockets:
        each.bind((LOOPBACK, 0))
    ports: list[int] = [each.getsockname()[1] for each in sockets]
    for each in sockets:
        each.close()
    return ports


def start(home: Home, memory: str) -> None:
    """Start the engine as a process of its own, which holds `running.lock` for as long as it lives."""
    home.remove_card()
    # The engine remembers the password of its first start; each start of ours has a new one.
    (home.folder / "config" / "server-users.jsonl").unlink(missing_ok=True)
    password_file = home.folder / "password"
    password_file.touch(mode=0o600)
    bolt_port, http_port = free_ports(2)
    engine = Engine(0, bolt_port, http_port, secrets.token_urlsafe(24))
    password_file.write_text(engine.password, encoding="utf-8")
    alive = hold(home.running, alone=True, seconds=None)
    assert alive is not None  # noqa: S101 - it waited
    with home.log.open("wb") as log:
        process = subprocess.Popen(
            command(home, engine, memory, password_file),
            cwd=home.folder,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            pass_fds=(alive,),
        )
    os.close(alive)
    home.write_card(Engine(process.pid, bolt_port, http_port, engine.password))


def wait_until_it_answers(home: Home) -> None:
    """Return when the engine takes up connections."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        engine = home.read_card()
        if engine is None:
            raise StartFailed(f"the engine ended while it started; see {home.log}")
        if answers(engine.bolt_port) and answers(engine.http_port):
            return
        time.sleep(0.02)
    stop(home)
    raise StartFailed(f"the engine did not answer within {START_SECONDS} seconds; see {home.log}")


def stop(home: Home) -> None:
    """End the engine and return when it is gone; every commit is already on disk."""
    engine = home.read_card()
    if engine is None:
        return
    for how in (signal.SIGTERM, signal.SIGKILL):
        os.kill(engine.pid, how)
        gone = hold(home.running, alone=False, seconds=STOP_SECONDS)
        if gone is not None:
            os.close(gone)
            return


def watch(home: Home, idle_seconds: float) -> None:
    """Stop the engine when nobody has used it for so long; end when the engine ends."""
    threading.Thread(target=_end_with_the_engine, args=(home,), daemon=True).start()
    while True:
        time.sleep(min(5.0, idle_seconds / 4))
        alone = hold(home.users, alone=True)
        if alone is None:
            continue
        if time.time() - home.users.stat().st_mtime >= idle_seconds:
            stop(home)
        os.close(alone)


def _end_with_the_engine(home: Home) -> None:
    hold(home.running, alone=False, seconds=None)
    os._exit(0)


def main() -> None:
    """Bring the engine up, then stay behind to watch it."""
    home, memory, idle_seconds = Home(Path(sys.argv[1])), sys.argv[2], float(sys.argv[3])
    try:
        if not is_locked(home.running):
            start(home, memory)
        wait_until_it_answers(home)
    except (StartFailed, OSError) as error:
        sys.exit(str(error))
    if os.fork():
        return
    with Path(os.devnull).open("r+b") as nothing:
        for standard in range(3):
            os.dup2(nothing.fileno(), standard)
    watch(home, idle_seconds)


if __name__ == "__main__":
    main()
