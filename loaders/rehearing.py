"""What the graph holds of a source, taken into a spool again where a review touches it."""

import json
from typing import Any

from graph.bolt import cypher
from graph.bolt.store import Store
from graph.exchange.reviews import reviews
from loaders.spool import Spool

CUT_OFF = """
    OPTIONAL MATCH (g:Graph {id: 'graph'})
    RETURN coalesce(g.unsettled, false) AS cut_off
    ORDER BY cut_off
    LIMIT 1
"""
SOURCES_OF_ORIGINALS = """
    MATCH (o:Original)
    RETURN DISTINCT o.source AS source
    ORDER BY source
    LIMIT 100000
"""


def was_cut_off(store: Store) -> bool:
    """Return whether an earlier change of the graph did not come to its end."""
    return bool(store.columns(CUT_OFF)["cut_off"])


def rehear(store: Store, spool: Spool, *, cut_off: bool) -> list[str]:
    """Take in what the graph has of sources that reviews touch, settle the reviews, name those sources."""
    known = {review.id: review for review in reviews(store)}
    known |= {review.id: review for review in spool.reviews.all()}
    sources = _touched(store, spool.reviews.elsewhere())
    if known:
        sources |= {source.id for source in spool.sources()}
    if cut_off:
        sources |= _touched(store, list(known))
        sources |= {row["source"] for row in store.read(SOURCES_OF_ORIGINALS)}
    again = sorted(sources - set(spool.swept()))
    for source in again:
        _rehear(store, spool, source)
    spool.reviews.settle(known[own] for own in sorted(known))
    return again


def _touched(store: Store, ids: list[str]) -> set[str]:
    """Return the sources that make these statements."""
    found = store.read(cypher.sources_of_statements(), ids=ids) if ids else []
    return {row["source"] for row in found}


def _rehear(store: Store, spool: Spool, source: str) -> None:
    """Take in what a source said: what was remembered first, then what stands and is no review's doing."""
    for row in store.read(cypher.whole_statements_of_source(), source=source):
        if row["kind"] == cypher.ORIGINAL:
            for one in row["statements"]:
                spool.reviews.hear_again(one["kind"], [_remembered(one)])
        else:
            stated = [one for one in row["statements"] if "review" not in one]
            spool.reviews.hear_again(row["kind"], stated)


def _remembered(original: dict[str, Any]) -> dict[str, Any]:
    return {**json.loads(original["said"]), "id": original["id"], "digest": original["digest"]}
