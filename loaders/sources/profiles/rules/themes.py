"""What an organization or a project works on, as its mission, its activities and its headings say."""

import re
from collections.abc import Iterator, Sequence

from graph.model.links import WorksOn
from loaders.sources.profiles.actors import actors_of, is_about, name_around
from loaders.sources.profiles.bodies import Body, Cast
from loaders.sources.profiles.claims import Claim, Example, Rule, TermMention
from loaders.sources.profiles.cues import Opening, cue, governing, quote_of
from loaders.sources.profiles.evidence import Evidence, weigh
from loaders.sources.profiles.passages import Sentence
from loaders.sources.profiles.terms import lexicon

BARS = ((0, 0.6), (6, 0.75), (9, 0.9))
_FOCUS = cue(
    "focus",
    0.9,
    r"(?:works?|working|worked|active|operat(?:es|ing)|specializ(?:es|ed|ing)|specialis(?:es|ed|ing)|engaged|"
    r"involved|expertise|experience|interven(?:es|ing|tions?))"
    r"(?:\s\w+ly)?\s(?:on|in)(?:\sthe\s(?:areas?|fields?|domains?|sectors?)\sof)?|"
    r"in\sthe\s(?:\w+\s)?(?:context|fields?|areas?|domains?|sectors?)\sof|"
    r"focus(?:es|ed|ing|sing)?\s(?:\w+\s)?(?:on|in)|(?:focus|thematic|key|core|main|priority)\sareas?\s?:|"
    r"areas?\sof\s(?:focus|intervention|work|activity|expertise)s?(?:\s(?:are|include|is))?|"
    r"(?:dedicated|committed|devoted)\sto|(?:related|linked)\sto|"
    r"(?:œuvr|oeuvr|travaill|interven|intervien)\w+\s(?:pour|dans|sur|en\sfaveur\sde)|"
    r"dans\sles?\sdomaines?\s(?:de|du|des|d['’])|ax[ée]e?s?\ssur",
)
_PURPOSE = cue(
    "purpose",
    0.7,
    r"promot(?:es?|ed|ing|ions?)(?:\sof)?|fight(?:s|ing)?(?:\sagainst)?|combat(?:s|t?ing|t?ed)?|"
    r"prevent(?:s|ed|ing|ion\sof)?|(?:to|an)\send|ending|eliminat\w+|eradicat\w+|reduc(?:e|es|ed|ing|tion\sof)|"
    r"address(?:es|ed|ing)?|respond(?:s|ed|ing)?(?:\s\w+ly)?\sto|response\sto|improv(?:e|es|ed|ing|ement\sof)|"
    r"strengthen(?:s|ed|ing)?(?:\sof)?|advanc(?:e|es|ing|ement\sof)|achiev(?:e|es|ing|ement\sof)|defend(?:s|ing)?|"
    r"protect(?:s|ing|ion\sof)|enhanc(?:e|es|ed|ing)|advocat(?:es?|ed|ing)\s(?:for|on)|advocacy\s(?:for|on|of)|"
    r"tackl(?:e|es|ing)|challeng(?:e|es|ing)|counter(?:s|ing)?|contribut(?:e|es|ed|ing)\sto|access\sto|"
    r"scal(?:e|es|ing)\sup|secur(?:e|es|ing)|uphold(?:s|ing)?|champion(?:s|ing)?|support(?:s|ed|ing)?|"
    r"promouvoir|promotion\s(?:de|du|des|d['’])|lutt(?:e|er|ent|ant)\scontre|pr[ée]venir|pr[ée]vention\s(?:de|du|des)|"
    r"renforcer|renforcement\s(?:de|du|des)|am[ée]liorer|am[ée]lioration\s(?:de|du|des)|d[ée]fendre|"
    r"d[ée]fense\s(?:de|du|des)|r[ée]duire|contribuer\s(?:à|au|aux)",
)
_SERVICE = cue(
    "service",
    0.7,
    r"provid(?:e|es|ed|ing)|deliver(?:s|ed|ing)?|offer(?:s|ed|ing)?|provision\sof|services?\s(?:in|of|include|including)|"
    r"train(?:s|ed|ings?)?(?:\s[\w,]+){0,6}\s(?:on|in)|(?:awareness|sensiti[sz]\w+)(?:\s[\w,]+){0,3}\s(?:of|on|about)|"
    r"(?:campaigns?|messages?|education|knowledge|skills|capacity|workshops?|sessions?)(?:\s\w+){0,3}\s(?:of|on|about|in)|"
    r"fourni(?:r|t)|offr(?:e|ir)|formation\s(?:en|sur)|sensibilisation\s(?:sur|à)",
)
_TROUBLE = cue(
    "trouble",
    1.0,
    r"(?:problems?|barriers?|obstacles?|lack\sof|low|causes?\sof|hinder\w*|due\sto|because\sof|depend(?:s|ed)?\son|affected\sby|"
    r"suffer\w*\sfrom|crucial\sto|essential\sto)(?:\s\w+){0,2}(?:\s(?:are|is|include|included|identified|such\sas))*",
)
CUES = (_FOCUS, _PURPOSE, _SERVICE)
_CLOSER = re.compile(
    r"[.;!?:](?=\s)|(?<!such\s)(?<!well\s)\bas\b|\b(?:which|who|whose|that|where|while|so|through|by|via|with|without|from|under|is|are|was|"
    r"were|has|have|had|will|can|because|due|since|when|before|after|during|than|to|for|in|among|at|"
    r"qui|dont|par|avec|est|sont|pour|dans|chez)\b",
    re.IGNORECASE,
)
_FOLLOWED = re.compile(
    r"[\s’'-]*(?:related\s)?(?:program|programme|project|intervention|activit|service|campaign|training|awareness|prevention|"
    r"response|promotion|initiative|message|rights\sadvocacy|education)(?:ie)?s?\b",
    re.IGNORECASE,
)
_LIST_OF_WORK = re.compile(
    r"\b(?:activit\w+|objecti\w+|missions?|goals?|aims?|focus\w*|areas?|program\w*|services|pillars?|priorit\w+|"
    r"objectifs?|domaines?|axes|interventions?|achievements?|outcomes?|results?)\b",
    re.IGNORECASE,
)
_MISSION = re.compile(
    r"\b(?:our|its|the|whose|main|primary|overall|[’']s)\s(?:\w+\s){0,3}?(?:mission|vision|purpose|goals?|objectives?|aims?|mandate)\b|"
    r"\b(?:mission|vision|objectif)\s(?:is|est|:)",
    re.IGNORECASE,
)
# What nearly everybody does, or says: it tells what one works on only where the text comes back to it.
_VAGUE = frozenset(
    f"theme-{each}"
    for each in (
        "advocacy",
        "awareness-raising",
        "training",
        "capacity-building",
        "research",
        "coordination",
        "statistics",
        "media-development",
        "monitoring-evaluation",
        "sustainable-development",
        "international-cooperation",
        "infrastructure",
        "leadership",
        "community-development",
        "innovation",
        "social-inclusion",
        "arts-culture",
        "ict-development",
    )
)
_LABEL = re.compile(
    r"\b(?:focus|themes?|thematic|sectors?|domains?|areas?|pillars?|topics?)\b", re.IGNORECASE
)


