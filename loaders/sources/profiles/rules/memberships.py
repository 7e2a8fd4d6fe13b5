"""Who is a member of which network or working group."""

import re
from collections.abc import Iterator

from loaders.sources.profiles.acting import doer
from loaders.sources.profiles.bodies import Body, Cast, Mention
from loaders.sources.profiles.claims import Claim, Example, Rule
from loaders.sources.profiles.factual import is_stated
from loaders.sources.profiles.lists import listed, listed_before
from loaders.sources.profiles.passages import Sentence
from loaders.sources.profiles.rooms import MEMBER, is_room, joins, membership, room_meant, rooms_among

_ROOM = re.compile(
    r"\b(?:participates?\s+in|takes?\s+part\s+in|is\s+active\s+in|active(?:ly)?\s+(?:participates?"
    r"|engaged?)\s+in|joined|rejoint|entrée?\s+(?:dans|au\s+sein)|active?\s+(?:within|au\s+sein|dans|(?:player|participant|actor)\s+in)|subscribes?\s+to|(?:co-?)?founded(?=\s+the\s)|(?:is|are|was|became)\s+(?:a\s+)?part\s+of"
    r"|(?:through|via|within|in|à\s+travers|dans|au\s+sein\s+(?:de|des)|of|to)\s+(?:(?:its|several|various|many|other|the|national|regional|international|local|umbrella|civil\s+society|plusieurs|différents|des|les)\s+(?:and\s+)?){0,4}"
    r"(?:networks|coalitions|platforms|forums|alliances|umbrellas|fora|réseaux|plateformes|coalitions|collectifs)\s+(?:such\s+as|like|including|namely|notably|comme|tels?\s+que|telles?\s+que|dont|notamment))\b",
    re.I,
)
_ANAPHORA = re.compile(r"\b(?:whereby|where|of\s+which|in\s+which|dont)\b", re.I)
_BOARD = re.compile(
    r"\b(?:[bB]oard\b(?!\sof\s(?:the\s)?(?!Directors|Trustees)[A-Z])|[pP]arliament|staff|team|family|community|[pP]arlement"
    r"|conseil|Conseil\sd['’][Aa]dministration)\b"
)
_OTHERS = re.compile(r"\b(?:partners?|donors?|funders?|support)\b", re.I)
_NAMELY = re.compile(r"[^.;]{0,70}?\b(?:namely|including|include|are|such as|like|notably|:)")
_SELF = re.compile(
    r"\b(?:forum|network|alliance|coalition|platform|consortium|federation|collective|umbrella|union"
    r"|collectif|réseau)\b"
)
_THE_ROOM = re.compile(
    r"\s*(?:the|our|this|la|le|l['’]|ce|cette|du)?\s*"
    r"(network|forum|alliance|coalition|platform|consortium|federation|collective|umbrella|union|collectif"
    r"|réseau|plateforme|fédération)\b(?!\s(?-i:[A-ZÀ-Ý]))(?!\s(?:of|for|on|des?|du|pour)\b)",
    re.I,
)
_FELLOW = re.compile(
    r"\s*(?:\([^()]{1,30}\)\s*)?,\s(?:another|also\sa|one\sof\s(?:its|our|the)|un\sautre|autre|l['’]un\sdes)\s"
    r"(?:\w+\s)?(?:members?|membres?)(?:\s(?:organi[sz]ations?|associations?))?\b(?!\s(?:of|de|du|des)\b)",
    re.I,
)
_MEMBER_BEFORE = re.compile(
    r"\b(?:our|its|fellow|the)\s(?:members?\s(?:organi[sz]ation|association|ngo)|member),?\s(?:the\s)?$", re.I
)
_YEAR = re.compile(r"\b(?:since|from|depuis)\s+(?:\w+\s+)?((?:19|20)\d\d)\b", re.I)
_AND = re.compile(r"\b(?:and|et)\s+(?:(?:is|are|was|also|has|have|been|a|an)\s+)*$")


