"""Who carries out the project that heads a section, or begins a line of a list of projects."""

import re
from collections.abc import Iterator, Sequence

from graph.model.links import Implements
from loaders.sources.profiles.bodies import Body, Cast, Mention
from loaders.sources.profiles.claims import Claim, Example, Rule
from loaders.sources.profiles.factual import is_factual
from loaders.sources.profiles.lists import listed
from loaders.sources.profiles.passages import Sentence
from loaders.sources.profiles.rules.implementing import LABEL
from loaders.sources.profiles.sections import own_headings

_AS_PARTNERS = re.compile(r"\bas\s+(?:\w+\s+){0,2}partners?\b", re.I)
_A_PROJECT = re.compile(
    r"\bimplement(?:s|ed|ing)?\s+(?:a|an|one|two|three|several|this|the"
    r"|joint)\s+(?:[\w-]+\s+){0,4}?(?:projects?|programmes?|programs?)\b",
    re.I,
)
_WITH = re.compile(r"\s+(?:together\s+)?with\b")
_WE = re.compile(r"\b(?:we|our|nous|notre|nos)\b", re.I)


def find(sentences: Sequence[Sentence], cast: Cast) -> Iterator[Claim]:
    """Yield the subject as who carries out the project that heads a section in which it is at work."""
    if cast.subject is None:
        return
    own = own_headings(sentences)
    headed: set[Body] = set()
    is_own = False
    for sentence in sentences:
        if sentence.kind == "heading":
            headed = {mention.body for mention in cast.mentions(sentence)}
            is_own = sentence.number in own
            continue
        project = cast.project(sentence)
        if project is None or project not in headed or not is_factual(sentence.text[:160]):
            continue
        if _is_at_work(sentence, cast) or (is_own and cast.actor(sentence) in (cast.subject, project)):
            headed = set()
            yield Claim(Implements, cast.subject, project, sentence, "", 0.75)
            yield from (
                Claim(Implements, each.body, project, sentence, "", 0.85, {}, each.text)
                for each in _partners(sentence, cast)
            )


def _is_at_work(sentence: Sentence, cast: Cast) -> bool:
    if sentence.kind == "row":
        return not LABEL.match(sentence.label)
    names_subject = any(mention.body is cast.subject for mention in cast.mentions(sentence))
    return names_subject or _WE.search(sentence.text) is not None


def _partners(sentence: Sentence, cast: Cast) -> list[Mention]:
    """Return those in "implements a project with X and Y as partners"."""
    begun = _A_PROJECT.search(sentence.text)
    if begun is None or not _AS_PARTNERS.search(sentence.text, begun.end()):
        return []
    found = _WITH.match(sentence.text, begun.end())
    return listed(sentence, cast, found.end()) if found else []


RULES = (
    Rule(
        "section about a project",
        (
            Example(
                "Hope Trust (HT) is a charity.\n\nClean water for upland schools\n\nHT works in nine"
                " upland schools. The"
                " project dug twelve wells and trained the teachers who look after them.\n",
                (("Hope Trust", "IMPLEMENTS", "Clean water for upland schools"),),
            ),
            Example(
                "Hope Trust (HT) is a charity.\n\nOur programmes\n\nSafe Paths Home\nThe lights of six"
                " villages burn all night.\n\nHealth and Nutrition\nNurses visit six villages.\n",
                (("Hope Trust", "IMPLEMENTS", "Safe Paths Home"),),
            ),
        ),
        find_all=find,
    ),
)
