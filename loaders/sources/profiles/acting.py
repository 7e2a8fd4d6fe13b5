"""Whom a sentence is about: the subject of the document, the project of the section, or another body."""

import re
from collections.abc import Sequence
from itertools import takewhile

from graph.identity.normalize import fold
from graph.model.entities import Project
from loaders.sources.profiles.bodies import Body, Cast
from loaders.sources.profiles.clauses import main_clause
from loaders.sources.profiles.passages import Sentence
from loaders.sources.profiles.projects import is_label_of_name
from loaders.sources.profiles.words import FUNCTION, PROJECT_NOUNS, SELF_NOUNS

_ONE = re.compile(r"(?:(?:the|this|these|our|its|le|la|ce|cette|notre)\s+|l['’]\s?)((?:[a-zà-ÿ-]+\s*){1,4})")
_CALLED = re.compile(
    r"(?:(?:the|our|le|la|notre)\s+|l['’]\s?)([A-ZÀ-Ý][a-zà-ÿ]+)(?=\s+(?!(?:of|for|on|against|de|des|du|pour|à|aux?)\b)[a-zà-ÿ])"
)
_OF_PROJECT = re.compile(
    r"(?:the\s|les?\s|la\s)(?:\w+\s){0,2}?(?:target\s(?:groups?|populations?|areas?)|beneficiaries|groupes?\scibles?|bénéficiaires)\b",
    re.I,
)
_WE = re.compile(r"(?:we|our|us|i|nous|notre|nos|on)\b", re.I)
_IT = re.compile(r"(?:it|they|its|their|elle|il|elles|ils|sa|son|ses)\b", re.I)
_WORDS_BEFORE = 2
_ABOUT = re.compile(r"(?:about|à\spropos\s(?:de\s|du\s|des\s|d['’]))\s?(?:the\s|la\s|l['’]|le\s)?", re.I)


def settle_actors(cast: Cast, sentences: Sequence[Sentence]) -> None:
    """Find out whom each sentence is about."""
    last: Body | None = cast.subject
    paragraph = 0
    for sentence in sentences:
        if sentence.paragraph != paragraph:
            last, paragraph = cast.subject, sentence.paragraph
        actor = about_other(cast, sentence) or _actor(cast, sentence, last)
        if actor is not None:
            cast.acting[sentence.number] = actor
            last = actor


def about_other(cast: Cast, sentence: Sentence) -> Body | None:
    """Return the other body that a passage at the end of a text introduces: "About X: …"."""
    for text in (sentence.text, *sentence.headings[-1:]):
        if about := _ABOUT.match(text):
            words = f"{fold(text[about.end() :])} "
            named = [each for each in cast.bodies if _begins_with(words, each)]
            return next((each for each in named if each is not cast.subject), None)
    return None


def _begins_with(words: str, body: Body) -> bool:
    return any(words.startswith(f"{fold(name)} ") for name in (body.name, *body.aliases))


def _actor(cast: Cast, sentence: Sentence, last: Body | None) -> Body | None:
    begin = main_clause(sentence.text)
    rest = sentence.text[begin:]
    if _WE.match(rest):
        return cast.subject
    if _IT.match(rest):
        return last or cast.subject
    if _OF_PROJECT.match(rest):
        return cast.project(sentence) or cast.only_project() or cast.subject
    if spoken := _by_noun(cast, sentence, rest):
        return spoken
    for mention in cast.mentions(sentence):
        if mention.start < begin:
            continue
        words = len(sentence.text[begin : mention.start].split())
        if words <= _WORDS_BEFORE and (
            mention.body.sure or mention.body.titled or mention.body is cast.subject
        ):
            return mention.body
        break
    return cast.project(sentence) if cast.sheet and cast.project(sentence) is cast.sheet else cast.subject


def doer(cast: Cast, sentence: Sentence) -> Body | None:
    """Return the organization that a sentence is about; the subject where its actor is a project."""
    actor = cast.actor(sentence)
    return cast.subject if actor is None or issubclass(actor.kind, Project) else actor


def _by_noun(cast: Cast, sentence: Sentence, rest: str) -> Body | None:
    """Return whom "the project" or "the forum" stands for at the head of a clause."""
    small = rest[:1].lower() + rest[1:80]
    if called := _CALLED.match(small):
        return cast.subject if _is_called(cast.subject, called.group(1)) else None
    found = _ONE.match(small)
    words = found.group(1).split() if found else []
    head = [fold(word) for word in takewhile(lambda word: fold(word) not in FUNCTION, words)]
    if any(word.removesuffix("s") in PROJECT_NOUNS for word in head):
        return cast.project(sentence) or cast.only_project() or cast.subject
    return cast.subject if head and head[0] in SELF_NOUNS else None


def _is_called(subject: Body | None, noun: str) -> bool:
    """Tell whether "the Network" can mean the subject: one of its names has that noun."""
    word = fold(noun)
    names = (subject.name, *subject.aliases) if subject is not None else ()
    return word in SELF_NOUNS and any(word in fold(name).split() for name in names)


def settle_projects(cast: Cast, sentences: Sequence[Sentence]) -> None:
    """Say which project each sentence's section is about: that of its heading, else the last one named."""
    current, headed = None, False
    labeled = [body for each in sentences if (body := _labeled(cast, each)) is not None]
    cast.sheet = labeled[0] if len(set(labeled)) == 1 else None
    open_sheet = False
    for sentence in sentences:
        open_sheet = open_sheet or _labeled(cast, sentence) is not None
        named = [each.body for each in cast.mentions(sentence) if issubclass(each.body.kind, Project)]
        if sentence.kind == "heading":
            current, headed = (named[0] if named else None), bool(named)
        elif named and not headed:
            current = named[-1]
        if open_sheet and current is None:
            current = cast.sheet
        if current is not None:
            cast.undertakings[sentence.number] = current


def _labeled(cast: Cast, sentence: Sentence) -> Body | None:
    """Return the project that a row such as "Project title: …" names."""
    if not is_label_of_name(sentence):
        return None
    return next((each.body for each in cast.mentions(sentence) if each.body.titled), None)
