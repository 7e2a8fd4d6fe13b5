"""Who refers people to whom: bodies by name, and kinds of facilities and services."""

import re
from collections.abc import Iterator

from graph.model.entities import Organization, Service
from graph.model.links import RefersTo
from graph.model.statements import Description
from loaders.sources.profiles.acting import doer
from loaders.sources.profiles.bodies import Body, Cast
from loaders.sources.profiles.claims import Claim, Example, Rule
from loaders.sources.profiles.factual import is_stated
from loaders.sources.profiles.lists import listed
from loaders.sources.profiles.passages import Sentence

_PEOPLE = r"(?:[\w’'-]+\s+){0,6}?"
_REFERS = re.compile(
    rf"\b(?:refer(?:s|red|ring)?|(?:link(?:s|ed|ing)?|connect(?:s|ed|ing)?|direct(?:s|ed|ing)?"
    rf"|transfer(?:s|red|ring)?|send(?:s|ing)?|sent|accompan(?:y|ies|ied))\s+"
    rf"(?=(?:\d|the\b|our\b|their\b|all\b|new\b|survivors|victims|clients|patients|women|children|families"
    rf"|people|cases|beneficiaries|youth|girls)))\s*{_PEOPLE}(?:\bon\s+)?\bto\b"
    rf"|\b(?:are|is|were|was|be|been)\s+(?:\w+\s+)?(?:linked|connected|directed|oriented|transferred|sent"
    rf"|accompanied|rushed|taken|brought|admitted|evacuated|handed\s+over)\s+to\b"
    rf"|\bmise?s?\s+en\s+(?:relation|contact|lien)\s+avec\b"
    rf"|\breferrals?\s+(?:of\s+{_PEOPLE})?(?:to|for)\b"
    rf"|\b(?:orient|réorient|réf[éè]r|transf[éè]r|achemin|accompagn)(?:e|es|ent|é|ée|és|ées|ant)\s+{_PEOPLE}"
    rf"(?:vers|à(?=\s(?:l['’]|la\s|une?\s|son\s|(?-i:[A-ZÀ-Ý])))|aux?|auprès\s+(?:de|du|des))(?!\w)",
    re.I,
)
_RECEIVES = re.compile(
    r"\b(?:receiv(?:es?|ed|ing)|accepts?|takes?|gets?)\s+(?:\w+\s+){0,3}?(?:referrals?"
    r"|referred)(?:\s+\w+)?\s+(?:from|by)\b"
    r"|\breferred\s+(?:to\s+\w+\s+)?(?:from|by)\b",
    re.I,
)
_FACILITY = re.compile(
    r"\b(?:facilit(?:y|ies)|cent(?:er|re)s?|hospitals?|clinics?|services?|institutions?|polices?|stations?"
    r"|courts?|shelters?|homes?|"
    r"testing|treatment|care|counsel(?:l)?ing|screening|banks?|cooperatives?|schools?|lawyers?|doctors?"
    r"|specialists?|providers?|"
    r"support|corners?|safe\s+houses?|hôpita(?:l|ux)|centres?|dispensaires?|tribuna(?:l|ux))\b",
    re.I,
)
_SERVICE = re.compile(r"\b(?:services?|testing|treatment|care|counsel(?:l)?ing|screening|support)$", re.I)
_PHRASE = re.compile(
    r"\s*(?:(?:the|a|an|their|our|its|any|other|nearest|nearby|local|appropriate|relevant|closest"
    r"|different|various|specialized|further|les?|la|des)\s+|l['’]\s?)*"
    r"((?:[A-Za-zà-ÿ’'-]+\s){0,4}?[A-Za-zà-ÿ’'-]+)(?=\s*(?:[.,;:()]|$|\b(?:for|in|at|where|who|that|to"
    r"|when|so|with|by|which|through|and\s+\w+ing|and\s+to|et\s+(?:à|aux?|vers)|et|pour|où|dans)\b))"
)
_AND_TO = re.compile(
    r"\s*\)?\s*(?:,|,?\s(?:and|et|or|ou)(?:,\s[^,;.]{3,60},)?)\s+(?:to|vers|à|aux?|auprès\s(?:de|du|des))(?=\s|l['’])"
)
_AGENTS = re.compile(
    r"\b((?:peer|health|community|social|local|village|outreach|field|facility|trained|psychosocial|legal"
    r"|youth)\s+(?:(?:health|based|facility|level)\s+)?"
    r"(?:educators?|workers?|staff|authorities|leaders|volunteers|officers|counsel(?:l)?ors|paralegals"
    r"|mobilizers|promoters|mentors|agents|nurses)"
    r"|agents\s+de\s+santé(?:\s+communautaires?)?|animateurs(?:\s+\w+)?|pairs?\s+éducateurs|juristes\s+communautaires"
    r"|parajuristes|travailleurs\s+sociaux"
    r"|paralegals|midwives|teachers|nurses|volunteers)\b",
    re.I,
)
_KINDLY = re.compile(
    r"(?:^|\b(?:as|like|the|including|from|local|other|les|des)\s+)\s*((?:[A-Za-zà-ÿ-]+\s){0,2}"
    r"(?:courts?|polices?|governments?|authorit(?:y|ies)|hospitals?|schools?|clinics?|leaders|workers"
    r"|centers|centres|facilities|tribunaux))\s*$",
    re.I,
)
_LONG = 45


