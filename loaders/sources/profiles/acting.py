"""Whom a sentence is about: the subject of the document, the project of the section, or another body."""

import re
from collections.abc import Sequence
from itertools import takewhile

from graph.identity.normalize import fold
from graph.model.entities import Project
from loaders.sources.profiles.bodies import Body, Cast, Mention
from loaders.sources.profiles.clauses import main_clause, reports
from loaders.sources.profiles.passages import Sentence
from loaders.sources.profiles.project_pages import page_project
from loaders.sources.profiles.projects import is_label_of_name
from loaders.sources.profiles.words import FUNCTION, PROJECT_NOUNS, SELF_NOUNS, kind_of_head

_ONE = re.compile(r"(?:(?:the|this|these|our|its|le|la|ce|cette|notre)\s+|l['’]\s?)((?:[a-zà-ÿ-]+\s*){1,4})")
_CALLED = re.compile(
    r"(?:(?:the|our|le|la|notre)\s+|l['’]\s?)([A-ZÀ-Ý][a-zà-ÿ]+)(?=,\s|\s+(?!(?:of|for|on|against|de|des|du|pour|à|aux?)\b)[a-zà-ÿ])"
)
_OF_PROJECT = re.compile(
    r"(?:the\s|les?\s|la\s)(?:\w+\s){0,2}?(?:target\s(?:groups?|populations?|areas?)|beneficiaries|groupes?\scibles?|bénéficiaires"
    r"|(?:équipes?|activités|actions|interventions|team|activities|staff|components)\s(?:du|de\sce|de\scette|of\s(?:the|this))"
    r"\s(?:projet|programme|project|program|activity|initiative))\b",
    re.I,
)
_WE = re.compile(r"(?:we|our|us|i|nous|notre|nos|on)\b", re.I)
_IT = re.compile(r"(?:it|they|its|their|elle|il|elles|ils|sa|son|ses)\b", re.I)
_DONE = re.compile(
    r"(?:implemented|funded|launched|run|led|supported|carried\sout|delivered|financed|(?:réalis|exécut|financ|lanc|soutenu|men)ée?"
    r"|mise?\sen\sœuvre)\b",
    re.I,
)
_WORDS_BEFORE = 2
_AT_HEAD = 4
_OFTEN = 2
_TOGETHER = re.compile(
    r",?\s(?:in|en)\s(?:\w+\s)?(?:partnership|collaboration|cooperation|partenariat|coopération)\s(?:with|avec)\b"
)
_IN_LINE = re.compile(
    r"\b(?:in\s(?:line|accordance)\swith|align(?:ed|s)?\s(?:with|to)|according\sto|based\son|guided\sby|part\sof|conformément\sau?x?|selon)"
    r"\s(?:[\w’'-]+\s){0,4}$",
    re.I,
)
_FUNDED_PROJECT = re.compile(
    r"[-\s](?:co-?)?(?:funded|financed|sponsored|supported|led)\s(?:[\w-]+\s){0,2}(?:project|program(?:me)?|initiative|activity)\b"
)
_VERB = re.compile(
    r"\s*(?:\([^()]{1,40}\)\s*)?(?:(?:,\s(?!and\b|et\b)[^,;]{3,80}){1,2},?\s*)?\s*(?:(?:has|have|also)\s|a\s(?=\w+é))*"
    r"(?:is\s|[a-z]{3,}(?:ed|s)\b|\w{3,}é\b|(?:ran|built|gave|set|led)\b)"
)
_ABOUT = re.compile(r"(?:about|à\spropos\s(?:de\s|du\s|des\s|d['’]))\s?(?:the\s|la\s|l['’]|le\s)?", re.I)


def settle_actors(cast: Cast, sentences: Sequence[Sentence]) -> None:
    """Find out whom each sentence is about."""
    last: Body | None = cast.subject
    paragraph = 0
    for sentence in sentences:
        home = cast.headed.get(sentence.number, cast.subject)
        if sentence.paragraph != paragraph:
            keeps = last is not None and issubclass(last.kind, Project) and sentence.kind == "paragraph"
            last, paragraph = last if keeps else home, sentence.paragraph
        actor = about_other(cast, sentence) or _actor(cast, sentence, last, home)
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


def _actor(cast: Cast, sentence: Sentence, last: Body | None, home: Body | None) -> Body | None:
    begin = _after_label(sentence, cast) or main_clause(sentence.text)
    rest = sentence.text[begin:]
    if _WE.match(rest):
        return cast.subject
    if _IT.match(rest):
        return _teller(cast, sentence, begin) or last or home
    if _DONE.match(rest) and (project := cast.project(sentence)):
        return project
    return _named_actor(cast, sentence, begin, home, last)


def _teller(cast: Cast, sentence: Sentence, begin: int) -> Body | None:
    """Return who begins to tell what a clause says: "Bora Trust announced that it …"."""
    told = [each for each in cast.mentions(sentence) if each.start <= _AT_HEAD and each.end < begin]
    return told[0].body if told and reports(sentence.text) else None


