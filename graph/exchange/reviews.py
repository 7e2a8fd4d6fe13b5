"""What people said of statements, and what those said before, as the graph keeps them."""

import json
from typing import Any

from graph.bolt.store import Store
from graph.model.reviews import Review

REVIEWS = """
    MATCH (r:Review)
    RETURN properties(r) AS kept
    ORDER BY kept.id
    LIMIT 1000000
"""
ORIGINALS = """
    MATCH (o:Original)
    RETURN o.id AS id, o.kind AS type, o.said AS said
    ORDER BY id
    LIMIT 1000000
"""
_NESTED = ("fields", "from_end", "to_end")


def reviews(store: Store) -> list[Review]:
    """Return every review in the graph, by the id of its statement."""
    return [review_of(row["kept"]) for row in store.read(REVIEWS)]


def review_of(kept: dict[str, Any]) -> Review:
    """Return a review that the graph keeps."""
    nested = {name: json.loads(kept[name]) for name in _NESTED if name in kept}
    return Review.model_validate(kept | nested)


def review_fields(review: Review) -> dict[str, Any]:
    """Return what the graph keeps of a review."""
    said = review.model_dump(mode="json", exclude_defaults=True)
    nested = {name: json.dumps(said[name], sort_keys=True) for name in _NESTED if name in said}
    return said | nested


def review_line(review: Review) -> dict[str, Any]:
    """Return a review as a line of an export."""
    return {"kind": "review", **review.model_dump(mode="json", exclude_defaults=True)}


def originals(store: Store) -> list[dict[str, Any]]:
    """Return as lines the statements in whose place something else stands, as their sources made them."""
    return [
        {"kind": "original", "id": row["id"], "type": row["type"], "said": json.loads(row["said"])}
        for row in store.read(ORIGINALS)
    ]
