"""Real databases for the tests: the embedded engine always, a real Neo4j where one is named.

`make neo4j` starts a Neo4j and says what to set: IHURIRO_TEST_NEO4J_URI, IHURIRO_TEST_NEO4J_PASSWORD.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from graph.bolt.cypher import create_schema
from graph.bolt.data_science import HAS_PLUGIN, PLUGIN
from graph.bolt.embedded import stop_engine
from graph.bolt.store import Store, open_store
from graph.settings import Settings

# Engines of tests live for seconds or minutes: code that would pay off in hours is not worth compiling.
os.environ.setdefault("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1")

NEO4J_URI = "IHURIRO_TEST_NEO4J_URI"
NEO4J_PASSWORD = "IHURIRO_TEST_NEO4J_PASSWORD"

FOREIGN = """
    MATCH (node)
    WITH count(node) AS nodes
    OPTIONAL MATCH (mark:IhuriroTest)
    RETURN nodes, count(mark) AS marks
    ORDER BY nodes
    LIMIT 1
"""
WIPE = """
    MATCH (node)
    WHERE NOT node:IhuriroTest
    WITH node LIMIT 5000
    DETACH DELETE node
    RETURN count(*) AS wiped
"""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--long", action="store_true", help="try many more examples of each law")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep what needs the one Neo4j in one process, beside others with embedded engines of their own.

    What only reads the little network comes first: so it is loaded once.
    """
    items.sort(key=lambda item: "little" not in getattr(item, "fixturenames", ()))
    for item in items:
        if isinstance(item, pytest.Function) and _needs_neo4j(item):
            item.add_marker(pytest.mark.xdist_group("neo4j"))


def _needs_neo4j(item: pytest.Function) -> bool:
    asked = item.callspec.params.get("engine") if hasattr(item, "callspec") else None
    return asked == "neo4j" or "both" in item.fixturenames


@pytest.fixture(scope="session")
def examples(request: pytest.FixtureRequest) -> int:
    """How many examples of a law are tried on a real database."""
    return 60 if request.config.getoption("--long") else 3


@pytest.fixture(scope="session")
def kills(request: pytest.FixtureRequest) -> int:
    """How often each victim of a cut-off load is really killed."""
    return 7 if request.config.getoption("--long") else 1


@contextmanager
def embedded_settings(factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """An engine of our own in a folder of our own."""
    settings = Settings(neo4j_uri=None, workspace=factory.mktemp("workspace"), idle_minutes=5)
    yield settings
    stop_engine(settings.workspace)


@contextmanager
def neo4j_settings(factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """The Neo4j named by the environment, if it is meant for tests."""
    uri = os.environ.get(NEO4J_URI)
    if not uri:
        pytest.skip(f"no Neo4j: {NEO4J_URI} is not set (make neo4j starts one)")
    password = os.environ.get(NEO4J_PASSWORD)
    yield Settings.model_validate(
        {"neo4j_uri": uri, "neo4j_password": password, "workspace": factory.mktemp("workspace")}
    )


def claim_for_tests(store: Store) -> None:
    """Mark an empty database as ours to wipe; refuse one that holds somebody's graph."""
    found = store.read(FOREIGN)[0]
    if found["nodes"] and not found["marks"]:
        pytest.fail(
            f"the database at {NEO4J_URI} holds {found['nodes']} nodes and no mark that it is for tests"
        )
    if not found["marks"]:
        store.write("CREATE (:IhuriroTest)")


def wipe(store: Store) -> None:
    """Delete everything but the mark; constraints and indexes stay."""
    while store.write(WIPE)[0]["wiped"]:
        pass


@pytest.fixture(scope="session", params=["embedded", "neo4j"])
def engine(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """Each engine in turn, with its schema, for the whole session."""
    opened = {"embedded": embedded_settings, "neo4j": neo4j_settings}[request.param]
    with opened(tmp_path_factory) as settings:
        with open_store(settings) as store:
            claim_for_tests(store)
            create_schema(store)
        yield settings


@pytest.fixture(scope="session")
def data_science(open_engine: Store) -> None:
    """Graph Data Science in the database; without it a test is skipped."""
    if not open_engine.read(HAS_PLUGIN, name=PLUGIN)[0]["here"]:
        pytest.skip("this Neo4j has no Graph Data Science (make neo4j GDS=1 starts one that has)")


@pytest.fixture(scope="session")
def open_engine(engine: Settings) -> Iterator[Store]:
    """One open store for the whole session."""
    with open_store(engine) as store:
        yield store


@pytest.fixture
def store(open_engine: Store) -> Store:
    """An empty graph, on each engine."""
    wipe(open_engine)
    return open_engine


@pytest.fixture
def environment(settings: Settings) -> dict[str, str]:
    """The environment that makes another program open the same, empty graph."""
    return environment_of(settings)


def environment_of(settings: Settings) -> dict[str, str]:
    """Return the environment that makes another program open the graph of these settings."""
    values = {"IHURIRO_WORKSPACE": str(settings.workspace)}
    if settings.neo4j_uri and settings.neo4j_password:
        values["IHURIRO_NEO4J_URI"] = settings.neo4j_uri
        values["IHURIRO_NEO4J_PASSWORD"] = settings.neo4j_password.get_secret_value()
    return values


@pytest.fixture
def settings(engine: Settings, store: Store) -> Settings:
    """How to reach the same, empty graph from another program."""
    return engine
