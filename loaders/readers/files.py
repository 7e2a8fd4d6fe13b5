"""The door to a file: is it there, is it a file, does it hold anything."""

import stat
from pathlib import Path

from graph.errors import SourceUnusable
from graph.exchange.terminal import printable


def shown(path: Path) -> str:
    """A file's name as it may stand in a message, without its folder."""
    return printable(path.name)


def unusable(path: Path, reason: str, *, place: str = "") -> SourceUnusable:
    """The error for a file that cannot be used: name, place in it, reason."""
    where = f"{place}: " if place else ""
    return SourceUnusable(f"{shown(path)}: {where}{reason}")


def require_file(path: Path) -> None:
    """Refuse what is missing, is no ordinary file, cannot be opened or is empty."""
    try:
        status = path.stat()
        _require_content(path, status.st_mode, status.st_size)
        with path.open("rb"):
            pass
    except FileNotFoundError as error:
        raise unusable(path, "there is no such file") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "the name cannot be used"
        raise unusable(path, f"cannot be opened: {reason}") from error


def _require_content(path: Path, mode: int, size: int) -> None:
    if stat.S_ISDIR(mode):
        raise unusable(path, "is a folder, not a file")
    if not stat.S_ISREG(mode):
        raise unusable(path, "is not an ordinary file")
    if size == 0:
        raise unusable(path, "is empty")


def head_of(path: Path, size: int = 65_536) -> bytes:
    """The first bytes of a file that was found usable."""
    require_file(path)
    with path.open("rb") as file:
        return file.read(size)
