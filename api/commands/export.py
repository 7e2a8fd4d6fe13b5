"""`ihuriro export`: the graph, or a part of it, in a file for other programs."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import typer

from api.session import AS_OF_OPTION, TYPES_OPTION, opened, say, types_of, written
from graph.bolt.store import Store
from graph.exchange.chosen import Chosen, chosen, seen
from graph.exchange.formats import WRITERS
from graph.exchange.jsonl import export_lines, write_jsonl
from graph.exchange.part_lines import part_lines
from graph.questions.neighborhood import neighborhood
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


@dataclass(frozen=True)
class Asked:
    """Which part of the graph somebody asks for."""

    names: list[str]
    depth: int
    links: list[str] | None = None
    kinds: list[str] | None = None
    as_of: str | None = None


@app.command()
def export(
    names: list[str] | None = typer.Argument(
        None, help="Around these ids, names or acronyms; none: the whole.", metavar="ID..."
    ),
    out: Path = typer.Option(..., "-o", "--output", help="File to write.", metavar="FILE"),
    form: Format = typer.Option(Format.JSONL, "--format", help="In which format."),
    depth: int = typer.Option(1, "--depth", help="How many links away from the ids.", min=1),
    types: str | None = TYPES_OPTION,
    kinds: str | None = typer.Option(
        None, "--kinds", help="Only these kinds of entities, separated by commas.", metavar="K,K"
    ),
    as_of: str | None = AS_OF_OPTION,
) -> None:
    """Write the graph, or a part of it, to a file; one of JSON Lines can be loaded again."""
    asked = Asked(names or [], depth, types_of(types), types_of(kinds), as_of)
    with opened() as store:
        part = _part(store, asked)
        if form == Format.JSONL:
            lines = export_lines(store) if asked == Asked([], depth) else part_lines(store, part)
            count = written(out, lambda: write_jsonl(out, lines))
            say(f"{out}: {count} lines as {form}")
            return
        done = written(out, lambda: WRITERS[form](out, part))
    files = ", ".join(map(str, done.files))
    say(f"{files}: {done.entities} entities, {done.links} links as {form}")


def _part(store: Store, asked: Asked) -> Chosen:
    if not asked.names:
        return chosen(store, links=asked.links, kinds=asked.kinds, as_of=asked.as_of)
    ids = resolve_all(store, asked.names)
    around = neighborhood(store, ids, depth=asked.depth, types=asked.links, as_of=asked.as_of, limit=_MOST)
    return seen(store, around, asked.kinds)
