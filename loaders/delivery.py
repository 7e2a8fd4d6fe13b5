"""Bringing writing statements to the graph in batches, each in one transaction that holds the lease."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import islice
from types import TracebackType
from typing import Self, TypeVar

from graph.bolt.lease import Lease
from graph.bolt.store import Store, Transaction

T = TypeVar("T")
Ready = tuple[str, Mapping[str, object]]
"""A writing statement and its parameters."""
BATCH = 1000

VERSION = """
    MERGE (g:Graph {id: 'graph'})
    SET g.version = coalesce(g.version, 0) + 1
"""


class Delivery:
    """Brings statements to the graph in batches; while the database takes some in, the next is made ready.

    A database that takes in several at once may have them in another order than they were sent: where order
    matters, `in_order` or `flush` stand between.
    """

    def __init__(self, store: Store, lease: Lease, tell: Callable[[int], None]) -> None:
        self._store, self._lease, self._tell = store, lease, tell
        self._waiting: list[Ready] = []
        self._size = 0
        self._hands = ThreadPoolExecutor(max_workers=store.writers)
        self._on_their_way: deque[Future[int]] = deque()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._hands.shutdown()  # waits: nothing is written once the lease is let go of

    def run(self, query: str, size: int, **parameters: object) -> None:
        """Run one writing statement, in one transaction with others until a batch is full."""
        self._waiting.append((query, parameters))
        self._size += size
        if self._size >= BATCH:
            self._send()

    def in_order(self) -> None:
        """Let what is run from here on come after all that was run before."""
        if self._store.writers > 1:
            self.flush()

    def flush(self) -> None:
        """Write what waits for its batch to be full, and return when all is written."""
        self._send()
        self._wait_for_fewer_than(1)

    def together(self, statements: Sequence[Ready]) -> None:
        """Run statements in one transaction, now.

        The lease is renewed last: its lock, which all have to take, is held no longer than it must be.
        """

        def work(transaction: Transaction) -> None:
            for query, parameters in statements:
                transaction.run(query, **parameters)
            self._lease.renew(transaction)
            transaction.run(VERSION)

        self._store.transaction(work)

    def _send(self) -> None:
        waiting, size = self._waiting, self._size
        self._waiting, self._size = [], 0
        self._wait_for_fewer_than(self._store.writers)
        if waiting:
            self._on_their_way.append(self._hands.submit(self._deliver, waiting, size))

    def _wait_for_fewer_than(self, batches: int) -> None:
        """Wait until fewer batches are on their way; raise what went wrong with one."""
        while len(self._on_their_way) >= batches:
            self._tell(self._on_their_way.popleft().result())

    def _deliver(self, waiting: Sequence[Ready], size: int) -> int:
        self.together(waiting)
        _let_go(waiting)
        return size


def batches(rows: Iterable[T]) -> Iterator[list[T]]:
    """Yield the rows in lists of at most `BATCH`."""
    rest = iter(rows)
    while batch := list(islice(rest, BATCH)):
        yield batch


def _let_go(delivered: Sequence[Ready]) -> None:
    """Empty batches that were written: the driver holds on to what it was given, in a circle."""
    for _, parameters in delivered:
        for rows in parameters.values():
            if isinstance(rows, list):
                rows.clear()
