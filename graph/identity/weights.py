"""Weights: how much a word tells of who somebody is."""

from collections.abc import Collection, Iterable
from math import log

from graph.identity.bodies import Body
from graph.identity.words import tells


class Weights:
    """How much each word tells of who somebody is: rare words more than those that many names have."""

    def __init__(self, bodies: Iterable[Body]) -> None:
        self._bodies, self._counts = 0, dict[str, int]()
        for body in bodies:
            self._bodies += 1
            for word in {word for spelling in body.spellings for word in spelling.words}:
                self._counts[word] = self._counts.get(word, 0) + 1
        self._most = log(self._bodies + 2)
        self._known: dict[str, float] = {}

    @property
    def words(self) -> Collection[str]:
        """Return every word of every name."""
        return self._counts.keys()

    def of(self, word: str) -> float:
        """Return the weight of a word, from about 0.1 to 1."""
        weight = self._known.get(word)
        if weight is None:
            rare = log((self._bodies + 2) / (self._counts.get(word, 0) + 1)) / self._most
            weight = self._known[word] = tells(word) * (0.4 + 0.6 * rare)
        return weight

    def count(self, word: str) -> int:
        """Return how many bodies have a word in a name."""
        return self._counts.get(word, 0)
