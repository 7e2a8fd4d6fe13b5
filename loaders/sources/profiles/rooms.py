"""Networks and working groups as people join them, and the claim that somebody is a member."""

import re
from collections.abc import Iterable, Iterator

from graph.model.entities import Network
from graph.model.links import MemberOf
from loaders.sources.profiles.bodies import Body, Cast, Mention
from loaders.sources.profiles.claims import Claim
from loaders.sources.profiles.passages import Sentence

_ROLE = (
    r"(?:(?P<role>founding|founder|co-founding|active|associate|full|honorary|board|executive|steering|key|proud)"
    r"\s+)?"
)
MEMBER = re.compile(
    rf"\b{_ROLE}(?:members?\s+(?:of|to|in|at|with)|member\s+(?:organi[sz]ations?|associations?|ngos?)\s+of|(?:operat(?:es|ing)|works?)\s+under\s+the\s+umbrella\s+of|observers?\s+(?:to|in|at)|belongs?\s+to|appartien(?:t|nent)\s+(?:à|aux?)|affiliated\s+(?:with|to)|(?:affiliates?|associates?)\s+of|"
    r"sits?\s+(?:on|in)(?:\s+the\s+board\s+of)?|sitting\s+(?:on|in)|serves?\s+on|represented\s+(?:in|on|at)|"
    r"represents\s+(?:[\w-]+\s+){1,3}(?:in|on|at|within)(?=\s+the\s)|"
    r"représente\s+(?:[\w’'-]+\s+){1,4}(?:au\s+sein\s+(?:de|du|des|d['’])|dans|auprès\s+(?:de|du|des))|siège\s+(?:au|dans|à)(?:\s+(?:comité|conseil)\s+\w+\s+(?:du|de\sla|des|de\sl['’]))?|"
    r"(?<!\bin\s)membership\s+(?:of|in|to|with)|founding\s+organi[sz]ations\s+of|co-?founders?\s+of|founders\s+of|"
    r"(?:is|are|was)\s+(?:as\s+)?an?\s+(?:active\s+|full\s+)?member\b(?!\s+(?:of|to|in|at|with))|"
    r"membres?\s+(?:fondateurs?\s+|actifs?\s+)?(?:de|du|des|d['’])|fait\s+partie\s+(?:de|du|des|d['’])|"
    r"affiliée?s?\s+(?:à|au|aux)|(?:a\s+)?adh[éè]r(?:e|ent|é|ée|és)\s+(?:(?:en|depuis)\s+\d{4}\s+)?(?:à|au|aux)|"
    r"(?:a|ont)\s+(?:rejoint|intégré)|vient\s+de\s+rejoindre|focal\s+point\s+(?:in\s+[A-Z]\w+\s+)?(?:of|for)(?=\s+the\s+[A-Z]))",
    re.I,
)
_OF = re.compile(r"\s(?:of|de|du|des|d['’])\s?", re.I)
_NOT_A_ROOM = re.compile(
    r"\b(?:ministry|ministries|government|ministère|embassy|parliament|university|hospital|police|district"
    r"|province|"
    r"church|company|ltd)\b",
    re.I,
)
_ENDS = re.compile(
    r"\b(?:union|council|society|association|movement|group|conseil|mouvement|association|conférence|conference)\b",
    re.I,
)
_TIGHT = 20


def is_room(body: Body) -> bool:
    """Tell whether a body is a network or working group."""
    return issubclass(body.kind, Network)


def may_be_room(mention: Mention) -> bool:
    """Tell whether a name could be that of a network, for all its words say."""
    head = _OF.split(mention.body.name, maxsplit=1)[0]
    return is_room(mention.body) or not _NOT_A_ROOM.search(head)


def rooms_among(mentions: list[Mention]) -> list[Mention]:
    """Return the networks of a list; a body whose name tells no network counts only before one, or alone."""
    fit = [mention for mention in mentions if may_be_room(mention)]
    known = [place for place, mention in enumerate(fit) if is_room(mention.body)]
    if not known:
        return [mention for mention in fit[:1] if _is_named(mention)]
    last = known[-1] + 1
    return [*fit[:last], *(each for each in fit[last : last + 1] if _is_last(fit[last - 1], each))]


def _is_last(before: Mention, mention: Mention) -> bool:
    """Tell whether a name ends a row of networks, though its words tell of none: "and the Seed Union"."""
    return (
        mention.body.sure and _ENDS.search(mention.text) is not None and mention.start - before.end < _TIGHT
    )


def _is_named(mention: Mention) -> bool:
    return mention.body.sure or sum(word[:1].isupper() for word in mention.text.split()) > 1


def room_meant(cast: Cast, noun: str, member: Body | None = None) -> Body | None:
    """Return which network "the forum" means: the subject, else the only one with that word in its name.

    A body is no member of itself, so a network that tells of "the forum" it belongs to means another.
    """
    if cast.subject is not None and is_room(cast.subject) and _can_mean(cast.subject, noun, member):
        return cast.subject
    fits = [body for body in cast.bodies if is_room(body) and noun in body.name.lower().split()]
    fits = [body for body in fits if body is not member]
    return fits[0] if len(fits) == 1 else None


def _can_mean(subject: Body, noun: str, member: Body | None) -> bool:
    return subject is not member or noun in subject.name.lower().split()


def joins(
    sentence: Sentence,
    member: Body | None,
    rooms: Iterable[Mention],
    fields: dict[str, object],
    confidence: float,
) -> Iterator[Claim]:
    """Yield that somebody is a member of each of these networks."""
    for room in rooms:
        if member is not None and member is not room.body:
            yield membership(sentence, member, room.body, fields, confidence, "", room.text)


def membership(
    sentence: Sentence,
    member: Body,
    room: Body,
    fields: dict[str, object],
    confidence: float,
    member_text: str = "",
    room_text: str = "",
) -> Claim:
    """Return the claim that one body is a member of another."""
    return Claim(MemberOf, member, room, sentence, "", confidence, fields, member_text, room_text)
