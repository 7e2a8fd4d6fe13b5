"""Pages that tell of one body after the other: each name heads a paragraph below "Our partners"."""

import re
from collections.abc import Iterator, Sequence

from graph.model.entities import Project
from graph.model.links import Funds, PartnersWith
from loaders.sources.profiles.bodies import Body, Cast, Mention
from loaders.sources.profiles.claims import Claim, Example, Rule
from loaders.sources.profiles.heads import is_complete
from loaders.sources.profiles.lists import listed
from loaders.sources.profiles.passages import Sentence
from loaders.sources.profiles.plainwords import is_menu
from loaders.sources.profiles.rolls import Role, role_of
from loaders.sources.profiles.rooms import is_room, membership
from loaders.sources.profiles.rules.implementing import GRANTEE
from loaders.sources.profiles.rules.places_names import is_just_places

_PREFIX = re.compile(r"(?P<place>[^–—:]{3,30}?)\s?[–—:]\s?|(?:the\s|les?\s|la\s|l['’])?", re.I)
_LONGEST = 14


def find(sentences: Sequence[Sentence], cast: Cast) -> Iterator[Claim]:
    """Yield what the bodies are to the subject whose names stand below a heading that says it."""
    role: Role | None = None
    for sentence in sentences:
        said = role_of(sentence)
        if said is not None:
            role = said
            continue
        named = _named(sentence, cast) if role else None
        if sentence.kind == "heading" and named is None and not is_menu(sentence.text):
            role = None
        if role and named is not None and cast.subject not in (None, named.body):
            yield from _claims(sentence, named, cast.subject, role)


def find_grantee(sentence: Sentence, cast: Cast) -> Iterator[Claim]:
    """Yield from the row "Grantee: X" of a sheet that whose page it is funds X and its project."""
    donor, project = cast.subject, cast.project(sentence)
    if donor is None or sentence.kind != "row" or not GRANTEE.match(sentence.label):
        return
    named = [each for each in listed(sentence, cast, sentence.text.find(":") + 1) if each.body is not project]
    if any(each.body is donor for each in named):
        return
    for each in named:
        yield Claim(Funds, donor, each.body, sentence, "", 0.8, {}, "", each.text)
    if named and project is not None:
        yield Claim(Funds, donor, project, sentence, "", 0.75)


def _named(sentence: Sentence, cast: Cast) -> Mention | None:
    """Return the body that a line begins with, after its country at most: "Kenya – Hope Trust"."""
    if sentence.kind not in ("heading", "paragraph") or len(sentence.text.split()) > _LONGEST:
        return None
    if sentence.kind == "paragraph" and sentence.text.rstrip().endswith((".", "!", "?")):
        return None
    first = next(iter(cast.mentions(sentence)), None)
    before = _PREFIX.fullmatch(sentence.text, 0, first.start) if first is not None else None
    placed = before is not None and (not before["place"] or is_just_places(before["place"]))
    headed = first is not None and cast.headed.get(sentence.number) is first.body
    known = first is not None and (headed or is_complete(first.body.name))
    known = known and first is not None and not issubclass(first.body.kind, Project)
    return first if placed and known else None


def _claims(sentence: Sentence, named: Mention, subject: Body | None, role: Role) -> Iterator[Claim]:
    if subject is None:
        return
    if role == "member" and is_room(subject):
        yield membership(sentence, named.body, subject, {}, 0.8, named.text)
    elif role == "partner":
        yield Claim(PartnersWith, subject, named.body, sentence, "", 0.8, {}, "", named.text)
    elif role == "grantee":
        yield Claim(Funds, subject, named.body, sentence, "", 0.8, {}, "", named.text)
    elif role == "donor":
        yield Claim(Funds, named.body, subject, sentence, "", 0.8, {}, named.text)


RULES = (
    Rule(
        "names below a heading",
        (
            Example(
                "Hope Trust (HT) is a charity.\n\nOur grantee partners\n\nLake Brothers Union – Kenya\n"
                "The brothers plant beans. They sing.\n\nWater Workers Club (Uganda)\nThe club sings.\n",
                (
                    ("Hope Trust", "FUNDS", "Lake Brothers Union"),
                    ("Hope Trust", "FUNDS", "Water Workers Club"),
                ),
            ),
            Example(
                "Lake Peace Forum (LPF) is a network of unions.\n\nCountry chapters\n\n"
                "Kenya – Lake Brothers Union\n\nThe brothers plant beans. They sing.\n\n"
                "Uganda – Water Workers Club\n\nThe club mends pumps.\n",
                (
                    ("Lake Brothers Union", "MEMBER_OF", "Lake Peace Forum"),
                    ("Water Workers Club", "MEMBER_OF", "Lake Peace Forum"),
                ),
            ),
            Example(
                "Hope Trust (HT) is a charity.\n\nOur partners\n\nWe thank all.\n\nOur house\n\n"
                "Lake Brothers Union\n\nThe union is old.\n",
                (),
            ),
        ),
        find_all=find,
    ),
    Rule(
        "grantee of a sheet",
        (
            Example(
                "https://lakefund.example/en/grants/clean-steps\n\nClean Steps: wells beside every school\n\n"
                "Grantee: Hope Trust\nCountry: Kenya\nPeriod: 2020 – 2023\n\n"
                "Why we pay\n\nLake Fund pays for Clean Steps with joy. We at Lake Fund like water.\n",
                (
                    ("Lake Fund", "FUNDS", "Hope Trust"),
                    ("Lake Fund", "FUNDS", "Clean Steps: wells beside every school"),
                ),
            ),
        ),
        find=find_grantee,
    ),
)