def find(sentence: Sentence, cast: Cast) -> Iterator[Claim]:
    """Yield referrals: "X refers survivors to Y and the nearest health centers"."""
    for cue in _REFERS.finditer(sentence.text):
        if not is_stated(sentence.text, *cue.span()):
            continue
        targets = _targets(sentence, cast, cue.end())
        for who, by in _referrers(sentence, cast, cue.start()):
            for target, text in targets:
                if target is not who:
                    yield Claim(RefersTo, who, target, sentence, "", 0.8, by, "", text)


def _targets(sentence: Sentence, cast: Cast, position: int) -> list[tuple[Body, str]]:
    """Return the bodies, and the kinds of facilities and services, that a cue is followed by in a row."""
    found: list[tuple[Body, str]] = []
    while True:
        row = _target(sentence, cast, position)
        if not row:
            return found
        found.extend((body, text) for body, text, _ in row)
        following = _AND_TO.match(sentence.text, row[-1][2])
        if following is None:
            return found
        position = following.end()


def _target(sentence: Sentence, cast: Cast, position: int) -> list[tuple[Body, str, int]]:
    """Return the bodies named from a position on, else the kind of facility, each with where it ends."""
    named = listed(sentence, cast, position)
    phrase = _PHRASE.match(sentence.text, position, position + 90)
    is_kind = phrase is not None and _FACILITY.search(phrase.group(1)) is not None
    if named and named[0].start - position <= _LONG and _names_body(named[0].body, named[0].text):
        return [(each.body, each.text, each.end) for each in named]
    if phrase is None or not is_kind:
        return []
    text = phrase.group(1).strip()
    return [(cast.body(text, _kind(text), generic=True), text, phrase.end())]


def _names_body(body: Body, text: str) -> bool:
    return body.sure or len(text.split()) > 1 or bool(_FACILITY.search(text))


def _kind(text: str) -> type[Description]:
    return Service if _SERVICE.search(text) else Organization


def _referrers(sentence: Sentence, cast: Cast, position: int) -> list[tuple[Body, dict[str, object]]]:
    """Return who refers: kinds of workers that the sentence names as doing it, and whom it is about."""
    agents = [_plain(each.group(1)) for each in _AGENTS.finditer(sentence.text[:position])]
    found: list[tuple[Body, dict[str, object]]] = []
    who = doer(cast, sentence)
    begins = _AGENTS.match(sentence.text.lstrip("The "))
    if who is not None and not (agents and begins):
        by: dict[str, object] = {"by": ", ".join(agents)} if agents else {}
        found.append((who, by))
    found.extend((cast.body(agent, Organization, generic=True), {}) for agent in agents)
    return found


def _plain(text: str) -> str:
    return " ".join(text.split())


def find_received(sentence: Sentence, cast: Cast) -> Iterator[Claim]:
    """Yield who sends people to the subject: "it receives referrals from the police and the courts"."""
    for cue in _RECEIVES.finditer(sentence.text):
        who = doer(cast, sentence)
        if who is None or not is_stated(sentence.text, *cue.span()):
            continue
        for sender, text in _senders(sentence, cast, cue.end()):
            if sender is not who:
                yield Claim(RefersTo, sender, who, sentence, "", 0.85, {}, text)


def _senders(sentence: Sentence, cast: Cast, position: int) -> Iterator[tuple[Body, str]]:
    """Yield the bodies, and the kinds of bodies, of a row."""
    rest = re.split(r"[.;:]", sentence.text[position : position + 400], maxsplit=1)[0]
    begin = position
    for part in re.split(r"(,\s*(?:and\s+|et\s+)?|\s+and\s+|\s+et\s+)", rest):
        named = [
            each for each in cast.mentions(sentence) if begin <= each.start and each.end <= begin + len(part)
        ]
        kind = _KINDLY.search(part)
        if named and named[0].body.sure:
            yield named[0].body, named[0].text
        elif kind:
            yield cast.body(kind.group(1), Organization, generic=True), kind.group(1)
        begin += len(part)


RULES = (
    Rule(
        "refers people to",
        (
            Example(
                "Hope Trust (HT) refers survivors of floods to Saint Agnes Hospital for treatment.",
                (("Hope Trust", "REFERS_TO", "Saint Agnes Hospital"),),
            ),
            Example(
                "Hope Trust (HT) refers patients to the nearest health centers for tests.",
                (("Hope Trust", "REFERS_TO", "health centers"),),
            ),
            Example(
                "Hope Trust (HT) is a charity. Patients in need are referred to Saint Agnes Hospital and"
                " to health"
                " centres.",
                (
                    ("Hope Trust", "REFERS_TO", "Saint Agnes Hospital"),
                    ("Hope Trust", "REFERS_TO", "health centres"),
                ),
            ),
            Example(
                "Hope Trust (HT) est une association. Les cas graves ont été référés aux centres de"
                " santé et à"
                " l’Hôpital Sainte Agnès.",
                (
                    ("Hope Trust", "REFERS_TO", "Hôpital Sainte Agnès"),
                    ("Hope Trust", "REFERS_TO", "centres de santé"),
                ),
            ),
            Example("Hope Trust (HT) would refer patients to Saint Agnes Hospital if it had a car.", ()),
        ),
        find=find,
    ),
    Rule(
        "receives referrals from",
        (
            Example(
                "Hope Trust (HT) receives referrals from the Lakeland Police and Bora Foundation.",
                (
                    ("Lakeland Police", "REFERS_TO", "Hope Trust"),
                    ("Bora Foundation", "REFERS_TO", "Hope Trust"),
                ),
            ),
        ),
        find=find_received,
    ),
)
