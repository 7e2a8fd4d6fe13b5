"""Parts: reading all links of one type in ranges of their ids, each of a size that travels well."""

from collections.abc import Iterator
from itertools import pairwise
from typing import LiteralString

from graph.bolt.cypher import count_links
from graph.bolt.store import Row, Store

_AT_ONCE = 50_000


def read_in_parts(store: Store, kind: str, query: LiteralString, at_once: int = _AT_ONCE) -> Iterator[Row]:
    """Yield the columns of a query for each range of ids, from `$first` up to before `$last`.

    Ids of links are hashes, so that equal ranges hold equally many.
    """
    parts = 1 + store.read(count_links(kind))[0]["links"] // at_once
    bounds = ["", *(f"{part * 16**4 // parts:04x}" for part in range(1, parts)), "\uffff"]
    for first, last in pairwise(bounds):
        yield store.columns(query, first=first, last=last)
