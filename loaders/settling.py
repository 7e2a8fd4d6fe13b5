"""Settle what somebody said: write their word, then bring the graph to what follows from it."""

from collections.abc import Callable, Mapping
from pathlib import Path

from graph.bolt.lease import writing
from graph.bolt.store import Store, Transaction
from loaders.apply import apply
from loaders.delivery import VERSION
from loaders.plan import version_of
from loaders.rehearing import was_cut_off
from loaders.spool import Spool
from loaders.writer import UNSETTLED

Say = Callable[[str], None]
Write = tuple[str, Mapping[str, object]]
"""One writing statement and its parameters."""


def settle(store: Store, workspace: Path, spool: Spool, write: Write, say: Say) -> None:
    """Write, then apply what follows; the graph counts as unsettled from the first write to the last.

    Only where it did so before, everything is worked out anew.
    """
    query, parameters = write
    with writing(store, workspace, say=say) as lease:
        cut_off = was_cut_off(store)
        compared = spool.compared_at == version_of(store)

        def work(transaction: Transaction) -> None:
            lease.renew(transaction)
            transaction.run(query, **parameters)
            transaction.run(UNSETTLED)
            transaction.run(VERSION)

        store.transaction(work)
        if compared:  # with this word already, and nobody else wrote since
            spool.compared_at = version_of(store)
        apply(store, spool, lease, {}, cut_off=cut_off)
