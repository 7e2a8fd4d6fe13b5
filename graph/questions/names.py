"""Names of entities, and how near a text comes to them.

The full-text index only narrows: which names hold every word of the text. How near they are is worked out
here, so that both engines give the same answer. Where the index finds little (a misspelling, an acronym that
nobody wrote down) or too much, all names are compared; they are kept in memory until the graph changes.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from rapidfuzz import fuzz, process

from graph.bolt.store import Store
from graph.errors import InvalidQuestion
from graph.identity.canonical import spoken_codes
from graph.identity.normalize import fold, name_key
from graph.model.entities import in_order
from graph.questions.kept import kept

LONGEST_TEXT = 500
GOOD = 60
EXACT = 100
_CANDIDATES = 1000
_READ_AT_ONCE = 100_000
_NEAR = 500
_NOT_IN_ACRONYMS = frozenset(
    {"a", "and", "de", "des", "du", "et", "for", "in", "la", "le", "of", "on", "the"}
)


@dataclass(frozen=True)
class Named:
    """An entity, as far as finding it by its name goes."""

    id: str
    name: str
    labels: tuple[str, ...]
    aliases: tuple[str, ...]
    generic: bool
    codes: tuple[str, ...]
    since: str
    until: str

    @cached_property
    def spoken_codes(self) -> frozenset[str]:
        """Return its codes as people look for them."""
        return frozenset(spoken_codes(self.codes))

    @cached_property
    def order(self) -> tuple[str, str]:
        """Return what entities are sorted by when they are read by name."""
        return fold(self.name), self.id

    @cached_property
    def spellings(self) -> tuple[str, ...]:
        """Return its name and its aliases, folded."""
        return tuple(dict.fromkeys(filter(None, map(fold, (self.name, *self.aliases)))))

    @cached_property
    def acronyms(self) -> tuple[str, str]:
        """Return the first letters of its name, without and with its small words."""
        words = fold(self.name).split()
        large = [word for word in words if word not in _NOT_IN_ACRONYMS]
        return "".join(word[0] for word in large), "".join(word[0] for word in words)


@dataclass(frozen=True)
class Hit:
    """An entity that a text may mean, and how near the text comes to its names: 100 is one of them."""

    score: int
    named: Named

    @property
    def order(self) -> tuple[int, str, str]:
        """Return what hits are sorted by: the nearest first."""
        return -self.score, *self.named.order


def folded(text: str) -> str:
    """Return the words of a text that somebody looks for; refuse one without words, or a whole page."""
    if len(text) > LONGEST_TEXT:
        raise InvalidQuestion(
            f"The text to look for is too long: {len(text)} characters; write at most {LONGEST_TEXT}."
        )
    words = fold(text)
    if not words:
        raise InvalidQuestion("The text to look for is empty: write a name, an acronym or a part of one.")
    return words


def find_names(store: Store, words: str, enough: int, keep: Callable[[Named], bool]) -> list[Hit]:
    """Return the entities whose names come near to these folded words, the nearest first."""
    found = _indexed(store, " ".join(f"+{word}*" for word in words.split()))
    hits = _scored(words, filter(keep, found))
    exact = any(hit.score == EXACT for hit in hits)
    if len(found) > _CANDIDATES or (len(hits) < enough and not exact):
        near = _near(words, [named for named in every_name(store) if keep(named)])
        hits = _scored(words, list(dict.fromkeys([*near, *(hit.named for hit in hits)])))
    return sorted(hits, key=lambda hit: hit.order)


def closeness(words: str, spelling: str) -> int:
    """Return how near folded words come to a folded name, from 0 to 100."""
    if words == spelling:
        return EXACT
    if name_key(words) == name_key(spelling):
        return 99
    if sorted(words.split()) == sorted(spelling.split()):
        return 98
    parts = spelling.split()
    if all(any(part.startswith(word) for part in parts) for word in words.split()):
        return 70 + int(25 * min(1.0, len(words) / len(spelling)))
    whole = max(fuzz.ratio(words, spelling), fuzz.token_sort_ratio(words, spelling))
    return int(max(0.85 * whole, 0.7 * _word_by_word(words.split(), parts) + 0.1 * whole))


def _word_by_word(words: list[str], parts: list[str]) -> float:
    return sum(max(fuzz.ratio(word, part) for part in parts) for word in words) / len(words)


def _scored(words: str, candidates: Iterator[Named] | list[Named]) -> list[Hit]:
    hits = [Hit(_score(words, named), named) for named in candidates]
    return [hit for hit in hits if hit.score >= GOOD]


def _score(words: str, named: Named) -> int:
    if words in named.spoken_codes:
        return EXACT
    best = max((closeness(words, spelling) for spelling in named.spellings), default=0)
    return max(best, 80) if words in named.acronyms and len(words) > 1 else best


def _near(words: str, names: list[Named]) -> list[Named]:
    """Return those of many names that are worth a closer look."""
    spellings = {(at, spelling): spelling for at, named in enumerate(names) for spelling in named.spellings}
    near = process.extract(words, spellings, scorer=fuzz.WRatio, score_cutoff=GOOD, limit=_NEAR)
    places = dict.fromkeys(key[0] for _, _, key in near)
    places.update((at, None) for at, named in enumerate(names) if words in named.acronyms)
    return [names[at] for at in places]


INDEXED = """
    CALL db.index.fulltext.queryNodes('names', $words) YIELD node
    WITH node ORDER BY node.id LIMIT $limit
    RETURN collect(node.id) AS id, collect(node.name) AS name, collect(labels(node)) AS labels,
           collect(coalesce(node.aliases, [])) AS aliases, collect(coalesce(node.generic, false)) AS generic,
           collect(coalesce(node.identifiers, [])) AS codes,
           collect(node.since_first) AS since, collect(node.until_last) AS until
"""


def _indexed(store: Store, words: str) -> list[Named]:
    return list(_read(store.columns(INDEXED, words=words, limit=_CANDIDATES + 1)))


ALL_IDS = """
    MATCH (node:Entity)
    RETURN collect(node.id) AS id
    LIMIT 1
"""
# No ORDER BY: the embedded engine takes three times as long to order as to read.
EVERY_NAME = """
    MATCH (node:Entity) WHERE node.id >= $first AND node.id <= $last
    RETURN collect(node.id) AS id, collect(node.name) AS name, collect(labels(node)) AS labels,
           collect(coalesce(node.aliases, [])) AS aliases, collect(coalesce(node.generic, false)) AS generic,
           collect(coalesce(node.identifiers, [])) AS codes,
           collect(node.since_first) AS since, collect(node.until_last) AS until
    LIMIT 1
"""


def every_name(store: Store) -> list[Named]:
    """Return the names of all entities in the order of their ids, read once for each version of the graph."""
    return kept(store, "names", lambda: list(_all_names(store)))


def _all_names(store: Store) -> Iterator[Named]:
    ids = sorted(store.columns(ALL_IDS)["id"])
    for at in range(0, len(ids), _READ_AT_ONCE):
        some = ids[at : at + _READ_AT_ONCE]
        found = _read(store.columns(EVERY_NAME, first=some[0], last=some[-1]))
        yield from sorted(found, key=lambda named: named.id)


def _read(columns: dict[str, Any]) -> Iterator[Named]:
    keys = ("id", "name", "labels", "aliases", "generic", "codes", "since", "until")
    for own, name, labels, aliases, generic, codes, since, until in zip(
        *(columns[key] for key in keys), strict=True
    ):
        yield Named(own, name, in_order(tuple(labels)), tuple(aliases), generic, tuple(codes), since, until)
