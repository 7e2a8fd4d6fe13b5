"""What the spellings of one term share, whatever their case, accents, number and country."""

import re
from functools import lru_cache

from graph.identity.normalize import fold

_IRREGULAR = {
    "women": "woman",
    "womens": "woman",
    "men": "man",
    "mens": "man",
    "children": "child",
    "childrens": "child",
    "childs": "child",
    "people": "person",
    "peoples": "person",
    "wives": "wife",
    "lives": "life",
    "travaux": "travail",
    "journaux": "journal",
    "locaux": "local",
    "sociaux": "social",
    "nationaux": "national",
    "ruraux": "rural",
    "coutumiers": "coutumier",
}
UNCHANGED = frozenset(
    {
        "aid",
        "aids",
        "news",
        "series",
        "analysis",
        "crisis",
        "diabetes",
        "tuberculosis",
        "sepsis",
        "is",
        "as",
        "us",
    }
    | {"les", "des", "aux", "pas", "plus", "dans", "vers", "sans", "sous", "hors", "this", "has", "its"}
)
_AMERICAN = (
    (re.compile(r"\bprogramme(s?)\b"), r"program\1"),
    (re.compile(r"\bcentre(s?)\b"), r"center\1"),
    (re.compile(r"\b(lab|behavi|harb|neighb)our"), r"\1or"),
    (re.compile(r"\bdefence\b"), "defense"),
    (re.compile(r"([a-z]{3})is(ation|ations|ed|ing|ational)\b"), r"\1iz\2"),
    (re.compile(r"\b(paed)iatric"), "pediatric"),
    (re.compile(r"\bcounselling\b"), "counseling"),
    (re.compile(r"\bmaternal and new born\b"), "maternal and newborn"),
)


def singular(word: str) -> str:
    """Return a word of lower case without its plural; good enough to compare, for English and French."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) < 4 or word in UNCHANGED or word.endswith(("ss", "us", "is", "ics")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    if word.endswith("eaux"):
        return word[:-1]
    return word.removesuffix("s")


@lru_cache(maxsize=65536)
def spelling_key(text: str) -> str:
    """Return what the spellings of one term share: folded, each word in the singular, American."""
    folded = fold(text)
    for pattern, american in _AMERICAN:
        folded = pattern.sub(american, folded)
    return " ".join(_stem(word) for word in folded.split())


def _stem(word: str) -> str:
    """Return what singular and plural share by English and French rules; it need not be a word."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) < 4 or word in UNCHANGED or word.endswith("ss"):
        return word
    stem = word.removesuffix("s")
    if stem.endswith(("che", "she", "sse", "xe")):
        return stem[:-1]
    return stem[:-2] + "y" if stem.endswith("ie") else stem


def is_acronym(text: str) -> bool:
    """Tell whether a spelling is an acronym, which in a text counts in capitals only (WASH, not wash)."""
    letters = [letter for letter in text if letter.isalpha()]
    capitals = sum(letter.isupper() for letter in letters)
    return " " not in text and len(letters) <= 7 and capitals >= 2 and capitals * 2 > len(letters)
