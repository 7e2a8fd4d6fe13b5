"""Who pays for whom, told by what the donor does: "X funds Y", "A and B give financial support to Y"."""

import re
from collections.abc import Iterator

from graph.model.entities import Project
from loaders.sources.profiles.bodies import Body, Cast, Mention
from loaders.sources.profiles.claims import Claim, Example, Rule
from loaders.sources.profiles.factual import is_stated
from loaders.sources.profiles.flows import flows
from loaders.sources.profiles.lists import listed, listed_before
from loaders.sources.profiles.money import THROUGH, Chain
from loaders.sources.profiles.passages import Sentence

_AFTER = (
    r"(?:\s\([^()]{1,40}\))?,?\s+(?:(?:has|have|had|is|are|been|also|generously|partly|fully"
    r"|mainly|both|jointly|who|which|a|ont|qui)\s+){0,4}"
)
_WORK = (
    r"(?:\s(?:(?:all|the|les|des|le|la|their|its|ses|leurs)\s|l['’])?(?:[\w-]+\s)?(?:work|activit(?:y|ies)|activités?|actions?|projects?"
    r"|programmes?|programs?|projets?|operations?|costs?|budgets?|fonctionnement)\s(?:of|de|du|d['’])(?=\W|l))?"
)
_FUNDS = re.compile(
    rf"{_AFTER}(?:co-?)?(?:funds?|funded|finances?|financed|sponsors?|sponsored|funding|financing|financent|(?:co)?financé"
    rf"|subventionn(?:e|ent|é)|parrain(?:e|ent|é))\b(?!\s+(?:by|from|through|par|for)\b){_WORK}"
)
_AWARDS = re.compile(rf"{_AFTER}(?:awarded|granted)\b(?!\s+(?:by|from|through))")
_GIVES = re.compile(
    rf"{_AFTER}(?:provid(?:es?|ed|ing)|g[ai]ve(?:s|n)?|offer(?:s|ed)?|extend(?:s|ed)|contribut(?:es?|ed)|apport(?:e|ent|é)|accord(?:e|ent|é)"
    r"|octroient|octroie|octroyé|fournit|fourni)\s+(?:(?:an?|une?|des|du|son|core|its|their)\s|de\sl['’])?(?:\w+\s(?:and\s|et\s)?){0,2}?"
    r"(?:financial\s(?:and\s\w+\s|or\s\w+\s)?(?:support|assistance|aid|help)|funds|funding|grants?|financements?|subventions?"
    r"|(?:appui|soutien|aide|concours)\s(?:\w+\set\s)?financi(?:er|ère)(?:\set\s\w+)?)\s(?:to|à|aux?|en\sfaveur\s(?:de|du))\b"
)
_BACKS = re.compile(
    rf"{_AFTER}(?:financially\ssupport(?:s|ed)?|(?:soutient|soutiennent|soutenu|appuie|appuient|appuyé|aide|aident|aidé)\sfinancièrement)\b"
    rf"|{_AFTER}support(?:s|ed|ing)?\b(?=[^.;]{{2,60}}\sfinancially\b)"
)
_SUPPORTS = re.compile(
    rf"{_AFTER}(?:supports?|supported|supporting|backs?|backed|soutient|soutiennent|soutenu|appuie|appuient|appuyé)\b(?!\s(?:by|par)\b)"
)
_VERBS = (_FUNDS, _AWARDS, _GIVES, _BACKS)
_US = re.compile(
    r"\s*(?:us|our\swork|our\sactivities|our\sorgani[sz]ation|nous|nos\sactivités|notre\stravail)\b", re.I
)
_PROJECT = re.compile(
    r"\s*(?:this|the|our|its|ce|le|notre|cette)\s(?:\w+\s)?(?:projects?|program(?:me)?s?|initiatives?|campaigns?|projet|programme|campagne|extension)\b"
    r"(?!\s(?-i:[A-ZÀ-Ý“«]))",
    re.I,
)
_AND = re.compile(r"(?:\b(?:and|et)\b|&)")
_CLOSE = 5
_LONGEST = 150


