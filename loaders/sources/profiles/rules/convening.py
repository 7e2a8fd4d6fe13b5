"""Who hosts, chairs or keeps the secretariat of a network or working group."""

import re
from collections.abc import Iterator, Sequence

from graph.model.entities import Network, WorkingGroup
from graph.model.links import Convenes
from loaders.sources.profiles.acting import doer
from loaders.sources.profiles.bodies import Body, Cast, Mention
from loaders.sources.profiles.claims import Claim, Example, Rule
from loaders.sources.profiles.factual import is_stated
from loaders.sources.profiles.lists import listed
from loaders.sources.profiles.passages import Sentence
from loaders.sources.profiles.rules.places_names import is_just_places

_ACTIVE = re.compile(
    r"\b(?P<cue>(?:co-?)?chairs?(?:\s+of)?|(?:co-?)?chairing|(?:the\s+"
    r"|a\s+)?(?:current\s+)?(?:co-?)?chair(?:person)?\s+of|presides?(?:\s+over)?|"
    r"convenes?|convenor\s+of|convener\s+of|hosts?|hosting|(?:co-?)?leads?|lead(?:\s+(?:agency|organi[sz]ation))?\s+of|facilitates?"
    r"|coordinates?|coordinator\s+of|"
    r"(?:hosts?|holds?|provides?|is|runs?|as|houses?)\s+the\s+secretariat\s+(?:of|for|to)"
    r"|(?:the\s+)?secretariat\s+of|secretary\s+of|focal\s+point\s+(?:of|for)|"
    r"assure\s+(?:le\s+secrétariat|la\s+(?:co-?)?présidence|la\s+coordination)\s+(?:de|du|des|d['’])|préside|abrite\s+le\s+secrétariat\s+(?:de|du|des)"
    r"|(?:co)?préside|coordonne)\b",
    re.I,
)
_PASSIVE = re.compile(
    r"\b(?P<cue>(?:co-?)?chaired|hosted|convened|(?:co-?)?led|coordinated|facilitated|présidée?|abritée?(?=\s(?:par|à|au)\b)|hébergée?"
    r"|coordonnée?|(?P<secretariat>provided|run|housed|ensured|assurée?|abritée?))\s+(?:by|at|in|within|par|chez)\b",
    re.I,
)
_GROUPS_OF = re.compile(
    r"\b(?:working\s+groups?|TWGs?|clusters?|task\s+forces?|sector\s+groups?)\s+(?:in|of|under|within|at"
    r"|led\s+by|chaired\s+by|hosted\s+by|coordinated\s+by|convened\s+by)\s+",
    re.I,
)
_SPEAKS_OF_IT = re.compile(
    r"\b(?:it|elle|il|the\s(?:network|forum|coalition|platform|alliance)|le\s(?:réseau|collectif|forum))\s+(?:is|est|was)\s+"
    r"(?:currently\s+|actuellement\s+)?$|\b(?:steering\s+committee|comité\s+de\s+pilotage)\s[^.;:]{0,30}$|\bsecr[eé]tariat\b[^.;:]{0,50}$",
    re.I,
)
_LABEL = re.compile(
    r"(?:(?:co|vice)[-\s]?)?(?:chair(?:ed\sby|person|s)?|conven[eo]r|host(?:ed\sby)?|secretariat|lead(?:s|\sagency)?|présiden(?:ce|t|te)"
    r"|secrétariat|animation|chef\sde\sfile)\s*:?",
    re.I,
)
_INSERTED = re.compile(
    r"\s*,\s(?:(?:jointly|together|conjointement)\s)?(?:with|avec)\s(?=[^,;.]{3,80},\s)", re.I
)
_OF_WHICH = re.compile(
    r"\bdont\s(?:elle|il|on)\s(?:assure|exerce|tient|abrite)\s(?P<cue>(?:le|la)\s(?:(?:co|vice)[-\s]?)?(?:présidence|secrétariat|coordination))"
    r"|\b(?:which|that)\s(?:it|we|they)\s(?:also\s|currently\s)?(?P<verb>(?:co-?)?(?:chairs?|hosts?|leads?|coordinates?|convenes?))\b",
    re.I,
)
_MEMBER = re.compile(r"\b(?:members?|membres?)\b", re.I)
_NOT_OF = re.compile(
    r"\b(?:event|meeting|workshop|training|open day|ceremony|conference|session|dialogue)s?\b", re.I
)


