"""Whether the words on the right of small words such as "and", "of" or "in" still belong to a name."""

import re

from graph.identity.normalize import fold
from loaders.sources.profiles.ground import is_place
from loaders.sources.profiles.heads import is_complete
from loaders.sources.profiles.rules.places_names import is_just_places
from loaders.sources.profiles.tokens import is_acronym, is_acronym_like
from loaders.sources.profiles.words import (
    DATIVES,
    DAYS,
    FUNCTION,
    GENERIC,
    IMPERATIVES,
    OF,
    OF_ONE,
    OWNERS,
    TOPICS,
    kind_of_head,
)

GERUND = re.compile(r"[A-Z][a-z]{3,14}ing$")
_EVERYBODY = frozenset({"all", "every", "tous", "toutes"})


def belongs(small: list[str], left: str, right: list[str]) -> bool:
    """Tell whether the words on the right of some small words still belong to the name on the left."""
    first = small[0]
    if first in ("and", "et"):
        return len(small) == 1 and _and_belongs(left, right)
    if first in ("au", "aux", "a"):
        fits = fold(left.split()[-1]).removeprefix("d ") in DATIVES
        return fits and not is_place(" ".join(right))
    if first == "with" and is_complete(" ".join(right)):
        return False
    if first in ("in", "en", "au", "aux", "to", "with"):
        return _inside_belongs(left, right)
    if first in ("the", "le", "la", "les", "l"):
        return fold(left) in IMPERATIVES
    if fold(left) in FUNCTION or (fold(left) in GENERIC and first not in OF):
        return False
    if first in ("for", "on", "pour", "sur", "against", "contre", "towards"):
        return (
            not is_acronym(right[0])
            and fold(right[0]) not in DAYS
            and (fold(right[0]) not in FUNCTION or fold(right[0]) in _EVERYBODY)
        )
    return True


def _inside_belongs(left: str, right: list[str]) -> bool:
    """Tell whether "in", "to" or "with" stands inside a name and not after it."""
    placed = is_place(right[0]) or is_place(" ".join(right)) or is_just_places(" ".join(right))
    if placed or any(fold(word) in OF for word in left.split()):
        return False
    if GERUND.match(left.split()[0]):
        return True
    return not is_complete(left) and not any(is_acronym_like(word) for word in [*left.split(), right[0]])


def _and_belongs(left: str, right: list[str]) -> bool:
    """Tell whether "and" joins two words of one name rather than two names."""
    phrase = " ".join(right)
    if fold(right[0]) in IMPERATIVES:
        return False
    if is_acronym(right[0]) or is_complete(phrase):
        return _shares_head(left, right)
    if kind_of_head(left.split()[0]) and len(right) == 1:
        return True  # "Plateforme Eau et Vie": the head leads, and both words say what it is for
    if len(left.split()) == 1 and len(right) == 2 and is_place(right[1]) and not is_place(left):
        return True  # "Terre et Vie Burundi": two words and where they are at work
    last = fold(left.split()[-1])
    open_of = any(fold(word) in OF for word in left.split()[:-1])
    ended = kind_of_head(last) and is_complete(left) and len(right) > 2
    if ended or (is_acronym(left.split()[-1]) and not open_of):
        return False
    heads = any(kind_of_head(word) for word in left.split())
    if last in TOPICS or (fold(right[0]) in TOPICS and (open_of or heads)):
        return True
    fits = len(right) == 1 or any(fold(word) in TOPICS | OWNERS for word in right)
    return open_of and fits and fold(left.split()[0]) not in OF_ONE and not is_place(phrase)


def _shares_head(left: str, right: list[str]) -> bool:
    """Tell whether a head at the end is shared, as in "Gender Equality and Youth Empowerment Project"."""
    if is_complete(left) or any(is_acronym(word) for word in left.split()):
        return False
    return fold(left.split()[-1]) in TOPICS and fold(right[0]) in TOPICS
