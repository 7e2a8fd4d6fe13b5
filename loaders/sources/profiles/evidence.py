"""What speaks for a link in a whole document: one strong statement, or several weak ones."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import prod

from graph.identity.normalize import fold
from loaders.sources.profiles.claims import Claim, End, TermMention

_SUREST = 0.95
_PASSING = 0.25


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
    words: dict[str, dict[str, str]] = {}
    for each in evidence:
        groups.setdefault((each.claim.from_.id, each.claim.to.id), []).append(each)
        text = " ".join(each.claim.to_text.split())
        words.setdefault(each.claim.to.id, {}).setdefault(fold(text), text)
    places: Counter[str] = Counter()
    for (actor, term), group in sorted(groups.items(), key=lambda item: -_together(item[1])):
        together = _together(group)
        if together >= max(bar for place, bar in bars if place <= places[actor]):
            places[actor] += 1
            for claim in _kept(group):
                confidence = round(min(together, _SUREST), 2)
                yield replace(claim, to=_with_words(claim.to, words[term]), confidence=confidence)


def _with_words(end: End, words: Mapping[str, str]) -> End:
    """Return a term with all other words for it in the document, each in one spelling."""
    if not isinstance(end, TermMention):
        return end
    others = tuple(sorted(text for key, text in words.items() if key != fold(end.name)))
    return replace(end, aliases=others)


def _together(group: list[Evidence]) -> float:
    """Return how much all evidence says; what is named in passing counts no more than twice."""
    weights = sorted((each.weight for each in group), reverse=True)
    strong = [weight for weight in weights if weight > _PASSING]
    passing = [weight for weight in weights if weight <= _PASSING]
    return 1 - prod(1 - weight for weight in [*strong, *passing[:2]])


def _kept(group: list[Evidence]) -> Iterable[Claim]:
    """Return the claim with the most weight, or one for each number that is stated."""
    numbered: dict[object, Claim] = {}
    for each in sorted(group, key=lambda each: -each.weight):
        if "number" in each.claim.fields:
            numbered.setdefault(each.claim.fields["number"], each.claim)
    return numbered.values() or [max(group, key=lambda each: each.weight).claim]
