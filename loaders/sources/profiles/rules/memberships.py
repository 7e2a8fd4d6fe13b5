"""Who is a member of which network or working group."""

import re
from collections.abc import Iterable, Iterator, Sequence

from graph.model.entities import Network
from graph.model.links import MemberOf
from loaders.sources.profiles.bodies import Body, Cast, Mention
from loaders.sources.profiles.claims import Claim, Example, Rule
from loaders.sources.profiles.factual import is_factual, is_stated
from loaders.sources.profiles.lists import before, listed, listed_before
from loaders.sources.profiles.passages import Sentence

_ROLE = r"(?:(?P<role>founding|founder|co-founding|active|associate|full|honorary|board|executive|steering|key|proud)\s+)?"
_MEMBER = re.compile(
    rf"\b{_ROLE}(?:members?\s+(?:of|to|in|at|with)|belongs?\s+to|affiliated\s+(?:with|to)|affiliates?\s+of|"
    r"sits?\s+on|sitting\s+on|serves?\s+on|represented\s+(?:in|on|at)|"
    r"membership\s+(?:of|in|to|with)|founding\s+organi[sz]ations\s+of|co-?founders?\s+of|founders\s+of|"
    r"(?:is|are|was)\s+(?:as\s+)?an?\s+(?:active\s+|full\s+)?member\b(?!\s+(?:of|to|in|at|with))|"
    r"membres?\s+(?:fondateurs?\s+|actifs?\s+)?(?:de|du|des|d['’])|fait\s+partie\s+(?:de|du|des|d['’])|"
    r"affiliée?s?\s+(?:à|au|aux)|adhér(?:e|ent|é)\s+(?:à|au|aux))",
    re.I,
)
_ROOM = re.compile(
    r"\b(?:participates?\s+in|takes?\s+part\s+in|is\s+active\s+in|active(?:ly)?\s+(?:participates?|engaged?)\s+in|joined|(?:is|are|was|became)\s+(?:a\s+)?part\s+of)\b",
    re.I,
)
_HAS_MEMBERS = re.compile(
    r"(?:\b(?:its|our|their|whose|the|current|founding|following|ses|nos|les|\d+)\s+(?:\w+\s+){0,2}?|^)"
    r"(?:members?|membres?|member\s+organi[sz]ations?|organisations\s+membres)\b[^.;:]{0,60}?"
    r"\b(?:are|include|includes|including|namely|such\s+as|comprise|sont|comprennent|dont)\b\s*:?"
    r"|\b(?:composed|made\s+up|consists?|comprised)\s+of\b|\b(?:regroupe|rassemble|réunit|brings?\s+together|unites|gathers|federates|fédère)\b",
    re.I,
)
_OWN = re.compile(
    r"^(?:our|its|the|list of|current|full)?\s*(?:founding |active )?members?(?: organi[sz]ations?)?\s*:?$"
    r"|^(?:nos|les)?\s*(?:organisations )?membres\s*:?$|\bmembers (?:are|include)\b.{0,30}:$",
    re.I,
)
_TITLE = re.compile(
    r"^(?:our\s+)?(?:network\s+)?(?:memberships?|affiliations?|networks?(?:\s+(?:and|&)\s+\w+)?|member\s+of|membre\s+de"
    r"|networks?\s+membership|réseaux|adhésions?)\s*:?$",
    re.I,
)
_LEVEL = re.compile(r"\b(?:level|niveau)\b", re.I)
_ANAPHORA = re.compile(r"\b(?:whereby|where|of\s+which|in\s+which|dont)\b", re.I)
_BOARD = re.compile(r"\b(?:board|parliament|staff|team|family|community|parlement|conseil)\b", re.I)
_OTHERS = re.compile(r"\b(?:partners?|donors?|funders?|support)\b", re.I)
_NAMELY = re.compile(r"[^.;]{0,70}?\b(?:namely|including|include|are|such as|like|notably|:)")
_SELF = re.compile(
    r"\b(?:forum|network|alliance|coalition|platform|consortium|federation|collective|umbrella|union|collectif|réseau)\b"
)
_NOT_A_ROOM = re.compile(
    r"\b(?:ministry|ministries|government|ministère|embassy|parliament|university|hospital|police|district|province|"
    r"church|company|ltd)\b",
    re.I,
)
_YEAR = re.compile(r"\b(?:since|from|depuis)\s+(?:\w+\s+)?((?:19|20)\d\d)\b", re.I)
_AND = re.compile(r"\b(?:and|et)\s+(?:(?:is|are|was|also|has|have|been|a|an)\s+)*$")


def find(sentence: Sentence, cast: Cast) -> Iterator[Claim]:
    """Yield memberships that a sentence states."""
    for cue in _MEMBER.finditer(sentence.text):
        if not is_stated(sentence.text, *cue.span()) or _BOARD.search(
            sentence.text, cue.end(), cue.end() + 12
        ):
            continue
        yield from _of(sentence, cast, cue)
    for cue in _ROOM.finditer(sentence.text):
        if is_stated(sentence.text, *cue.span()):
            rooms = [room for room in listed(sentence, cast, cue.end()) if _is_room(room.body)]
            role: dict[str, object] = {} if "part of" in cue.group().lower() else {"role": "participant"}
            yield from _joins(sentence, cast.actor(sentence), rooms, role, 0.7)


