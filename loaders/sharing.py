"""A large file read by several processes: each understands every so-many-th portion, one takes all in."""

import gc
import multiprocessing
import os
import sys
import threading
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass, field
from itertools import cycle, islice
from multiprocessing.connection import Connection
from multiprocessing.context import ForkProcess
from pathlib import Path
from signal import SIG_IGN, SIGINT, signal
from typing import Any

from graph.errors import RowRejected
from graph.model.sources import Source
from graph.model.statements import Statement
from loaders.catalogue import Opened, Portion, Whom
from loaders.hearing import Ear
from loaders.rejects import Reject
from loaders.spool import Spool
from loaders.spooled import Spooled, spooled

_LARGE = 1 << 19
"""Shorter files are read before others could begin to help."""
_MOST = 4


class NotSharedError(Exception):
    """What several make of a file is not surely what one would: one has to read it alone."""


@dataclass(slots=True)
class Heard:
    """What was heard in one portion, noted so that it can be handed over."""

    rows: int = 0
    ready: Spooled = field(default_factory=Spooled)
    refused: list[tuple[Reject, list[Whom]]] = field(default_factory=list)
    unused: Counter[str] = field(default_factory=Counter)

    def hear_all(self, said: Iterable[tuple[Statement, Mapping[str, str]]], locator: str) -> None:
        """Note all that one row states, or nothing."""
        self.ready.add(spooled(said, locator))

    def refuse(self, reject: Reject, missed: Iterable[Whom] = ()) -> None:
        """Note a row that cannot be used, and whom it would have described."""
        self.refused.append((reject, list(missed)))

    def count_unused(self, names: Iterable[str]) -> None:
        """Count what says something and was not used."""
        self.unused.update(names)


def hands_for(path: Path) -> int:
    """Return how many processes are to read a file.

    A process divides itself only where that is safe: on Linux, and while it does nothing else.
    """
    if sys.platform != "linux" or threading.active_count() > 1 or path.stat().st_size < _LARGE:
        return 1
    return min(len(os.sched_getaffinity(0)), _MOST)


class Shared:
    """A file of which several processes read a part each, and this one takes in what they heard."""

    def __init__(self, opened: Opened[Any], portions: Iterable[Portion[Any]], source: Source | None) -> None:
        self._opened, self._portions, self._source = opened, portions, source

    def hear(self, spool: Spool, hands: int, tell: Callable[[int], None]) -> tuple[int, int]:
        """Take in all rows; return how many there are, and how many of them were refused.

        All is taken in in the order of the file, so that it makes no difference how many read it. Raises
        NotSharedError where a process ends early, or portions do not go together: then nothing was taken in.
        """
        counted = [0, 0]

        def take_all() -> None:
            with self._divided(hands) as pipes:
                for heard in _in_order(pipes):
                    _take(spool, heard)
                    tell(heard.rows)
                    counted[0] += heard.rows
                    counted[1] += len(heard.refused)

        spool.all_or_nothing(take_all)
        return counted[0], counted[1]

    @contextmanager
    def _divided(self, hands: int) -> Iterator[list[Connection]]:
        """Begin as many processes; give the pipes through which they tell what they heard."""
        context = multiprocessing.get_context("fork")
        pipes: list[Connection] = []
        with ExitStack() as ending:
            for first in range(hands):
                pipe, out = context.Pipe(duplex=False)
                pipes.append(ending.enter_context(closing(pipe)))
                process = context.Process(target=self._read, args=(first, hands, out, pipes))
                with closing(out):
                    _start(process)
                ending.callback(process.join)
                ending.callback(process.kill)
            yield pipes

    def _read(self, first: int, hands: int, out: Connection, pipes: list[Connection]) -> None:
        """Tell of every so-many-th portion, as a process of its own; end early when anything goes wrong."""
        gc.freeze()  # what is there already stays where it is, shared with the process that this one left
        signal(SIGINT, SIG_IGN)  # that one ends this one
        for pipe in pipes:  # else nobody would notice when it is gone
            pipe.close()
        ear = Ear(Heard(), self._source)
        with suppress(Exception):  # whoever reads the file alone comes to the same, and raises it
            for portion in islice(self._portions, first, None, hands):
                ear.notes = heard = Heard()
                for row in portion():
                    heard.rows += 1
                    ear.hear(row, self._opened)
                out.send(heard)
            out.send(None)


def _start(process: ForkProcess) -> None:
    try:
        process.start()
    except OSError as reason:
        raise NotSharedError(f"no other process can be had: {reason.strerror}") from reason


def _in_order(pipes: list[Connection]) -> Iterator[Heard]:
    """Yield what was heard, in the order of the file, until nothing is left."""
    for pipe in cycle(pipes):
        try:
            heard: Heard | None = pipe.recv()
        except (EOFError, OSError) as reason:
            raise NotSharedError("a process that read a part of the file ended early") from reason
        if heard is None:
            return
        yield heard


def _take(spool: Spool, heard: Heard) -> None:
    try:
        spool.take(heard.ready)
    except RowRejected as reason:  # which row it was, only who reads alone can tell
        raise NotSharedError(str(reason)) from reason
    for reject, missed in heard.refused:
        spool.refuse(reject, missed)
    spool.count_unused(heard.unused)