def find(sentence: Sentence, cast: Cast) -> Iterator[Claim]:
    """Yield who funds whom from what the donors of a sentence do."""
    if sentence.kind == "heading":
        return
    for mention in cast.mentions(sentence):
        via = _through(sentence, cast, mention)
        cue = _cue(sentence.text, via[-1].end if via else mention.end)
        if cue is None or not is_stated(sentence.text, mention.start, cue.end()):
            continue
        donors = [
            each for each in _donors(sentence, cast, mention) if not issubclass(each.body.kind, Project)
        ]
        for taker in _takers(sentence, cast, cue.end()) if donors else ():
            yield from flows(sentence, Chain(donors, via), taker)


def find_backed(sentence: Sentence, cast: Cast) -> Iterator[Claim]:
    """Yield who supports a project by name: to support a project is to pay for it."""
    for mention in cast.mentions(sentence):
        cue = _SUPPORTS.match(sentence.text, mention.end, mention.end + _LONGEST)
        known = mention.body.sure and not issubclass(mention.body.kind, Project)
        if cue is None or not known or not is_stated(sentence.text, mention.start, cue.end()):
            continue
        for taken in listed(sentence, cast, cue.end())[:1]:
            if issubclass(taken.body.kind, Project) and mention.body is not cast.subject:
                yield from flows(sentence, Chain(_donors(sentence, cast, mention), []), taken.body)


def _through(sentence: Sentence, cast: Cast, donor: Mention) -> list[Mention]:
    """Return through whom a donor pays in "X, through Y, funds Z"."""
    found = THROUGH.match(sentence.text, donor.end, donor.end + 60)
    row = listed(sentence, cast, found.end()) if found else []
    return row if row and found and row[0].start - found.end() <= _CLOSE else []


def _cue(text: str, position: int) -> re.Match[str] | None:
    return next(filter(None, (verb.match(text, position, position + _LONGEST) for verb in _VERBS)), None)


def _donors(sentence: Sentence, cast: Cast, last: Mention) -> list[Mention]:
    """Return the row of names that ends before the verb: "A, B and C fund"."""
    row = listed_before(sentence, cast, last.end)
    closed = len(row) > 1 and _AND.search(sentence.text, row[-2].end, row[-1].start)
    return [each for each in row if each.body.sure or " " in each.text] if closed else [last]


def _takers(sentence: Sentence, cast: Cast, position: int) -> list[Body]:
    """Return to whom the money goes: the bodies named, the project spoken of, or the subject as "us"."""
    if _US.match(sentence.text, position):
        return [cast.subject] if cast.subject is not None else []
    if _PROJECT.match(sentence.text, position):
        meant = cast.project(sentence) or cast.subject
        return [meant] if meant is not None else []
    return [each.body for each in listed(sentence, cast, position) if _may_take(sentence.text, each)]


def _may_take(text: str, mention: Mention) -> bool:
    """Tell whether a body can be one that is paid, and does not begin to tell of the next who pays."""
    named = mention.body.sure or mention.body.titled or issubclass(mention.body.kind, Project)
    return named and _cue(text, mention.end) is None


RULES = (
    Rule(
        "what donors do",
        (
            Example(
                "Hope Trust (HT) is a charity. Bora Foundation and the Lottery Board have been funding HT.",
                (("Bora Foundation", "FUNDS", "Hope Trust"), ("Lottery Board", "FUNDS", "Hope Trust")),
            ),
            Example(
                "Hope Trust (HT) is a charity. The Lottery Board gives financial support to HT.",
                (("Lottery Board", "FUNDS", "Hope Trust"),),
            ),
            Example(
                "Hope Trust (HT) is a charity. Bora Foundation has supported HT financially.",
                (("Bora Foundation", "FUNDS", "Hope Trust"),),
            ),
            Example(
                "Hope Trust (HT) est une association. La Fondation Bora finance les activités de HT et"
                " l’Agence du Lac accorde une subvention à HT.",
                (("Fondation Bora", "FUNDS", "Hope Trust"), ("Agence du Lac", "FUNDS", "Hope Trust")),
            ),
            Example("Hope Trust (HT) is a charity. Bora Foundation hopes to fund HT.", ()),
            Example("Hope Trust (HT) is a charity. Bora Foundation gives seeds to HT.", ()),
        ),
        find=find,
    ),
    Rule(
        "supports a project",
        (
            Example(
                "Hope Trust (HT) leads the Dry Feet Project. NORA supports the Dry Feet Project.",
                (("NORA", "FUNDS", "Dry Feet Project"),),
            ),
            Example("Hope Trust (HT) leads the Dry Feet Project. NORA may support the Dry Feet Project.", ()),
        ),
        find=find_backed,
    ),
)
