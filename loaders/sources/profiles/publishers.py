"""Whose page a text is, where it says "we" and only its address names who that is."""

import re
from collections.abc import Sequence

from graph.identity.normalize import fold
from loaders.sources.profiles.passages import Sentence
from loaders.sources.profiles.words import word_set

_ADDRESS = re.compile(r"\s*https?://(?:www\.)?([^/\s.]+)\.[^\s/]+")
_WE = re.compile(r"\b(?:[Ww]e|[Oo]ur|[Nn]ous|[Nn]os|[Nn]otre)\s[a-zà-ÿ]")
_SPEECH = re.compile(r"[“”\"«»]|\b(?:said|says|told|déclaré|expliqué)\b")
# Hosts of everybody's pages: their name is not that of who writes.
_EVERYBODY = re.compile(
    r"(?:blog|sites|docs|medium|facebook|linkedin|medias?|news|issuu|slideshare|wordpress|wix|github)\b"
)
_PRESS = word_set(
    "magazine news times post journal portal portail observer tribune herald gazette newspaper newswire hebdo"
    " actualite monitor library directory review daily chronicle bulletin"
)
_FEWEST = 2
_SHARE = 0.2
_LONGEST_ACRONYM = 5


def says_we(sentences: Sequence[Sentence]) -> bool:
    """Tell whether a text speaks of its own: several sentences, a good share of all, say "we" or "our"."""
    told = [each for each in sentences if each.kind != "heading"]
    own = [each for each in told if _WE.search(each.text) and not _SPEECH.search(each.text)]
    return len(own) >= max(_FEWEST, _SHARE * len(told))


def speaks_itself(sentences: Sequence[Sentence]) -> bool:
    """Tell whether a text says "we" or "our" anywhere, but in what somebody is quoted with."""
    return any(_WE.search(each.text) and not _SPEECH.search(each.text) for each in sentences)


def is_press(name: str) -> bool:
    """Tell whether a name is that of a magazine, a news page or a portal, which writes about others."""
    words = fold(name).split()
    return bool(words) and (words[-1] in _PRESS or words[0] in _PRESS)


def name_by_address(text: str) -> str:
    """Return a name made of the address in the first line: "Lake Fund" for lake-fund.org, "HT" for ht.org."""
    found = _ADDRESS.match(text.lstrip("\ufeff"))
    label = found.group(1).lower() if found else ""
    if not label or _EVERYBODY.match(label) or not re.search(r"[a-z]{2}", label):
        return ""
    if len(label) <= _LONGEST_ACRONYM:
        return label.upper()
    return " ".join(word.capitalize() for word in label.split("-"))
