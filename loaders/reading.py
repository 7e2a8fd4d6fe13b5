"""Read and judge a whole file into a spool, before any of it touches the graph."""

import hashlib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from graph.errors import SourceUnusable
from graph.identity.normalize import slug
from graph.model.sources import Source
from loaders.catalogue import Loader, Opened, Options, Portions
from loaders.hearing import OpenEar, legible, what_is_wrong
from loaders.reference import REFERENCE
from loaders.sharing import NotSharedError, Shared, hands_for
from loaders.spool import Spool

_BLOCK = 1 << 20


@dataclass(frozen=True)
class Reading:
    """A file that was read to its end."""

    file: str
    sha256: str
    source: str
    loader: Loader
    rows: int
    rejected: int
    text: str


def sha256_of(path: Path) -> str:
    """Return the checksum of a file; raise SourceUnusable when it cannot be read."""
    if path.exists() and not path.is_file():
        raise SourceUnusable(f"{path.name}: is no file")
    try:
        with path.open("rb") as stream:
            digest = hashlib.sha256()
            while block := stream.read(_BLOCK):
                digest.update(block)
    except OSError as reason:
        raise SourceUnusable(f"{path.name}: {reason.strerror or reason}") from reason
    return digest.hexdigest()


def checksum_of(path: Path, loader: Loader) -> str:
    """Return the checksum of a file and of those that are read with it."""
    own, others = sha256_of(path), loader.beside(path)
    if not others:
        return own
    every = [own, *(f"{legible(one.name)} {sha256_of(one)}" for one in sorted(others))]
    return hashlib.sha256("\n".join(every).encode()).hexdigest()


def read_into(
    spool: Spool, path: Path, loader: Loader, options: Options, tell: Callable[[int], None] = lambda _: None
) -> Reading:
    """Read a file whole into the spool, each row checked; rows that cannot be used are written down."""
    sha256 = checksum_of(path, loader)  # taken before: what changes while it is read counts as another file
    try:
        opened = loader.open(path, options)
        source = _source_of(opened.source, path, loader, options, sha256)
    except ValidationError as reason:
        raise SourceUnusable(f"{path.name}: what it says of itself: {what_is_wrong(reason)}") from reason
    if source is not None:
        spool.hear_source(source)
    rows, rejected = _hear(spool, path, opened, source, tell)
    rejected += spool.seal()
    name = source.id if source is not None else ""
    return Reading(legible(path.name), sha256, name, loader, rows, rejected, opened.text)


def _hear(
    spool: Spool, path: Path, opened: Opened[Any], source: Source | None, tell: Callable[[int], None]
) -> tuple[int, int]:
    """Take in all rows; return how many there are, and how many of them were refused."""
    if isinstance(opened.rows, Portions) and (hands := hands_for(path)) > 1:
        with suppress(NotSharedError):
            return Shared(opened, opened.rows.portions, source).hear(spool, hands, tell)
    ear = OpenEar(spool, source)
    rows = rejected = 0
    for row in opened.rows:
        rows += 1
        rejected += not ear.hear(row, opened)
        tell(1)
    return rows, rejected


def _source_of(
    stated: Source | None, path: Path, loader: Loader, options: Options, sha256: str
) -> Source | None:
    """Return the source that the file is: asked for, else stated, else its name. None: it holds others."""
    if stated is None:
        return None
    own = {
        "id": options.source or stated.id or slug(path.stem),
        "file": legible(path.name),
        "sha256": sha256,
        "loader": loader.name,
    }
    if own["id"] == REFERENCE:
        raise SourceUnusable(
            f"{path.name}: {REFERENCE!r} is the source of the vocabularies; give it another id"
        )
    return Source.model_validate(stated.model_dump() | own)