def _of(sentence: Sentence, cast: Cast, cue: re.Match[str]) -> Iterator[Claim]:
    namely = _NAMELY.match(sentence.text, cue.end(), cue.end() + 100)
    between = namely and any(cue.end() <= each.start < namely.end() for each in cast.mentions(sentence))
    if cue.group().lower().startswith("members") and namely and not between:
        yield from _own_members(sentence, cast, cue)
        return
    rooms = _rooms(listed(sentence, cast, cue.end(), _OTHERS))
    members = _members_before(sentence, cast, cue)
    if members and _reads_backward(cue):
        return
    if rooms and not members and (after := _named_after(sentence, cast, cue, rooms)):
        for mention in after:
            yield _claim(sentence, mention.body, rooms[0].body, {}, 0.9, mention.text)
        return
    if not rooms:
        rooms = _room_before(sentence, cast, cue)
        members = [each for each in members if each.body not in {room.body for room in rooms}]
    named: list[Body | None] = [each.body for each in members]
    for member in named or [cast.actor(sentence)]:
        yield from _joins(sentence, member, rooms, _fields(cue, sentence.text), 0.92)


def _own_members(sentence: Sentence, cast: Cast, cue: re.Match[str]) -> list[Claim]:
    """Return the members in "members of the forum, namely A, B and C", where the forum is the subject."""
    found = _NAMELY.match(sentence.text, cue.end(), cue.end() + 100)
    if not found or not cue.group().lower().startswith("members"):
        return []
    noun = _SELF.search(found.group())
    subject = _meant(cast, noun.group()) if noun else None
    if subject is None:
        return []
    members = listed(sentence, cast, found.end())
    return [
        _claim(sentence, each.body, subject, {}, 0.88, each.text)
        for each in members
        if each.body is not subject
    ]


def _meant(cast: Cast, noun: str) -> Body | None:
    """Return which network "the forum" means: the subject, else the only one with that word in its name."""
    if cast.subject is not None and _is_room(cast.subject):
        return cast.subject
    fits = [body for body in cast.bodies if _is_room(body) and noun in body.name.lower().split()]
    return fits[0] if len(fits) == 1 else None


def _rooms(mentions: list[Mention]) -> list[Mention]:
    """Return the networks of a list; a body whose name tells no network counts only before one, or alone."""
    fit = [mention for mention in mentions if _may_be_room(mention)]
    known = [place for place, mention in enumerate(fit) if _is_room(mention.body)]
    return fit[: known[-1] + 1] if known else [mention for mention in fit[:1] if mention.body.sure]


def _reads_backward(cue: re.Match[str]) -> bool:
    return cue.group().lower().startswith("members") and cue.start() == 0


def _members_before(sentence: Sentence, cast: Cast, cue: re.Match[str]) -> list[Mention]:
    """Return the names right before a cue; after "and" another verb of the same subject follows."""
    if _AND.search(sentence.text, max(0, cue.start() - 24), cue.start()):
        return []
    return listed_before(sentence, cast, cue.start()) or _members_named(sentence, cast, cue)


def _members_named(sentence: Sentence, cast: Cast, cue: re.Match[str]) -> list[Mention]:
    """Return the name that the sentence is about, when it stands before the cue: "X is an active member of"."""
    earlier = [mention for mention in cast.mentions(sentence) if mention.end <= cue.start()]
    if not earlier or cue.group().lower().startswith("members"):
        return []
    between = sentence.text[earlier[-1].end : cue.start()]
    return (
        [earlier[-1]]
        if re.fullmatch(
            r"\s*(?:\([^()]{0,80}\)\s*)?,?\s*(?:has been|have been|is|are|was|were|became|est|a)\b[\w\s-]{0,40}",
            between,
        )
        else []
    )


def _named_after(sentence: Sentence, cast: Cast, cue: re.Match[str], rooms: list[Mention]) -> list[Mention]:
    """Return the members that follow their network: "members of the Forum, namely A, B and C"."""
    if not cue.group().lower().startswith("members"):
        return []
    tail = re.compile(r"[^.;]{0,60}?\b(?:namely|including|include|are|such as|like|notably)\b").match(
        sentence.text, rooms[-1].end
    )
    return (
        [each for each in listed(sentence, cast, tail.end()) if each.body is not rooms[0].body]
        if tail
        else []
    )


def _room_before(sentence: Sentence, cast: Cast, cue: re.Match[str]) -> list[Mention]:
    """Return the network before "whereby" or "of which": "hosted by the Forum, of which X is a member"."""
    for word in _ANAPHORA.finditer(sentence.text, 0, cue.start()):
        rooms = [each for each in cast.mentions(sentence) if each.end <= word.start() and _is_room(each.body)]
        if rooms:
            return rooms[-1:]
    return []


