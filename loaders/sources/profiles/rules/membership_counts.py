"""Members that a network counts in brackets or a row: "four collectives in Lakeland (A, B, C and D)"."""

import re
from collections.abc import Iterator

from loaders.sources.profiles.bodies import Cast, Mention
from loaders.sources.profiles.claims import Claim, Example, Rule
from loaders.sources.profiles.factual import is_factual
from loaders.sources.profiles.lists import introduction, listed
from loaders.sources.profiles.passages import Sentence
from loaders.sources.profiles.rooms import is_room, membership

_MANY = (
    r"(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten"
    r"|un|une|deux|trois|quatre|cinq|sept|huit|neuf|dix)"
)
_KIND = (
    r"(?:members?|collectives?|organi[sz]ations?|associations?|NGOs|CSOs|networks?|groups|unions?|chapters?|sections?|federations?"
    r"|membres?|collectifs?|organisations|ONG|réseaux?|syndicats?|fédérations?|plateformes?)"
)
_COUNTED = re.compile(rf"\b{_MANY}\s(?:(?!of\b)[\w-]+\s){{0,3}}?{_KIND}?\b[^().;:]{{0,45}}\(", re.I)
_NAMED = re.compile(rf"\b(?:{_MANY}|its|our|ses|nos)\s(?:[\w-]+\s){{0,3}}?{_KIND}\b[^().;:]{{0,60}}:\s", re.I)
_OF_MEMBERS = re.compile(
    rf"\b(?:members?|membres?|composed|made\sup|composée?|constituée?|regroupe|brings\stogether|compris\w+|unit(?:es|ing)|consists?)\b|\b{_MANY}\s{_KIND}\b",
    re.I,
)
_OTHERS = re.compile(
    r"\b(?:partners?|donors?|funders?|support\w*|work(?:s|ed)?\swith|beneficiar\w+|partenaires?|bailleurs?)\b",
    re.I,
)
_FEWEST = 2


def find(sentence: Sentence, cast: Cast) -> Iterator[Claim]:
    """Yield the members of the network that a text is about, where a sentence counts and names them."""
    room = cast.subject
    told = f"{introduction(sentence)} {sentence.text}" if sentence.kind == "item" else sentence.text
    if room is None or not is_room(room) or not is_factual(sentence.text) or cast.actor(sentence) is not room:
        return
    if not _OF_MEMBERS.search(told) or _OTHERS.search(told):
        return
    for cue in (*_COUNTED.finditer(sentence.text), *_NAMED.finditer(sentence.text)):
        row = [each for each in listed(sentence, cast, cue.end()) if _may_be_member(each)]
        for each in row if len(row) >= _FEWEST else ():
            if each.body is not room:
                yield membership(sentence, each.body, room, {}, 0.85, each.text)


def _may_be_member(mention: Mention) -> bool:
    return not mention.body.titled and (mention.body.sure or " " in mention.text or mention.text.isupper())


RULES = (
    Rule(
        "members counted",
        (
            Example(
                "Lake Peace Forum (LPF) is a network. It unites two unions in Kenya (NORA and the Seed"
                " Union) and three in Uganda (Hope Trust, Bora Foundation and UTOC).",
                (
                    ("NORA", "MEMBER_OF", "Lake Peace Forum"),
                    ("Seed Union", "MEMBER_OF", "Lake Peace Forum"),
                    ("Hope Trust", "MEMBER_OF", "Lake Peace Forum"),
                    ("Bora Foundation", "MEMBER_OF", "Lake Peace Forum"),
                    ("UTOC", "MEMBER_OF", "Lake Peace Forum"),
                ),
            ),
            Example(
                "Lake Peace Forum (LPF) is a network of unions. It works with four unions (NORA and UTOC).",
                (),
            ),
        ),
        find=find,
    ),
)
