from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from graph.model.entities import Organization
from graph.model.sources import Source
from loaders.catalogue import Loader, Opened, Options
from loaders.reading import read_into
from loaders.spool import Spool


@dataclass
class Leaflet:
    number: int
    where: str

    def unused(self) -> list[str]:
        return ["picture", "slogan"] if self.number == 1 else ["picture"]


def described(row: Leaflet) -> Iterator[Organization]:
    yield Organization(stated_id=f"body-{row.number}", name="Umuti Clinic")


def opened(path: Path, options: Options) -> Opened[Leaflet]:
    return Opened(Source(id="leaflets"), [Leaflet(1, "page 1"), Leaflet(2, "page 2")], described)


def test_whatever_a_row_says_that_nobody_used_is_counted(tmp_path: Path) -> None:
    path = tmp_path / "leaflets.txt"
    path.write_text("two leaflets", encoding="utf-8")
    loader = Loader("leaflets", "1", "", "", "", "", lambda _: 0, opened)
    with Spool(tmp_path / "one.spool") as spool:
        read_into(spool, path, loader, Options())

        assert spool.unused() == {"picture": 2, "slogan": 1}
