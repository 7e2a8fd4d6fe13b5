"""Who carries out a project that a clause tells of: "the project that X has been implementing with Y"."""

import re
from collections.abc import Iterator

from graph.model.entities import Project
from graph.model.links import Implements
from loaders.sources.profiles.bodies import Body, Cast, Mention
from loaders.sources.profiles.claims import Claim, Example, Rule
from loaders.sources.profiles.factual import is_stated
from loaders.sources.profiles.lists import listed
from loaders.sources.profiles.passages import Sentence
from loaders.sources.profiles.rules.implementing import JOINT

_RELATIVE = re.compile(
    r"[\s”\"»’')]*(?:\([^()]{1,50}\))?(?:,\s(?:an?|une?|le|the|its)\s(?:[\w-]+\s){0,3}?(?:projects?|program(?:me)?|campaign|initiative|projet|programme|campagne))?"
    r",?\s*(?:that|which|que|qu['’])\s*(?:[^,.;]{0,60}?\s)?(?P<verb>(?:ha(?:s|ve)\s+been\s+|(?:is|are)\s+)?"
    r"(?:implement(?:s|ed|ing)?|runs?|running|carr(?:y|ies|ied)\s+out|execut(?:es?|ed|ing)"
    r"|exécute(?:nt)?|met(?:tent)?\s+en\s+œuvre|mène(?:nt)?|menons|réalise(?:nt)?|réalisons|condui(?:t|sent|sons)|pilote(?:nt)?|exécutons|mettons\s+en\s+œuvre))\b"
)


def find(sentence: Sentence, cast: Cast) -> Iterator[Claim]:
    """Yield who carries out the project in "the project that X has been implementing with Y"."""
    for project in cast.mentions(sentence):
        if not issubclass(project.body.kind, Project):
            continue
        cue = _RELATIVE.match(sentence.text, project.end, project.end + 140)
        if cue is None or not is_stated(sentence.text, project.start, cue.end()):
            continue
        for who in dict.fromkeys([*_doers(sentence, cast, project, cue), *_together(sentence, cast, cue)]):
            if not issubclass(who.kind, Project):
                yield Claim(Implements, who, project.body, sentence, "", 0.85, {}, "", project.text)


def _doers(sentence: Sentence, cast: Cast, project: Mention, cue: re.Match[str]) -> list[Body]:
    named = [each.body for each in cast.mentions(sentence) if project.end <= each.start < cue.start("verb")]
    return named or ([cast.subject] if cast.subject is not None else [])


def _together(sentence: Sentence, cast: Cast, cue: re.Match[str]) -> list[Body]:
    joint = JOINT.search(sentence.text, cue.end(), cue.end() + 90)
    return [each.body for each in listed(sentence, cast, joint.end()) if each.body.sure] if joint else []


RULES = (
    Rule(
        "the project that somebody carries out",
        (
            Example(
                "Hope Trust (HT) is a charity. The fair was part of the Lakeland Bridges Project that HT"
                " has been"
                " implementing since 2018 together with Bora Foundation.",
                (
                    ("Hope Trust", "IMPLEMENTS", "Lakeland Bridges Project"),
                    ("Bora Foundation", "IMPLEMENTS", "Lakeland Bridges Project"),
                ),
            ),
            Example(
                "Hope Trust (HT) est une association. Cette activité fait partie du projet « Ponts du"
                " Lac », que"
                " l’association exécute depuis 2016.",
                (("Hope Trust", "IMPLEMENTS", "Ponts du Lac"),),
            ),
            Example(
                "Hope Trust (HT) is a charity. It saw the Lakeland Bridges Project that will run soon.", ()
            ),
        ),
        find=find,
    ),
)
