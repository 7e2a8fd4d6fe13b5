"""What commands share: the settings, the open graph, and the way answers are written out."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import typer
from pydantic import BaseModel, ValidationError
from rich.console import Console
from rich.table import Table
from rich.text import Text

from graph.bolt.cypher import create_schema
from graph.bolt.store import Store, open_store
from graph.errors import InvalidQuestion
from graph.exchange.terminal import printable
from graph.questions.only import WORDS, Only
from graph.questions.resolve import resolve
from graph.settings import Settings

T = TypeVar("T")
console = Console(highlight=False, soft_wrap=True)
messages = Console(stderr=True, highlight=False, soft_wrap=True)

JSON_OPTION = typer.Option(False, "--json", help="Write one JSON object.")
AS_OF_OPTION = typer.Option(None, "--as-of", help="Only what may be true on this date.", metavar="DATE")
TYPES_OPTION = typer.Option(
    None, "--links", help="Only these types of link, separated by commas.", metavar="T,T"
)
KINDS_OPTION = typer.Option(None, "--kinds", help=WORDS["kinds"], metavar="K,K")
SOURCE_OPTION = typer.Option(None, "--source", help=WORDS["source"], metavar="S,S")
PLACE_OPTION = typer.Option(None, "--place", help=WORDS["place"], metavar="D")
THEME_OPTION = typer.Option(None, "--theme", help=WORDS["theme"], metavar="T")
POPULATION_OPTION = typer.Option(None, "--population", help=WORDS["population"], metavar="P")
CONFIDENCE_OPTION = typer.Option(0.0, "--confidence", help=WORDS["confidence"])
PAGE_OPTION = typer.Option(1, "--page", help="Which part of a long list, in parts of --limit.", min=1)


def limit_option(most: int, what: str) -> Any:
    """Return the option that says how much is shown; so much unless asked."""
    return typer.Option(most, "--limit", help=what, min=1)


def settings() -> Settings:
    """Return the settings of the environment; say which of them makes no sense."""
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors()[0]
        name = "IHURIRO_" + str(first["loc"][0]).upper()
        raise InvalidQuestion(f"{name}: {first['msg']}; see .env.example") from error


@contextmanager
def opened() -> Iterator[Store]:
    """Open the graph of the settings, with its indexes, and close it again."""
    with open_store(settings()) as store:
        create_schema(store)
        yield store


def write_json(result: BaseModel) -> None:
    """Write an answer as one JSON object on stdout."""
    typer.echo(result.model_dump_json(indent=2))


def write_table(title: str, columns: list[str], rows: list[list[str]]) -> None:
    """Write rows as a table; what is in them is text, never markup."""
    table = Table(title=Text(title) if title else None, title_justify="left", box=None, pad_edge=False)
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*(Text(_lines(cell)) for cell in row))
    console.print(table)


def say(line: str) -> None:
    """Write one line on stdout; what is in it is text, never markup and nothing that a terminal obeys."""
    console.print(Text(_lines(line)))


def _lines(text: str) -> str:
    return "\n".join(map(printable, text.split("\n")))


def types_of(text: str | None) -> list[str] | None:
    """Return the types of link that were asked for."""
    return [part.strip() for part in text.split(",") if part.strip()] if text else None


def meant(store: Store, text: str | None) -> str:
    """Return the id of the one that is meant, if any."""
    return resolve(store, text) if text else ""


def narrowed(
    store: Store,
    kinds: str | None,
    source: str | None,
    place: str | None,
    theme: str | None,
    population: str | None,
    confidence: float,
) -> Only:
    """Return of whom and by whose word a part of the graph is asked for, from the options as above."""
    return Only(
        kinds=tuple(types_of(kinds) or ()),
        sources=tuple(types_of(source) or ()),
        place=meant(store, place),
        theme=meant(store, theme),
        population=meant(store, population),
        confidence=confidence,
    )


def written(out: Path, write: Callable[[], T]) -> T:
    """Write a file; say in one line why it cannot be written."""
    try:
        return write()
    except OSError as error:
        raise InvalidQuestion(f"{out}: cannot be written: {error.strerror}") from error
