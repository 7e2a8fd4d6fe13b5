"""Blocking: which pairs of bodies are worth comparing, found without comparing all with all."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, groupby

from rapidfuzz import fuzz, process

from graph.identity.abbreviations import Abbreviations
from graph.identity.bodies import Body
from graph.identity.spelling import Spelling
from graph.identity.weights import Weights
from graph.identity.words import is_public

LARGEST_BLOCK = 30
_HASHED = (1 << 60) - 1
_RAREST = 3
_RAREST_IN_PAIRS = 5
_SHORTEST_MISSPELLED = 5
_NEARLY = 80
_MOST_NEAR = 100


def pairs(bodies: Sequence[Body], weights: Weights) -> Iterator[tuple[int, int]]:
    """Yield the places of two bodies that may be one, each pair once.

    Bodies meet in blocks: of a rare word, of two words, of a word misspelled by a letter, of an acronym. A
    block that very many share tells nothing and is left out.
    """
    abbreviations = acronyms_of(bodies)
    many = len(bodies)
    # One number for block and body, for there are millions of them.
    places = sorted(
        (hash((body.family, key)) & _HASHED) * many + at
        for at, body in enumerate(bodies)
        for key in set(_keys(body, weights, abbreviations))
    )
    found: set[int] = set()
    for _, block in groupby(places, key=lambda place: place // many):
        members = [place % many for place in block]
        if 1 < len(members) <= LARGEST_BLOCK:
            found.update(one * many + other for one, other in combinations(members, 2))
    yield from (divmod(pair, many) for pair in sorted(found))


class Neighborhood:
    """Which bodies share a word, nearly a word, an acronym or a country: all that may be worth comparing."""

    def __init__(self, bodies: Sequence[Body], weights: Weights) -> None:
        every = acronyms_of(bodies)
        self._weights = weights
        self._bodies = bodies
        self._traits = [
            _traits(body) | {f"acronym {one}" for one in _shortened(body, every)} for body in bodies
        ]
        self._places: dict[str, list[int]] = defaultdict(list)
        for at, traits in enumerate(self._traits):
            for trait in traits:
                self._places[trait].append(at)

    def of(self, at: int) -> Iterator[tuple[int, int]]:
        """Yield the places of one body and of each other of its family that is near it."""
        body = self._bodies[at]
        traits = self._traits[at] | {near for word in _words(body) for near in _near(word, self._weights)}
        places = {place for trait in traits for place in self._places.get(trait, ())} - {at}
        for place in sorted(places):
            if self._bodies[place].family == body.family:
                yield min(at, place), max(at, place)


def _shortened(body: Body, every: Abbreviations) -> set[str]:
    """Return the acronyms, of those that stand among the names, that a body's names spell."""
    return {
        acronym
        for one in body.spellings
        for acronym in (*every.of_all(one.letters), *every.in_another_language(one.initials))
    }


def _traits(body: Body) -> set[str]:
    found = _words(body).union(_known(body))
    for spelling in body.spellings:
        found.update(f"realm {code}" for code in spelling.countries)
        if spelling.acronym:
            found.add(f"acronym {spelling.acronym}")
    return found


def _known(body: Body) -> Iterator[str]:
    yield from (f"known {one.body}" for one in body.known)


def _words(body: Body) -> set[str]:
    return {word for spelling in body.spellings for word in (*spelling.words, spelling.joined)}


def _near(word: str, weights: Weights) -> Iterator[str]:
    if len(word) >= _SHORTEST_MISSPELLED:
        for near, _, _ in process.extract(
            word, weights.words, scorer=fuzz.ratio, score_cutoff=_NEARLY, limit=_MOST_NEAR
        ):
            yield near


def acronyms_of(bodies: Iterable[Body]) -> Abbreviations:
    """Return the acronyms that stand among the names of bodies."""
    return Abbreviations({one.acronym for body in bodies for one in body.spellings if one.acronym})


def _keys(body: Body, weights: Weights, abbreviations: Abbreviations) -> Iterator[str]:
    for spelling in body.spellings:
        yield from keys(spelling, weights)
    yield from (f"acronym {one}" for one in _shortened(body, abbreviations))
    yield from _known(body)


def keys(spelling: Spelling, weights: Weights) -> Iterator[str]:
    """Yield the blocks that a spelling stands in."""
    yield f"all {spelling.key}"
    yield f"together {''.join(spelling.words)}"
    if spelling.acronym:
        yield f"acronym {spelling.acronym}"
    words = sorted(set(spelling.words), key=lambda word: (weights.count(word), word))
    yield from (f"word {word}" for word in words[:_RAREST])
    yield from (f"two {' '.join(sorted(two))}" for two in combinations(words[:_RAREST_IN_PAIRS], 2))
    for word in words[:2]:
        yield from (f"near {near}" for near in _misspelled(word))
    if spelling.realm or any(map(is_public, spelling.words)):
        yield from (f"realm {code}" for code in spelling.countries)


def _misspelled(word: str) -> Iterable[str]:
    """Return a word with each of its letters left out: two that share one of these differ by a letter."""
    if len(word) < _SHORTEST_MISSPELLED:
        return ()
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}
