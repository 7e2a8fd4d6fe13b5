"""A table written, and what the loader of tables makes of it."""

from pathlib import Path

from graph.errors import RowRejected
from graph.model.statements import Description, Link
from loaders.catalogue import Options
from loaders.readers import BadRow
from loaders.sources.tables import LOADER

Statements = list[Description | Link]


def table(folder: Path, text: str) -> Path:
    path = folder / "table.csv"
    path.write_text(text.strip() + "\n", encoding="utf-8")
    return path


def read(path: Path, options: Options | None = None) -> Statements:
    """Return everything a table says; a refused row fails the test."""
    opened = LOADER.open(path, options or Options())
    rows = [row for row in opened.rows if not isinstance(row, BadRow)]
    return [said for row in rows for said in opened.parse(row) if isinstance(said, Description | Link)]


def refusals(path: Path, options: Options | None = None) -> dict[int, str]:
    """Return why which rows are refused."""
    opened = LOADER.open(path, options or Options())
    reasons = {}
    for row in opened.rows:
        try:
            list(opened.parse(row))
        except RowRejected as refused:
            reasons[row.number] = str(refused)
    return reasons


def descriptions(statements: Statements) -> dict[str, Description]:
    return {said.name: said for said in statements if isinstance(said, Description)}


def only_link(statements: Statements) -> Link:
    links = [said for said in statements if isinstance(said, Link)]
    assert len(links) == 1
    return links[0]
