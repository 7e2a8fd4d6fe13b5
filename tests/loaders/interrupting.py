"""Cutting a program off before one of its writes, as a kill does."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

import loaders.delivery
from graph.bolt.lease import Lease
from graph.bolt.store import Transaction


class Killed(BaseException):
    """Stands for a kill: nothing that runs in the program can hold it up."""


@contextmanager
def killed_after(writes: int, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Cut the program off before it writes the batch after so many; every batch is tiny."""
    done = 0
    renew = Lease.renew

    def renewed(lease: Lease, transaction: Transaction) -> None:
        nonlocal done
        if done == writes:
            raise Killed
        done += 1
        renew(lease, transaction)

    with monkeypatch.context() as patch:
        patch.setattr(loaders.delivery, "BATCH", 4)
        patch.setattr(Lease, "renew", renewed)
        yield
