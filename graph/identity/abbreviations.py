"""Abbreviations: which names an acronym may stand for, by the beginnings of their words."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import product
from math import prod

from graph.identity.words import LEGAL, SMALL

SHORTEST = 2
LONGEST = 12
_LONGEST_BEGINNING = 5
_MAY_BEGIN = 4
_CHEAPEST_SKIP_FROM = 4
_BEGINNING = 0.1
_SKIPPED = 0.35
_FROM_MIDDLE = 0.4
_MIDDLE = 3
_CUT_SHORT = 0.5
_MOST = 0.75
_LONGEST_TRANSLATED = 8
_MOST_TRANSLATED = 128


class Abbreviations:
    """Acronyms in a tree of their letters, so that many names can be held against all of them at once."""

    def __init__(self, acronyms: Iterable[str]) -> None:
        self._whole = frozenset(one for one in acronyms if SHORTEST <= len(one) <= LONGEST)
        self._beginnings = frozenset(one[:end] for one in self._whole for end in range(len(one) + 1))
        self._shuffled: dict[str, list[str]] = {}
        for one in self._whole:
            self._shuffled.setdefault("".join(sorted(one)), []).append(one)

    def of(self, words: Sequence[str]) -> dict[str, float]:
        """Return the acronyms that the beginnings of these words spell, and how freely: 0 is by initials.

        Every word gives its first letter, or first letters, one of them a letter from its middle; small words
        and legal forms may give theirs; one word in four may be left out.
        """
        found: dict[str, float] = {}
        if len([word for word in words if word not in SMALL]) >= SHORTEST:
            for acronym, cost in self._walk("", words, 0, 0.0):
                if cost < found.get(acronym, _MOST):
                    found[acronym] = cost
        return found

    def in_another_language(self, initials: Sequence[frozenset[str]]) -> set[str]:
        """Return the acronyms that take one initial of each word, whatever the language and so the order."""
        if not SHORTEST < len(initials) <= _LONGEST_TRANSLATED or prod(map(len, initials)) > _MOST_TRANSLATED:
            return set()
        spelled = {"".join(sorted(letters)) for letters in product(*initials)}
        return {acronym for letters in spelled for acronym in self._shuffled.get(letters, ())}

    def of_all(self, readings: Iterable[Sequence[str]]) -> dict[str, float]:
        """Return the acronyms that several ways to read a name spell."""
        found: dict[str, float] = {}
        for words in readings:
            for acronym, cost in self.of(words).items():
                found[acronym] = min(cost, found.get(acronym, cost))
        return found

    def _walk(self, begun: str, words: Sequence[str], at: int, cost: float) -> Iterator[tuple[str, float]]:
        if at == len(words):
            if begun in self._whole:
                yield begun, cost
            return
        if at > 1 and len(begun) > SHORTEST and cost + _CUT_SHORT < _MOST and begun in self._whole:
            yield begun, cost + _CUT_SHORT
        word = words[at]
        for given, price in self._given(begun, word):
            if cost + price < _MOST:
                yield from self._walk(begun + given, words, at + 1, cost + price)
        if word in SMALL or word in LEGAL:
            yield from self._walk(begun, words, at + 1, cost)
        elif len(words) >= _CHEAPEST_SKIP_FROM and cost + _SKIPPED < _MOST:
            yield from self._walk(begun, words, at + 1, cost + _SKIPPED)

    def _given(self, begun: str, word: str) -> Iterator[tuple[str, float]]:
        """Yield what letters of a word may go on with what was begun, and how freely that is."""
        if begun + word[0] not in self._beginnings:
            return
        yield word[0], 0.01 if word in SMALL else 0.0
        if word in SMALL:
            return
        for length in range(2, min(_LONGEST_BEGINNING, len(word)) + 1):
            if begun + word[:length] not in self._beginnings:
                break
            yield word[:length], _BEGINNING + 0.01 * length
        for letter in set(word[_MIDDLE:]):
            if begun + word[0] + letter in self._beginnings:
                yield word[0] + letter, _FROM_MIDDLE


@lru_cache(maxsize=65536)
def freedom(acronym: str, words: tuple[str, ...]) -> float | None:
    """Return how freely the words spell an acronym: 0 is by their initials; None where they do not."""
    if acronym[0] not in {word[0] for word in words[:_MAY_BEGIN]}:
        return None
    return Abbreviations({acronym}).of(words).get(acronym)


def is_translated(acronym: str, initials: Sequence[frozenset[str]]) -> bool:
    """Return whether an acronym takes one initial of each word, in another language or order."""
    if len(acronym) != len(initials):
        return False
    return acronym in Abbreviations({acronym}).in_another_language(initials)
