"""`ihuriro publish`: a graph that holds only what one tier may see."""

import sys
from enum import StrEnum
from pathlib import Path

import typer
from pydantic import SecretStr

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
    user: str = typer.Option("neo4j", "--user", help="Who signs in to the Neo4j."),
    database: str = typer.Option("neo4j", "--database", help="Name of the database inside the Neo4j."),
) -> None:
    """Write a graph that holds only what one tier may see.

    The password of a Neo4j is read from IHURIRO_PUBLISH_PASSWORD, or asked for.
    """
    own = settings()
    there = _neo4j(own, target, user, database) if "://" in target else _folder(own, target)
    if _graph(there) == _graph(own):
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


def _folder(own: Settings, target: str) -> Settings:
    return own.model_copy(update={"neo4j_uri": None, "workspace": Path(target)})


def _neo4j(own: Settings, target: str, user: str, database: str) -> Settings:
    if "@" in target:
        raise InvalidQuestion(
            "write the address without user and password: others can read command lines; "
            "there is --user, and the password is read from IHURIRO_PUBLISH_PASSWORD or asked for"
        )
    return own.model_copy(
        update={
            "neo4j_uri": target,
            "neo4j_user": user,
            "neo4j_database": database,
            "neo4j_password": own.publish_password or _asked(target),
            "workspace": own.workspace / "published",
        }
    )


def _asked(target: str) -> SecretStr | None:
    """Return the password that somebody types at a terminal; a program is not asked."""
    if not sys.stdin.isatty():
        return None
    return SecretStr(typer.prompt(f"Password for {target}", hide_input=True, err=True))


def _graph(there: Settings) -> tuple[str, str]:
    """Return where a graph is kept: a database of a server, or a folder."""
    if there.neo4j_uri is not None:
        return there.neo4j_uri, there.neo4j_database
    return str(there.workspace.resolve()), ""
