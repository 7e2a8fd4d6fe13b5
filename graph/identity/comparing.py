"""Comparing: how alike two bodies are by names, countries and identifiers, and the reasons in words."""

from collections.abc import Iterator
from itertools import product

from graph.identity.alike import NOTHING, Likeness, in_part, spelled_alike
from graph.identity.bodies import Body
from graph.identity.weights import Weights

# Families whose codes are those of our own lists: what has two codes there is two things.
_LISTED = frozenset({"Theme", "Population", "Place"})
_PASSED_ON = 0.75
_KNOWN = 0.88
_KNOWN_AS_TWO = 0.6


def likeness(left: Body, right: Body, weights: Weights) -> Likeness:
    """Return how alike two bodies are by the best of their names, their countries and identifiers."""
    found = named_alike(left, right, weights)
    return _weighed(found, left, right) if found.score else NOTHING


def likeness_through(left: Body, between: Body, right: Body, weights: Weights) -> Likeness:
    """Return how alike two bodies are because a third is like both, as "Amber Hill (Ubutaka)" may be."""
    one, other = named_alike(left, between, weights), named_alike(between, right, weights)
    reasons = dict.fromkeys((f"{between.names[0]} may be both", *one.reasons[:1], *other.reasons[:1]))
    return _weighed(Likeness(one.score * other.score * _PASSED_ON, tuple(reasons)), left, right)


def named_alike(left: Body, right: Body, weights: Weights) -> Likeness:
    """Return how alike the names of two bodies are, by the best of them."""
    found = max(
        (
            alike
            for one in left.spellings
            for other in right.spellings
            if (alike := spelled_alike(one, other, weights)) is not None
        ),
        key=lambda alike: alike.score,
        default=NOTHING,
    )
    return _with_known(found, left, right) if left.known and right.known else found


def _with_known(found: Likeness, left: Body, right: Body) -> Likeness:
    """Add what is known of the bodies that both names mean: that they are one, or that they are two."""
    both = {one.body for one in left.known} & {one.body for one in right.known}
    if both:
        return max((found, *_known_as_one(left, right)), key=lambda like: like.score)
    if found.score and not any(one.part for one in (*left.known, *right.known)):
        bodies = " and ".join(known[0].body for known in (left.known, right.known))
        return found.weighed(_KNOWN_AS_TWO, f"known as two bodies: {bodies}")
    return found


def _known_as_one(left: Body, right: Body) -> Iterator[Likeness]:
    """Yield how alike two are by names of one body; where both say more than its name, they may be two."""
    for one, other in product(left.known, right.known):
        # What the same name tells is weighed by its letters already.
        if one.body == other.body and one.plain != other.plain and not (one.part and other.part):
            alike = Likeness(_KNOWN, (f"both are names of {one.body}",))
            yield in_part(alike) if one.part or other.part else alike


def _weighed(found: Likeness, left: Body, right: Body) -> Likeness:
    if left.country and right.country and left.country != right.country:
        found = found.weighed(0.6, f"stated in different countries, {left.country} and {right.country}")
    elif not (left.country and right.country):
        found = found.weighed(0.97, "the country of one is not stated")
    if left.sources & right.sources:
        found = found.weighed(0.85, "one source tells them apart")
    if _identifiers_differ(left, right):
        if left.family in _LISTED:
            return NOTHING
        lowered = found.weighed(0.3, "one agency gave them different codes")
        found = Likeness(lowered.score, lowered.reasons, True)
    return found


def _identifiers_differ(left: Body, right: Body) -> bool:
    """Return whether one agency gave the two different codes, and none that is the same."""
    agencies = {agency for agency, _ in left.strong} & {agency for agency, _ in right.strong}
    return bool(agencies) and not left.strong & right.strong
