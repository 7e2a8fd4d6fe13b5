"""What the loader of 3W tables makes of a file."""

import csv
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import TypeVar

from graph.errors import RowRejected
from graph.model.statements import Description, Link
from loaders.catalogue import Options
from loaders.readers import BadRow
from loaders.sources.hxl3w import LOADER
from tests.loaders.sources.counted import Counted

SAMPLES = Path(__file__).parents[2] / "data" / "hxl3w"
Statements = list[Description | Link]
L = TypeVar("L", bound=Link)


def table(folder: Path, text: str, name: str = "table.csv") -> Path:
    path = folder / name
    path.write_text(text.strip() + "\n", encoding="utf-8")
    return path


def read(path: Path, options: Options | None = None) -> tuple[Statements, dict[str, str]]:
    """Return everything a file says, and why which rows are refused."""
    opened = LOADER.open(path, options or Options())
    said: Statements = []
    refused: dict[str, str] = {}
    for row in opened.rows:
        if isinstance(row, BadRow):
            refused[row.where] = row.reason
            continue
        try:
            said.extend(each for each in opened.parse(row) if isinstance(each, Description | Link))
        except (RowRejected, ValueError) as reason:
            refused[row.where] = str(reason)
    return said, refused


def links(said: Iterable[Description | Link], kind: type[L]) -> list[L]:
    return [each for each in said if isinstance(each, kind)]


def ends(said: Iterable[Description | Link], kind: type[Link]) -> set[tuple[str, str]]:
    return {(each.from_stated_id, each.to_stated_id) for each in said if isinstance(each, kind)}


def described(said: Iterable[Description | Link]) -> dict[str, Description]:
    return {each.stated_id: each for each in said if isinstance(each, Description)}


def rows_of_the_standard(folder: Path) -> list[list[str]]:
    """Return the rows of the one table that all valid files of the standard's own tests hold."""
    with (folder / "input-valid.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))[3:]


def triples_of_the_standard(folder: Path) -> Counter[tuple[str, str, str]]:
    """Count who works on what where, by the words of that table."""
    rows = rows_of_the_standard(folder)
    return Counter((row[3], theme, row[7]) for row in rows for theme in {row[1], row[2]})


def counted(path: Path) -> Counted:
    """Count what a valid file of the standard's own tests says."""
    rows = rows_of_the_standard(path.parent)
    links = {
        "OPERATES_IN": len(rows),
        "WORKS_ON": triples_of_the_standard(path.parent).total(),
        "SERVES": sum(int(cell or 0) > 0 for row in rows for cell in row[4:6]),
        "PART_OF": len({(row[2], row[1]) for row in rows} | {(row[7], row[6]) for row in rows}),
    }
    return Counted(Counter(links), Counter(Organization=len({row[3] for row in rows})))
