"""How texts speak of an event that has no name: what sort it is, what it is about, where and when."""

import re
from dataclasses import dataclass

_HEADS = (
    (
        "meeting",
        r"meetings?|conferences?|summit|dialogues?|round\s?tables?|consultations?|symposium|debates?"
        r"|retreat|open\sday(?:\sevents?)?|réunion|rencontre|conférence",
    ),
    (
        "training",
        r"workshops?|trainings?|seminars?|(?:capacity[\s-]building|training)\ssessions?"
        r"|(?:training|refresher)\scourses?|atelier|formation|séminaire",
    ),
    ("campaign", r"campaigns?|awareness\s(?:sessions?|events?)|campagne"),
    ("celebration", r"celebrations?(?:\sevents?)?|ceremony|festivals?|exhibitions?|fairs?|cérémonie|fête"),
)
_ANY = "|".join(words for _, words in _HEADS)
_PHRASE = re.compile(
    r"(?:an?|the|this|these|that|its|our|un|une|la|le|cette)\s+"
    r"(?P<name>(?:(?!(?:of|for|to|with|in|on|at|by|from|about|and|de|sur|pour)\b)[\w’'+-]+\s+){0,6}?"
    rf"(?P<head>{_ANY}))\b(?!\s(?:sessions?|courses?|events?|workshops?|meetings?|campaigns?|room|hall|venue|center|centre|programme|program|manual|report)s?\b)"
)
_ABOUT = re.compile(r"\s(?:on|about|for|to|in|at|under\sthe\stheme|sur|à|pour)\s")
_STOP = re.compile(
    r"[.;:()“”\"«]|,(?!\s(?:19|20)\d\d\b)|\s(?:in\s(?:close\s)?(?:collaboration|partnership|cooperation|conjunction)"
    r"|together|jointly|alongside|through|with|whereby|where|which|that|who|attended|bringing|funded"
    r"|supported|organi[sz]ed|hosted|held|convened|was|were|is|as\spart|en\scollaboration)\b"
)
_MOST_WORDS = 18
_IDLE_END = re.compile(
    r"(?:\s+(?:on|in|of|for|to|the|a|an|and|at|by|from|their|its|both|this|or|as))+$", re.I
)
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_MONTH = re.compile(
    rf"\b(?P<month>{'|'.join(_MONTHS)})(?:\s+\d{{1,2}}(?:st|nd|rd|th)?)?,?\s+(?P<year>(?:19|20)\d\d)\b"
)


@dataclass(frozen=True)
class Told:
    """An event as words tell of it."""

    name: str
    sort: str
    month: str
    """Year and month when it took place; empty when not told."""
    end: int
    """Where its words end in the text."""


def told(text: str, start: int) -> Told | None:
    """Return the event that the words from a position on tell of; None where nothing tells it from others."""
    phrase = _PHRASE.match(text, start)
    if phrase is None:
        return None
    end = _end(text, phrase.end())
    name = text[phrase.start("name") : end]
    if end == phrase.end() and len(phrase.group("name").split()) <= 2:
        return None
    return Told(" ".join(name.split()), _sort(phrase.group("head")), _month(text), end)


def _end(text: str, begin: int) -> int:
    """Return where the words end that say what it is about, where and when."""
    if not _ABOUT.match(text, begin):
        return begin
    stop = _STOP.search(text, begin)
    words = list(re.finditer(r"\S+", text[begin : stop.start() if stop else len(text)]))[:_MOST_WORDS]
    rest = text[begin : begin + words[-1].end()] if words else ""
    return begin + len(_IDLE_END.sub("", rest))


def _sort(head: str) -> str:
    return next(sort for sort, words in _HEADS if re.fullmatch(words, head))


def _month(text: str) -> str:
    """Return the one month that a sentence names with its year."""
    found = {f"{each['year']}-{_MONTHS.index(each['month']) + 1:02}" for each in _MONTH.finditer(text)}
    return found.pop() if len(found) == 1 else ""
