"""Compared: what an answer of `compare` is made of."""

from pydantic import Field

from graph.questions.periods import SaidOn, Undated
from graph.questions.results import Evidence, Result
from graph.questions.timeline.ages import Ages


class Side(Result):
    """One of the two that are compared."""

    id: str
    name: str
    labels: tuple[str, ...]
    day: str | None = Field(description="The day it is looked at on; none is every date.")
    lives: bool = Field(description="Whether it may exist on that day.")
    links: int = Field(description="How many links the comparison of this side rests on.")
    ages: Ages


class Compared(Result):
    """Something that one side or both have, with who says so of each."""

    id: str
    name: str
    labels: tuple[str, ...]
    undated: Undated
    said_on: SaidOn
    first: tuple[Evidence, ...]
    second: tuple[Evidence, ...]


class ComparedGroup(Result):
    """What the two have of one aspect; the numbers count also what is not shown."""

    type: str
    direction: str = Field(description="out, in, both; of places also office and origin.")
    title: str
    shared: tuple[Compared, ...]
    only_first: tuple[Compared, ...]
    only_second: tuple[Compared, ...]
    shared_total: int
    first_total: int
    second_total: int


class Bond(Result):
    """How the two are tied to each other, with who says so."""

    type: str
    sentence: str
    undated: Undated
    said_on: SaidOn
    evidence: tuple[Evidence, ...]


class Comparison(Result):
    """What two sides share and what only one of them has; what is not known of one may still be so."""

    first: Side
    second: Side
    between: tuple[Bond, ...] = Field(description="How the two are tied to each other.")
    groups: tuple[ComparedGroup, ...]
    as_of: str | None
    limit: int
    page: int = Field(description="Which part of each list this is, in parts of `limit`.")
    truncated: bool = Field(description="Whether a list goes on: ask for the next page.")
