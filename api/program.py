"""Program: what changes with it, so that no answer of an older one is taken for its own."""

from functools import cache
from importlib.metadata import version
from pathlib import Path

import graph
from api.static import assets
from graph.vocabularies.files import fingerprint

_OURS = (Path(__file__).parent, Path(graph.__file__).parent)
_WRITTEN = {".py", ".html", ".css", ".js", ".svg", ".csv"}


@cache
def program() -> str:
    """Return what changes with the program: its version, its files, and those of others that it sends."""
    return "-".join((version("ihuriro"), written_in(*_OURS), *(each.mark for each in assets().values())))


def written_in(*folders: Path) -> str:
    """Return what changes with the modules, pages and lists of words in folders."""
    every = (path for folder in folders for path in folder.rglob("*"))
    return fingerprint(path for path in every if path.suffix in _WRITTEN)
