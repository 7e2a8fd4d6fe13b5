"""Memberships from lists, and the members that a network names."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from graph.model.entities import WorkingGroup
from loaders.sources.profiles.bodies import Body, Cast, Mention
from loaders.sources.profiles.claims import Claim, Example, Rule
from loaders.sources.profiles.factual import is_factual
from loaders.sources.profiles.lists import before, introduction, listed
from loaders.sources.profiles.passages import Sentence
from loaders.sources.profiles.rooms import MEMBER, is_room, joins, membership

_HAS_MEMBERS = re.compile(
    r"(?:\b(?:its|our|their|whose|the|new|other|current|founding|following|ses|nos|les|nouveaux|\d+)\s+(?:\w+\s+){0,2}?|^)"
    r"(?:members?|membres?|member\s+organi[sz]ations?|organisations\s+membres)\b[^.;:]{0,60}?"
    r"\b(?:are|were|include|includes|including|namely|such\s+as|comprise|sont|comprennent|dont|figurent|on\s+compte)\b\s*:?"
    r"|\b(?:steering\s+committee|board|comité\s+de\s+pilotage)\b[^.;:]{0,90}?\b(?:includes?|comprises?|comprend|réunit)\b"
    r"|\b(?:composed|made\s+up|consists?|comprised|consisting)\s+of\b|\bcompris(?:ing|es)\b|\b(?:composée?|constituée?|formée?)\s+(?:de|des|du|d['’])"
    r"|\b(?:regroupant|rassemblant|réunissant|compte|comprend)\b|\b(?:regroupe|rassemble|réunit"
    r"|brings?\s+together|unites|gathers|federates|fédère)\b",
    re.I,
)
_OWN = re.compile(
    r"^(?:our|its|the|list of|current|full)?\s*(?:founding |active )?members?(?: organi[sz]ations?"
    r"| associations?| ngos| institutions?)?\s*:?$"
    r"|^(?:nos|les|liste des)?\s*(?:organisations |associations |ong )?membres(?: (?:du"
    r"|de) [\w\s’'-]{2,30})?\s*:?$|\bmembers (?:are|include)\b.{0,30}:$",
    re.I,
)
_MEMBER_BODIES = re.compile(
    r"\bmember\s(?:organi[sz]ations|associations|ngos)\b|\b(?:organisations|associations|ong)\smembres\b",
    re.I,
)
_TITLE = re.compile(
    r"^(?:our\s+)?(?:network\s+)?(?:memberships?|affiliations?|networks?(?:\s+(?:and|&)\s+\w+)?"
    r"|member\s+of|membre\s+de"
    r"|networks?\s+membership|réseaux|adhésions?)\s*:?$",
    re.I,
)
_PRESENT = re.compile(
    r"(?:members?\s|étaient\s|membres\s)?(?:(?:in\s)?attendance|attend(?:ed|ees|ing)|present|participants|présen(?:ts|ces?))\s*:?",
    re.I,
)
_LEVEL = re.compile(r"\b(?:level|niveau)\b", re.I)


def find_lists(sentences: Sequence[Sentence], cast: Cast) -> Iterator[Claim]:
    """Yield memberships from lists: the items under "we are a member of:" or under a heading "Membership"."""
    opened = False
    for sentence in sentences:
        if sentence.kind == "heading":
            opened = bool(_TITLE.match(sentence.text)) or (opened and bool(_LEVEL.search(sentence.text)))
        elif sentence.kind in ("item", "row"):
            if cast.subject is not None and (opened or _introduced(sentence)):
                yield from joins(sentence, cast.subject, _first(sentence, cast), {}, 0.9)
            elif cast.subject is not None and _is_own_list(sentence, cast.subject):
                for member in _first(sentence, cast):
                    yield membership(sentence, member.body, cast.subject, {}, 0.85, member.text)
        else:
            says = MEMBER.search(sentence.text) and sentence.text.rstrip().endswith(":")
            opened = bool(says or _TITLE.match(sentence.text))


def find_present(sentence: Sentence, cast: Cast) -> Iterator[Claim]:
    """Yield who was present when a working group met: the minutes of a group name its members."""
    group = cast.subject
    above = sentence.label if sentence.kind == "row" else introduction(sentence)
    if group is None or not issubclass(group.kind, WorkingGroup) or not _PRESENT.fullmatch(above):
        return
    for member in _first(sentence, cast):
        if member.body is not group and (member.body.sure or len(member.text.split()) > 1):
            yield membership(sentence, member.body, group, {"role": "participant"}, 0.75, member.text)


def _introduced(sentence: Sentence) -> bool:
    lead = sentence.label if sentence.kind == "row" else sentence.lead
    if sentence.kind == "row":
        return bool(_TITLE.match(lead))
    stated = lead and is_factual(lead) and not _OWN.search(lead)
    return bool(stated and MEMBER.search(lead) and not lead.lower().lstrip().startswith("members of"))


def _is_own_list(sentence: Sentence, subject: Body) -> bool:
    """Tell whether an item or row names members of the subject: a network, or a body of "member NGOs"."""
    above = introduction(sentence if sentence.kind == "item" else replace(sentence, lead=""))
    if not is_room(subject) and not _MEMBER_BODIES.search(f"{above} {sentence.label}"):
        return False
    return bool(_OWN.search(above)) or bool(sentence.kind == "row" and _OWN.search(sentence.label))


def _first(sentence: Sentence, cast: Cast) -> list[Mention]:
    """Return the body that an item names: all of a row after its label, else the first."""
    if sentence.kind == "row":
        return listed(sentence, cast, sentence.text.find(":") + 1)
    return listed(sentence, cast, 0)[:1]


def find_own(sentence: Sentence, cast: Cast) -> Iterator[Claim]:
    """Yield the members that a network names: "its members include A, B and C"."""
    subject = cast.actor(sentence)
    if subject is None or not is_room(subject) or not is_factual(sentence.text):
        return
    for cue in _HAS_MEMBERS.finditer(sentence.text):
        room = before(sentence, cast, cue.start())
        target = room.body if room and is_room(room.body) else subject
        for member in listed(sentence, cast, cue.end()):
            if (member.body.sure or len(member.text.split()) > 1) and member.body is not target:
                yield membership(sentence, member.body, target, {}, 0.85, member.text)


RULES = (
    Rule(
        "list of memberships",
        (
            Example(
                "Tumaini Youth Centre (TYC) is a charity.\n\nTYC is a member of:\n\n- Lakeland Children"
                " Network (LCN)\n"
                "- TWG on School Feeding\n",
                (
                    ("Tumaini Youth Centre", "MEMBER_OF", "Lakeland Children Network"),
                    ("Tumaini Youth Centre", "MEMBER_OF", "TWG on School Feeding"),
                ),
            ),
        ),
        find_all=find_lists,
    ),
    Rule(
        "present at the meeting of a group",
        (
            Example(
                "Lakeland Water Working Group\n\nMinutes of the meeting held on 3 May 2019\n\nPresent:"
                " Hope Trust, Bora Foundation\n\nHope Trust spoke of wells.",
                (
                    ("Hope Trust", "MEMBER_OF", "Lakeland Water Working Group"),
                    ("Bora Foundation", "MEMBER_OF", "Lakeland Water Working Group"),
                ),
            ),
        ),
        find=find_present,
    ),
    Rule(
        "members of the network itself",
        (
            Example(
                "Lakeland Children Network (LCN) was founded in 2001. Its members include Tumaini Youth"
                " Centre,"
                " Hope Trust and the Kivu Women Association.",
                (
                    ("Tumaini Youth Centre", "MEMBER_OF", "Lakeland Children Network"),
                    ("Hope Trust", "MEMBER_OF", "Lakeland Children Network"),
                    ("Kivu Women Association", "MEMBER_OF", "Lakeland Children Network"),
                ),
            ),
        ),
        find=find_own,
    ),
)
