"""The tile map: one square for each district, laid so that neighbors lie near each other."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from graph.places.gazetteer import gazetteer
from graph.places.place import PlaceTerm
from graph.vocabularies.files import TableRow, read_table

SHIPPED = Path(__file__).parent / "data" / "tiles"


@dataclass(frozen=True)
class Tile:
    """Where a district's square stands, counted from the top and from the left."""

    place: PlaceTerm
    row: int
    column: int


@lru_cache
def tiles(country: str) -> tuple[Tile, ...]:
    """Return the tile map of a country, in the order of its P-codes; nothing where nobody has laid one."""
    path = SHIPPED / f"{country.lower()}.csv"
    return read_tiles(path) if path.exists() else ()


def read_tiles(path: Path) -> tuple[Tile, ...]:
    """Read a tile map: P-code, row and column, each square and each district once."""
    laid: dict[tuple[int, int], str] = {}
    found: dict[str, Tile] = {}
    for row in read_table(path, ("pcode", "row", "column")):
        tile = _tile(row)
        square = (tile.row, tile.column)
        if square in laid:
            raise row.error(f"row {tile.row}, column {tile.column} is taken by {laid[square]} already")
        if row["pcode"] in found:
            raise row.error(f"{row['pcode']} has a square already")
        laid[square] = row["pcode"]
        found[row["pcode"]] = tile
    return tuple(found[pcode] for pcode in sorted(found))


def _tile(row: TableRow) -> Tile:
    place = gazetteer().by_pcode(row["pcode"])
    if place is None:
        raise row.error(f"no place has the P-code {row['pcode']!r}")
    if not (row["row"].isdecimal() and row["column"].isdecimal()):
        raise row.error("row and column must be whole numbers from 0")
    return Tile(place, int(row["row"]), int(row["column"]))