def find(sentence: Sentence, cast: Cast) -> Iterator[Claim]:
    """Yield who convenes a network: "X chairs the Forum", "the Forum is hosted by X"."""
    for cue in _ACTIVE.finditer(sentence.text):
        who = doer(cast, sentence)
        if who is None or not is_stated(sentence.text, *cue.span()):
            continue
        with_whom, position = _inserted(sentence, cast, cue.end())
        rooms = [each for each in listed(sentence, cast, position, _MEMBER) if _is_room(each.body)]
        if rooms and rooms[0].start - position <= 40:
            yield from (_claim(sentence, each.body, rooms[0].body, cue, each.text, "") for each in with_whom)
            yield from (
                _claim(sentence, who, room.body, cue, "", room.text) for room in rooms if room.body is not who
            )
    for cue in _PASSIVE.finditer(sentence.text):
        if not cue["secretariat"] or "secr" in sentence.text[: cue.start()].lower():
            yield from _passive(sentence, cast, cue)
    yield from _of_which(sentence, cast)


def _inserted(sentence: Sentence, cast: Cast, position: int) -> tuple[list[Mention], int]:
    """Return with whom it is done in "chairs, together with X, the Forum", and where the sentence goes on."""
    found = _INSERTED.match(sentence.text, position)
    if found is None:
        return [], position
    end = sentence.text.index(", ", found.end()) + 2
    return [each for each in cast.mentions(sentence) if found.end() <= each.start < end], end


def _of_which(sentence: Sentence, cast: Cast) -> Iterator[Claim]:
    """Yield who leads the network named just before: "the Forum, which it chairs"."""
    for cue in _OF_WHICH.finditer(sentence.text):
        rooms = [each for each in cast.mentions(sentence) if each.end <= cue.start() and _is_room(each.body)]
        who = doer(cast, sentence)
        if rooms and who is not None and is_stated(sentence.text, *cue.span()):
            words = cue["cue"] or cue["verb"]
            yield Claim(
                Convenes, who, rooms[-1].body, sentence, "", 0.8, {"role": _role(words)}, "", rooms[-1].text
            )


def find_labeled(sentence: Sentence, cast: Cast) -> Iterator[Claim]:
    """Yield who leads the group that a text is about, by a label: "Chair: X"."""
    room = cast.subject
    if room is None or not _is_room(room) or sentence.kind != "row" or not _LABEL.fullmatch(sentence.label):
        return
    for who in listed(sentence, cast, sentence.text.find(":") + 1):
        if who.body is not room and who.body.sure:
            role = {"role": _role(sentence.label)}
            yield Claim(Convenes, who.body, room, sentence, "", 0.85, role, who.text)


def _passive(sentence: Sentence, cast: Cast, cue: re.Match[str]) -> Iterator[Claim]:
    rooms = [each for each in cast.mentions(sentence) if each.end <= cue.start() and _is_room(each.body)]
    if not is_stated(sentence.text, *cue.span()):
        return
    if not rooms:
        yield from _of_subject(sentence, cast, cue)
        return
    between = sentence.text[rooms[-1].end : cue.start()]
    if len(between) > 60 or _NOT_OF.search(between):
        return
    for who in _hosts(sentence, cast, cue):
        if who.body is not rooms[-1].body:
            yield _claim(sentence, who.body, rooms[-1].body, cue, who.text, rooms[-1].text)


def _hosts(sentence: Sentence, cast: Cast, cue: re.Match[str]) -> list[Mention]:
    """Return who leads after "hosted by"; after "hosted in" only a body whose name tells that it is one."""
    found = listed(sentence, cast, cue.end())
    placed = cue.group().lower().endswith((" in", " at", " within"))
    return [each for each in found if each.body.sure and not is_just_places(each.text)] if placed else found


