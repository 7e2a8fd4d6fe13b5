"""A file read by a loader into a spool, without any database."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from loaders.catalogue import Loader, Options
from loaders.reading import read_into
from loaders.spool import Spool

Said = dict[str, Any]


@dataclass(frozen=True)
class Heard:
    """What a file says: descriptions by stated id, links, refusals by where, unused attributes."""

    source: Said
    bodies: dict[str, Said]
    links: list[Said]
    refused: dict[str, str]
    unused: dict[str, int]

    def of(self, kind: str) -> list[Said]:
        """Return the links of one kind."""
        return [link for link in self.links if link["type"] == kind]


def heard(path: Path, loader: Loader, options: Options | None = None) -> Heard:
    with _spool() as spool:
        read_into(spool, path, loader, options or Options())
        links = [
            said | {"type": kind}
            for kind in spool.heard()
            if kind != "DESCRIBES"
            for _, said in spool.new(kind)
        ]
        return Heard(
            source=spool.sources()[0].model_dump(),
            bodies={said["stated_id"]: said for _, said in spool.new("DESCRIBES")},
            links=links,
            refused={one.where: one.reason for one in spool.rejects()},
            unused=spool.unused(),
        )


@contextmanager
def _spool() -> Iterator[Spool]:
    with TemporaryDirectory() as folder, Spool(Path(folder) / "test.spool") as spool:
        yield spool
