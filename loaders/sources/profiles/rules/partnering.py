"""Who works together with whom."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, pairwise

from graph.model.entities import Project
from graph.model.links import PartnersWith
from loaders.sources.profiles.acting import doer
from loaders.sources.profiles.bodies import Body, Cast, Mention
from loaders.sources.profiles.claims import Claim, Example, Rule
from loaders.sources.profiles.factual import is_factual, is_stated
from loaders.sources.profiles.heads import is_complete
from loaders.sources.profiles.lists import before, introduction, listed, listed_before
from loaders.sources.profiles.money import WITH_MONEY
from loaders.sources.profiles.passages import Sentence
from loaders.sources.profiles.rules.partnering_words import ADVERBIAL, COALITION, HEADING, IS_ONE, LIST, WITH

_MONEY = re.compile(
    r"\b(?:donors?|development partners|fund(?:ed|ing|ers?)?|financial|financiers?|bailleurs|sponsors?)\b",
    re.I,
)
_BOTH = re.compile(
    r"\bpartners?\s+(?:and|&)\s+(?:donors?|funders?|sponsors?)\b|\b(?:donors?|funders?)\s+(?:and|&)\s+partners?\b"
    r"|\bpartenaires\s+et\s+bailleurs\b",
    re.I,
)
_PAID = re.compile(_MONEY.pattern + r"|\bsupport (?:of|from)\b", re.I)
_AS_PARTNERS = re.compile(r"\bas\s+(?:\w+\s+){0,2}partners?\b|\bcomme\s+partenaires?\b", re.I)
_APPOSED = re.compile(
    r"\s*(?:’s |'s )?(?:implementing |local |national |technical )?partner,?\s+(?:the\s+)?$", re.I
)
_OUR_PARTNER = re.compile(
    r"\b(?:our|its|the|their)\s+(?:(?:\w+\s+){0,2}partner|sister\s+(?:organi[sz]ation|association|ngo|charity)),?\s+(?:the\s+)?$"
    r"|\b(?:notre|son|leur)\s+(?:\w+\s+)?partenaire(?:\s+(?:d['’]|de\s)?[\w’']+){0,3}?,?\s+(?:l['’]|la\s|le\s)?$",
    re.I,
)
_PERIOD = re.compile(r"\b(?:between|from|de)\s+((?:19|20)\d\d)\s*(?:and|to|-|–|à)\s*((?:19|20)\d\d)\b", re.I)
_SINCE = re.compile(r"\b(?:since|depuis)\s+(?:\d{1,2}\s+)?(?:\w+\s+)?((?:19|20)\d\d)\b", re.I)
_OF_PERSON = re.compile(
    r"\b(?:previously|formerly|auparavant|précédemment|[Hh]e|[Ss]he|[Mm]r|[Mm]rs|[Mm]s|Dr|Mme|Monsieur|Madame)\b"
)
_PEOPLE = re.compile(
    r"\b(?:communit|populations?|groups?|women|men|youth|people|workers|families|mothers)", re.I
)


def find(sentence: Sentence, cast: Cast) -> Iterator[Claim]:
    """Yield the partners that a sentence names after "in partnership with" and the like."""
    for cue in WITH.finditer(sentence.text):
        partners = _partners(sentence, cast, cue.end())
        of_person = _OF_PERSON.search(sentence.text, 0, cue.start())
        if not partners or of_person or not is_stated(sentence.text, cue.start(), partners[0].start):
            continue
        for who in _who(sentence, cast, cue):
            yield from _claims(sentence, who, partners, 0.88)


def _partners(sentence: Sentence, cast: Cast, position: int) -> list[Mention]:
    found = listed(sentence, cast, position, WITH_MONEY)
    return [each for each in found if _is_partner(sentence, each, several=len(found) > 1)]


def _is_partner(sentence: Sentence, mention: Mention, *, several: bool) -> bool:
    body = mention.body
    after = sentence.text[mention.end : mention.end + 14]
    if body.generic or body.titled or (_are_people(mention.text, after) and not is_complete(body.name)):
        return False
    return body.sure or several or len(mention.text.split()) > 1 or mention.text.isalpha()


def _are_people(name: str, after: str) -> bool:
    """Tell whether a name is only that of a group of people: "Batwa communities"."""
    return _PEOPLE.match(name.split()[-1]) is not None or _PEOPLE.match(after.lstrip()) is not None


def _who(sentence: Sentence, cast: Cast, cue: re.Match[str]) -> list[Body]:
    """Return who works with them: the name right before the cue, else whom the sentence is about."""
    if cue.group().lower().startswith(ADVERBIAL):
        near = [each.body for each in listed_before(sentence, cast, cue.start())]
        near = [body for body in near if not issubclass(body.kind, Project) and body.sure]
        if near and _joins_names(sentence, cast, cue):
            return near[-1:]
    who = doer(cast, sentence)
    return [who] if who is not None else []


def _joins_names(sentence: Sentence, cast: Cast, cue: re.Match[str]) -> bool:
    name = before(sentence, cast, cue.start())
    return name is not None and not sentence.text[name.end : cue.start()].strip(" ,)")


def _claims(sentence: Sentence, who: Body, partners: Iterable[Mention], confidence: float) -> Iterator[Claim]:
    for partner in partners:
        if partner.body is not who:
            yield Claim(
                PartnersWith,
                who,
                partner.body,
                sentence,
                "",
                confidence,
                _dates(sentence.text),
                "",
                partner.text,
            )


def _dates(text: str) -> dict[str, object]:
    if period := _PERIOD.search(text):
        since, until = period.groups()
        return {"since": since, "until": until} if since <= until else {}
    if since := _SINCE.search(text):
        return {"since": since.group(1)}
    return {}


def find_named(sentence: Sentence, cast: Cast) -> Iterator[Claim]:
    """Yield partners from "our partners include A, B" and "X partner, the Y"."""
    who = doer(cast, sentence)
    if who is None or not is_factual(sentence.text):
        return
    labeled = sentence.kind == "row" and HEADING.match(sentence.label)
    for cue in () if labeled else LIST.finditer(sentence.text):
        if not _PAID.search(sentence.text, max(0, cue.start() - 200), cue.end()):
            yield from _claims(sentence, who, _partners(sentence, cast, cue.end()), 0.8)
    for cue in _AS_PARTNERS.finditer(sentence.text):
        yield from _claims(sentence, who, listed_before(sentence, cast, cue.start()), 0.85)
    yield from _apposed(sentence, cast, who)


def _apposed(sentence: Sentence, cast: Cast, who: Body) -> Iterator[Claim]:
    mentions = cast.mentions(sentence)
    for left, right in pairwise(mentions):
        gap = sentence.text[left.end : right.start]
        if len(gap) < 60 and _APPOSED.fullmatch(gap):
            yield from _claims(sentence, right.body, [left], 0.8)
    for mention in mentions:
        if _OUR_PARTNER.search(sentence.text[max(0, mention.start - 60) : mention.start]):
            yield from _claims(sentence, who, [mention], 0.8)


def find_coalitions(sentence: Sentence, cast: Cast) -> Iterator[Claim]:
    """Yield each pair of a coalition whose members one sentence names."""
    for cue in COALITION.finditer(sentence.text):
        members = [each for each in listed(sentence, cast, cue.end()) if each.body.sure]
        is_said = is_stated(sentence.text, *cue.span()) and not IS_ONE.search(sentence.text[: cue.start()])
        if len(members) > 1 and is_said:
            first = before(sentence, cast, _with_before(sentence, cue))
            whole = [first, *members] if first is not None else members
            for left, right in combinations(whole, 2):
                if left.body is not right.body:
                    yield Claim(
                        PartnersWith,
                        left.body,
                        right.body,
                        sentence,
                        "",
                        0.85,
                        {"basis": "coalition"},
                        left.text,
                        right.text,
                    )


def _with_before(sentence: Sentence, cue: re.Match[str]) -> int:
    found = [each for each in WITH.finditer(sentence.text, 0, cue.start()) if cue.start() - each.end() < 30]
    return found[-1].start() if found else cue.start()


def find_lists(sentences: Sequence[Sentence], cast: Cast) -> Iterator[Claim]:
    """Yield the items under a heading "Our partners" or after a label "Partners:"."""
    if cast.subject is None:
        return
    for sentence in sentences:
        if sentence.kind == "item":
            above = introduction(sentence)
            if HEADING.match(above) and not (_MONEY.search(above) and not _BOTH.search(above)):
                yield from _claims(sentence, cast.subject, listed(sentence, cast, 0)[:1], 0.85)
        elif sentence.kind == "row" and HEADING.match(sentence.label) and not _MONEY.match(sentence.label):
            partners = listed(sentence, cast, sentence.text.find(":") + 1)
            yield from _claims(sentence, cast.subject, partners, 0.85)


RULES = (
    Rule(
        "in partnership with",
        (
            Example(
                "Hope Trust (HT) runs two clinics in close collaboration with the Ministry of Roads and"
                " Lakeland Red Society.",
                (
                    ("Hope Trust", "PARTNERS_WITH", "Ministry of Roads"),
                    ("Hope Trust", "PARTNERS_WITH", "Lakeland Red Society"),
                ),
            ),
            Example(
                "Hope Trust (HT) travaille en partenariat avec l’Association Bonne Semence.",
                (("Hope Trust", "PARTNERS_WITH", "Association Bonne Semence"),),
            ),
            Example("Hope Trust (HT) would like to work with Lakeland Red Society.", ()),
        ),
        find=find,
    ),
    Rule(
        "partners by name",
        (
            Example(
                "Hope Trust (HT) is a charity. Our partners include Lakeland Red Society and Bora"
                " Foundation.",
                (
                    ("Hope Trust", "PARTNERS_WITH", "Lakeland Red Society"),
                    ("Hope Trust", "PARTNERS_WITH", "Bora Foundation"),
                ),
            ),
        ),
        find=find_named,
    ),
    Rule(
        "members of a coalition",
        (
            Example(
                "The coalition of organizations namely Hope Trust (HT), Bora Foundation (BF) and Lakeland"
                " Red Society"
                " met the mayors.",
                (
                    ("Hope Trust", "PARTNERS_WITH", "Bora Foundation"),
                    ("Hope Trust", "PARTNERS_WITH", "Lakeland Red Society"),
                    ("Bora Foundation", "PARTNERS_WITH", "Lakeland Red Society"),
                ),
            ),
        ),
        find=find_coalitions,
    ),
    Rule(
        "list of partners",
        (
            Example(
                "Hope Trust (HT) is a charity.\n\nOur partners:\n- Bora Foundation\n- Lakeland Red Society\n",
                (
                    ("Hope Trust", "PARTNERS_WITH", "Bora Foundation"),
                    ("Hope Trust", "PARTNERS_WITH", "Lakeland Red Society"),
                ),
            ),
        ),
        find_all=find_lists,
    ),
)
