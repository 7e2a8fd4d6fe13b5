"""The forms in which people write one spelling: plural and singular, British, with another apostrophe."""

import re
from collections.abc import Iterator

from graph.vocabularies.spellings import UNCHANGED, is_acronym, singular

_PLURALS = {"woman": "women", "man": "men", "child": "children", "person": "people"}
_BRITISH = (
    (re.compile(r"(?i)\b(program)(s?)\b"), r"\1me\2"),
    (re.compile(r"(?i)\b(cent)er(s?)\b"), r"\1re\2"),
    (re.compile(r"(?i)\b(lab|behavi|harb|neighb)or(?=s|er|al|hood|\b)"), r"\1our"),
    (re.compile(r"(?i)([a-z]{3})iz(ation|ations|ed|ing|ational)\b"), r"\1is\2"),
    (re.compile(r"(?i)\b(counsel)ing\b"), r"\1ling"),
)
_PREPOSITION = re.compile(r"\s(of|with|living|who|in|at|for|from|affected|without|under|to|on|d[eu]s?|à|d)\s")
_WORD_IN_PLURAL = re.compile(r"^(\w{3,}[^\Wsuxi])s$")


def forms(spelling: str, language: str, *, to_singular: bool = True) -> Iterator[str]:
    """Yield a spelling and those that people write in its stead; acronyms only get their plural."""
    if is_acronym(spelling):
        yield spelling
        if spelling.isalpha() and spelling.isupper() and len(spelling) > 2 and spelling[-1] != "S":
            yield spelling + "s"
    elif language == "en":
        for british in dict.fromkeys((spelling, *_british(spelling))):
            for possessive in dict.fromkeys((british, *_possessives(british))):
                yield possessive
                yield from _other_number(possessive, to_singular)
    else:
        singular_too = _french_singular(spelling) if language == "fr" and to_singular else ()
        for number in (spelling, *singular_too):
            yield from dict.fromkeys((number, number.replace("'", "’")))


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


def _other_number(text: str, to_singular: bool) -> Iterator[str]:
    """Yield the text with its head noun in the plural, or in the singular."""
    head, tail = _head(text)
    before, space, word = head.rpartition(" ")
    lower = word.lower()
    one = singular(lower)
    if not lower.isascii() or not lower.isalpha() or len(one) < 3 or (one != lower and not to_singular):
        return
    other = _plural(one) if one == lower else one
    if other != lower:
        yield f"{before}{space}{other}{tail}"


def _french_singular(text: str) -> Iterator[str]:
    """Yield the text with all words of its head in the singular, as French adjectives agree."""
    head, tail = _head(text)
    words = [word if word in UNCHANGED else _WORD_IN_PLURAL.sub(r"\1", word) for word in head.split(" ")]
    if (one := " ".join(words) + tail) != text:
        yield one


def _head(text: str) -> tuple[str, str]:
    cut = _PREPOSITION.search(text)
    return (text[: cut.start()], text[cut.start() :]) if cut else (text, "")


def _plural(word: str) -> str:
    if word in _PLURALS:
        return _PLURALS[word]
    if word in UNCHANGED or word.endswith(
        ("s", "ics", "ed", "men", "people", "folk", "ing", "ness", "ment", "ance", "ence", "ism")
    ):
        return word
    if word.endswith("y") and len(word) > 2 and word[-2] not in "aeiou":
        return word[:-1] + "ies"
    if word.endswith(("ch", "sh", "x")):
        return word + "es"
    return word + "s"
