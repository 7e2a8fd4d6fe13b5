"""Columns: every link in arrays, so that any view of it is made without walking the links again."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from graph.measures.projection import Numbers
from graph.model.entities import FUNDER, KIND_OF
from graph.model.links import LINK_KINDS, LINK_OF
from graph.questions.names import Named

Mask = NDArray[np.bool_]
_NUMBER = {kind: number for number, kind in enumerate(LINK_OF)}
_SYMMETRIC = np.array([kind.symmetric for kind in LINK_KINDS])


@dataclass(frozen=True)
class Columns:
    """Entities in the order of their ids; for each link of the network, in its order, its ends by place."""

    entities: tuple[Named, ...]
    starts: Numbers
    ends: Numbers
    types: NDArray[np.int8]
    """Places in the list of link kinds."""
    said_by: Numbers
    """Places in `sources`."""
    sources: tuple[str, ...]

    @property
    def symmetric(self) -> Mask:
        """Return which links have no direction."""
        return _SYMMETRIC[self.types]

    def of_types(self, types: tuple[str, ...]) -> Mask:
        """Return which links are of these types."""
        return np.isin(self.types, [_NUMBER[kind] for kind in types])

    def of_sources(self, sources: tuple[str, ...]) -> Mask:
        """Return which links these sources state."""
        return np.isin(self.said_by, [at for at, own in enumerate(self.sources) if own in sources])

    def labeled(self, labels: tuple[str, ...]) -> Mask:
        """Return which entities have one of these labels and are bodies, not kinds of bodies."""
        asked = set(labels)
        fits = (not named.generic and not asked.isdisjoint(named.labels) for named in self.entities)
        return np.fromiter(fits, dtype=np.bool_, count=len(self.entities))


class Links(NamedTuple):
    """Links of one type in columns: the ids of their ends, and who states them."""

    type: str
    from_ids: Sequence[str]
    to_ids: Sequence[str]
    sources: Sequence[str]


def columns_of(entities: Iterable[Named], links: Iterable[Links]) -> Columns:
    """Return entities, in the order of their ids, and the links between two different ones of them."""
    ordered = tuple(sorted(entities, key=lambda named: named.id))
    place = {named.id: at for at, named in enumerate(ordered)}
    number: dict[str, int] = {}
    parts = [_inside(part, place, number) for part in links]
    starts, ends, types, said_by = (
        np.concatenate([np.zeros(0, np.int64), *(part[at] for part in parts)]) for at in range(4)
    )
    names = list(number)
    used = sorted(np.unique(said_by).tolist(), key=names.__getitem__)
    renumbered = np.zeros(len(names), np.int64)
    renumbered[used] = np.arange(len(used))
    sources = tuple(names[at] for at in used)
    return Columns(ordered, starts, ends, types.astype(np.int8), renumbered[said_by], sources)


def _inside(part: Links, place: dict[str, int], number: dict[str, int]) -> tuple[Numbers, ...]:
    """Return starts, ends, types and sources of the links that join two who are there."""
    count = len(part.from_ids)
    starts, ends = (
        np.fromiter((place.get(own, -1) for own in ids), np.int64, count)
        for ids in (part.from_ids, part.to_ids)
    )
    said_by = np.fromiter((number.setdefault(own, len(number)) for own in part.sources), np.int64, count)
    kept = (starts >= 0) & (ends >= 0) & (starts != ends)
    types = np.full(count, _NUMBER[part.type], np.int64)
    return starts[kept], ends[kept], types[kept], said_by[kept]


@cache
def kind_of(labels: tuple[str, ...]) -> str:
    """Return the label that says most of what an entity is."""
    own = [label for label in KIND_OF if label in labels and label != FUNDER]
    return own[-1] if own else "Organization"
