"""The command line as a person runs it: a program of its own, or within the tests."""

import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from api.cli import main

PROJECT = Path(__file__).parents[3]
# What only notebooks and tests need, and what others import where they find it, which takes half a second.
NOT_IN_A_PLAIN_INSTALL = ("matplotlib", "pandas", "pyarrow")
_PLAIN = TemporaryDirectory()
for _name in NOT_IN_A_PLAIN_INSTALL:
    Path(_PLAIN.name, f"{_name}.py").write_text(f"raise ImportError('{_name} is not in a plain install')\n")
PLAIN = {"PYTHONPATH": _PLAIN.name}


def ihuriro(*arguments: object, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    words = [str(argument) for argument in arguments]
    return subprocess.run(
        [sys.executable, "-m", "api.cli", *words],
        cwd=PROJECT,
        env=os.environ | PLAIN | environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@dataclass(frozen=True)
class Done:
    """What a command wrote, and its exit status."""

    status: int
    out: str
    err: str


def in_process(*arguments: object, environment: dict[str, str]) -> Done:
    """Run a command within the tests: sooner, where it need not be a program of its own."""
    out, err, status = StringIO(), StringIO(), 0
    with pytest.MonkeyPatch.context() as set_to, redirect_stdout(out), redirect_stderr(err):
        set_to.setattr(sys, "argv", ["ihuriro", *map(str, arguments)])
        for name, value in environment.items():
            set_to.setenv(name, value)
        try:
            main()
        except SystemExit as done:
            status = int(done.code or 0)
    return Done(status, out.getvalue(), err.getvalue())
