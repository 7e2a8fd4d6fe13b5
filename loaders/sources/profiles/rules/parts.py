"""Who is a branch, chapter, office or unit of whom."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from graph.identity.normalize import fold
from graph.model.entities import Network, Project
from graph.model.links import PartOf
from loaders.sources.profiles.acting import doer
from loaders.sources.profiles.bodies import Body, Cast, Mention
from loaders.sources.profiles.claims import Claim, Example, Rule
from loaders.sources.profiles.factual import is_stated
from loaders.sources.profiles.ground import is_place
from loaders.sources.profiles.heads import is_complete
from loaders.sources.profiles.lists import listed
from loaders.sources.profiles.passages import Sentence
from loaders.sources.profiles.sameness import spells
from loaders.sources.profiles.tokens import is_acronym

_OF = re.compile(
    r"\b(?:branch|chapter|affiliate|national\s+office|country\s+office|regional\s+office|office|department"
    r"|subsidiary|arm|"
    r"unit|section|wing|member\s+association|program(?:me)?|antenne|branche|section|bureau|filiale|(?<!lead\s)agency|organ|ministry"
    r"|representation|représentation|organe|service|délégation|division|structure|émanation)\s+"
    r"(?:(?:nationale?|régionale?|locale?|provinciale?|technique|sociale?|de\s+développement|[a-zà-ÿ]+(?:aise?|ienne?|aine?|oise?))\s+)?(?:of|de"
    r"|du|des|d['’])\s*"
    r"|\b(?:is|are|was|became|est)\s+(?:a\s+|an\s+)?part\s+of\s+(?:the\s+)?"
    r"|\bbelongs\s+to\s+the\s+family\s+of\b",
    re.I,
)
_OF_ORGANIZATION = ("affiliate", "agency", "service", "structure", "organ", "division", "délégation")
_POSSESSIVE = re.compile(r"[’'‘`´]s?\s+$|[’'‘`´]\s*s\s+$")
_UNIT = re.compile(
    r"\b(?:cent(?:er|re)|department|unit|secretariat|office|clinic|hospital|school|academy|institute"
    r"|division|laboratory|branch|chapter)$",
    re.I,
)
_IS = re.compile(
    r"\b(?:is|are|was|as|became|est|,)\s*(?:an?\s+|the\s+|une?\s+|la\s+|le\s+)?(?:[\w-]+\s+){0,3}$"
)
_CHAPTER = re.compile(r"\b(?:chapter|branch|section|antenne)\b", re.I)
_WHOLE = re.compile(r"\b(?:regional|international|global|world|africa)\b", re.I)


def find(sentence: Sentence, cast: Cast) -> Iterator[Claim]:
    """Yield "X is the national chapter of Y" and "X's Health Center"."""
    for cue in _OF.finditer(sentence.text):
        part = doer(cast, sentence)
        wholes = listed(sentence, cast, cue.end())[:1]
        is_said = _IS.search(sentence.text, max(0, cue.start() - 40), cue.start()) or "part" in cue.group()
        if part and wholes and is_said and is_stated(sentence.text, *cue.span()):
            if not _is_whole_of(wholes[0], part, cue):
                continue
            yield Claim(PartOf, part, wholes[0].body, sentence, "", 0.85, {}, "", wholes[0].text)
    yield from _units(sentence, cast)


def _is_whole_of(whole: Mention, part: Body, cue: re.Match[str]) -> bool:
    """Tell whether a name right after a cue is the whole; who is "part of" a network is its member."""
    if whole.body is part or whole.start - cue.end() > 6 or issubclass(whole.body.kind, Project):
        return False
    if cue.group().lower().startswith(_OF_ORGANIZATION) and issubclass(whole.body.kind, Network):
        return False
    if "part of" in cue.group().lower():
        return whole.body.sure and not issubclass(whole.body.kind, Network)
    return whole.body.sure or len(whole.text.split()) > 1


def _units(sentence: Sentence, cast: Cast) -> Iterator[Claim]:
    mentions = cast.mentions(sentence)
    for owner, unit in pairwise(mentions):
        gap = sentence.text[owner.end : unit.start]
        known = owner.body is cast.subject or is_acronym(owner.text) or is_complete(owner.text)
        is_unit = _UNIT.search(unit.text) and len(unit.text.split()) > 1 and unit.body is not owner.body
        if is_unit and known and _POSSESSIVE.fullmatch(gap) and not is_place(owner.text):
            yield Claim(PartOf, unit.body, owner.body, sentence, "", 0.8, {}, unit.text, owner.text)


def find_chapters(sentences: Sequence[Sentence], cast: Cast) -> Iterator[Claim]:
    """Yield a chapter as part of the body of the same acronym, and an office as part of its whole."""
    for body in cast.bodies:
        whole = _whole_of(body, cast)
        sentence = _naming(sentences, cast, body)
        if whole is not None and sentence is not None:
            yield Claim(PartOf, body, whole, sentence, "", 0.75)
    yield from _office(sentences, cast)


def _whole_of(chapter: Body, cast: Cast) -> Body | None:
    if not _CHAPTER.search(chapter.name):
        return None
    marks = {
        word
        for name in (chapter.name, *chapter.aliases)
        for word in re.split(r"[\s-]+", name)
        if is_acronym(word)
    }
    fits = [body for body in cast.bodies if body is not chapter and _is_whole(body, marks)]
    return fits[0] if len(fits) == 1 else None


def _is_whole(body: Body, marks: set[str]) -> bool:
    for name in (body.name, *body.aliases):
        bare = fold(_WHOLE.sub("", name)).strip()
        if not _CHAPTER.search(name) and any(bare == fold(mark) or spells(mark, name) for mark in marks):
            return True
    return False


def _naming(sentences: Sequence[Sentence], cast: Cast, body: Body) -> Sentence | None:
    return next((each for each in sentences if any(m.body is body for m in cast.mentions(each))), None)


def _office(sentences: Sequence[Sentence], cast: Cast) -> Iterator[Claim]:
    office, whole = cast.subject, cast.office_of
    if office is None or whole is None:
        return
    sentence = next((each for each in sentences if office.name in each.text), None)
    if sentence is not None:
        yield Claim(PartOf, office, whole, sentence, "", 0.85)


RULES = (
    Rule(
        "branch of",
        (
            Example(
                "Hope Trust Lakeland (HTL) is the national chapter of World Hope Federation.",
                (("Hope Trust Lakeland", "PART_OF", "World Hope Federation"),),
            ),
            Example(
                "Bora Foundation’s Maternity Training Center (MTC) opened its doors to midwives.",
                (("Maternity Training Center", "PART_OF", "Bora Foundation"),),
            ),
        ),
        find=find,
    ),
    Rule(
        "chapter and whole",
        (
            Example(
                "Hope Trust (HT) is a charity.\n\nHT is a member of:\n- AFWAN Kenya Chapter\n- AFWAN"
                " Regional (African Water Advocacy"
                " Network)\n",
                (("AFWAN Kenya Chapter", "PART_OF", "African Water Advocacy Network"),),
            ),
        ),
        find_all=find_chapters,
    ),
)
