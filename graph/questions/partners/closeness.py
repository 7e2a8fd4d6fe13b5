"""Closeness: how near two come to each other over ties that carry influence, and who stands between.

Whoever stands between passes on a share of one divided by the number of its ties: a ministry, a large
working group or an umbrella that everybody is tied to brings nobody close. Ways over two who stand between
count half.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from math import fsum

from graph.bolt.store import Store
from graph.model.links import INFLUENCE
from graph.questions.kept import kept
from graph.questions.moments import Moment
from graph.questions.network import Network, network
from graph.questions.partners.breadth import Bodies, bodies, breadth

FAR = 0.5
_MOST_WAYS = 5000
HALF = 0.25
"""Half of the most: what one who has four ties passes on."""


@dataclass(frozen=True)
class Ties:
    """With whom each is tied, however many statements say so, and how many each deals with."""

    of: Mapping[str, tuple[str, ...]]
    breadth: Mapping[str, int]

    def share(self, own: str) -> float:
        """Return what somebody who stands between passes on to each."""
        return 1 / self.breadth[own]


@dataclass(frozen=True)
class Way:
    """One way to somebody over one or two who stand between, and what it adds."""

    over: tuple[str, ...]
    worth: float


def ties(store: Store, when: Moment) -> Ties:
    """Return who is tied to whom at a moment; kinds of bodies tie nobody."""
    return kept(store, ("ties", when), lambda: ties_of(network(store, when), bodies(store)))


def ties_of(whole: Network, known: Bodies) -> Ties:
    """Return who is tied to whom in a network."""
    found: dict[str, set[str]] = defaultdict(set)
    for kind in INFLUENCE:
        for link in whole.of_type(kind):
            if not (whole.entities[link.from_id].generic or whole.entities[link.to_id].generic):
                found[link.from_id].add(link.to_id)
                found[link.to_id].add(link.from_id)
    tied = {own: tuple(sorted(others)) for own, others in found.items()}
    return Ties(tied, breadth(whole, known, tied))


def closeness(tied: Ties, us: Collection[str]) -> dict[str, float]:
    """Return how near everybody comes to us, who count as one: from 0 up to 1, which nobody reaches."""
    ours = frozenset(us)
    one_between = _one_between(tied, ours)
    two_between = _two_between(tied, ours, one_between)
    sums: dict[str, float] = defaultdict(float)
    for found, share in ((one_between, 1.0), (two_between, FAR)):
        for own, worth in found.items():
            sums[own] += share * worth
    return {own: saturated(worth, HALF) for own, worth in sums.items() if own not in ours and worth > 0}


def ways(tied: Ties, us: Collection[str], other: str) -> list[Way]:
    """Return the ways from us to another, the best first; what they are worth makes up the closeness.

    Between two hubs there are millions: no more are looked for once there are enough, over those who pass on
    most. One of us who is tied to the other stands between the other and the rest of us.
    """
    ours = frozenset(us)
    around = _around(tied, ours)
    near = [own for own in tied.of.get(other, ()) if own in ours or own in around]
    found = [Way((own,), tied.share(own)) for own in near]
    for last in sorted(tied.of.get(other, ()), key=lambda own: (-tied.share(own), own)):
        if last not in ours and len(found) < _MOST_WAYS:
            passed = FAR * tied.share(last)
            found += [
                Way((first, last), passed * tied.share(first))
                for first in tied.of[last]
                if first != other and first in around
            ]
    return sorted(found, key=lambda way: (-way.worth, way.over))


def saturated(amount: float, half: float) -> float:
    """Turn a sum without bound into a number from 0 up to 1: always more for more, one half at `half`."""
    return amount / (amount + half)


def _one_between(tied: Ties, ours: frozenset[str]) -> dict[str, float]:
    """Return what reaches everybody over one who is tied to us, or is one of us."""
    sums: dict[str, float] = defaultdict(float)
    for own in sorted(_around(tied, ours) | (ours & tied.of.keys())):
        for other in tied.of[own]:
            sums[other] += tied.share(own)
    return sums


def _two_between(tied: Ties, ours: frozenset[str], near: Mapping[str, float]) -> dict[str, float]:
    """Return what reaches everybody over two, of whom the first is tied to us, without turning back."""
    first = _around(tied, ours)
    sums: dict[str, float] = defaultdict(float)
    for last in sorted(near.keys() - ours):
        arrived = fsum(tied.share(own) for own in tied.of[last] if own in first)
        for other in tied.of[last]:
            back = tied.share(other) if other in first else 0.0
            sums[other] += tied.share(last) * (arrived - back)
    return sums


def _around(tied: Ties, ours: frozenset[str]) -> frozenset[str]:
    return frozenset(other for own in ours for other in tied.of.get(own, ())) - ours
