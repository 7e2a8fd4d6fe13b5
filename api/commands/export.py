"""`ihuriro export`, `backup`, `restore`, `publish`: out of the graph, and back."""

from enum import StrEnum
from pathlib import Path

import typer

from api.commands.load import load_shown, tell
from api.session import opened, say, settings
from graph.bolt.cypher import create_schema
from graph.bolt.store import Store, open_store
from graph.errors import InvalidQuestion, LoadRefused
from graph.exchange.jsonl import export_lines, write_jsonl
from graph.model.statements import Tier
from graph.settings import Settings
from loaders.pipeline import Wishes
from loaders.publishing import publish

app = typer.Typer()


class Format(StrEnum):
    """Formats that the graph can be written in."""

    JSONL = "jsonl"


class TierName(StrEnum):
    """Who may see what is published."""

    PUBLIC = "public"
    MEMBERS = "members"
    RESTRICTED = "restricted"


@app.command()
def export(
    out: Path = typer.Option(..., "-o", "--output", help="File to write.", metavar="FILE"),
    form: Format = typer.Option(Format.JSONL, "--format", help="In which format."),
) -> None:
    """Write the whole graph to a file that can be loaded again."""
    with opened() as store:
        count = _write(store, out)
    say(f"{out}: {count} lines as {form}")


@app.command()
def backup(file: Path = typer.Argument(..., help="File to write.")) -> None:
    """Write everything of every tier to a file, from which `restore` makes the same graph."""
    with opened() as store:
        count = _write(store, file)
    say(f"{file}: {count} lines")


@app.command()
def restore(file: Path = typer.Argument(..., help="What `backup` wrote.")) -> None:
    """Bring back what a backup holds; sources that it does not know stay as they are."""
    with opened() as store:
        reports = load_shown(store, [file], Wishes(loader="jsonl", accept_loss=True))
    tell(reports[0])
    if reports[0].status in {"failed", "refused"}:
        raise LoadRefused(reports[0].reason)


@app.command("publish")
def publish_command(
    target: str = typer.Argument(..., help="A workspace folder, or the URI of a Neo4j.", metavar="TARGET"),
    tier: TierName = typer.Option(..., "--tier", help="Who may see it."),
) -> None:
    """Write a graph that holds only what one tier may see."""
    own = settings()
    there = own.model_copy(update=_place(target))
    if (there.neo4j_uri, there.workspace.resolve()) == (own.neo4j_uri, own.workspace.resolve()):
        raise InvalidQuestion(f"{target} is the graph itself; publish to another place")
    with opened() as store, open_store(there) as published:
        create_schema(published)
        report = publish(store, published, there.workspace, _tier(tier))
    say(f"{target}: {report.entities} entities and {report.links} links that {tier} may see")


def _tier(name: TierName) -> Tier:
    tiers: dict[TierName, Tier] = {
        TierName.PUBLIC: "public",
        TierName.MEMBERS: "members",
        TierName.RESTRICTED: "restricted",
    }
    return tiers[name]


def _place(target: str) -> dict[str, object]:
    """Return the settings that name the target: a Neo4j by its URI, else a folder."""
    if "://" in target:
        return {"neo4j_uri": target, "workspace": Settings().workspace / "published"}
    return {"neo4j_uri": None, "workspace": Path(target)}


def _write(store: Store, out: Path) -> int:
    try:
        return write_jsonl(out, export_lines(store))
    except OSError as error:
        raise InvalidQuestion(f"{out}: cannot be written: {error.strerror}") from error