def _find(sentences: Sequence[Sentence], cast: Cast) -> Iterator[Claim]:
    evidence = (each for sentence in sentences for each in _evidence(sentence, cast))
    return weigh(evidence, BARS)


def _evidence(sentence: Sentence, cast: Cast) -> Iterator[Evidence]:
    for mention in lexicon("theme").find(sentence.text):
        if name_around(sentence, mention, cast) is not None:
            continue
        opening = governing(sentence.text, mention, CUES, _CLOSER)
        for actor in actors_of(sentence, mention, cast):
            weight = _weight(sentence, mention, opening)
            if mention.id in _VAGUE or not is_about(actor, sentence, cast):
                weight *= 0.5
            yield Evidence(_claim(actor, mention, sentence, opening), weight)


def _weight(sentence: Sentence, mention: TermMention, opening: Opening | None) -> float:
    if governing(sentence.text, mention, (_TROUBLE,), _CLOSER) is not None:
        return 0.05
    weights = [0.2]
    if opening is not None:
        weights.append(opening.cue.weight)
    if _FOLLOWED.match(sentence.text, mention.end):
        weights.append(0.45)
    if sentence.kind == "heading":
        weights.append(0.5)
    if sentence.kind == "item" and _LIST_OF_WORK.search(" ".join([sentence.lead, *sentence.headings[-1:]])):
        weights.append(0.5)
    if _MISSION.search(sentence.text):
        weights.append(0.6)
    if sentence.label and _LABEL.search(sentence.label):
        weights.append(0.9)
    return max(weights)


def _claim(actor: Body, mention: TermMention, sentence: Sentence, opening: Opening | None) -> Claim:
    start = opening.start if opening is not None else mention.start
    quote = quote_of(sentence.text, start, mention.end)
    return Claim(WorksOn, actor, mention, sentence, quote, to_text=mention.text)


RULES: tuple[Rule, ...] = (
    Rule(
        "works on a theme",
        (
            Example(
                "Hope Initiative works in the field of mental health.",
                (("Hope Initiative", "WORKS_ON", "mental health"),),
            ),
        ),
        find_all=_find,
    ),
)
