"""Who trains, equips or advises whom."""

import re
from collections.abc import Iterator

from graph.model.links import Supports
from loaders.sources.profiles.acting import doer
from loaders.sources.profiles.bodies import Body, Cast, Mention
from loaders.sources.profiles.claims import Claim, Example, Rule
from loaders.sources.profiles.factual import is_stated
from loaders.sources.profiles.lists import listed
from loaders.sources.profiles.passages import Sentence

_FROM = re.compile(
    r"(?<!financial\sand\s)\b(?:technical\s+(?:and\s+\w+\s+)?(?:support|assistance|guidance|backstopping|advice)"
    r"|capacity[- ]building|mentorship|training)\s+"
    r"(?:provided\s+|received\s+|given\s+|offered\s+)?(?:from|by)\b"
    r"|\b(?:trained|mentored|coached|equipped|advised|staffed|lent|donated|supplied)\s+(?:in\s[\w\s]{3,40}?\s|on\s[\w\s]{3,40}?\s)?by\b"
    r"|\bwith\s+(?:the\s+)?(?:help|assistance|support|advice)\s+of\s+(?:the\s+)?(?!the\b)(?:[a-z-]+\s){1,2}(?:from|of)\b"
    r"|\b(?:given|lent|donated)\s+(?:to\s+(?:us|it|them)\s+)?by\b|\bon\s+(?:the\s+)?advice\s+(?:of|from)\b"
    r"|\bseconded\s+(?:to\s[\w\s]{2,40}?\s)?(?:by|from)\b"
    r"|\b(?:(?:co-?)?produced|fournie?s?|offerte?s?|donnée?s?|gérée?s?)\s+(?:jointly\s+)?(?:with|par)\b"
    r"|\b(?:technical\s+(?:support|assistance)|training)\s+(?:is|was|are|were)\s+(?:provided|given|offered)\s+by\b"
    r"|\b(?:appui|assistance|soutien|encadrement|concours)\s+technique\s+(?:est\s+assurée?\s+par|de|du|des|d['’])"
    r"|\b(?:formée?s?|encadrée?s?|équipée?s?)\s+par\b",
    re.I,
)
_TO = re.compile(
    r"\b(?:train(?:s|ed|ing)?|mentor(?:s|ed|ing)?|coach(?:es|ed|ing)?|equip(?:s|ped|ping)?|assist(?:s|ed"
    r"|ing)?|advis(?:es|ed|ing)|supports|accompan(?:ies|ied|ying))\s+(?-i:(?=(?:the\s+)?[A-ZÀ-Ý]))"
    r"|\b(?:soutien(?:t|nent)|accompagne(?:nt)?|appuie(?:nt)?|encadre(?:nt)?)\s+(?-i:(?=(?:l['’]|la\s|le\s|les\s)?[A-ZÀ-Ý]))"
    r"|\b(?:support(?:s|ed|ing)?|train(?:s|ed|ing)?|strengthen(?:s|ed|ing)?|soutien(?:t|nent)|accompagne(?:nt)?|appuie(?:nt)?)\s+(?:[\w’-]+\s+){0,3}?"
    r"(?:organi[sz]ations?|NGOs|CSOs|associations?|partners|networks?|ONG|partenaires|réseaux)\s+(?:\w+\s+)?(?:such\s+as|like|including|namely|comme|telles?\s+que|dont|notamment)\b"
    r"|\b(?:technical\s+(?:support|assistance)|capacity[- ]building|training)\s+(?:to|for|of)\b"
    r"|\b(?:a|ont|avons)\s+(?:formé|équipé|encadré|accompagné|appuyé)\s+(?=(?:l['’]|la\s|le\s|les\s)?[A-ZÀ-Ý])"
    r"|\b(?:a|ont|avons)\s+mis\s+à\s+(?:la\s+)?disposition\s+(?:de|du|des|d['’])\s*(?=(?:l['’]|la\s)?[A-ZÀ-Ý])"
    r"|\brenforcement\s+des\s+capacités\s+(?:institutionnelles\s+)?(?:de|du|des|d['’])\s*(?=(?:l['’]|la\s)?[A-ZÀ-Ý])",
    re.I,
)
_TECHNICAL = re.compile(r"technical|technique|advis|assist", re.I)
_MANY = re.compile(r"[A-ZÀ-Ý][\w’'-]+(?:\s[A-ZÀ-Ý][\w’'-]+)+$")
_OWNS = re.compile(r"[’'`´](?:s\b|\s)")
_NEAR = 30
_GOODS = re.compile(r"equip", re.I)


