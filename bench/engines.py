"""The engines to measure on: one embedded of our own, and the Neo4j that the environment names for tests."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from graph.bolt.embedded import stop_engine
from graph.bolt.store import Store, open_store
from graph.settings import Settings

# Links first: an entity that half of all others are tied to would not go in one transaction with them.
UNTIE = "MATCH ()-[r]->() WITH r LIMIT 2000 DELETE r RETURN count(*) AS wiped"
WIPE = "MATCH (n) WHERE NOT n:IhuriroTest WITH n LIMIT 2000 DETACH DELETE n RETURN count(*) AS wiped"
FOREIGN = "MATCH (n) RETURN count(n) AS nodes, count(CASE WHEN n:IhuriroTest THEN 1 END) AS marks"


@contextmanager
def embedded() -> Iterator[Settings]:
    """Give the settings of an embedded engine in a folder that is deleted afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(neo4j_uri=None, workspace=Path(folder))
        try:
            yield settings
        finally:
            stop_engine(settings.workspace)


def neo4j() -> Settings | None:
    """Return the settings of the Neo4j for tests, if there is one and it is marked as such."""
    uri = os.environ.get("IHURIRO_TEST_NEO4J_URI")
    if not uri:
        return None
    password = os.environ.get("IHURIRO_TEST_NEO4J_PASSWORD")
    settings = Settings.model_validate(
        {"neo4j_uri": uri, "neo4j_password": password, "workspace": Path(tempfile.mkdtemp())}
    )
    with open_store(settings) as store:
        found = store.read(FOREIGN)[0]
        if found["nodes"] and not found["marks"]:
            raise SystemExit(f"{uri} holds {found['nodes']} nodes and no mark that it is for tests")
        if not found["marks"]:
            store.write("CREATE (:IhuriroTest)")
    return settings


def environment(settings: Settings) -> dict[str, str]:
    """Return the environment in which another program opens the same graph."""
    own = {"IHURIRO_WORKSPACE": str(settings.workspace), "IHURIRO_NEO4J_URI": settings.neo4j_uri or ""}
    if settings.neo4j_password is not None:
        own["IHURIRO_NEO4J_PASSWORD"] = settings.neo4j_password.get_secret_value()
    return os.environ | own


def empty(store: Store) -> None:
    """Delete everything but the mark."""
    for statement in (UNTIE, WIPE):
        while store.write(statement)[0]["wiped"]:
            pass
