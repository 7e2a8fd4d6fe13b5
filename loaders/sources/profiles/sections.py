"""What stands under a heading such as "Our programmes": headings, items and lines that name projects."""

import re
from collections.abc import Sequence

from graph.identity.normalize import fold
from loaders.sources.profiles.names import Name
from loaders.sources.profiles.passages import Sentence
from loaders.sources.profiles.terms import lexicon
from loaders.sources.profiles.words import FUNCTION, GENERIC, INSIDE, PROJECT_HEADS, TOPICS

NUMBER = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})+|\d{1,2}\.|[IVX]{1,4}\.)\s+")
_KIND = r"(?:projects?|program(?:me)?s?|campaigns?|initiatives?|projets?|campagnes?)"
_OF_PROJECTS = re.compile(
    r"(?:(?:our|its|nos|ses|les|the|current|ongoing|past|previous|completed|recent|main|key|core|flagship|running"
    rf"|selected|new|principaux)\s)*{_KIND}(?:\s(?:and|&|et)\s{_KIND})?"
    r"(?:\s(?:en\scours|réalisés|exécutés|under|we|include|are|implemented)\b[^.;]{0,40})?\s*:?",
    re.I,
)
_LINE = re.compile(r"([A-ZÀ-Ý][^–—:;.\n“”«»\"]{2,80}?)\s*(?:\([^()]{2,30}\)\s*)?(?:\s[–—-]\s|\s?:\s)")
_SPEAKS = re.compile(r"\b(?:we|our|us|your|nous|nos|notre|votre|vos|who|how|why|qui)\b|[?!@|:]", re.I)
SAYS_PROJECT = re.compile(
    r"\b(?:the|this|these|our|joint|ce|cette|le)\s(?:\w+\s)?"
    r"(?:project|programme|program|intervention|campaign|initiative|exercise|action|projet)s?\b(?!\s+(?:of"
    r"|for)\b)"
    r"|\bimplement(?:s|ed|ing)? (?:a|an|two|three|this|the) (?:\w+[- ]){0,4}(?:project|program(?:me)?)s?\b",
    re.I,
)
_CALLED_PROJECT = re.compile(
    r"(?!(?:The|This|Other|Current|Past|New|Overview|About)\b)[A-ZÀ-Ý]\w{3,}\s(?:(?:and|of|for|&)\s)?(?:[\w’'-]{4,}\s)"
    r"(?:(?:and|of|for|&)\s)?(?:[\w’'-]{4,}\s){0,4}(?:[Pp]rogram(?:me)?|[Pp]roject)\.?"
)
"""A heading such as "Girls education program"."""
_NEAR = 8
_FEWEST = 2


def is_of_projects(heading: str) -> bool:
    """Tell whether a heading or lead stands over projects: "Our programmes", "Projets en cours"."""
    return _OF_PROJECTS.fullmatch(NUMBER.sub("", heading).strip()) is not None


def own_headings(sentences: Sequence[Sentence]) -> set[int]:
    """Return the numbers of the headings that name a project, below one such as "Our programmes"."""
    found: set[int] = set()
    opened = False
    for place, sentence in enumerate(sentences):
        if sentence.kind != "heading":
            continue
        bare = NUMBER.sub("", sentence.text)
        if is_of_projects(sentence.text):
            opened = True
        elif _is_called_project(bare) or (opened and names_project(bare, sentences[place + 1 :][:_NEAR])):
            found.add(sentence.number)
        else:
            opened = opened and (bare != sentence.text or bool(lexicon("theme").find(bare)))
    return found


def _is_called_project(heading: str) -> bool:
    return bool(_CALLED_PROJECT.fullmatch(heading)) and not _SPEAKS.search(heading)


def names_project(text: str, section: Sequence[Sentence] = ()) -> bool:
    """Tell whether words are a title that says more than a theme, or are called a project by what follows."""
    words = [word for word in re.findall(r"[\w’'-]+", text) if fold(word) not in FUNCTION | INSIDE]
    if len(words) < _FEWEST or _SPEAKS.search(text) or not all(word[:1].isupper() for word in words):
        return False
    if all(fold(word) in GENERIC | TOPICS | PROJECT_HEADS for word in words):
        return False
    own = text
    for theme in (*lexicon("theme").find(text), *lexicon("population").find(text)):
        own = own.replace(theme.text, " ")
    says_more = any(fold(word) not in FUNCTION | INSIDE | GENERIC for word in re.findall(r"\w{3,}", own))
    return says_more or any(SAYS_PROJECT.search(each.text) for each in section)


def line_name(sentence: Sentence) -> Name | None:
    """Return the project that begins an item or numbered line of a list of projects: "2.1 Safe Paths: …"."""
    above = sentence.lead if sentence.kind == "item" else ""
    if not is_of_projects(above or (sentence.headings or ("",))[-1]):
        return None
    number = NUMBER.match(sentence.text)
    found = _LINE.match(sentence.text, number.end() if number else 0)
    if not found or not (number or sentence.kind == "item"):
        return None
    named = sentence.kind == "item" and ":" not in found[0]
    named = named or names_project(found[1], [sentence])
    return Name(found[1], *found.span(1), project=True) if named else None
