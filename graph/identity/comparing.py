"""Comparing: how alike two bodies are, and the reasons in words."""

from dataclasses import dataclass

from rapidfuzz import fuzz

from graph.identity.bodies import Body
from graph.identity.normalize import name_key
from graph.identity.orgids import agency_of


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two bodies are, from 0 to 1, and why."""

    score: float
    reasons: tuple[str, ...]
    identifiers_differ: bool


def likeness(left: Body, right: Body) -> Likeness:
    """Return how alike two bodies are, and why."""
    score = max(
        fuzz.token_sort_ratio(name_key(one), name_key(other)) for one in left.names for other in right.names
    )
    reasons = ["spelled nearly the same"]
    differ = _identifiers_differ(left, right)
    if differ:
        reasons.append("one agency gave them different codes")
    return Likeness(round(score / 100 * (0.3 if differ else 1), 3), tuple(reasons), differ)


def _identifiers_differ(left: Body, right: Body) -> bool:
    """Return whether one agency gave the two different codes, and none that is the same."""
    mine, theirs = ({(agency_of(code), code.lower()) for code in body.strong} for body in (left, right))
    return bool({agency for agency, _ in mine} & {agency for agency, _ in theirs}) and not mine & theirs
