"""Paragraphs that say what somebody is there for: a heading such as "Our mission" stands over them."""

import re

from loaders.sources.profiles.passages import Sentence

_MISSION = re.compile(
    r"(?:our\s|notre\s|nos\s|the\s)?(?:general\s|overall\s|main\s|strategic\s)?"
    r"(?:missions?|objecti(?:ves?|fs?)|goals?|aims?|purpose|buts?|mandate?)"
    r"(?:\s(?:général|generale?|globale?|principale?|spécifiques?))?\s*:?$",
    re.IGNORECASE,
)


def is_under_mission(sentence: Sentence) -> bool:
    """Tell whether a sentence of running text stands right under a heading of a mission or aims."""
    below = sentence.kind == "paragraph" and bool(sentence.headings)
    return below and _MISSION.match(sentence.headings[-1].strip()) is not None
