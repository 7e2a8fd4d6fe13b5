"""What is a statement of fact: not a denial, hope, plan, announcement, or praise of somebody else's work."""

import re

_UNREAL = re.compile(
    r"\b(?:not|never|no longer|neither|nor|without|cannot|can't|didn't|doesn't|isn't|aren't|lack of|lacks?|"
    r"hopes?|hoping|hoped|wish(?:es)?|dreams?|would|could|might|may|should|if|whether|unless|"
    r"plans? to|planning to|planned|intends? to|intend(?:ed|ing)|aims? to (?:be|become|join|partner)|"
    r"seeks? to|seeking|looking for|look forward|expects? to|expected to|propos(?:es?|ed|al)|"
    r"will|shall|going to|upcoming|envisions?|envisages?|envisaged|aspires?|"
    r"invites?|invited to apply|calls? (?:for|on|upon)|urges?|requests?|recommend(?:s|ed|ation)?|need(?:s|ed)? to|"
    r"ne\s+\w+\s+pas|n['’]\w+\s+pas|jamais|souhaite(?:nt)?|espère(?:nt)?|envisage(?:nt)?|prévoi(?:t|ent)|"
    r"pourrai(?:t|ent)|devrai(?:t|ent))\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[;:]|,\s+(?:but|while|whereas|although|which|who|mais|tandis)\b|\.\s")


def is_factual(text: str) -> bool:
    """Tell whether a clause says that something is or was so."""
    return _UNREAL.search(text) is None


def clause_around(text: str, start: int, end: int) -> str:
    """Return the clause of a sentence in which something stands."""
    begin, stop = 0, len(text)
    for mark in _CLAUSE.finditer(text):
        if mark.end() <= start:
            begin = mark.end()
        elif mark.start() >= end:
            stop = mark.start()
            break
    return text[begin:stop]
