"""Scratch folders: where archives are unpacked; what a killed command left of them, the next one sweeps."""

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

PREFIX = "ihuriro-unpacked-"


@contextmanager
def scratch_folder() -> Iterator[Path]:
    """Give an empty folder of one's own, which goes afterwards; take away what those killed left behind."""
    sweep()
    folder, lock = _held()
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        os.close(lock)


def sweep() -> None:
    """Take away our scratch folders that nobody holds any more: the kernel frees the locks of the dead."""
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        with suppress(OSError):  # it is held, or of another user, or just went
            _take_away(folder)


def _take_away(folder: Path) -> None:
    lock = _opened(folder)
    try:
        if os.fstat(lock).st_uid == os.geteuid():
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(folder)
    finally:
        os.close(lock)


def _held() -> tuple[Path, int]:
    """Make a folder and hold it; another command may sweep it away before it is held."""
    while True:
        folder = Path(tempfile.mkdtemp(prefix=PREFIX))
        with suppress(FileNotFoundError):
            lock = _opened(folder)
            fcntl.flock(lock, fcntl.LOCK_EX)
            if folder.exists():
                return folder, lock
            os.close(lock)


def _opened(folder: Path) -> int:
    """Open a folder, and nothing that only leads to one, so that it can be locked."""
    return os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
