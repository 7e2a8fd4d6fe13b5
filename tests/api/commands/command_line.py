"""The command line as a person runs it: a program of its own."""

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

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
