"""Reading directories of services without a database, for the tests of their loader."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from graph.model.sources import Source
from graph.model.statements import Description, Link
from loaders.catalogue import Options
from loaders.reading import read_into
from loaders.sources.hsds import LOADER
from loaders.spool import Spool

SAMPLE = Path(__file__).parents[2] / "data" / "hsds" / "directory"
D = TypeVar("D", bound=Description)
L = TypeVar("L", bound=Link)


@dataclass
class Directory:
    """What a file says, row by row, and what came of its rows."""

    source: Source | None
    said: list[object] = field(default_factory=list)
    rejected: list[tuple[str, str]] = field(default_factory=list)
    unused: dict[str, int] = field(default_factory=dict)
    heard: dict[str, int] = field(default_factory=dict)

    def described(self, kind: type[D]) -> list[D]:
        return [one for one in self.said if isinstance(one, kind)]

    def links(self, kind: type[L]) -> list[L]:
        return [one for one in self.said if isinstance(one, kind)]

    def named(self, kind: type[L]) -> set[tuple[str, str]]:
        """Return who is joined to whom by links of a kind, by the names in the file."""
        return {(one.from_stated, one.to_stated) for one in self.links(kind)}


def read(path: Path, folder: Path) -> Directory:
    """Read a file into a spool, and listen to what its rows say."""
    with Spool(folder / f"{path.name}.spool") as spool:
        read_into(spool, path, LOADER, Options())
        rejected = [(one.where, one.reason) for one in spool.rejects()]
        found = Directory(None, [], rejected, spool.unused(), dict(spool.heard()))
    bad = {where for where, _ in rejected}
    opened = LOADER.open(path, Options())
    found.source = opened.source
    for row in opened.rows:
        if row.where not in bad:
            found.said += opened.parse(row)
    return found
