"""Parts: reading all links of one type in ranges of their ids, each of a size that travels well."""

from collections.abc import Iterator, Mapping
from itertools import pairwise
from types import MappingProxyType
from typing import LiteralString

from graph.bolt.cypher import count_links
from graph.bolt.store import Row, Store
from graph.model.links import LINK_OF

_AT_ONCE = 80_000


def how_many(store: Store) -> dict[str, int]:
    """Return how many links of each type there are, of types of which there is any."""
    found = store.count_links()
    if found is None:
        found = {row["kind"]: row["links"] for row in store.read(count_links())}
    return {kind: found[kind] for kind in LINK_OF if found.get(kind)}


def read_in_parts(
    store: Store,
    links: int,
    query: LiteralString,
    at_once: int | None = None,
    *,
    whole: LiteralString | None = None,
    parameters: Mapping[str, object] = MappingProxyType({}),
) -> Iterator[Row]:
    """Yield the columns of a query for so many links by ranges of ids, from `$first` up to before `$last`.

    Ids of links are hashes, so that equal ranges hold equally many. Where all fit into one, the query `whole`
    may say the same without a range, which some engines find by far faster.
    """
    parts = 1 + links // (at_once or _AT_ONCE)
    if parts == 1 and whole is not None:
        yield store.columns(whole, **parameters)
        return
    bounds = ["", *(f"{part * 16**4 // parts:04x}" for part in range(1, parts)), "\uffff"]
    for first, last in pairwise(bounds):
        yield store.columns(query, first=first, last=last, **parameters)