def _is_room(body: Body) -> bool:
    return issubclass(body.kind, Network)


def _may_be_room(mention: Mention) -> bool:
    return _is_room(mention.body) or not _NOT_A_ROOM.search(mention.body.name)


def _fields(cue: re.Match[str], text: str) -> dict[str, object]:
    fields: dict[str, object] = {}
    if role := cue.group("role"):
        fields["role"] = f"{role.lower()} member"
    if year := _YEAR.search(text):
        fields["since"] = year.group(1)
    return fields


def _joins(
    sentence: Sentence,
    member: Body | None,
    rooms: Iterable[Mention],
    fields: dict[str, object],
    confidence: float,
) -> Iterator[Claim]:
    for room in rooms:
        if member is not None and member is not room.body:
            yield _claim(sentence, member, room.body, fields, confidence, "", room.text)


def _claim(
    sentence: Sentence,
    member: Body,
    room: Body,
    fields: dict[str, object],
    confidence: float,
    member_text: str = "",
    room_text: str = "",
) -> Claim:
    return Claim(MemberOf, member, room, sentence, "", confidence, fields, member_text, room_text)


def find_lists(sentences: Sequence[Sentence], cast: Cast) -> Iterator[Claim]:
    """Yield memberships from lists: the items under "we are a member of:" or under a heading "Membership"."""
    opened = False
    for sentence in sentences:
        if sentence.kind == "heading":
            opened = bool(_TITLE.match(sentence.text)) or (opened and bool(_LEVEL.search(sentence.text)))
        elif sentence.kind in ("item", "row"):
            if cast.subject is not None and (opened or _introduced(sentence)):
                yield from _joins(sentence, cast.subject, _first(sentence, cast), {}, 0.9)
            elif _is_own_list(sentence) and cast.subject is not None and _is_room(cast.subject):
                for member in _first(sentence, cast):
                    yield _claim(sentence, member.body, cast.subject, {}, 0.85, member.text)
        else:
            opened = bool(_MEMBER.search(sentence.text)) and sentence.text.rstrip().endswith(":")


def _introduced(sentence: Sentence) -> bool:
    lead = sentence.label if sentence.kind == "row" else sentence.lead
    if sentence.kind == "row":
        return bool(_TITLE.match(lead))
    stated = lead and is_factual(lead) and not _OWN.search(lead)
    return bool(stated and _MEMBER.search(lead) and not lead.lower().lstrip().startswith("members of"))


def _is_own_list(sentence: Sentence) -> bool:
    above = sentence.lead if sentence.kind == "item" and sentence.lead else (sentence.headings or ("",))[-1]
    return bool(_OWN.search(above.strip())) or bool(sentence.kind == "row" and _OWN.search(sentence.label))


def _first(sentence: Sentence, cast: Cast) -> list[Mention]:
    """Return the body that an item names: all of a row after its label, else the first."""
    if sentence.kind == "row":
        return listed(sentence, cast, sentence.text.find(":") + 1)
    return listed(sentence, cast, 0)[:1]


def find_own(sentence: Sentence, cast: Cast) -> Iterator[Claim]:
    """Yield the members that a network names: "its members include A, B and C"."""
    subject = cast.actor(sentence)
    if subject is None or not _is_room(subject) or not is_factual(sentence.text):
        return
    for cue in _HAS_MEMBERS.finditer(sentence.text):
        room = before(sentence, cast, cue.start())
        target = room.body if room and _is_room(room.body) else subject
        for member in listed(sentence, cast, cue.end()):
            if (member.body.sure or len(member.text.split()) > 1) and member.body is not target:
                yield _claim(sentence, member.body, target, {}, 0.85, member.text)


RULES = (
    Rule(
        "member of a network",
        (
            Example(
                "Tumaini Youth Centre (TYC) is an active member of the Lakeland Children Network and the Peace Forum.",
                (
                    ("Tumaini Youth Centre", "MEMBER_OF", "Lakeland Children Network"),
                    ("Tumaini Youth Centre", "MEMBER_OF", "Peace Forum"),
                ),
            ),
            Example(
                "Tumaini Youth Centre (TYC) hopes to become a member of the Lakeland Children Network.", ()
            ),
            Example(
                "Tumaini Youth Centre (TYC) est membre de la Plateforme Santé Pour Tous.",
                (("Tumaini Youth Centre", "MEMBER_OF", "Plateforme Santé Pour Tous"),),
            ),
        ),
        find=find,
    ),
    Rule(
        "list of memberships",
        (
            Example(
                "Tumaini Youth Centre (TYC) is a charity.\n\nTYC is a member of:\n\n- Lakeland Children Network (LCN)\n"
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
        "members of the network itself",
        (
            Example(
                "Lakeland Children Network (LCN) was founded in 2001. Its members include Tumaini Youth Centre,"
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
