"""What a name is headed by, and so which kind of body it names."""

from functools import lru_cache

from graph.identity.normalize import fold
from loaders.sources.profiles.words import GROUP_HEADS, OF, kind_of_head

_BEFORE = 4


@lru_cache(maxsize=16384)
def kind_of_name(name: str) -> str:
    """Return group, network, project or organization by the head of a name; empty when it has none."""
    folded = fold(name)
    padded = f" {folded} "
    if any(f" {head} " in padded for head in GROUP_HEADS):
        return "group"
    words = folded.split()
    if not words:
        return ""
    core = _core(words)
    for word in (core[-1], core[0], words[-1]):
        if kind := kind_of_head(word):
            return kind
    return next((kind for word in reversed(core[-_BEFORE:]) if (kind := kind_of_head(word))), "")


def _core(words: list[str]) -> list[str]:
    """Return the words before the first "of", "for", "on": where an English name has its head."""
    for place, word in enumerate(words):
        if word in OF and place > 0:
            return words[:place]
    return words


@lru_cache(maxsize=16384)
def is_complete(name: str) -> bool:
    """Tell whether a name has a head and at least one word more."""
    return len(name.split()) > 1 and bool(kind_of_name(name))
