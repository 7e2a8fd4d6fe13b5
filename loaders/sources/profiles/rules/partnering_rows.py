"""Who works together, told of both at once: "A and B work together", "A, B et C collaborent"."""

import re
from collections.abc import Iterator
from itertools import combinations, pairwise

from graph.model.entities import Project
from graph.model.links import PartnersWith
from loaders.sources.profiles.bodies import Cast, Mention
from loaders.sources.profiles.claims import Claim, Example, Rule
from loaders.sources.profiles.factual import is_stated
from loaders.sources.profiles.lists import listed_before
from loaders.sources.profiles.passages import Sentence

_TOGETHER = re.compile(
    r"(?:\s\([^()]{1,40}\))?,?\s(?:(?:have|had|has|are|were|been|all|both|also|jointly|closely|ont|sont|y|toujours)\s){0,4}"
    r"(?:(?:work(?:ed|ing)?|join(?:ed|ing)?|act(?:ed|ing)?|com(?:e|ing)|came|campaign(?:ed|ing)?)\s(?:\w+ly\s)?(?:together|jointly|forces|hands|in\s(?:\w+\s)?partnership|hand\sin\shand)\b"
    r"|(?:collaborat(?:e|ed|ing)|co-?operat(?:e|ed|ing))\b(?!\s(?:\w+ly\s)?with\b)|(?:long-?standing\s|close\s|strategic\s|old\s)?partners\b(?!\s(?:of|with|in\s[A-Z])\b)"
    r"|(?:travaillent|agissent|œuvrent)\s(?:ensemble|conjointement|(?:main\sdans\sla\smain|en\s(?:étroite\s|bonne\s)?(?:collaboration|partenariat|synergie|concertation))(?!\savec\b))"
    r"|(?:travaillé|agi|œuvré)\s(?:ensemble|conjointement|en\s(?:étroite\s)?(?:collaboration|partenariat))(?!\savec\b)"
    r"|(?:collaborent|coopèrent|collaboré|coopéré)\b(?!\s(?:\w+\s){0,2}avec\b)|partenaires\b(?!\s(?:de|du|des)\b)"
    r"|(?:signed|concluded|entered\sinto)\s(?:an?|the)\s(?:\w+\s){0,2}?(?:MoU|memorandum|agreement|partnership)\b(?!\s(?:\w+\s){0,3}with\b)"
    r"|(?:signé|conclu)\s(?:un|une)\s(?:\w+\s){0,2}?(?:convention|accord|partenariat|protocole)\b(?!\s(?:\w+\s|d['’]\w+\s){0,3}avec\b))"
)
_AND = re.compile(r"(?:\b(?:and|et)\b|&)")
_OTHER = re.compile(r"\b(?:with|avec|by|par|from|for|pour|of)\b")
_MOST = 6


def find(sentence: Sentence, cast: Cast) -> Iterator[Claim]:
    """Yield each pair of a row of bodies that a sentence says to work together."""
    for last in cast.mentions(sentence):
        cue = _TOGETHER.match(sentence.text, last.end, last.end + 140)
        row = _row(sentence, cast, last) if cue else []
        if cue is None or len(row) < 2 or not is_stated(sentence.text, row[0].start, cue.end()):
            continue
        for one, other in combinations(row[:_MOST], 2):
            if one.body is not other.body:
                yield Claim(PartnersWith, one.body, other.body, sentence, "", 0.85, {}, one.text, other.text)


def _row(sentence: Sentence, cast: Cast, last: Mention) -> list[Mention]:
    """Return the row of bodies that ends with a name and is closed by "and"."""
    row = listed_before(sentence, cast, last.end)
    known = [each for each in row if each.body.sure or " " in each.text or each.body is cast.subject]
    gaps = [sentence.text[one.end : other.start] for one, other in pairwise(row)]
    parted = any(_OTHER.search(gap) for gap in gaps) or any(
        issubclass(each.body.kind, Project) for each in row
    )
    return known if gaps and _AND.search(gaps[-1]) and not parted else []


RULES = (
    Rule(
        "work together",
        (
            Example(
                "Hope Trust, Bora Foundation and the Seed Union have worked together for ten years.",
                (
                    ("Hope Trust", "PARTNERS_WITH", "Bora Foundation"),
                    ("Hope Trust", "PARTNERS_WITH", "Seed Union"),
                    ("Bora Foundation", "PARTNERS_WITH", "Seed Union"),
                ),
            ),
            Example(
                "Hope Trust et l’Association Bonne Semence travaillent en étroite collaboration.",
                (("Hope Trust", "PARTNERS_WITH", "Association Bonne Semence"),),
            ),
            Example(
                "Hope Trust and Bora Foundation are strategic partners.",
                (("Hope Trust", "PARTNERS_WITH", "Bora Foundation"),),
            ),
            Example("Hope Trust and Bora Foundation may work together.", ()),
        ),
        find=find,
    ),
)
