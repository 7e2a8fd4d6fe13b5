"""The process that starts the embedded engine, watches it, and stops it when nobody needs it.

Run as `python -m graph.bolt.watchdog WORKSPACE MEMORY IDLE_SECONDS` by a program that holds `watchdog.lock`
and hands the open lock down. It returns once the engine answers and leaves a copy of itself behind to watch,
so it outlives that program. When the engine cannot be started it says why in one line and exits with 1.
"""

import os
import secrets
import signal
import socket
import subprocess
import sys
import threading
import time
from contextlib import suppress
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

from graph.bolt import health
from graph.bolt.home import DATABASE, LOOPBACK, Engine, Home, answers, hold, in_words, is_locked, try_hold

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


def command(home: Home, engine: Engine, memory: str) -> list[str]:
    """Return the command line of the engine; no secret is in it."""
    settings = {
        "server.rootPath": home.folder,
        "server.databaseDirectory": home.databases,
        "server.rootPasswordPath": home.password,
        "server.defaultDatabases": f"{DATABASE}[]",
        "server.plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
        "server.httpIncomingHost": LOOPBACK,
        "server.httpIncomingPort": engine.http_port,
        "server.saltIterations": 1024,  # slow hashing guards guessable passwords; ours is random
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
    damaged = health.broken(home.databases, home.sealed)
    if damaged:
        raise StartFailed(
            f"its database was damaged since the engine last stopped ({health.first_of(damaged)}); "
            f"restore a backup into a new workspace, or delete {home.sealed} to open what is left of it"
        )
    engine = prepare(home)
    alive = hold(home.running, alone=True)
    with home.log.open("wb") as log:
        process = subprocess.Popen(
            command(home, engine, memory),
            cwd=home.folder,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            pass_fds=(alive,),
        )
    os.close(alive)
    try:
        home.write_card(replace(engine, pid=process.pid))
    except OSError:
        process.kill()
        raise


def prepare(home: Home) -> Engine:
    """Clear away what the last engine left, and choose ports and a new password."""
    for leftover in (home.card, home.sealed, home.folder / "config" / "server-users.jsonl"):
        leftover.unlink(missing_ok=True)
    bolt_port, http_port = free_ports(2)
    engine = Engine(0, bolt_port, http_port, secrets.token_urlsafe(24))
    home.password.touch(mode=0o600)
    home.password.write_text(engine.password, encoding="utf-8")
    return engine


def wait_until_it_answers(home: Home) -> None:
    """Return when the engine serves its database; say why when it does not."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        engine = home.read_card()
        if engine is None:
            raise StartFailed(f"the engine ended while it started: {health.cause(home.log)} (see {home.log})")
        if answers(engine.bolt_port) and answers(engine.http_port):
            return refuse_losses(home)
        time.sleep(0.02)
    end(home)
    raise StartFailed(f"the engine did not answer within {START_SECONDS} seconds; see {home.log}")


def refuse_losses(home: Home) -> None:
    """Stop an engine that opened the database without what it could not read."""
    lost = health.loss(home.log)
    if lost:
        end(home)
        raise StartFailed(
            f"part of its database cannot be read: {lost}; restore a backup into a new workspace"
        )


def stop(home: Home) -> None:
    """End the engine, and seal what it leaves."""
    if end(home):
        # A full disk must not keep an engine from stopping; without a seal the next start checks less.
        with suppress(OSError):
            health.seal(home.databases, home.sealed)


def end(home: Home) -> bool:
    """End the engine, return when it is gone, and say whether it ended in order."""
    engine = home.read_card()
    if engine is None:
        return False
    for how in (signal.SIGTERM, signal.SIGKILL):
        os.kill(engine.pid, how)
        gone = try_hold(home.running, alone=False, seconds=STOP_SECONDS)
        if gone is not None:
            os.close(gone)
            return how == signal.SIGTERM
    return False


def watch(home: Home, idle_seconds: float) -> None:
    """Stop the engine when nobody has used it for so long; end when the engine ends."""
    stopping = threading.Lock()
    threading.Thread(target=_end_with_the_engine, args=(home, stopping), daemon=True).start()
    while True:
        time.sleep(min(5.0, idle_seconds / 4))
        alone = try_hold(home.users, alone=True)
        if alone is None:
            continue
        if time.time() - home.users.stat().st_mtime >= idle_seconds:
            with stopping:
                stop(home)
        os.close(alone)


def _end_with_the_engine(home: Home, stopping: threading.Lock) -> None:
    hold(home.running, alone=False)
    with stopping:  # the seal comes after the engine's end
        os._exit(0)


def main() -> None:
    """Bring the engine up, then stay behind to watch it."""
    home, memory, idle_seconds = Home(Path(sys.argv[1])), sys.argv[2], float(sys.argv[3])
    try:
        if not is_locked(home.running):
            start(home, memory)
        wait_until_it_answers(home)
    except StartFailed as error:
        sys.exit(str(error))
    except OSError as error:
        sys.exit(in_words(error))
    if os.fork():
        return
    with Path(os.devnull).open("r+b") as nothing:
        for standard in range(3):
            os.dup2(nothing.fileno(), standard)
    watch(home, idle_seconds)


if __name__ == "__main__":
    main()
