"""The command line as a person runs it: a program of its own, or within the tests."""

import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from subprocess import CompletedProcess
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


def program(*arguments: object, environment: dict[str, str]) -> CompletedProcess[str]:
    """Run a command as a program of its own, which takes a second to start."""
    return subprocess.run(
        [sys.executable, "-m", "api.cli", *map(str, arguments)],
        cwd=PROJECT,
        env=os.environ | PLAIN | environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def ihuriro(*arguments: object, environment: dict[str, str]) -> CompletedProcess[str]:
    """Run a command within the tests, and return what a program of its own would give."""
    out, err, status = StringIO(), StringIO(), 0
    words = ["ihuriro", *map(str, arguments)]
    with pytest.MonkeyPatch.context() as set_to, redirect_stdout(out), redirect_stderr(err):
        set_to.setattr(sys, "argv", words)
        for name, value in environment.items():
            set_to.setenv(name, value)
        try:
            main()
        except SystemExit as done:
            status = int(done.code or 0)
    return CompletedProcess(words, status, out.getvalue(), err.getvalue())