def _of_subject(sentence: Sentence, cast: Cast, cue: re.Match[str]) -> Iterator[Claim]:
    """Yield who leads the network that a sentence speaks of: "It is chaired by X"."""
    room = cast.subject
    if room is None or not _is_room(room) or not _SPEAKS_OF_IT.search(sentence.text[: cue.start()]):
        return
    for who in _hosts(sentence, cast, cue)[:1]:
        named = who.body.sure or " " in who.text
        if who.body is not room and named and who.start - cue.end() <= 6:
            yield _claim(sentence, who.body, room, cue, who.text, "")


def _is_room(body: Body) -> bool:
    return issubclass(body.kind, Network)


def _claim(
    sentence: Sentence, who: Body, room: Body, cue: re.Match[str], who_text: str, room_text: str
) -> Claim:
    return Claim(
        Convenes, who, room, sentence, "", 0.85, {"role": _role(cue.group("cue"))}, who_text, room_text
    )


def _role(cue: str) -> str:
    words = cue.lower()
    if "secr" in words:
        return "secretariat"
    return "chair" if "chair" in words or "présid" in words or "presid" in words else "host"


def find_groups(sentences: Sequence[Sentence], cast: Cast) -> Iterator[Claim]:
    """Yield the ministry in "working groups of the Ministry of X:" for each group of the list below."""
    leads: dict[str, Sentence] = {}
    for sentence in sentences:
        if sentence.kind != "item":
            leads[sentence.text] = sentence
            continue
        found = _GROUPS_OF.search(sentence.lead)
        if found is None or sentence.lead not in leads:
            continue
        host = next(iter(listed(leads[sentence.lead], cast, found.end())), None)
        for group in listed(sentence, cast, 0)[:1] or _any_group(sentence, cast):
            if host is not None and issubclass(group.body.kind, WorkingGroup) and group.body is not host.body:
                yield Claim(
                    Convenes,
                    host.body,
                    group.body,
                    sentence,
                    "",
                    0.75,
                    {"role": "host"},
                    host.text,
                    group.text,
                )


def _any_group(sentence: Sentence, cast: Cast) -> list[Mention]:
    return [each for each in cast.mentions(sentence) if issubclass(each.body.kind, WorkingGroup)][:1]


RULES = (
    Rule(
        "chairs or hosts a network",
        (
            Example(
                "Hope Trust (HT) chairs the Lakeland Water Cluster and hosts the secretariat of the Upland"
                " Farmers Network.",
                (
                    ("Hope Trust", "CONVENES", "Lakeland Water Cluster"),
                    ("Hope Trust", "CONVENES", "Upland Farmers Network"),
                ),
            ),
            Example(
                "The Lakeland Water Cluster is chaired by Bora Foundation.",
                (("Bora Foundation", "CONVENES", "Lakeland Water Cluster"),),
            ),
            Example(
                "Upland Farmers Network (UFN) is an umbrella of farmers. It was created in 2004 and it"
                " is chaired by"
                " Hope Trust.",
                (("Hope Trust", "CONVENES", "Upland Farmers Network"),),
            ),
            Example("Hope Trust (HT) hopes to host the secretariat of the Upland Farmers Network.", ()),
        ),
        find=find,
    ),
    Rule(
        "labels of a group",
        (
            Example(
                "Lakeland Water Working Group\n\nMinutes of the meeting held on 3 May 2019\n\nChair: Ministry"
                " of Roads\n\nThe secretariat, which is provided by Hope Trust, took notes.",
                (
                    ("Ministry of Roads", "CONVENES", "Lakeland Water Working Group"),
                    ("Hope Trust", "CONVENES", "Lakeland Water Working Group"),
                ),
            ),
        ),
        find=find_labeled,
    ),
    Rule(
        "working groups of a ministry",
        (
            Example(
                "Hope Trust (HT) is a member of several Technical Working Groups in the Ministry of"
                " Roads.\n\n"
                "- Member of the TWG on Bridges\n- Member of the TWG on Ferries\n",
                (
                    ("Ministry of Roads", "CONVENES", "TWG on Bridges"),
                    ("Ministry of Roads", "CONVENES", "TWG on Ferries"),
                ),
            ),
        ),
        find_all=find_groups,
    ),
)
