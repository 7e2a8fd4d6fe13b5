"""Names that are whole list items: under "our partners:" an item is one name."""

import re

from graph.identity.normalize import fold
from loaders.sources.profiles.heads import is_complete, kind_of_name
from loaders.sources.profiles.names import Name
from loaders.sources.profiles.passages import Sentence
from loaders.sources.profiles.tokens import is_acronym, is_capital
from loaders.sources.profiles.words import INSIDE

_NAMING = re.compile(
    r"\b(?:members?|memberships?|partners?|donors?|funders?|networks?|affiliat\w+|level|partenaires"
    r"|membres?|bailleurs"
    r"|réseaux?|funded by|supported by|collaborators?)\b",
    re.I,
)
_END = re.compile(r"\s*(?:[(\[“”\"«:;–—]|\s-\s|\.$|,?$)")
_SEPARATOR = re.compile(r",\s*")
_MOST_WORDS = 18


def listed_name(sentence: Sentence, known: list[Name]) -> Name | None:
    """Return the name that makes up a list item, where the list says that it names bodies."""
    above = f"{sentence.lead} {sentence.headings[-1] if sentence.headings else ''}"
    if sentence.kind != "item" or not _NAMING.search(above):
        return None
    ends = _END.search(sentence.text)
    text = sentence.text[: ends.start()] if ends else sentence.text
    words = re.findall(r"[^\s,/&()-]+", text)
    if not 2 < len(words) <= _MOST_WORDS or not is_capital(text) or not _is_one(text):
        return None
    if any(name.start == 0 and name.end > len(text) for name in known):
        return None
    named = all(is_capital(word) or fold(word) in INSIDE for word in words)
    return Name(text, 0, len(text)) if named else None


def _is_one(text: str) -> bool:
    """Tell whether an item is one name and not several with commas between."""
    parts = _SEPARATOR.split(text)
    if len(parts) == 1:
        return " and " not in text and not text.lower().startswith("member")
    whole = any(is_acronym(part.strip()) or is_complete(part) for part in parts[:-1])
    return not whole and bool(kind_of_name(parts[-1])) and bool(re.search(r"&|\band\b", parts[-1]))
