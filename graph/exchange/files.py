"""Files that are there only when they are whole, and how much was written to them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Literal
from zipfile import ZipFile, ZipInfo

FIRST_OF_ZIP = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class Written:
    """How many entities and links were written, and to which files."""

    entities: int
    links: int
    files: tuple[Path, ...]


@contextmanager
def appearing(path: Path) -> Iterator[Path]:
    """Give a file to write to, which takes the place of another only when all is written."""
    unfinished = path.with_name(path.name + ".part")
    try:
        yield unfinished
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


class UndatedZip(ZipFile):
    """A ZIP archive that does not say when it was made: the same contents make the same file."""

    def open(  # noqa: D102 - as in ZipFile
        self,
        name: str | ZipInfo,
        mode: Literal["r", "w"] = "r",
        pwd: bytes | None = None,
        *,
        force_zip64: bool = False,
    ) -> IO[bytes]:
        if mode == "w" and isinstance(name, ZipInfo):
            name.date_time = FIRST_OF_ZIP
        return super().open(name, mode, pwd, force_zip64=force_zip64)
