"""Whose project it is: "its program “Safe Paths”", an item of a list of one's own projects."""

import re
from collections.abc import Iterator

from graph.model.entities import Project
from graph.model.links import Implements
from loaders.sources.profiles.acting import doer
from loaders.sources.profiles.bodies import Cast, Mention
from loaders.sources.profiles.claims import Claim, Example, Rule
from loaders.sources.profiles.factual import is_stated
from loaders.sources.profiles.passages import Sentence
from loaders.sources.profiles.sections import line_name

_OWN = re.compile(
    r"\b(?:our|its|son|sa|notre|nos|ses)\s(?:(?:[\w-]+\s){0,3}?(?:projects?|program(?:me)?s?|campaigns?|initiatives?|projets?|campagnes?)"
    r"\s?[,:]?\s?(?:called\s|entitled\s|intitulée?\s)?)?[“«\"‘]?\s?$",
    re.I,
)
_OF = re.compile(r"[”»\"]?\s?(?:\([^()]{1,30}\)\s)?(?:of|de|du|des)\s(?:the\s|la\s)?(?:l['’])?|\s?d['’]")


def find(sentence: Sentence, cast: Cast) -> Iterator[Claim]:
    """Yield the projects that a sentence calls somebody's own, and those that a list of projects names."""
    line = line_name(sentence)
    for project in cast.mentions(sentence):
        if not issubclass(project.body.kind, Project):
            continue
        if line and project.start == line.start and cast.subject is not None:
            yield Claim(Implements, cast.subject, project.body, sentence, "", 0.8, {}, "", project.text)
        elif owner := _owner_after(sentence, cast, project):
            yield Claim(Implements, owner.body, project.body, sentence, "", 0.8, {}, owner.text, project.text)
        elif _is_own(sentence, cast, project) and (who := doer(cast, sentence)) is not None:
            yield Claim(Implements, who, project.body, sentence, "", 0.8, {}, "", project.text)


def _owner_after(sentence: Sentence, cast: Cast, project: Mention) -> Mention | None:
    """Return whose project it is in "the Safe Paths Programme of Hope Trust"."""
    for owner in cast.mentions(sentence):
        gap = sentence.text[project.end : owner.start] if owner.start >= project.end else ""
        if _OF.fullmatch(gap) and owner.body.sure and not issubclass(owner.body.kind, Project):
            return owner
    return None


def _is_own(sentence: Sentence, cast: Cast, project: Mention) -> bool:
    """Tell whether "its" stands before a project, and can only mean whom the sentence is about."""
    own = _OWN.search(sentence.text, max(0, project.start - 60), project.start)
    if own is None or not is_stated(sentence.text, own.start(), project.end):
        return False
    others = [each for each in cast.mentions(sentence) if each.end <= own.start() and each.body.sure]
    return all(each.body is doer(cast, sentence) for each in others)


RULES = (
    Rule(
        "somebody's own project",
        (
            Example(
                "Hope Trust (HT) is a charity. Its program “Safe Paths” reached six villages.",
                (("Hope Trust", "IMPLEMENTS", "Safe Paths"),),
            ),
            Example(
                "Hope Trust (HT) is a charity.\n\nCurrent projects:\n\n- Safe Paths (2019-2021) – lights for"
                " six villages\n- Green Yards – trees for schools\n",
                (("Hope Trust", "IMPLEMENTS", "Safe Paths"), ("Hope Trust", "IMPLEMENTS", "Green Yards")),
            ),
            Example(
                "The Safe Paths Programme of Hope Trust (HT) reached six villages.",
                (("Hope Trust", "IMPLEMENTS", "Safe Paths Programme"),),
            ),
            Example(
                "Hope Trust (HT) is a charity. It visited Bora Foundation and its program “Safe Paths”.", ()
            ),
        ),
        find=find,
    ),
)
