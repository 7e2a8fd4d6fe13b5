"""Whom an organization or a project works for, with the numbers that it states."""

import re
from collections.abc import Iterator, Sequence

from graph.model.links import Serves
from loaders.sources.profiles.actors import actors_of, is_about, name_around
from loaders.sources.profiles.bodies import Body, Cast
from loaders.sources.profiles.claims import Claim, Example, Rule, TermMention
from loaders.sources.profiles.cues import Opening, cue, governing, quote_of
from loaders.sources.profiles.evidence import Evidence, weigh
from loaders.sources.profiles.passages import Sentence
from loaders.sources.profiles.rules.populations_counts import Count, count_of
from loaders.sources.profiles.terms import lexicon

BARS = ((0, 0.6), (8, 0.8))
_WORK = cue(
    "work",
    0.8,
    r"work(?:s|ed|ing)?(?:\s\w+){0,2}\s(?:with|for|alongside|among|towards)|serv(?:e|es|ed|ing)|"
    r"target(?:s|ed|ing)?|reach(?:es|ed|ing)?(?:\sout\sto)?|assist(?:s|ed|ing)?|"
    r"help(?:s|ed|ing)?|empower(?:s|ed|ing|ment\sof)?|protect(?:s|ed|ing|ion\sof)?|defend(?:s|ing)?|"
    r"train(?:s|ed|ing\s(?:of|for))?|equip(?:s|ped|ping)?|enrol\w*|support(?:s|ed|ing)?(?:\s\w+){0,3}?(?:\s(?:to|for|of))?|"
    r"engag(?:e|es|ed|ing)|educat(?:e|es|ed|ing)|sensiti[sz](?:e|es|ed|ing)|mobili[sz](?:e|es|ed|ing)|rescu(?:e|es|ed|ing)|"
    r"benefi(?:t|ts|ted|ting|ciaries)(?:\s(?:are|include|including))?|"
    r"aupr[èe]s\sd\w+|au\sprofit\sd\w+|en\sfaveur\sd\w+|aider|soutenir|prot[ée]ger",
)
_GIVE = cue(
    "give",
    0.75,
    r"(?:services?|aid|assistance|care|support|aftercare|protection|training|education|help|relief|materials|trainings|"
    r"opportunities|loans|scholarships|capacity|healthcare|advocacy|counsel+ing)(?:\s[\w,-]+){0,4}?\s(?:to|for|of|among)|"
    r"(?:provid|giv|offer|deliver|distribut)\w+(?:\s[\w,-]+){0,8}?\s(?:to|for|among)|"
    r"(?:rights?|needs?|lives|livelihoods?|status|health|well-?being|situation|welfare|position|conditions?|protection|"
    r"participation|education|knowledge|resilience|capacit\w+|advancement|development|empowerment|promotion|inclusion|"
    r"droits?|statut|sant[ée]|promotion|situation|position|[ée]panouissement|d[ée]veloppement)"
    r"\s(?:and\s\w+\s)?(?:of|among|for|de|du|des|d['’])(?:\sla|\sles|\sl['’])?",
)
_FOR = cue("for", 0.4, r"for|among|amongst|pour|parmi")
_MISSION = cue(
    "mission",
    0.6,
    r"(?:our|its|the|whose|main|primary|overall|[’']s)\s(?:\w+\s){0,3}?(?:mission|vision|purpose|goals?|objectives?|aims?|mandate)|"
    r"(?:mission|vision|objectif)\s(?:is|est|:)",
)
CUES = (_WORK, _GIVE, _FOR)
_CLOSER = re.compile(
    r"[.;!?:](?=\s)|(?<!such\s)(?<!well\s)\bas\b|\b(?:which|whose|that|where|while|so|through|by|via|without|from|under|is|are|was|"
    r"were|has|have|had|will|can|because|due|since|when|before|after|during|than|to|against|on|about|in|at|"
    r"qui|dont|par|avec|est|sont|dans|chez)\b",
    re.IGNORECASE,
)
_LABEL = re.compile(r"\b(?:focus|target|beneficiar\w+|populations?|groups?|participants?)\b", re.IGNORECASE)
_FOLLOWED = re.compile(
    r"\s*(?:(?:and|&)\s[\w\s]{3,40}?\s)?(?:(?:were|was|are|is|been|have\sbeen|has\sbeen)\s)?"
    r"(?:trained|reached|supported|assisted|enrolled|equipped|sensiti[sz]ed|empowered|served|helped|targeted|referred)\b",
    re.IGNORECASE,
)


# Words for anybody: they tell whom one works for only where the text comes back to them.
_VAGUE = frozenset(
    f"population-{each}"
    for each in (
        "communities",
        "citizens",
        "service-users",
        "csos",
        "volunteers",
        "researchers",
        "workers",
        "victims",
    )
)


def _find(sentences: Sequence[Sentence], cast: Cast) -> Iterator[Claim]:
    evidence = (each for sentence in sentences for each in _evidence(sentence, cast))
    return weigh(evidence, BARS)


def _evidence(sentence: Sentence, cast: Cast) -> Iterator[Evidence]:
    for mention in lexicon("population").find(sentence.text):
        if name_around(sentence, mention, cast) is not None:
            continue
        opening = governing(sentence.text, mention, CUES, _CLOSER)
        count = count_of(sentence.text, mention)
        for actor in actors_of(sentence, mention, cast):
            weight = _weight(sentence, mention, opening, count)
            counted = count is not None and count.sort is not None
            if (mention.id in _VAGUE and not counted) or not is_about(actor, sentence, cast):
                weight *= 0.5
            yield Evidence(_claim(actor, mention, sentence, opening, count), weight)


def _weight(sentence: Sentence, mention: TermMention, opening: Opening | None, count: Count | None) -> float:
    weights = [0.2]
    if opening is not None:
        weights.append(opening.cue.weight)
    if _MISSION.pattern.search(sentence.text):
        weights.append(_MISSION.weight)
    if sentence.label and _LABEL.search(sentence.label):
        weights.append(0.8)
    if _FOLLOWED.match(sentence.text, mention.end):
        weights.append(0.8)
    if count is not None:
        weights.append(0.7 if count.sort else 0.4)
    return max(weights)


def _claim(
    actor: Body, mention: TermMention, sentence: Sentence, opening: Opening | None, count: Count | None
) -> Claim:
    start = opening.start if opening is not None else mention.start
    quote = quote_of(sentence.text, start, mention.end)
    fields = count.fields() if count is not None else {}
    return Claim(Serves, actor, mention, sentence, quote, fields=fields, to_text=mention.text)


RULES: tuple[Rule, ...] = (
    Rule(
        "works for people",
        (
            Example(
                "Hope Initiative supports teen mothers.", (("Hope Initiative", "SERVES", "teen mothers"),)
            ),
        ),
        find_all=_find,
    ),
)