_THESE = re.compile(
    r"\b(?:support|supports|fund|accompany|soutenons|soutient|appuyons|appuie|accompagnons|accompagne)\s"
    r"(?:(?:the|les|our|nos|ses|its|following|currently|actuellement)\s){0,2}(?:\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|several|various"
    r"|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|plusieurs|many)\s(?:[\w-]+\s){0,3}?"
    r"(?:organi[sz]ations?|partners?|associations?|NGOs|CSOs|partenaires|ONG)\b[^.;:()]{0,140}?(?:\s?:|,?\s(?:namely|including|à\ssavoir|notamment|dont))\s?",
    re.I,
)


def find_these(sentence: Sentence, cast: Cast) -> Iterator[Claim]:
    """Yield whom somebody supports: "we support five organizations: A, B and C"."""
    who = doer(cast, sentence)
    for cue in _THESE.finditer(sentence.text) if who is not None else ():
        if is_stated(sentence.text, *cue.span()):
            for each in listed(sentence, cast, cue.end()):
                if who is not None and each.body is not who:
                    yield Claim(Supports, who, each.body, sentence, "", 0.85, {}, "", each.text)


def find(sentence: Sentence, cast: Cast) -> Iterator[Claim]:
    """Yield who supports whom, in the direction the sentence says."""
    who = doer(cast, sentence)
    if who is None:
        return
    for cue in _FROM.finditer(sentence.text):
        for giver in _others(sentence, cast, cue):
            yield from _claim(sentence, giver.body, who, cue, giver.text, "")
    for cue in _TO.finditer(sentence.text):
        takers = _others(sentence, cast, cue)
        if takers and takers[0].start - cue.end() <= _NEAR:
            for taker in takers:
                yield from _claim(sentence, who, taker.body, cue, "", taker.text)


def _others(sentence: Sentence, cast: Cast, cue: re.Match[str]) -> list[Mention]:
    if not is_stated(sentence.text, *cue.span()):
        return []
    return [
        each
        for each in listed(sentence, cast, cue.end())
        if (each.body.sure or _MANY.match(each.text)) and not _OWNS.match(sentence.text, each.end)
    ]


def _claim(
    sentence: Sentence, giver: Body, taker: Body, cue: re.Match[str], giver_text: str, taker_text: str
) -> Iterator[Claim]:
    if giver is not taker and not giver.titled and not taker.titled:
        yield Claim(
            Supports, giver, taker, sentence, "", 0.8, {"sort": _sort(cue.group())}, giver_text, taker_text
        )


def _sort(words: str) -> str:
    if _TECHNICAL.search(words):
        return "technical"
    return "goods" if _GOODS.search(words) else "training"


RULES = (
    Rule(
        "trains or advises",
        (
            Example(
                "Hope Trust (HT) trained the Upland Farmers Network in beekeeping.",
                (("Hope Trust", "SUPPORTS", "Upland Farmers Network"),),
            ),
            Example(
                "Hope Trust (HT) built the wells with technical support from Bora Foundation.",
                (("Bora Foundation", "SUPPORTS", "Hope Trust"),),
            ),
            Example(
                "Hope Trust est une association. Bora Foundation a mis à disposition de Hope Trust un guide.",
                (("Bora Foundation", "SUPPORTS", "Hope Trust"),),
            ),
            Example("Hope Trust (HT) intends to train the Upland Farmers Network.", ()),
        ),
        find=find,
    ),
    Rule(
        "supports these organizations",
        (
            Example(
                "Hope Trust is a charity. We support two NGOs: Upland Farmers Network and Bora Fund.",
                (
                    ("Hope Trust", "SUPPORTS", "Upland Farmers Network"),
                    ("Hope Trust", "SUPPORTS", "Bora Fund"),
                ),
            ),
        ),
        find=find_these,
    ),
)
