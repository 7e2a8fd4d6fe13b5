"""View of: a view of the graph as arrays, made once for each version of it and shared by all measures."""

from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, field, replace
from threading import RLock
from typing import Any, TypeVar

import numpy as np

from graph.bolt.cypher import ends_in_columns
from graph.bolt.store import Row, Store
from graph.errors import InvalidQuestion
from graph.measures.columns import Columns, Links, Mask, columns_of
from graph.measures.measure import Measure, Values
from graph.measures.project import Projected, project
from graph.measures.projection import Projection
from graph.measures.view import View, checked
from graph.questions.active import who_is_active
from graph.questions.kept import kept
from graph.questions.moments import Moment, moment
from graph.questions.names import every_name
from graph.questions.parts import how_many, read_in_parts

T = TypeVar("T")
_SEED = 3
_AT_ONCE = 300_000


@dataclass(frozen=True, eq=False)
class Seen:
    """A projection with the numbers that were worked out on it."""

    view: View
    when: Moment
    columns: Columns
    within: Mask | None
    made: Projected
    _known: dict[Hashable, Any] = field(default_factory=dict)
    _lock: Any = field(default_factory=RLock)

    @property
    def projection(self) -> Projection:
        """Return the projection."""
        return self.made.projection

    def values(self, measure: Measure) -> Values:
        """Return the numbers of a measure, worked out once."""
        return self.once(measure.name, lambda: measure.work(self.projection))

    def once(self, what: Hashable, work: Callable[[], T]) -> T:
        """Return what work gives on this projection, from memory where it was asked for before."""
        with self._lock:
            if what not in self._known:
                self._known[what] = work()
            found: T = self._known[what]
            return found

    def by_some_sources(self, runs: int) -> Iterator[Projection]:
        """Yield what the network would be if its sources were drawn anew from those that there are."""
        view = replace(self.view, largest=False)
        whole = project(self.columns, view, within=self.within).projection
        place = {own: at for at, own in enumerate(whole.ids)}
        nodes = np.array([place[own] for own in self.projection.ids], dtype=np.int64)
        count = len(self.columns.sources)
        for run in range(runs):
            chosen = np.random.default_rng([_SEED, run]).integers(0, count, count)
            drawn = np.bincount(chosen, minlength=count)
            yield project(self.columns, view, within=self.within, drawn=drawn).projection.of(nodes)


def projection(store: Store, view: View | None = None, *, as_of: str | None = None) -> Projection:
    """Return a view of the graph as arrays, at every date unless one is asked for."""
    return seen(store, view or View(), moment(as_of)).projection


def seen(store: Store, view: View, when: Moment) -> Seen:
    """Return a view of the graph, kept until the graph changes."""
    asked = checked(view)
    return kept(store, ("measures", asked, when), lambda: _made(store, asked, when))


def _made(store: Store, view: View, when: Moment) -> Seen:
    columns = kept(store, ("columns", when, view.confidence), lambda: _read(store, when, view.confidence))
    if unknown := sorted(set(view.sources) - set(columns.sources)):
        there = ", ".join(columns.sources) or "none"
        raise InvalidQuestion(f"No source {unknown[0]!r} states any link; there are {there}.")
    within = _within(store, view, when, columns)
    return Seen(view, when, columns, within, project(columns, view, within=within))


def _read(store: Store, when: Moment, confidence: float) -> Columns:
    """Return the links of a moment as columns, read without the words that only other questions need."""
    alive = (named for named in every_name(store) if when.meets(named.since, named.until))
    links = (
        Links(kind, part["from_id"], part["to_id"], part["source"])
        for kind, many in how_many(store).items()
        for part in _ends(store, kind, many, when, confidence)
    )
    return columns_of(alive, links)


def _ends(store: Store, kind: str, many: int, when: Moment, confidence: float) -> Iterator[Row]:
    """Yield the ends and sources of the links of one type, all at once where they are not too many."""
    narrowed = when.day is not None or confidence > 0
    bounds = {"since": when.since, "until": when.until, "confidence": confidence}
    whole, ranged = (ends_in_columns(kind, in_range=ranged, narrowed=narrowed) for ranged in (False, True))
    return read_in_parts(store, many, ranged, _AT_ONCE, whole=whole, parameters=bounds)


def _within(store: Store, view: View, when: Moment, columns: Columns) -> Mask | None:
    """Return who is active in the place and works on the theme that are asked for."""
    active = who_is_active(store, when, place=view.place, theme=view.theme)
    if active is None:
        return None
    return np.fromiter(
        (named.id in active.who for named in columns.entities), np.bool_, len(columns.entities)
    )
