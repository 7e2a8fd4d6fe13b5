"""What was handed over, file by file: folders are walked, archives unpacked and then walked like folders."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from graph.errors import SourceUnusable
from loaders.readers.packed import is_packed, unpack
from loaders.scratch import scratch_folder


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What cannot be loaded at all, and why."""

    file: str
    reason: str


def arrivals(paths: Iterable[Path]) -> Iterator[Path | LeftOut]:
    """Yield every file; one out of an archive is there until the next is asked for."""
    for path in paths:
        for file in _walked(path) if path.is_dir() else (path,):
            if is_packed(file):
                yield from _unpacked(file)
            else:
                yield file


def _walked(folder: Path) -> list[Path]:
    return [one for one in sorted(folder.rglob("*")) if one.is_file() and not one.name.startswith(".")]


def _unpacked(archive: Path) -> Iterator[Path | LeftOut]:
    with scratch_folder() as place:
        folder = place / archive.stem
        try:
            left = list(unpack(archive, folder))
        except SourceUnusable as reason:
            yield LeftOut(archive.name, str(reason))
            return
        yield from (LeftOut(archive.name, str(reason)) for reason in left)
        yield from _walked(folder)
