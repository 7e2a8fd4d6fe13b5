"""Columns: every link in arrays, so that any view of it is made without walking the links again."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from graph.measures.projection import Numbers
from graph.model.entities import FUNDER, KIND_OF
from graph.model.links import LINK_KINDS, LINK_OF
from graph.questions.names import Named
from graph.questions.network import Network

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


def columns_of(net: Network) -> Columns:
    """Return a network as columns."""
    entities = tuple(net.entities[own] for own in sorted(net.entities))
    place = {named.id: at for at, named in enumerate(entities)}
    sources = tuple(sorted({link.source for link in net.links}))
    number = {own: at for at, own in enumerate(sources)}
    count = len(net.links)
    return Columns(
        entities,
        starts=np.fromiter((place[link.from_id] for link in net.links), dtype=np.int64, count=count),
        ends=np.fromiter((place[link.to_id] for link in net.links), dtype=np.int64, count=count),
        types=np.fromiter((_NUMBER[link.type] for link in net.links), dtype=np.int8, count=count),
        said_by=np.fromiter((number[link.source] for link in net.links), dtype=np.int64, count=count),
        sources=sources,
    )


def kind_of(named: Named) -> str:
    """Return the label that says most of what an entity is."""
    own = [label for label in KIND_OF if label in named.labels and label != FUNDER]
    return own[-1] if own else "Organization"
