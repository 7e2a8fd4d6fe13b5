"""One word in its many spellings: singular and plural, British and American, with and without possessive."""

import re
from collections.abc import Iterator
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
_PLURALS = {"woman": "women", "man": "men", "child": "children", "person": "people"}
_UNCHANGED = frozenset(
    {"aids", "news", "series", "analysis", "crisis", "diabetes", "tuberculosis", "sepsis", "is", "as", "us"}
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
_BRITISH = (
    (re.compile(r"(?i)\b(program)(s?)\b"), r"\1me\2"),
    (re.compile(r"(?i)\b(cent)er(s?)\b"), r"\1re\2"),
    (re.compile(r"(?i)\b(lab|behavi|harb|neighb)or(?=s|er|al|hood|\b)"), r"\1our"),
    (re.compile(r"(?i)([a-z]{3})iz(ation|ations|ed|ing|ational)\b"), r"\1is\2"),
    (re.compile(r"(?i)\b(counsel)ing\b"), r"\1ling"),
)
_PREPOSITION = re.compile(
    r"\s(of|with|living|who|in|at|for|from|affected|and|without|under|to|on|d[eu]s?|d)\s"
)


def _singular(word: str) -> str:
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) < 4 or word in _UNCHANGED or word.endswith(("ss", "us", "is", "ics")):
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
    return " ".join(_singular(word) for word in folded.split())


def is_acronym(text: str) -> bool:
    """Tell whether a spelling is an acronym, which in a text counts in capitals only (WASH, not wash)."""
    letters = [letter for letter in text if letter.isalpha()]
    capitals = sum(letter.isupper() for letter in letters)
    return " " not in text and len(letters) <= 7 and capitals >= 2 and capitals * 2 > len(letters)


def variants(text: str) -> Iterator[str]:
    """Yield a spelling and those that people write in its stead; acronyms only get their plural."""
    if is_acronym(text):
        yield text
        if text[-1].isupper():
            yield text + "s"
        return
    for spelling in dict.fromkeys((text, *_british(text))):
        for possessive in dict.fromkeys((spelling, *_possessives(spelling))):
            yield possessive
            yield from _other_number(possessive)


def _british(text: str) -> Iterator[str]:
    british = text
    for pattern, replacement in _BRITISH:
        british = pattern.sub(replacement, british)
    if british != text:
        yield british


def _possessives(text: str) -> Iterator[str]:
    if "'" in text:
        yield text.replace("'", "’")
        if re.search(r"(s'|'s)(?=\s|$)", text):
            yield text.replace("'", "")
        if "n's " in text:
            yield text.replace("n's ", "n ")


def _other_number(text: str) -> Iterator[str]:
    """Yield the text with its head noun in the plural and in the singular."""
    cut = _PREPOSITION.search(text)
    head, tail = (text[: cut.start()], text[cut.start() :]) if cut else (text, "")
    before, space, word = head.rpartition(" ")
    lower = word.lower()
    singular = _singular(lower)
    if not lower.isascii() or not lower.isalpha() or len(singular) < 3:
        return
    other = _plural(singular) if singular == lower else singular
    if other != lower:
        yield f"{before}{space}{other}{tail}"


def _plural(word: str) -> str:
    if word in _PLURALS:
        return _PLURALS[word]
    if word in _UNCHANGED or word.endswith(("s", "ics", "ing", "ness", "ment", "ance", "ence", "ism")):
        return word
    if word.endswith("y") and len(word) > 2 and word[-2] not in "aeiou":
        return word[:-1] + "ies"
    if word.endswith(("ch", "sh", "x")):
        return word + "es"
    return word + "s"
