"""`ihuriro export`: the graph, or a part of it, in a file for other programs."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import typer

from api.session import (
    AS_OF_OPTION,
    CONFIDENCE_OPTION,
    KINDS_OPTION,
    PLACE_OPTION,
    POPULATION_OPTION,
    SOURCE_OPTION,
    THEME_OPTION,
    TYPES_OPTION,
    narrowed,
    opened,
    say,
    types_of,
    written,
)
from graph.bolt.store import Store
from graph.exchange.chosen import Chosen, chosen, seen
from graph.exchange.formats import WRITERS
from graph.exchange.jsonl import export_lines, write_jsonl
from graph.exchange.part_lines import part_lines
from graph.questions.neighborhood import neighborhood
from graph.questions.only import ALL, Only
from graph.questions.resolve import resolve_all

app = typer.Typer()
_MOST = 1_000_000


class Format(StrEnum):
    """Formats that the graph can be written in."""

    JSONL = "jsonl"
    GRAPHML = "graphml"
    GEXF = "gexf"
    CSV = "csv"
    XLSX = "xlsx"
    KUMU = "kumu"
    NODELINK = "nodelink"


@app.command()
def export(
    names: list[str] | None = typer.Argument(
        None, help="Around these ids, names or acronyms; none: the whole.", metavar="ID..."
    ),
    out: Path = typer.Option(..., "-o", "--output", help="File to write.", metavar="FILE"),
    form: Format = typer.Option(Format.JSONL, "--format", help="In which format."),
    depth: int = typer.Option(1, "--depth", help="How many links away from the ids.", min=1),
    types: str | None = TYPES_OPTION,
    kinds: str | None = KINDS_OPTION,
    source: str | None = SOURCE_OPTION,
    place: str | None = PLACE_OPTION,
    theme: str | None = THEME_OPTION,
    population: str | None = POPULATION_OPTION,
    confidence: float = CONFIDENCE_OPTION,
    as_of: str | None = AS_OF_OPTION,
) -> None:
    """Write the graph, or a part of it, to a file; one of JSON Lines can be loaded again."""
    with opened() as store:
        only = narrowed(store, kinds, source, place, theme, population, confidence)
        asked = _Asked(resolve_all(store, names or []), depth, types_of(types), as_of, only)
        say(_written(store, asked, out, form))


@dataclass(frozen=True)
class _Asked:
    """Which part of the graph somebody asks for."""

    ids: list[str]
    depth: int
    links: list[str] | None
    as_of: str | None
    only: Only

    @property
    def is_all(self) -> bool:
        """Say whether it is no part, but the whole."""
        return not self.ids and self.links is None and self.as_of is None and self.only == ALL

    def part(self, store: Store) -> Chosen:
        """Return the part that is asked for."""
        if not self.ids:
            return chosen(store, links=self.links, as_of=self.as_of, only=self.only)
        around = neighborhood(
            store,
            self.ids,
            depth=self.depth,
            types=self.links,
            as_of=self.as_of,
            only=self.only,
            limit=_MOST,
        )
        return seen(store, around)


def _written(store: Store, asked: _Asked, out: Path, form: Format) -> str:
    """Write a file, and return what is in it."""
    if form == Format.JSONL:
        lines = export_lines(store) if asked.is_all else part_lines(store, asked.part(store))
        return f"{out}: {written(out, lambda: write_jsonl(out, lines))} lines as {form}"
    part = asked.part(store)
    done = written(out, lambda: WRITERS[form](out, part))
    return f"{', '.join(map(str, done.files))}: {done.entities} entities, {done.links} links as {form}"
