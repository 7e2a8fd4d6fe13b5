"""What speaks for a link in a whole document: one strong statement, or several weak ones."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import prod

from loaders.sources.profiles.claims import Claim

_SUREST = 0.95


@dataclass(frozen=True)
class Evidence:
    """A claim, and how much its words alone speak for it, from 0 to 1."""

    claim: Claim
    weight: float


def weigh(evidence: Iterable[Evidence], bars: Sequence[tuple[int, float]]) -> Iterator[Claim]:
    """Yield the claims for which all their evidence together is enough: the best of each, and each number.

    Pieces of evidence add up as independent doubts do: two halves make three quarters. `bars` says how much
    is enough, and from which place on more is: who lists everything works on what the text comes back to.
    """
    groups: dict[tuple[str, str], list[Evidence]] = {}
    for each in evidence:
        groups.setdefault((each.claim.from_.id, each.claim.to.id), []).append(each)
    places: Counter[str] = Counter()
    for (actor, _), group in sorted(groups.items(), key=lambda item: -_together(item[1])):
        together = _together(group)
        if together >= max(bar for place, bar in bars if place <= places[actor]):
            places[actor] += 1
            yield from _kept(group, round(min(together, _SUREST), 2))


def _together(group: list[Evidence]) -> float:
    return 1 - prod(1 - each.weight for each in group)


def _kept(group: list[Evidence], confidence: float) -> Iterator[Claim]:
    """Yield the claim with the most weight, or one for each number that is stated."""
    numbered: dict[object, Claim] = {}
    for each in sorted(group, key=lambda each: -each.weight):
        if "number" in each.claim.fields:
            numbered.setdefault(each.claim.fields["number"], each.claim)
    best = max(group, key=lambda each: each.weight).claim
    for claim in numbered.values() or [best]:
        yield replace(claim, confidence=confidence)
