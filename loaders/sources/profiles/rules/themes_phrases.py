"""Themes in words of the text: what is listed as an area of work without a term of its own."""

import re
from collections.abc import Iterator, Sequence

from graph.identity.normalize import fold
from loaders.sources.profiles.bodies import Cast
from loaders.sources.profiles.claims import TermMention
from loaders.sources.profiles.lists import introduction
from loaders.sources.profiles.passages import Sentence
from loaders.sources.profiles.rules.themes_cues import NAMES_THEMES
from loaders.sources.profiles.terms import lexicon, phrase
from loaders.sources.profiles.words import FUNCTION, GENERIC, PLURALS

_AREAS = re.compile(
    r"\b(?:in|on|across|within|around)\s(?:the\s)?(?:\w+\s){0,2}?(?:areas?|fields?|domains?|sectors?)\s(?:of|such\sas|including|namely)\s"
    r"|\b(?:areas?\sof\s(?:work|intervention|focus|expertise|action)|(?:focus|thematic|priority|core)\sareas)\s?(?:are|include|:)\s?"
    r"|\b(?:dans\sles?|nos|ses|leurs)\s(?:domaines?|secteurs?)\s(?:\w+\s)?(?:sont\s:?|tels?\sque\s|comme\s|de\s|du\s|des\s|d['’]|:\s)",
    re.IGNORECASE,
)
_ROW = re.compile(r"[^.;:()]{5,260}")
_PART = re.compile(r"\s*(?:,\s*(?:and\s|et\s)?|\s(?:and|&|et)\s|$)")
_LEAD = re.compile(
    r"(?:(?:the|la|le|les|de\sla|du|des|de|in|of|on)\s|(?:de\s)?l['’]\s?|d['’]\s?)(?=[^\W\d_])", re.IGNORECASE
)
_STOPS = re.compile(
    r"\b(?:that|which|who|with|by|for|to|from|where|while|is|are|was|has|have|will|its|our|their|qui|dont|avec|par|pour|est|sont|leurs?|ses)\b",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"^\W*(?:\(?[\dA-Za-zIVX]{1,3}[.)]\s)?\s*")
_MOST_WORDS = 4
_FEWEST = 2


def phrases(sentence: Sentence, cast: Cast, known: Sequence[TermMention]) -> Iterator[TermMention]:
    """Yield what a sentence lists as areas of work beside themes that we know, or an item names as one."""
    if sentence.kind == "item" and NAMES_THEMES.fullmatch(introduction(sentence)):
        begin = _NUMBERED.match(sentence.text)
        start = begin.end() if begin else 0
        yield from _new(sentence, cast, known, start, len(sentence.text.rstrip(" .;,")))
    for cue in _AREAS.finditer(sentence.text):
        row = _ROW.match(sentence.text, cue.end())
        parts = list(_parts(sentence.text, row.start(), row.end())) if row else []
        if len(parts) >= _FEWEST and any(_holds(known, *part) for part in parts):
            for part in parts:
                yield from _new(sentence, cast, known, *part)


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the members of an enumeration, to the first that is more than a name."""
    begin = start
    for mark in _PART.finditer(text, start, end):
        lead = _LEAD.match(text, begin, mark.start())
        first = lead.end() if lead else begin
        words = text[first : mark.start()].split()
        if not words or len(words) > _MOST_WORDS or _STOPS.search(text, first, mark.start()):
            return
        yield first, mark.start()
        begin = mark.end()


def _holds(known: Sequence[TermMention], start: int, end: int) -> bool:
    return any(start <= each.start and each.end <= end for each in known)


def _new(
    sentence: Sentence, cast: Cast, known: Sequence[TermMention], start: int, end: int
) -> Iterator[TermMention]:
    text = sentence.text[start:end]
    words = [fold(word) for word in re.findall(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*", text)]
    plain = 0 < len(words) <= _MOST_WORDS and not _STOPS.search(text) and not re.search(r"[\d:()@/]", text)
    told = any(each.start < end and start < each.end for each in known) or any(
        each.body.sure and each.start < end and start < each.end for each in cast.mentions(sentence)
    )
    if (
        plain
        and not told
        and not set(words) <= FUNCTION | GENERIC | PLURALS
        and not lexicon("place").find(text)
    ):
        yield phrase("theme", text, start)
