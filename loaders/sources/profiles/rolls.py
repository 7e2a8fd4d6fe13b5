"""Pages that tell of one body after the other below "Our members", "Our partners" or "Who we fund"."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from graph.identity.normalize import fold
from loaders.sources.profiles.headed import own_title
from loaders.sources.profiles.heads import kind_of_name
from loaders.sources.profiles.money import DONOR_LABEL
from loaders.sources.profiles.names import Name
from loaders.sources.profiles.passages import Sentence
from loaders.sources.profiles.plainwords import is_menu
from loaders.sources.profiles.rules.partnering_words import HEADING
from loaders.sources.profiles.rules.places_names import is_just_places
from loaders.sources.profiles.terms import lexicon
from loaders.sources.profiles.tokens import is_capital
from loaders.sources.profiles.words import FUNCTION, GENERIC, INSIDE, TOPICS

Role = Literal["grantee", "partner", "donor", "member"]
_LEADS = r"(?:(?:meet|about|discover|current|our|the|these|list\sof|nos|les|ses|découvrez)\s)*"
_ROLES: tuple[tuple[Role, re.Pattern[str]], ...] = (
    (
        "grantee",
        re.compile(
            rf"{_LEADS}(?:(?:\w+\s)?grantees?(?:\spartners)?|(?:who|whom|what)\swe\sfund|organi[sz]ations\swe\sfund"
            r"|(?:associations|organisations)\s(?:que\snous\sfinançons|financées|bénéficiaires))(?:\sin\s\w+)?\s*:?",
            re.I,
        ),
    ),
    ("donor", DONOR_LABEL),
    (
        "member",
        re.compile(
            rf"{_LEADS}(?:(?:country|national|member|active|founding)\s)?(?:members?|chapters|sections|membres|antennes|affiliates"
            r"|organi[sz]ations\smembres|member\s(?:organi[sz]ations|associations|ngos))(?:\s(?:and|&|et)\s\w+(?:\s\w+)?)?\s*:?",
            re.I,
        ),
    ),
    ("partner", HEADING),
    (
        "partner",
        re.compile(
            rf"{_LEADS}(?:\w+\s)?(?:partner\sorgani[sz]ations|partners|partenaires)(?:\s\w+)?\s*:?", re.I
        ),
    ),
)
_LONGEST = 14
_TOP = 5
_NAME = range(2, 10)
_FEWEST = 3
_NO_NAME = re.compile(
    r"[?!:|»→«“”\"/\d]|\b(?:our|we|us|your|you|how|why|what|who|where|nos|notre|nous|vos|votre|qui|comment|related|contact"
    r"|share|news|events?|latest|more|join|apply|become|about)\b",
    re.I,
)
_BRACKET = re.compile(r"\s*\([^()]*\)\s*$")
_ACRONYM = re.compile(r"\s*\(([A-Z][A-Za-z]{1,9})\)")
_ELIDED = re.compile(r"[A-Za-z]{1,3}[’']\w")


def role_of(sentence: Sentence) -> Role | None:
    """Return what a line says that the bodies below it are to the subject: "Our members"."""
    if sentence.kind not in ("heading", "paragraph") or len(sentence.text.split()) > _LONGEST:
        return None
    return next((role for role, words in _ROLES if words.fullmatch(sentence.text.strip())), None)


def rolled(sentences: Sequence[Sentence]) -> dict[int, list[Name]]:
    """Return the names that head the sections of a page which its first lines call a list of bodies."""
    top = next((each for each in sentences[:_TOP] if each.kind == "heading" and role_of(each)), None)
    if top is None:
        return {}
    found: dict[int, list[Name]] = {}
    for sentence in sentences[top.number :]:
        if sentence.kind != "heading" or is_menu(sentence.text):
            continue
        if (name := _name(sentence)) is None:
            break
        acronym = _ACRONYM.match(sentence.text, name.end)
        found[sentence.number] = [name, *([Name(acronym[1], *acronym.span(1))] if acronym else [])]
    return found if len(found) >= _FEWEST else {}


def _name(heading: Sentence) -> Name | None:
    """Return the name that a heading is, without the places and brackets behind it."""
    text = _BRACKET.sub("", own_title(heading.text.strip())).strip()
    words = text.split()
    telling = [fold(word) for word in words if fold(word) not in INSIDE | FUNCTION]
    if _NO_NAME.search(text) or len(words) not in _NAME or not is_capital(words[0]):
        return None
    if not all(map(_may_be_inside, words)):
        return None
    if is_just_places(text) or (set(telling) <= TOPICS | GENERIC and not kind_of_name(text)):
        return None
    if any(term.text == text for scheme in ("theme", "population") for term in lexicon(scheme).find(text)):
        return None
    start = heading.text.index(text)
    return Name(text, start, start + len(text))


def _may_be_inside(word: str) -> bool:
    elided = _ELIDED.match(word) is not None
    return is_capital(word) or elided or fold(word) in INSIDE or not word[0].isalpha()


def short_forms(listed: Iterable[Name], names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield the names in a text that begin just one of the names which a page lists, with that name."""
    heads = [each.text for each in listed]
    for name in names:
        whole = [head for head in heads if head.startswith(f"{name} ")]
        if len(whole) == 1 and fold(name) not in TOPICS | GENERIC and not is_just_places(name):
            yield whole[0], name
