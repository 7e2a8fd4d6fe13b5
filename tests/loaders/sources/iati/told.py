"""What the IATI loader makes of a file, through the whole reading, without a database."""

from dataclasses import dataclass
from pathlib import Path

from graph.model.entities import KIND_OF
from graph.model.links import LINK_OF, Funds
from graph.model.sources import Source
from graph.model.statements import Description, Link
from loaders.catalogue import Options
from loaders.reading import Reading, read_into
from loaders.rejects import Reject
from loaders.sources.iati import LOADER
from loaders.spool import Spool
from tests.loaders.sources.counted import Money

SAMPLES = Path(__file__).parents[3] / "data" / "iati"
_INTERNAL = {"kind", "id", "digest"}


@dataclass(frozen=True)
class Told:
    """Everything that came of a file."""

    reading: Reading
    source: Source
    descriptions: list[Description]
    links: list[Link]
    rejects: list[Reject]
    unused: dict[str, int]

    def of(self, kind: str) -> list[Link]:
        return [one for one in self.links if one.type == kind]

    @property
    def funds(self) -> list[Funds]:
        """The flows of money that have an amount."""
        return [one for one in self.links if isinstance(one, Funds) and one.amount_minor is not None]

    @property
    def sums(self) -> Money:
        found = Money()
        for one in self.funds:
            found[(one.transaction or "", one.currency or "")] += one.amount_minor or 0
        return found

    def named(self, name: str) -> list[Description]:
        return [one for one in self.descriptions if name in (one.name, *one.aliases)]


def told(path: Path, folder: Path) -> Told:
    """Read a file whole, as the pipeline does before it touches a graph."""
    with Spool(folder / f"{path.name}.spool") as spool:
        reading = read_into(spool, path, LOADER, Options())
        descriptions = [
            KIND_OF[said["kind"]].model_validate({k: v for k, v in said.items() if k not in _INTERNAL})
            for _, said in spool.new("DESCRIBES")
        ]
        links = [
            kind.model_validate({k: v for k, v in said.items() if k not in _INTERNAL})
            for kind in LINK_OF.values()
            for _, said in spool.new(kind.type)
        ]
        return Told(
            reading, spool.sources()[0], descriptions, links, list(spool.rejects()), dict(spool.unused())
        )
