"""Files that are there only when they are whole, and how much was written to them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Written:
    """How many entities and links a file holds."""

    entities: int
    links: int


@contextmanager
def appearing(path: Path) -> Iterator[Path]:
    """Give a file to write to, which takes the place of another only when all is written."""
    unfinished = path.with_name(path.name + ".part")
    try:
        yield unfinished
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
