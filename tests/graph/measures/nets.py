"""Networks in memory, made by tests without a database."""

from collections.abc import Iterable
from typing import Any

import numpy as np

from graph.dates import FIRST_DAY, LAST_DAY
from graph.measures.columns import Columns, Links, columns_of
from graph.measures.projection import Projection, folded, folded_each_way
from graph.questions.names import Named
from graph.questions.network import Network, NetworkLink

Stated = tuple[str, str, str, str]
"""Type, from, to, source."""


def named(own: str, *labels: str, generic: bool = False) -> Named:
    return Named(own, own.title(), labels or ("Organization",), (), generic, (), FIRST_DAY, LAST_DAY)


def net(entities: Iterable[Named], links: Iterable[Stated]) -> Network:
    made = (
        NetworkLink(
            *(f"{at:04}", kind, one, other, source, "", "", "", FIRST_DAY, LAST_DAY, ""),
            reviewed=False,
            has_amount=False,
        )
        for at, (kind, one, other, source) in enumerate(links)
        if one != other
    )
    return Network({one.id: one for one in entities}, tuple(made))


def columns(network: Network) -> Columns:
    links = (Links(link.type, [link.from_id], [link.to_id], [link.source]) for link in network.links)
    return columns_of(network.entities.values(), links)


def projection(drawn: Any) -> Projection:
    """Return the same network as a projection; `weight` says how strong a tie is."""
    ids = tuple(sorted(drawn))
    place = {own: at for at, own in enumerate(ids)}
    ties = [(place[one], place[other], weight) for one, other, weight in drawn.edges(data="weight")]
    starts, ends = (np.array([tie[end] for tie in ties], dtype=np.int64) for end in (0, 1))
    fold = folded_each_way if drawn.is_directed() else folded
    return Projection(
        ids,
        ids,
        ("Organization",) * len(ids),
        **fold(len(ids), starts, ends, np.array([weight or 1 for *_, weight in ties], dtype=np.float64)),
        weighted=any(weight is not None for *_, weight in ties),
        directed=drawn.is_directed(),
    )