def find(sentence: Sentence, cast: Cast) -> Iterator[Claim]:
    """Yield memberships that a sentence states."""
    for cue in MEMBER.finditer(sentence.text):
        board = _BOARD.search(sentence.text, cue.end(), cue.end() + 30)
        if not is_stated(sentence.text, *cue.span()) or (board and board.start() - cue.end() < 12):
            continue
        yield from _of(sentence, cast, cue)
    for cue in _ROOM.finditer(sentence.text):
        if is_stated(sentence.text, *cue.span()):
            rooms = [room for room in listed(sentence, cast, cue.end()) if is_room(room.body)]
            role: dict[str, object] = {} if "part of" in cue.group().lower() else {"role": "participant"}
            yield from joins(sentence, cast.actor(sentence), rooms or _joined(sentence, cast, cue), role, 0.7)


def _joined(sentence: Sentence, cast: Cast, cue: re.Match[str]) -> list[Mention]:
    """Return what was "joined in 2017": one body that can have members, and nothing done with it."""
    rooms = rooms_among(listed(sentence, cast, cue.end())) if cue.group().lower() == "joined" else []
    ends = rooms and re.match(
        r"\s*(?:\([^()]{1,20}\)\s*)?(?:in\s+(?:19|20)\d\d|[.,;]|$)", sentence.text[rooms[-1].end :]
    )
    return rooms if ends else []


def _of(sentence: Sentence, cast: Cast, cue: re.Match[str]) -> Iterator[Claim]:
    namely = _NAMELY.match(sentence.text, cue.end(), cue.end() + 100)
    between = namely and any(cue.end() <= each.start < namely.end() for each in cast.mentions(sentence))
    if cue.group().lower().startswith("members") and namely and not between:
        yield from _own_members(sentence, cast, cue)
        return
    rooms = rooms_among(listed(sentence, cast, cue.end(), _OTHERS))
    members = _members_before(sentence, cast, cue)
    if members and _reads_backward(cue):
        return
    if rooms and not members and (after := _named_after(sentence, cast, cue, rooms)):
        for mention in after:
            yield membership(sentence, mention.body, rooms[0].body, {}, 0.9, mention.text)
        return
    yield from _in_rooms(sentence, cast, cue, rooms, members)


def _in_rooms(
    sentence: Sentence, cast: Cast, cue: re.Match[str], rooms: list[Mention], members: list[Mention]
) -> Iterator[Claim]:
    """Yield the membership of each, in the networks named, the one that "the Coalition" means or the last."""
    fields = _fields(cue, sentence.text)
    if not rooms and (meant := _room_meant(sentence, cast, cue)):
        for each in _bodies(members) or [cast.actor(sentence)]:
            if each is not None and each is not meant:
                yield membership(sentence, each, meant, fields, 0.85)
        return
    if not rooms:
        rooms = _room_before(sentence, cast, cue)
        members = [each for each in members if each.body not in _bodies(rooms)]
    for member in _bodies(members) or [cast.actor(sentence)]:
        yield from joins(sentence, member, rooms, fields, 0.92)


def _bodies(mentions: list[Mention]) -> list[Body | None]:
    return [each.body for each in mentions]


def _room_meant(sentence: Sentence, cast: Cast, cue: re.Match[str]) -> Body | None:
    """Return the network in "a member of the Coalition", where no name follows."""
    noun = _THE_ROOM.match(sentence.text, cue.end(), cue.end() + 40)
    return room_meant(cast, noun.group(1).lower(), doer(cast, sentence)) if noun else None


def find_fellows(sentence: Sentence, cast: Cast) -> Iterator[Claim]:
    """Yield who is called a member of the network that the text is about: "X, another member, …"."""
    room = cast.subject
    if room is None or not is_room(room):
        return
    for mention in cast.mentions(sentence):
        said = _FELLOW.match(sentence.text, mention.end) or _MEMBER_BEFORE.search(
            sentence.text[: mention.start]
        )
        if said and mention.body is not room and (mention.body.sure or len(mention.text.split()) > 1):
            yield membership(sentence, mention.body, room, {}, 0.85, mention.text)


