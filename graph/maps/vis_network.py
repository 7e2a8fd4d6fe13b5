"""vis-network as it comes inside the installed pyvis: no copy in the project, no web address."""

from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path


@lru_cache(maxsize=1)
def vis_network_js() -> str:
    """Return the program that draws, fit to stand inside a page or to be served as a file."""
    text = _folder().joinpath("vis-network.min.js").read_text("utf-8")
    # Its last line names a map for debuggers, which a browser would try to fetch.
    program = text.partition("\n//# sourceMappingURL=")[0]
    if "</script" in program.lower() or "<!--" in program:
        raise ValueError(
            "the vis-network of this pyvis cannot stand inside a page: it holds the end of a script"
        )
    return program


def _folder() -> Path:
    found = find_spec("pyvis")
    if found is None or not found.submodule_search_locations:
        raise FileNotFoundError("pyvis is not installed: run `make setup`")
    library = Path(next(iter(found.submodule_search_locations))) / "lib"
    folders = sorted(library.glob("vis-*"), key=_version)
    if not folders:
        raise FileNotFoundError(f"no vis-network in {library}: install pyvis 0.3.2 or newer again")
    return folders[-1]


def _version(folder: Path) -> tuple[int, ...]:
    return tuple(int(part) for part in folder.name.removeprefix("vis-").split(".") if part.isdigit())