def _named_actor(
    cast: Cast, sentence: Sentence, begin: int, home: Body | None, last: Body | None
) -> Body | None:
    """Return whom a clause begins with: a noun that stands for somebody, else a name."""
    rest = sentence.text[begin:]
    if _OF_PROJECT.match(rest):
        return cast.project(sentence) or cast.only_project() or cast.subject
    if spoken := _by_noun(cast, sentence, rest, home, last):
        return spoken
    for mention in cast.mentions(sentence):
        if mention.start < begin:
            continue
        words = len(sentence.text[begin : mention.start].split())
        known = mention.body.sure or mention.body.titled or mention.body is cast.subject
        if words <= _WORDS_BEFORE and (known or _acts(cast, sentence.text, mention)):
            funded = _FUNDED_PROJECT.match(sentence.text, mention.end)
            return (cast.project(sentence) or cast.only_project() or home) if funded else mention.body
        break
    return cast.project(sentence) if cast.sheet and cast.project(sentence) is cast.sheet else home


def _after_label(sentence: Sentence, cast: Cast) -> int:
    """Return where a row begins to speak after the name of the body that it is about, else 0."""
    headed = sentence.number in cast.headed and sentence.text.startswith(sentence.label)
    if not headed or not sentence.label or ":" not in sentence.text:
        return 0
    colon = sentence.text.index(":") + 1
    return colon + len(sentence.text[colon:]) - len(sentence.text[colon:].lstrip())


def _acts(cast: Cast, text: str, mention: Mention) -> bool:
    """Tell whether a name that begins a sentence is followed by what it does; one word if named often."""
    if (
        len(mention.text.split()) < _WORDS_BEFORE
        and cast.times(mention.body) < _OFTEN
        and not _TOGETHER.match(text, mention.end)
    ) or any(sign.isdigit() for sign in mention.text):
        return False
    return _VERB.match(text, mention.end) is not None


def doer(cast: Cast, sentence: Sentence) -> Body | None:
    """Return the organization that a sentence is about; the subject where its actor is a project."""
    actor = cast.actor(sentence)
    return cast.subject if actor is None or issubclass(actor.kind, Project) else actor


def _by_noun(cast: Cast, sentence: Sentence, rest: str, home: Body | None, last: Body | None) -> Body | None:
    """Return whom "the project" or "the forum" stands for at the head of a clause."""
    small = rest[:1].lower() + rest[1:80]
    if called := _CALLED.match(small):
        return _called(cast, called.group(1), home)
    found = _ONE.match(small)
    words = found.group(1).split() if found else []
    head = [fold(word) for word in takewhile(lambda word: fold(word) not in FUNCTION, words)]
    if any(word.removesuffix("s") in PROJECT_NOUNS for word in head):
        unnamed = not any(issubclass(body.kind, Project) for body in cast.bodies)
        return cast.project(sentence) or cast.only_project() or (last if unnamed else None) or cast.subject
    return home if head and head[0] in SELF_NOUNS else None


def _called(cast: Cast, noun: str, home: Body | None) -> Body | None:
    """Return whom "the Trust" means: whom the section or the text is about, else the only one so called."""
    word = fold(noun)
    if not kind_of_head(word) and word not in SELF_NOUNS:
        return None
    so_called = [each for each in cast.bodies if len(each.name.split()) > 1 and _has_word(each, word)]
    for each in (home, cast.subject):
        if each is not None and _has_word(each, word):
            return each
    return so_called[0] if len(so_called) == 1 else None


def _has_word(body: Body, word: str) -> bool:
    return any(word in fold(name).split() for name in (body.name, *body.aliases))


def settle_projects(cast: Cast, sentences: Sequence[Sentence]) -> None:
    """Say which project each sentence's section is about: that of its heading, else the last one named."""
    current, headed = None, False
    teller: Body | None = None
    labeled = [body for each in sentences if (body := _labeled(cast, each)) is not None]
    page = None if labeled else page_project(cast, sentences)
    cast.sheet = labeled[0] if len(set(labeled)) == 1 else page
    open_sheet = page is not None
    for sentence in sentences:
        open_sheet = open_sheet or _labeled(cast, sentence) is not None
        named = [each.body for each in cast.mentions(sentence) if _is_told_of(sentence, each)]
        if cast.headed.get(sentence.number) is not teller:
            teller = cast.headed.get(sentence.number)
            current = current if headed else None
        if sentence.kind == "heading":
            open_sheet = open_sheet and not _ABOUT.match(sentence.text)
            current, headed = (named[0] if named else None), bool(named)
        elif named and not headed:
            current = named[-1]
        if open_sheet and current is None:
            current = cast.sheet
        if current is not None:
            cast.undertakings[sentence.number] = current


def _is_told_of(sentence: Sentence, mention: Mention) -> bool:
    """Tell whether a name is that of a project, and not only of one that another fits: "in line with …"."""
    return issubclass(mention.body.kind, Project) and not _IN_LINE.search(sentence.text[: mention.start])


def _labeled(cast: Cast, sentence: Sentence) -> Body | None:
    """Return the project that a row such as "Project title: …" names."""
    if not is_label_of_name(sentence):
        return None
    return next((each.body for each in cast.mentions(sentence) if each.body.titled), None)
