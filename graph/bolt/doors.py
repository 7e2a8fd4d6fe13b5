"""What differs between the two engines: how to get in, to index text and to count links."""

import base64
import http.client
import json
import re
import shutil
from collections.abc import Callable
from typing import Any, Literal, Protocol

import neo4j
from neo4j.exceptions import ConfigurationError, Neo4jError

from graph.bolt.embedded import EngineUse, unusable
from graph.bolt.home import DATABASE, LOOPBACK
from graph.errors import GraphUnavailable, IhuriroError, QueryFailed, WorkspaceUnusable
from graph.settings import Settings

ADDRESS = re.compile(r"(bolt|neo4j)(\+s|\+ssc)?://(\[\S+\]|[^\s:/]+)(:\d+)?(/\S*|\?\S*)?$")
FULL_DISK = 4 * 1024 * 1024
NO_DATABASE = "Neo.ClientError.Database.DatabaseNotFound"
EngineName = Literal["embedded", "neo4j"]


class Door(Protocol):
    """A way into one engine."""

    @property
    def engine(self) -> EngineName:
        """Which engine is behind it."""

    @property
    def database(self) -> str:
        """Name of the database inside the engine."""

    @property
    def place(self) -> str:
        """The database in words, for messages."""

    @property
    def moves(self) -> bool:
        """Whether the engine may come back at another address."""

    @property
    def writers(self) -> int:
        """How many large writes at once take less time than one after the other."""

    def driver(self) -> neo4j.Driver:
        """Connect."""

    def make_fulltext_index(self, run: Callable[[str], None], /) -> None:
        """Make the full-text index `names`; `run` runs Cypher."""

    def count_links(self) -> dict[str, int] | None:
        """Return how many links of each type there are, where that is not best asked in Cypher."""

    def is_starting(self, error: Exception) -> bool:
        """Say whether an error only means that the engine is not wholly up yet."""

    def explained(self, error: IhuriroError) -> IhuriroError:
        """Put a plainer error in the place of one whose cause this engine does not tell."""

    def close(self) -> None:
        """Let go of the engine."""


class Neo4jDoor:
    """A Neo4j database, on this machine or another: single server, cluster or Aura."""

    engine: EngineName = "neo4j"
    moves = False
    writers = 2

    def __init__(self, settings: Settings, uri: str) -> None:
        self.database = settings.neo4j_database
        self.place = f"The Neo4j database {settings.neo4j_database} at {uri}"
        self._uri = uri
        self._settings = settings
        if not ADDRESS.match(uri):
            raise GraphUnavailable(f"IHURIRO_NEO4J_URI is not a Neo4j address like neo4j://host:7687: {uri}")

    def driver(self) -> neo4j.Driver:
        """Connect; nothing is sent before the first question."""
        password = self._settings.neo4j_password
        auth = None if password is None else (self._settings.neo4j_user, password.get_secret_value())
        seconds = self._settings.connect_seconds
        try:
            return neo4j.GraphDatabase.driver(
                self._uri,
                auth=auth,
                connection_timeout=seconds,
                connection_acquisition_timeout=2 * seconds,
                notifications_min_severity=neo4j.NotificationMinimumSeverity.OFF,
            )
        except (ConfigurationError, ValueError) as error:
            raise GraphUnavailable(f"IHURIRO_NEO4J_URI is not an address we can use: {error}") from error

    def make_fulltext_index(self, run: Callable[[str], None], /) -> None:
        """Make the index and wait until it is filled."""
        run("CREATE FULLTEXT INDEX names IF NOT EXISTS FOR (entity:Entity) ON EACH [entity.search]")
        run("CALL db.awaitIndexes(300)")

    def count_links(self) -> None:
        """Neo4j knows these numbers in Cypher."""

    def is_starting(self, _error: Exception) -> bool:
        """A server of others is up or not."""
        return False

    def explained(self, error: IhuriroError) -> IhuriroError:
        """Neo4j says itself what is wrong."""
        return error

    def close(self) -> None:
        """Nothing to let go of: the server is not ours."""


class EmbeddedDoor:
    """The engine of a workspace folder, started when it is needed."""

    engine: EngineName = "embedded"
    database = DATABASE
    moves = True
    writers = 1  # where two change one entity, the second has to begin again

    def __init__(self, settings: Settings) -> None:
        self._use = EngineUse(settings)
        self.place = f"The embedded database of {self._use.home.workspace}"

    def driver(self) -> neo4j.Driver:
        """Connect to the living engine."""
        engine = self._use.engine()
        return neo4j.GraphDatabase.driver(
            f"bolt://{LOOPBACK}:{engine.bolt_port}",
            auth=("root", engine.password),
            connection_timeout=2,
            connection_acquisition_timeout=4,
        )

    def make_fulltext_index(self, _run: Callable[[str], None], /) -> None:
        """Make the index by SQL, the only language in which this engine can."""
        self._sql("CREATE VERTEX TYPE Entity IF NOT EXISTS")
        self._sql("CREATE PROPERTY Entity.search IF NOT EXISTS STRING")
        self._sql("CREATE INDEX names IF NOT EXISTS ON Entity (search) FULL_TEXT")

    def count_links(self) -> dict[str, int]:
        """Ask by SQL: in Cypher this engine goes through all entities for each type."""
        found = self._sql("SELECT name, records FROM schema:types WHERE type = 'edge'")
        return {row["name"]: row["records"] for row in found}

    def is_starting(self, error: Exception) -> bool:
        """The engine takes connections shortly before it has made its database."""
        return isinstance(error, Neo4jError) and error.code == NO_DATABASE

    def explained(self, error: IhuriroError) -> IhuriroError:
        """Say that the disk is full, which the engine only calls an error on commit."""
        home = self._use.home
        free = shutil.disk_usage(home.folder).free
        if not isinstance(error, QueryFailed) or free > FULL_DISK:
            return error
        return WorkspaceUnusable(
            unusable(home, f"its disk is full ({free // 1024} KiB free); what it held before is kept")
        )

    def close(self) -> None:
        """Let the engine be stopped when nobody else needs it."""
        self._use.close()

    def _sql(self, statement: str) -> list[dict[str, Any]]:
        engine = self._use.engine()
        word = base64.b64encode(f"root:{engine.password}".encode()).decode()
        headers = {"Authorization": f"Basic {word}", "Content-Type": "application/json"}
        connection = http.client.HTTPConnection(LOOPBACK, engine.http_port, timeout=300)
        try:
            body = json.dumps({"language": "sql", "command": statement})
            connection.request("POST", f"/api/v1/command/{DATABASE}", body, headers)
            answer = connection.getresponse()
            text = answer.read().decode()
        except (OSError, http.client.HTTPException) as error:
            raise GraphUnavailable(f"{self.place} does not answer: {error}") from error
        finally:
            connection.close()
        if answer.status != http.client.OK:
            raise GraphUnavailable(f"{self.place} could not run {statement!r}: {text}")
        found: list[dict[str, Any]] = json.loads(text)["result"]
        return found
