"""Which names of one document are names of one body. Rather two bodies too many than two taken for one."""

import re
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from graph.identity.normalize import fold, name_key
from loaders.sources.profiles.ground import country_code, country_of_people, is_place
from loaders.sources.profiles.heads import kind_of_name
from loaders.sources.profiles.tokens import is_acronym
from loaders.sources.profiles.words import LEVELS, OF, word_set

_SMALL = word_set("of for on and in the to de des du d la le les et pour s a an at against")
_SHORTEST_ACRONYM = 3
_BRACKETED = re.compile(r"\s*\([^()]{1,40}\)")


@lru_cache(maxsize=16384)
def key_of(name: str) -> tuple[str, ...]:
    """Return the words that tell a name from others: in the singular, without small words."""
    if is_acronym(name):
        return (fold(name.replace("+", "plus")).replace(" ", ""),)
    if country := governed(name):
        return ("government", country)
    words = re.sub(r"(?<=[a-z])\s(?=\d)", "", name_key(name.replace("+", " plus"))).split()
    return tuple(_singular(word) for word in words if word not in _SMALL) or (fold(name),)


def _singular(word: str) -> str:
    if word in ("mens", "womens", "childrens"):
        return word[:-1]
    return (
        word[:-1] if len(word) > 4 and word.endswith("s") and not word.endswith(("ss", "us", "is")) else word
    )


def apart(left: str, right: str) -> bool:
    """Tell whether two names differ in a place, level or number: then they name two bodies."""
    return _marks(left) != _marks(right)


def is_abbreviation(name: str) -> bool:
    """Tell whether a name is an acronym, with a number after it or not: ABC, ABC II, ABC 3."""
    first, *rest = name.split()
    return is_acronym(first) and all(re.fullmatch(r"[IVX]{1,4}|\d{1,2}", word) for word in rest)


@lru_cache(maxsize=16384)
def _marks(name: str) -> frozenset[str]:
    words = key_of(name)
    return frozenset(
        _root(word)
        for word in words
        if word in LEVELS or word.isdigit() or is_place(word) or country_code(word)
    )


def _root(word: str) -> str:
    return word[:-1] if word in ("african", "asian", "european", "american") else word


def spells(acronym: str, name: str) -> bool:
    """Tell whether the letters of an acronym stand in a name in their order, from the first word on."""
    letters = [letter for letter in fold(acronym) if letter.isalpha()]
    words = fold(name).split()
    if len(letters) < 2 or not words:
        return False
    initials = "".join(word[0] for word in words if word not in _SMALL)
    if "".join(letters) in (initials, "".join(word[0] for word in words)):
        return True
    if len(letters) > _SHORTEST_ACRONYM and sorted(letters) == sorted(initials):
        return True
    rest = iter("".join(words))
    capitals = sum(letter.isupper() for letter in acronym)
    in_order = letters[0] == words[0][0] and all(letter in rest for letter in letters)
    return in_order and capitals >= len(initials) - 3


def initials_of(name: str) -> set[str]:
    """Return the initials of a name, with its small words and without."""
    words = fold(name).split()
    return {
        "".join(word[0] for word in words),
        "".join(word[0] for word in words if word not in _SMALL),
    }


def stands_for(acronym: str, name: str) -> bool:
    """Tell whether an acronym is exactly the initials of a name, as when nobody wrote which it stands for."""
    if len(acronym) < _SHORTEST_ACRONYM or len(name.split()) < 2 or is_acronym(name):
        return False
    return fold(acronym).replace(" ", "") in initials_of(name)


def is_misspelling(left: str, right: str) -> bool:
    """Tell whether two full names differ by a slip in one long word, never in a place or number."""
    first, second = key_of(left), key_of(right)
    if len(first) != len(second) or len(first) < 2 or apart(left, right) or first[0][:1] != second[0][:1]:
        return False
    different = [(a, b) for a, b in zip(first, second, strict=True) if a != b]
    return len(different) == 1 and _is_slip(*different[0])


def _is_slip(left: str, right: str) -> bool:
    shorter = min(len(left), len(right))
    if shorter < 5 or left[0] != right[0] or is_place(left) or is_place(right):
        return False
    return Levenshtein.distance(left, right, score_cutoff=3) <= (1 if shorter < 8 else 2)


def is_short_form(short: str, full: str) -> bool:
    """Tell whether one name is the beginning of the other, cut before its "of", "for", "on"."""
    a, b = fold(short).split(), fold(full).split()
    if len(a) < 2 or len(a) >= len(b) or apart(short, full) or (not kind_of_name(short) and len(a) < 3):
        return False
    return b[: len(a)] == a and b[len(a)] in _SMALL | {"oeuvrant", "working", "engaged"}


def is_shortened(short: str, full: str) -> bool:
    """Tell whether two names have one head and the purpose of the one is part of the other's purpose."""
    (core, purpose), (other_core, other_purpose) = parts_of(short), parts_of(full)
    if core != other_core or len(core) < 2 or apart(short, full) or short == full:
        return False
    return bool(purpose) and bool(kind_of_name(" ".join(core))) and purpose <= other_purpose


@lru_cache(maxsize=16384)
def parts_of(name: str) -> tuple[tuple[str, ...], frozenset[str]]:
    """Return the words of a name before its first "of", "for" or "on", and those after it."""
    words = fold(name).split()
    cut = next((place for place, word in enumerate(words) if word in OF), len(words))
    return tuple(words[:cut]), frozenset(word for word in words[cut:] if word not in _SMALL)


@lru_cache(maxsize=4096)
def governed(name: str) -> str:
    """Return the code of the country whose government a name means, such as "the Kenyan government"."""
    words = fold(name).removeprefix("the ").split()
    if words[:2] in (["government", "of"], ["gouvernement", "du"]):
        return country_code(" ".join(words[2:])) or ""
    if len(words) == 2 and words[1] == "government":
        return country_code(words[0]) or country_of_people(words[0]) or ""
    return ""


def without_brackets(name: str) -> str:
    """Return a name without the acronym in brackets inside it."""
    return " ".join(_BRACKETED.sub(" ", name).replace(" /", "/").split())


def acronym_form(name: str) -> str:
    """Return "ABC Forum" for "Always Be Careful (ABC) Forum", else nothing."""
    found = re.search(r"\(([A-Z][A-Za-z]{1,9})\)(/?\s?[A-Z]\w+)$", name)
    return found.group(1) + found.group(2) if found else ""
