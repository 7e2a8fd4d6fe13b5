"""Who stands by the subject, told of as "us" or "this association": "X supports us", "X works with us"."""

import re
from collections.abc import Iterator

from graph.model.entities import Project
from graph.model.links import PartnersWith, Supports
from loaders.sources.profiles.bodies import Body, Cast, Mention
from loaders.sources.profiles.claims import Claim, Example, Rule
from loaders.sources.profiles.factual import is_stated
from loaders.sources.profiles.lists import listed_before
from loaders.sources.profiles.passages import Sentence

_AFTER = (
    r"(?:\s\([^()]{1,40}\))?,?\s+(?:(?:has|have|had|been|also|which|who|both|qui|a|ont|toujours)\s+){0,4}"
)
_US = (
    r"(?:us|our\s(?:work|organi[sz]ation|association|activities|team)|(?:the|this)\s(?:organi[sz]ation|association|trust|ngo|charity)"
    r"|(?:cette|notre)\s(?:association|organisation|ong|structure)|l['’](?:association|organisation|ong)|nos\sactivités)\b(?!\sof\b)"
)
_SUPPORTS = re.compile(
    rf"{_AFTER}(?:(?:support(?:s|ed|ing)?|assist(?:s|ed)?|accompan(?:y|ies|ied)|train(?:s|ed)?|advis(?:es|ed)|coach(?:es|ed)?|mentor(?:s|ed)?|helps?|helped"
    rf"|soutien(?:t|nent)|soutenu|accompagne(?:nt)?|accompagné|appuie(?:nt)?|appuyé|aide(?:nt)?|encadre(?:nt)?|forme(?:nt)?|formé)\s(?:\w+ly\s|aussi\s)?{_US}"
    r"|nous\s(?:a\s|ont\s)?(?:soutien(?:t|nent)|soutenue?s?|accompagne(?:nt)?|accompagnée?s?|appuie(?:nt)?|appuyée?s?|aide(?:nt)?|aidée?s?|forme(?:nt)?|formée?s?)\b)",
    re.I,
)
_WORKS = re.compile(
    rf"{_AFTER}(?:(?:work(?:s|ed|ing)?|partner(?:s|ed)?|collaborat(?:es?|ed))\s(?:\w+ly\s|together\s)?with|(?:travaille|collabore)(?:nt)?\s(?:\w+\s){{0,2}}?avec)\s{_US}",
    re.I,
)


def find(sentence: Sentence, cast: Cast) -> Iterator[Claim]:
    """Yield who supports the subject, or works with it, where the sentence calls it "us" and the like."""
    subject = cast.subject
    if subject is None or sentence.kind == "heading":
        return
    for mention in cast.mentions(sentence):
        supports = _SUPPORTS.match(sentence.text, mention.end, mention.end + 120)
        cue = supports or _WORKS.match(sentence.text, mention.end, mention.end + 120)
        if cue is None or not is_stated(sentence.text, mention.start, cue.end()):
            continue
        for other in _row(sentence, cast, mention, subject):
            if supports:
                yield Claim(Supports, other.body, subject, sentence, "", 0.82, {}, other.text)
            else:
                yield Claim(PartnersWith, subject, other.body, sentence, "", 0.85, {}, "", other.text)


def _row(sentence: Sentence, cast: Cast, last: Mention, subject: Body) -> list[Mention]:
    row = listed_before(sentence, cast, last.end)
    if any(each.body is subject or issubclass(each.body.kind, Project) for each in row):
        return []
    return [each for each in row if each.body.sure or " " in each.text]


RULES = (
    Rule(
        "supports us",
        (
            Example(
                "Hope Trust (HT) is old. Bora Foundation and the Seed Union have also supported our work.",
                (("Bora Foundation", "SUPPORTS", "Hope Trust"), ("Seed Union", "SUPPORTS", "Hope Trust")),
            ),
            Example(
                "Hope Trust (HT) est une association. La Fondation Bora nous accompagne depuis le début.",
                (("Fondation Bora", "SUPPORTS", "Hope Trust"),),
            ),
            Example("Hope Trust (HT) is a charity. Bora Foundation may support us.", ()),
        ),
        find=find,
    ),
    Rule(
        "works with us",
        (
            Example(
                "Hope Trust (HT) is a charity. The Seed Union, who work with the organization, plant beans.",
                (("Hope Trust", "PARTNERS_WITH", "Seed Union"),),
            ),
        ),
        find=find,
    ),
)
