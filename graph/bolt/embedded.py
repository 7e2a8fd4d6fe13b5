"""The engine that comes with pip, for those without a server.

One engine process serves one workspace folder and everybody who opens it: web server, command line, notebook.
It is started by the first who needs it and stopped by its watchdog when nobody has needed it for a while.
"""

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from graph.bolt import watchdog
from graph.bolt.home import Engine, Home, answers, hold, in_words, try_hold
from graph.errors import Busy, WorkspaceUnusable
from graph.settings import Settings

WAIT_SECONDS = 120


@dataclass(frozen=True)
class EngineStatus:
    """Whether the engine of a workspace runs, and where."""

    workspace: Path
    running: bool
    pid: int | None = None
    bolt_port: int | None = None


class EngineUse:
    """A claim on the engine of a workspace: while it is open, nobody stops the engine."""

    def __init__(self, settings: Settings) -> None:
        self.home = Home(settings.workspace)
        self._settings = settings
        try:
            self.home.create()
            claim = hold(self.home.users, alone=False)
        except OSError as error:
            raise WorkspaceUnusable(unusable(self.home, in_words(error))) from error
        self._claim: int | None = claim
        self._touch()

    def engine(self) -> Engine:
        """Return the living engine; start it when there is none."""
        deadline = time.monotonic() + WAIT_SECONDS
        while time.monotonic() < deadline:
            self._ensure_watchdog()
            engine = self.home.read_card()
            if engine is not None and answers(engine.bolt_port):
                return engine
            time.sleep(0.05)
        raise WorkspaceUnusable(unusable(self.home, f"the engine does not answer; see {self.home.log}"))

    def close(self) -> None:
        """Give the claim back."""
        if self._claim is not None:
            self._touch()
            os.close(self._claim)
            self._claim = None

    def _touch(self) -> None:
        os.utime(self.home.users)

    def _ensure_watchdog(self) -> None:
        lock = try_hold(self.home.watchdog, alone=True)
        if lock is None:
            return
        try:
            arguments = [str(self.home.workspace), self._settings.engine_memory]
            arguments += [str(self._settings.idle_minutes * 60)]
            done = subprocess.run(
                [sys.executable, "-m", watchdog.__name__, *arguments],
                env=os.environ | {"PYTHONPATH": _python_path()},
                pass_fds=(lock,),
                start_new_session=True,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                text=True,
                check=False,
            )
        finally:
            os.close(lock)
        if done.returncode:
            raise WorkspaceUnusable(unusable(self.home, done.stderr.strip()))


def engine_status(workspace: Path) -> EngineStatus:
    """Say whether the engine of this workspace runs."""
    home = Home(workspace)
    engine = home.read_card() if home.exists() else None
    if engine is None:
        return EngineStatus(home.workspace, running=False)
    return EngineStatus(home.workspace, running=True, pid=engine.pid, bolt_port=engine.bolt_port)


def stop_engine(workspace: Path) -> bool:
    """Stop the engine of this workspace and say whether it ran; refuse while somebody uses it."""
    home = Home(workspace)
    if not engine_status(workspace).running:
        return False
    alone = try_hold(home.users, alone=True, seconds=2)
    if alone is None:
        raise Busy(
            f"The engine of {home.workspace} is in use by another program "
            "(a web server, a load, a notebook): end that first, then stop the engine."
        )
    try:
        watchdog.stop(home)
    finally:
        os.close(alone)
    return True


def unusable(home: Home, reason: str) -> str:
    """Say in one line why a workspace cannot be used."""
    return (
        f"The workspace {home.workspace} cannot be used: {reason}. "
        "Choose another folder with IHURIRO_WORKSPACE, or mend this one."
    )


def _python_path() -> str:
    """Let the watchdog find this package the way we found it."""
    ours = str(Path(__file__).parents[2])
    return os.pathsep.join(filter(None, (ours, os.environ.get("PYTHONPATH"))))
