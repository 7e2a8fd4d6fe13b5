"""Data science: the official client for computing inside Neo4j, where both it and the plugin are there."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

import neo4j

from graph.errors import InvalidQuestion

if TYPE_CHECKING:
    from graphdatascience import GraphDataScience

PLUGIN = "gds.graph.project"
HAS_PLUGIN = "SHOW FUNCTIONS YIELD name WHERE name = $name RETURN count(name) AS here"
_ELSE = "or let igraph compute, which needs nothing of the database"


def client_of(
    driver: neo4j.Driver, database: str, bookmarks: Iterable[str], place: str
) -> "GraphDataScience":
    """Return the client of a Neo4j database, or say what is missing."""
    try:
        from graphdatascience import GraphDataScience
    except ImportError as error:
        raise InvalidQuestion(
            "Computing inside Neo4j needs the package graphdatascience, which is not installed: "
            f"pip install 'ihuriro[gds]', {_ELSE}."
        ) from error
    if not _has_plugin(driver, database):
        raise InvalidQuestion(
            f"{place} has no Graph Data Science for us: install that plugin and let us use gds.*, {_ELSE}."
        )
    seen = neo4j.Bookmarks.from_raw_values(bookmarks)
    return GraphDataScience(driver, database=database, arrow=False, bookmarks=seen, show_progress=False)


def _has_plugin(driver: neo4j.Driver, database: str) -> bool:
    found = driver.execute_query(
        HAS_PLUGIN, name=PLUGIN, database_=database, routing_=neo4j.RoutingControl.READ
    ).records
    return bool(found and found[0]["here"])


def not_in_neo4j(place: str) -> InvalidQuestion:
    """Return what is said where the graph is not in Neo4j at all."""
    return InvalidQuestion(
        f"{place} cannot compute inside itself, only Neo4j with Graph Data Science can: keep the graph there "
        f"(IHURIRO_NEO4J_URI), {_ELSE}."
    )
