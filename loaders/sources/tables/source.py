"""What a table says of itself: columns `source_…` in any row, or a sheet `source`."""

from collections.abc import Mapping
from pathlib import Path

from pydantic import ValidationError

from graph.errors import SourceUnusable
from graph.identity.normalize import fold, slug
from graph.model.sources import Covers, Source
from loaders.readers import Row
from loaders.sources.tables.columns import Line

SHEET = "source"
FACTS = ("id", "title", "publisher", "url", "license", "published", "visibility")
SOURCE_COLUMNS = tuple(f"source_{fact}" for fact in FACTS)


def source_of(path: Path, facts: Mapping[str, str], covers: Covers | None = None) -> Source:
    """Return what a table says of itself; it is named after its publisher and title, else after the file."""
    named = (
        slug(f"{facts['publisher']} {facts['title']}")
        if {"publisher", "title"} <= facts.keys()
        else slug(path.stem)
    )
    try:
        return Source.model_validate({"id": named, **facts, "covers": covers})
    except ValidationError as error:
        first = error.errors()[0]
        raise SourceUnusable(
            f"{path.name}: column 'source_{first['loc'][0]}' holds {first['input']!r}: "
            f"{first['msg'].removeprefix('Value error, ')}"
        ) from error


def add_facts(facts: dict[str, str], row: Row) -> None:
    """Take what a row says of the table; the first cell that is filled wins."""
    line = Line.of(row)
    in_sheet = fold(row.sheet) == SHEET
    for fact, column in zip(FACTS, SOURCE_COLUMNS, strict=True):
        text = line[column] or (line[fact] if in_sheet else "")
        if text:
            facts.setdefault(fact, text)
