"""`ihuriro publish`: a graph that holds only what one tier may see."""

from enum import StrEnum
from pathlib import Path

import typer

from api.session import opened, say, settings
from graph.bolt.cypher import create_schema
from graph.bolt.store import open_store
from graph.errors import InvalidQuestion
from graph.model.statements import Tier
from graph.settings import Settings
from loaders.publishing import publish

app = typer.Typer()


class TierName(StrEnum):
    """Who may see what is published."""

    PUBLIC = "public"
    MEMBERS = "members"
    RESTRICTED = "restricted"


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