def _own_members(sentence: Sentence, cast: Cast, cue: re.Match[str]) -> list[Claim]:
    """Return the members in "members of the forum, namely A, B and C", where the forum is the subject."""
    found = _NAMELY.match(sentence.text, cue.end(), cue.end() + 100)
    if not found or not cue.group().lower().startswith("members"):
        return []
    noun = _SELF.search(found.group())
    subject = room_meant(cast, noun.group()) if noun else None
    if subject is None:
        return []
    members = listed(sentence, cast, found.end())
    return [
        membership(sentence, each.body, subject, {}, 0.88, each.text)
        for each in members
        if each.body is not subject
    ]


def _reads_backward(cue: re.Match[str]) -> bool:
    return cue.group().lower().startswith("members") and cue.start() == 0


def _members_before(sentence: Sentence, cast: Cast, cue: re.Match[str]) -> list[Mention]:
    """Return the names right before a cue; after "and" another verb of the same subject follows."""
    if _AND.search(sentence.text, max(0, cue.start() - 24), cue.start()):
        return []
    row = listed_before(sentence, cast, cue.start())
    if row and not row[-1].body.sure and not sentence.text[row[-1].end : cue.start()].strip():
        row = []  # "the Kenyan member of": where it is, not who
    return row or _members_named(sentence, cast, cue)


def _members_named(sentence: Sentence, cast: Cast, cue: re.Match[str]) -> list[Mention]:
    """Return the name before the cue that the sentence is about: "X is an active member of"."""
    earlier = [mention for mention in cast.mentions(sentence) if mention.end <= cue.start()]
    if not earlier or cue.group().lower().startswith("members"):
        return []
    between = sentence.text[earlier[-1].end : cue.start()]
    return (
        [earlier[-1]]
        if re.fullmatch(
            r"\s*(?:\([^()]{0,80}\)\s*)?,?\s*(?:has been|have been|is|are|was|were|became|est"
            r"|a)\b[\w\s-]{0,40}",
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
        rooms = [each for each in cast.mentions(sentence) if each.end <= word.start() and is_room(each.body)]
        if rooms:
            return rooms[-1:]
    return []


def _fields(cue: re.Match[str], text: str) -> dict[str, object]:
    fields: dict[str, object] = {}
    if role := cue.group("role"):
        fields["role"] = f"{role.lower()} member"
    if year := _YEAR.search(text):
        fields["since"] = year.group(1)
    return fields


RULES = (
    Rule(
        "member of a network",
        (
            Example(
                "Tumaini Youth Centre (TYC) is an active member of the Lakeland Children Network and the"
                " Peace Forum.",
                (
                    ("Tumaini Youth Centre", "MEMBER_OF", "Lakeland Children Network"),
                    ("Tumaini Youth Centre", "MEMBER_OF", "Peace Forum"),
                ),
            ),
            Example(
                "Tumaini Youth Centre (TYC) co-founded the Peace Forum and sits on the board of the Hill"
                " Network.",
                (
                    ("Tumaini Youth Centre", "MEMBER_OF", "Peace Forum"),
                    ("Tumaini Youth Centre", "MEMBER_OF", "Hill Network"),
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
        "another member",
        (
            Example(
                "Upland Farmers Network (UFN) is a network of farmers. Hope Trust, another member, dug wells."
                " Bora Foundation, a member of the Network since 2012, opened a clinic.",
                (
                    ("Hope Trust", "MEMBER_OF", "Upland Farmers Network"),
                    ("Bora Foundation", "MEMBER_OF", "Upland Farmers Network"),
                ),
            ),
        ),
        find=find_fellows,
    ),
)
