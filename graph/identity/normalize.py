"""Names made comparable: case, accents, punctuation, legal forms and small words taken away."""

import hashlib
import re
from functools import lru_cache

from anyascii import anyascii

_NOT_WORD = re.compile(r"[^a-z0-9]+")
_POSSESSIVE = re.compile(r"[’'`´]s\b", re.IGNORECASE)
_SMALL = frozenset({"the", "le", "la", "les", "l"})
_LEGAL = frozenset({"ltd", "limited", "inc", "incorporated", "llc", "plc", "asbl", "gmbh", "ngo", "org"})
_SPELLINGS = {
    "organisation": "organization",
    "organisations": "organizations",
    "centre": "center",
    "centres": "centers",
    "programme": "program",
    "programmes": "programs",
}


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Return a text in plain lower-case words, so that two spellings of one name compare equal."""
    plain = anyascii(_POSSESSIVE.sub("s", text).replace("&", " and ")).lower()
    return _NOT_WORD.sub(" ", plain).strip()


@lru_cache(maxsize=65536)
def name_key(name: str) -> str:
    """Return what two writings of one full name share: folded, one spelling, no articles or legal forms."""
    written = [_SPELLINGS.get(word, word) for word in fold(name).split()]
    words = [word for word in written if word not in _SMALL] or written
    while len(words) > 1 and words[-1] in _LEGAL:
        words.pop()
    return " ".join(words)


def slug(text: str) -> str:
    """Return a text fit for an address; names without any Latin reading fall back to a hash."""
    words = fold(text).replace(" ", "-")
    if words:
        return words[:80].strip("-")
    return "x" + hashlib.sha256(text.encode()).hexdigest()[:12]
