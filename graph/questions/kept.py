"""Kept: what was worked out from the whole graph, once for each version of it and each day.

Sources say what is closed today: so an answer about one and the same day may be another one tomorrow.
"""

from collections.abc import Callable, Hashable
from contextlib import ExitStack
from contextvars import ContextVar
from functools import wraps
from threading import Lock
from typing import Any, ParamSpec, TypeVar
from weakref import WeakKeyDictionary

from graph.bolt.store import Store
from graph.dates import today
from graph.questions.version import version

P = ParamSpec("P")
T = TypeVar("T")
_MOST = 64
"""How many answers of one version are remembered, over all questions; the one used longest ago goes first."""


class _Shelf:
    """What is known of one version of one graph, on one day."""

    def __init__(self, state: str, day: str) -> None:
        self.state, self.day = state, day
        self.known: dict[Hashable, Any] = {}


_SHELVES: WeakKeyDictionary[Store, _Shelf] = WeakKeyDictionary()
_LOCK = Lock()
_ONE_VERSION: ContextVar[dict[Store, str] | None] = ContextVar("one version", default=None)


def of_one_version(work: Callable[P, T]) -> Callable[P, T]:
    """Make some work ask only once which version the graph has, and read all over one session."""

    @wraps(work)
    def worked(*args: P.args, **fields: P.kwargs) -> T:
        outer = _ONE_VERSION.set({})
        try:
            with ExitStack() as together:
                for store in {each for each in (*args, *fields.values()) if isinstance(each, Store)}:
                    together.enter_context(store.one_answer())
                return work(*args, **fields)
        finally:
            _ONE_VERSION.reset(outer)

    return worked


def kept(store: Store, what: Hashable, work: Callable[[], T]) -> T:
    """Return what work gives, from memory where this version of the graph was asked for it before, today.

    What is kept is shared: nobody may change it.
    """
    shelf = _shelf(store, version_here(store), today())
    with _LOCK:
        if what in shelf.known:
            found: T = shelf.known.pop(what)
            shelf.known[what] = found  # used last, so it stays longest
            return found
    made = work()
    with _LOCK:
        while len(shelf.known) >= _MOST:
            shelf.known.pop(next(iter(shelf.known)))
        shelf.known[what] = made
    return made


def version_here(store: Store) -> str:
    """Return the version of the graph, the one that it had before where this is part of one answer."""
    held = _ONE_VERSION.get()
    if held is None:
        return version(store)
    if store not in held:
        held[store] = version(store)
    return held[store]


def _shelf(store: Store, state: str, day: str) -> _Shelf:
    with _LOCK:
        shelf = _SHELVES.get(store)
        if shelf is None or (shelf.state, shelf.day) != (state, day) or not state:
            shelf = _SHELVES[store] = _Shelf(state, day)
        return shelf
