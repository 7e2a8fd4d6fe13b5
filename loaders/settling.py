"""Settle what somebody said: write their word, then bring the graph to what follows from it."""

from collections.abc import Callable, Mapping
from pathlib import Path

from graph.bolt.lease import writing
from graph.bolt.store import Store, Transaction
from loaders.apply import apply
from loaders.spool import Spool
from loaders.writer import UNSETTLED, VERSION

Say = Callable[[str], None]
Write = tuple[str, Mapping[str, object]]
"""One writing statement and its parameters."""


def settle(store: Store, workspace: Path, spool: Spool, write: Write, say: Say) -> None:
    """Write, then apply what follows; the graph counts as unsettled from the first write to the last."""
    query, parameters = write
    with writing(store, workspace, say=say) as lease:

        def work(transaction: Transaction) -> None:
            lease.renew(transaction)
            transaction.run(query, **parameters)
            transaction.run(UNSETTLED)
            transaction.run(VERSION)

        store.transaction(work)
        apply(store, spool, lease, {})
