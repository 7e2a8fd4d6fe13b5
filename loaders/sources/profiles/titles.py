"""Titles of projects in small letters: "a project entitled Safer paths for school girls, funded by …"."""

import re
from collections.abc import Iterator, Sequence

from graph.model.entities import Project
from loaders.sources.profiles.bodies import Cast
from loaders.sources.profiles.names import Name
from loaders.sources.profiles.passages import Sentence
from loaders.sources.profiles.rules.places_names import is_just_places

_CUE = re.compile(
    r"\b(?:(?:project|program(?:me)?|initiative|campaign|activity|projet|programme|campagne|initiative)\s"
    r"(?:(?:is|was|est)\s)?(?:called|named|dubbed|known\sas|dénommée?|baptisée?|appelée?|nommée?)"
    r"|entitled|titled|intitulée?)\s?:?\s(?:the\s)?(?=[A-ZÀ-Ý])"
)
_ENDS = re.compile(
    r"[.,;:(“”«»\"\n]|\s[-–—]\s"
    r"|\s(?:(?:co-)?funded|financed|supported|sponsored|implemented|which|that|aim(?:s|ed|ing)?|since|is|was|has|will|worth"
    r"|with\s(?:the\s)?(?:\w+\s)?(?:support|funding|funds|grant|aim|goal|objective|help)|in\s(?:partnership|collaboration|\d{4})"
    r"|through|targeting|from\s\d{4}|for\sa\speriod|under|by|financée?|soutenue?|appuyée?|avec|qui|mise?|est|vise|visant"
    r"|a\s(?:été|pour|permis)|en\s(?:partenariat|collaboration|\d{4})|pour\sune\s(?:durée|période)|par|sous|dont|depuis)\b"
)
_IN_PLACE = re.compile(r"\s(?:in|at|à|au|dans|en)\s(?:the\s|la\s|le\s|les\s|l['’])?(?P<place>[A-ZÀ-Ýd].*)$")
_MOST_WORDS = 25
_FEWEST = 3
_SPOKEN = re.compile(
    r"^(?:(?:We|I|Nous|Je|My|Mon|Ma)\s|J['’])[a-zà-ÿ]|\b(?:we|our|us|my|me|nous|nos|notre|je|mon|moi)\b"
)
_SAID = re.compile(
    r"\W{0,3}(?:\w+\s){0,2}(?:said|says|told|explain\w*|added|dit|déclar\w+|expliqu\w+|ajout\w+)\b"
)


def titles(text: str) -> Iterator[Name]:
    """Yield the titles in small letters that a sentence gives to projects, without where they are done."""
    for whole in _whole(text):
        placed = _IN_PLACE.search(whole.text)
        cut = placed is not None and is_just_places(placed["place"])
        text_ = whole.text[: placed.start()] if placed and cut else whole.text
        yield Name(text_, whole.start, whole.start + len(text_), project=True)


def _whole(text: str) -> Iterator[Name]:
    for cue in _CUE.finditer(text):
        end = _ENDS.search(text, cue.end())
        title = text[cue.end() : end.start() if end else len(text)].rstrip()
        words = title.split()
        if _FEWEST <= len(words) <= _MOST_WORDS and any(
            word.islower() and len(word) > _FEWEST for word in words
        ):
            yield Name(title, cue.end(), cue.end() + len(title), project=True)


def settle_titles(cast: Cast, sentences: Sequence[Sentence]) -> None:
    """Let projects also be called by their whole titles, with where they are done."""
    for sentence in sentences:
        for whole in _whole(sentence.text):
            for mention in cast.mentions(sentence):
                if mention.start == whole.start and issubclass(mention.body.kind, Project):
                    mention.body.called(" ".join(whole.text.split()))


def is_spoken(text: str, quoted: re.Match[str], inner: str) -> bool:
    """Tell whether words in quotes are what somebody said, and no title."""
    return bool(_SPOKEN.search(inner) or _SAID.match(text, quoted.end()))
