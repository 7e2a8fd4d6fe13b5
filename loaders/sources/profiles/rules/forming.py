"""Who came together: those that formed a network, founded it, or have a partnership between them."""

import re
from collections.abc import Iterator
from itertools import combinations

from graph.model.links import PartnersWith
from loaders.sources.profiles.bodies import Body, Cast, Mention
from loaders.sources.profiles.claims import Claim, Example, Rule
from loaders.sources.profiles.factual import is_stated
from loaders.sources.profiles.lists import listed, listed_before
from loaders.sources.profiles.passages import Sentence
from loaders.sources.profiles.rooms import is_room, membership

_FORM = re.compile(
    r"\s*(?:\([^()]{1,30}\)\s*)?,?\s(?:(?:have|had|has|ont|all|both|recently)\s)*"
    r"(?:(?:come|came|joined|banded|got|worked|teamed|united|partnered|gathered)\s(?:together|forces|hands|up)?\s?(?:to|and|in)\s"
    r"|(?:se\ssont\s(?:unie?s|réunie?s|regroupée?s|associée?s|mise?s\sensemble)|ont\suni\sleurs\sforces)\s(?:pour|afin\sde|et)\s)?"
    r"(?:form(?:ed|ing)?|creat(?:e|ed|ing)|establish(?:ed|ing)?|found(?:ed|ing)|set\sup|launch(?:ed|ing)?|créer|former|créé|formé|fondé|fonder)\s"
    r"(?:[\w-]+\s){0,3}?$"
)
_FOUNDED_BY = re.compile(
    r"\s*(?:\([^()]{1,40}\)\s*)?,?\s*(?:(?:is|was|has\sbeen|which|that|est|a\sété|fut)\s){0,2}(?:\w+ly\s)?"
    r"(?:founded|created|established|formed|set\sup|initiated|fondée?|créée?|formée?|constituée?|mise?\sen\splace)"
    r"(?:\s(?:in|on|en|le)\s[^,;.()]{4,22})?\s(?:by|par)\s"
)
_ARE = re.compile(
    r"\s*(?:\([^()]{1,40}\)\s*)?,?\s*(?:who|which|qui)\s(?:are|is|sont|est)\s(?:\w+\s)?(?:the\s|les\s)?$",
    re.I,
)
_MEMBERS = re.compile(r"\s*(?:\([^()]{1,40}\)\s*)?(?:founding\s|active\s|core\s)?members?\b")
_BETWEEN = re.compile(
    r"\b(?:partnership|collaboration|cooperation|agreement|alliance|MoU|partenariat|coopération|convention|accord)\s"
    r"(?:signed\s|signée?\s)?(?:between|entre)\s",
    re.I,
)
_FEWEST = 2
_NEAR = 130


def find(sentence: Sentence, cast: Cast) -> Iterator[Claim]:
    """Yield the members of a network that the sentence says came together in it."""
    for room in cast.mentions(sentence):
        if is_room(room.body):
            for member in (*_formed(sentence, cast, room), *_founders(sentence, cast, room)):
                if _may_join(member, room.body):
                    yield membership(sentence, member.body, room.body, {}, 0.88, member.text, room.text)


def _may_join(member: Mention, room: Body) -> bool:
    known = member.body.sure or len(member.text.split()) > 1 or member.text.isalpha()
    return member.body is not room and known and not member.body.titled


def _formed(sentence: Sentence, cast: Cast, room: Mention) -> list[Mention]:
    """Return the row before "have come together to form the Network", or before "who are Network members"."""
    for last in [
        each for each in cast.mentions(sentence) if each.end <= room.start and room.start - each.end < _NEAR
    ]:
        between = (
            sentence.text[last.end : room.start].removesuffix("the ").removesuffix("la ").removesuffix("le ")
        )
        formed = _FORM.fullmatch(between) and is_stated(sentence.text, last.end, room.start)
        are = _ARE.fullmatch(sentence.text[last.end : room.start]) and _MEMBERS.match(sentence.text, room.end)
        row = listed_before(sentence, cast, last.end)
        if (formed and len(row) >= _FEWEST) or are:
            return row
    return []


def _founders(sentence: Sentence, cast: Cast, room: Mention) -> list[Mention]:
    """Return the row in "the Network was founded by A, B and C"."""
    found = _FOUNDED_BY.match(sentence.text, room.end, room.end + _NEAR)
    row = listed(sentence, cast, found.end()) if found else []
    return row if len(row) >= _FEWEST else []


def find_between(sentence: Sentence, cast: Cast) -> Iterator[Claim]:
    """Yield the partners of "the partnership between A and B"."""
    for cue in _BETWEEN.finditer(sentence.text):
        row = [each for each in listed(sentence, cast, cue.end()) if not each.body.titled]
        if len(row) >= _FEWEST and is_stated(sentence.text, cue.start(), row[0].start):
            for one, other in combinations(row, 2):
                if one.body is not other.body:
                    yield Claim(
                        PartnersWith, one.body, other.body, sentence, "", 0.85, {}, one.text, other.text
                    )


RULES = (
    Rule(
        "came together in a network",
        (
            Example(
                "Hope Trust, Habari and Bora Foundation have come together to form the Lake Peace Forum.",
                (
                    ("Hope Trust", "MEMBER_OF", "Lake Peace Forum"),
                    ("Habari", "MEMBER_OF", "Lake Peace Forum"),
                    ("Bora Foundation", "MEMBER_OF", "Lake Peace Forum"),
                ),
            ),
            Example(
                "Lake Peace Forum (LPF) was founded in 2009 by Hope Trust and Bora Foundation.",
                (
                    ("Hope Trust", "MEMBER_OF", "Lake Peace Forum"),
                    ("Bora Foundation", "MEMBER_OF", "Lake Peace Forum"),
                ),
            ),
            Example(
                "It is run by Hope Trust and Bora Foundation (BF) who are the Lake Peace Forum members here.",
                (
                    ("Hope Trust", "MEMBER_OF", "Lake Peace Forum"),
                    ("Bora Foundation", "MEMBER_OF", "Lake Peace Forum"),
                ),
            ),
            Example("Hope Trust and Bora Foundation plan to form the Lake Peace Forum (LPF).", ()),
        ),
        find=find,
    ),
    Rule(
        "partnership between",
        (
            Example(
                "The partnership between Hope Trust and Bora Foundation helps farmers.",
                (("Hope Trust", "PARTNERS_WITH", "Bora Foundation"),),
            ),
        ),
        find=find_between,
    ),
)
