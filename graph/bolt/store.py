"""Reading from and writing to the database, whichever engine it is.

Connections, transactions and retries are here and nowhere else; the Cypher of the network is elsewhere.
"""

import logging
import random
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from types import TracebackType
from typing import TYPE_CHECKING, Any, LiteralString, Self, TypeVar

import neo4j
from neo4j.exceptions import DriverError, Neo4jError

from graph.bolt.data_science import client_of, not_in_neo4j
from graph.bolt.doors import Door, EmbeddedDoor, EngineName, Neo4jDoor
from graph.bolt.failures import is_unreachable, translated
from graph.settings import Settings

if TYPE_CHECKING:
    from graphdatascience import GraphDataScience

# The driver also logs what it raises; without a handler Python would print that beside our one clear line.
logging.getLogger("neo4j").addHandler(logging.NullHandler())

T = TypeVar("T")
Row = dict[str, Any]


class Transaction:
    """Statements that take effect together or not at all."""

    def __init__(self, transaction: neo4j.Transaction) -> None:
        self._transaction = transaction

    def run(self, query: str, /, **parameters: object) -> list[Row]:
        """Run one statement and return its rows."""
        return _rows(self._transaction.run(query, dict(parameters)))


class _Answer(threading.local):
    """The answer at which a thread works: what is open for it, and its session once there is one."""

    opened: ExitStack | None = None
    session: neo4j.Session | None = None


class Store:
    """The graph's database: asks again when it was only busy, and fails in plain words."""

    def __init__(self, door: Door, settings: Settings) -> None:
        self._door = door
        self._retry_seconds = settings.retry_seconds
        # A database that is not there is given up early, so that people get a clear word within seconds.
        self._unreachable_seconds = settings.connect_seconds / 2
        self._open = ExitStack()
        self._open.callback(door.close)
        self._driver = self._open.enter_context(door.driver())
        self._bookmarks = neo4j.GraphDatabase.bookmark_manager()
        self._renewing = threading.Lock()
        self._answer = _Answer()

    @property
    def engine(self) -> EngineName:
        """Which of the two engines keeps this graph."""
        return self._door.engine

    @property
    def writers(self) -> int:
        """How many large writes at once take less time than one after the other."""
        return self._door.writers

    @contextmanager
    def one_answer(self) -> Iterator[None]:
        """Let all reads of this thread within share a session, and be one way to the database each.

        No transaction holds them, for on neither engine would one show a single moment of the graph. What is
        asked within must only read: nothing here would roll it back on the embedded engine.
        """
        with ExitStack() as opened:
            self._answer.opened = opened
            try:
                yield
            finally:
                self._answer.opened = self._answer.session = None

    def read(self, query: LiteralString, /, **parameters: object) -> list[Row]:
        """Ask the graph and return the rows."""
        if self._answer.opened is not None:
            # What went wrong is asked by itself: then it is tried again, or explained.
            with suppress(Neo4jError, DriverError):
                return _rows(self._session_of_answer(self._answer.opened).run(query, parameters))
            self._answer.opened = None
        return self._attempt(neo4j.READ_ACCESS, lambda transaction: transaction.run(query, **parameters))

    def columns(self, query: LiteralString, /, **parameters: object) -> Row:
        """Return the one row of a query that collects whole columns; the fastest way to fetch arrays."""
        rows = self.read(query, **parameters)
        return rows[0] if rows else {}

    def write(self, query: str, /, **parameters: object) -> list[Row]:
        """Run one writing statement in a transaction of its own and return its rows."""
        return self.transaction(lambda transaction: transaction.run(query, **parameters))

    def transaction(self, work: Callable[[Transaction], T]) -> T:
        """Do several writes in one transaction; `work` may be called again when they collide with others."""
        return self._attempt(neo4j.WRITE_ACCESS, work)

    def run_schema(self, statement: str) -> None:
        """Run a statement that defines the schema, which no transaction of ours may hold."""
        self._retried(lambda: self._run_alone(statement))

    def fulltext_index(self) -> None:
        """Make the full-text index `names` over the text in `search` of every entity."""
        self._door.make_fulltext_index(self.run_schema)

    def count_links(self) -> dict[str, int] | None:
        """Return how many links of each type there are, where the engine knows it but not in Cypher."""
        return self._door.count_links()

    @contextmanager
    def data_science(self) -> "Iterator[GraphDataScience]":
        """Give the client for computing inside Neo4j; say what is missing where that cannot be."""
        if self.engine != "neo4j":
            raise not_in_neo4j(self._door.place)
        try:
            yield client_of(
                self._driver, self._door.database, self._bookmarks.get_bookmarks(), self._door.place
            )
        except (Neo4jError, DriverError) as error:
            raise self._door.explained(translated(error, self._door.place)) from error

    def check(self) -> None:
        """Return if the database answers; else say why not."""
        self.read("RETURN true AS here")

    def close(self) -> None:
        """Let go of the database."""
        self._open.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _session_of_answer(self, opened: ExitStack) -> neo4j.Session:
        """Return the session of the answer at which this thread works; it begins with the first read."""
        if self._answer.session is None:
            self._answer.session = opened.enter_context(self._session(neo4j.READ_ACCESS))
        return self._answer.session

    def _session(self, mode: str) -> neo4j.Session:
        return self._driver.session(
            database=self._door.database, default_access_mode=mode, bookmark_manager=self._bookmarks
        )

    def _run_alone(self, statement: str) -> None:
        with self._session(neo4j.WRITE_ACCESS) as session:
            session.run(statement).consume()

    def _attempt(self, mode: str, work: Callable[[Transaction], T]) -> T:
        def once() -> T:
            with self._session(mode) as session, session.begin_transaction() as transaction:
                answer = work(Transaction(transaction))
                # What only reads is rolled back: the embedded engine would write in a read transaction, too.
                transaction.commit() if mode == neo4j.WRITE_ACCESS else transaction.rollback()
                return answer

        return self._retried(once)

    def _retried(self, once: Callable[[], T]) -> T:
        started, pause = time.monotonic(), 0.02
        while True:
            driver = self._driver
            try:
                return once()
            except (Neo4jError, DriverError) as error:
                unreachable = is_unreachable(error)
                limit = self._unreachable_seconds if unreachable else self._retry_seconds
                passes = error.is_retryable() or self._door.is_starting(error)
                if not passes or time.monotonic() - started > limit:
                    raise self._door.explained(translated(error, self._door.place)) from error
            if unreachable:
                self._renew(driver)
            time.sleep(pause * random.uniform(0.5, 1.5))
            pause = min(2 * pause, 1.0)

    def _renew(self, broken: neo4j.Driver) -> None:
        """Connect again where the engine may have come back elsewhere; one thread does it for all."""
        with self._renewing:
            if self._door.moves and self._driver is broken:
                self._driver = self._open.enter_context(self._door.driver())


def _rows(result: neo4j.Result) -> list[Row]:
    keys = result.keys()
    return [dict(zip(keys, record.values(), strict=True)) for record in result]


def open_store(settings: Settings) -> Store:
    """Open the graph: the Neo4j database of the settings, else the embedded engine of the workspace."""
    door = EmbeddedDoor(settings) if settings.neo4j_uri is None else Neo4jDoor(settings, settings.neo4j_uri)
    try:
        return Store(door, settings)
    except BaseException:
        door.close()
        raise
