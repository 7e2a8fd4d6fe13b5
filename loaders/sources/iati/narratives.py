"""Texts in several languages: one to show, the others beside it."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from graph.identity.normalize import fold
from loaders.readers.element import Element

LONGEST = 500
_NOTHING = frozenset(
    {
        "",
        "n a",
        "na",
        "nan",
        "nil",
        "none",
        "null",
        "not applicable",
        "not available",
        "no data",
        "tbc",
        "tbd",
    }
)


@dataclass(frozen=True, slots=True)
class Words:
    """A text as it is shown, and its other writings."""

    best: str = ""
    others: tuple[str, ...] = ()


def words_of(elements: Iterable[Element], language: str) -> Words:
    """Return the texts of elements that say one thing: English first, then the language of the activity."""
    return _ranked(tuple([each for one in elements for each in _texts(one, language)]), language)


@lru_cache(maxsize=2048)
def _ranked(texts: tuple[tuple[str, str], ...], language: str) -> Words:
    """Return what texts say; the same bodies are named in the same words a thousand times."""
    told = [(lang, text) for lang, text in texts if says_something(text)]
    ranked = sorted(told, key=lambda each: (not each[0].startswith("en"), each[0] != language))
    unique = list(dict.fromkeys(text[:LONGEST] for _, text in ranked))
    return Words(unique[0], tuple(unique[1:])) if unique else Words()


def says_something(text: str) -> bool:
    """Tell whether a text is more than a mark for nothing, such as `n/a`."""
    return any(map(str.isalnum, text)) and fold(text) not in _NOTHING


def _texts(element: Element, language: str) -> list[tuple[str, str]]:
    """Return languages and texts: of version 2 in narratives, of version 1 in the element itself."""
    own = element.language or language
    narratives = element.texts("narrative")
    return [(lang or own, text) for lang, text in narratives] if narratives else [(own, element.text)]
