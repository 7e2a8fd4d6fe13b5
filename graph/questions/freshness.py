"""Freshness: how old what we know is."""

from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import Field

from graph.questions.evidence import Publication
from graph.questions.results import Result


class Freshness(Result):
    """How old what we know is: when it was said, else when its source was published."""

    statements: int
    publishers: int = Field(description="How many different publishers say it.")
    oldest: str | None = Field(description="When the oldest was said.")
    newest: str | None = Field(description="When the newest was said.")
    undated: int = Field(description="Of how many statements nobody knows when they were said.")


def freshness_of(statements: Iterable[Mapping[str, Any]], told: Mapping[str, Publication]) -> Freshness:
    """Return how old these statements are."""
    said = [(statement.get("said_on"), told[statement["source"]]) for statement in statements]
    dates = sorted(date for date in (on or publication.published for on, publication in said) if date)
    return Freshness(
        statements=len(said),
        publishers=len({publication.voice for _, publication in said}),
        oldest=dates[0] if dates else None,
        newest=dates[-1] if dates else None,
        undated=len(said) - len(dates),
    )
