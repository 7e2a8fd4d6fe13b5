"""Numbers of places that a sentence does not name: "24 districts"."""

import re

from loaders.sources.profiles.claims import TermMention

_NUMBER = (
    r"(?:\d{1,4}|all(?:\sthe)?|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|"
    r"sixteen|seventeen|eighteen|nineteen|twenty|thirty|"
    r"deux|trois|quatre|cinq|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingt|trente|tous\sles)"
)
_COUNT = re.compile(
    rf"(?<![\w.,-]){_NUMBER}(?:\s\d{{1,3}})?\s(?:\w+\s)?(?:districts?|provinces?|sectors?|cells|villages|countries)\b",
    re.IGNORECASE,
)
_LINK = re.compile(r"(?:\s[\w/-]+){0,6}?\s(?:of|in|du|de|au)(?:\s(?:the|la|le))?\s*")


_KNOWN = re.compile(r"\b(?:the|these|those|our|its|les|ces|nos|ses)\s$", re.IGNORECASE)


def count_before(text: str, place: TermMention) -> str:
    """Return the number of places inside this one that a sentence states, as written; else nothing."""
    window = max(0, place.start - 90)
    for found in reversed(list(_COUNT.finditer(text, window, place.start))):
        if _LINK.fullmatch(text, found.end(), place.start):
            return found[0]
    return ""


def counts(text: str) -> list[re.Match[str]]:
    """Return all numbers of places that a sentence states."""
    return [found for found in _COUNT.finditer(text) if not _KNOWN.search(text[: found.start()])]
