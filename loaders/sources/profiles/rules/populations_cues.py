"""How much the words around a group of people say that somebody works for it."""

import re
from collections.abc import Sequence
from functools import lru_cache

from graph.vocabularies.spellings import is_acronym
from loaders.sources.profiles.claims import TermMention
from loaders.sources.profiles.cues import Opening, cue
from loaders.sources.profiles.lists import introduction
from loaders.sources.profiles.missions import is_under_mission
from loaders.sources.profiles.passages import Sentence
from loaders.sources.profiles.rules.populations_counts import Count

_WORK = cue(
    "work",
    0.8,
    r"work(?:s|ed|ing)?(?:\s\w+){0,2}\s(?:with|for|alongside|among|towards)|serv(?:e|es|ed|ing)|"
    r"target(?:s|ed|ing)?|reach(?:es|ed|ing)?(?:\sout\sto)?|assist(?:s|ed|ing)?|"
    r"help(?:s|ed|ing)?|empower(?:s|ed|ing|ment\sof)?|protect(?:s|ed|ing|ion\sof)?|defend(?:s|ing)?|"
    r"(?<!highly\s)(?<!well\s)(?<!well-)train(?:s|ed|ing(?:\s(?:of|for))?)?|refer(?:s|red|ring)|equip(?:s|ped|ping)?|enrol\w*|support(?:s|ed|ing)?(?:\s\w+){0,3}?(?:\s(?:to|for|of))?|"
    r"engag(?:e|es|ed|ing)|educat(?:e|es|ed|ing)|teach(?:es|ing)?|taught|sensiti[sz](?:e|es|ed|ing)|mobili[sz](?:e|es|ed|ing)|rescu(?:e|es|ed|ing)|"
    r"benefi(?:t|ts|ted|ting|ciaries)(?:\s(?:are|include|including))?|"
    r"aupr[èe]s\sd\w+|au\sprofit\sd\w+|en\sfaveur\sd\w+|aid(?:e|er|é|ent|ant)|souten\w+|"
    r"accompagn\w+|encadr\w+|appuy\w+|appui(?:ent|e)(?:\s(?:à|aux?))?|appui\s(?:à|aux?)|prot[ée]g\w+|sensibilis\w+|form(?:é|er|ent|ant)|(?<!sous\s)(?<!la\s)(?<!une\s)forme(?=\s(?:des|les|de|aussi|\d))|bénéfici\w+|"
    r"touch(?:e|ent|é|er)|accompan(?:y|ies|ied|ying)|permi(?:s|t)\s(?:à|aux?)|permet\s(?:à|aux?)|"
    r"(?:groupes?\scibles?|bénéficiaires?|target\sgroups?|beneficiar(?:y|ies))\s(?:\w+\s)?(?:sont|are|include|including"
    r"|comprennent)|"
    r"atteint|atteindre|cibl\w+|s[’']adresse\s\w+|pris\sen\scharge|[àa]\sl[’']intention\sd\w+|"
    r"benefi(?:t|ts|ted|ting)\sfrom\s[^.;:]{0,80}:|"
    r"(?:treat|counsel|mentor|feed|rehabilitat|reintegrat|represent|advis|accommodat|encourag|enabl)(?:e|s|es|ed|ing|led|ling)?|"
    r"(?:coach|shelter|host|hous|sponsor)(?:s|es|ed|ing)|(?:car(?:e|es|ed|ing)\sfor|look(?:s|ed|ing)?\safter|reunit(?:e|es|ed|ing)|welcom(?:e|es|ed|ing))|"
    r"h[ée]berg\w+|accueill\w+|soign\w+|scolaris(?:e|er|ent|é|ant)|r[ée]ins[èée]r\w+|prend\sen\scharge|prise\sen\scharge\sd\w+|"
    r"assist(?:er|e|ent|ant|é)|conseill\w+|parrain\w+|outill\w+|équip(?:e|er|ent|é)|au\sservice\sd\w+|vien(?:t|nent)\sen\saide\s(?:à|aux?)|"
    r"venir\sen\saide\s(?:à|aux?)|r[ée]unifi\w+|s[’']occup\w+\sd\w+|pren\w+\ssoin\sd\w+|t(?:ake|akes|ook|aking)\scare\sof|encourag\w+|alphab[ée]tis\w+|"
    r"(?:concentrat(?:e|es|ed|ing)|focus(?:es|ed|ing|sing)?|concentr(?:e|ent|ant|é|és|ée))\s(?:\w+\s)?(?:on|sur)|"
    r"(?:listen(?:s|ed|ing)?\sto|hearing|(?:à\sl['’]écoute|écoute)\sd\w+)|prepar(?:es|ed|ing)|priorit(?:is|iz)(?:e|es|ed|ing)|"
    r"(?:also|especially|mainly|particularly|notably|aussi|également|surtout|notamment)\s(?:with|avec)",
)
_GIVE = cue(
    "give",
    0.75,
    r"(?:services?|aid|assistance|care|support|aftercare|protection|training|education|help|relief|materials|trainings|"
    r"opportunities|loans|scholarships|capacity|healthcare|advocacy|counsel+ing|awareness|house|shelters?|cent(?:er|re)s?|space|future|"
    r"program(?:me)?s?|activities|interventions?|initiatives?|clinics?|schools?)(?:\s[\w,-]+){0,4}?\s(?:to|for|of|among|amongst)|"
    r"(?:distribu|fourni|remis|octroy|accord|dispens|offr|offert)\w*\s(?:[\w’'-]+\s){0,5}?(?:à|aux?)|"
    r"(?:provid|giv|offer|deliver|distribut)\w+(?:\s[\w,-]+){0,8}?\s(?:to|for|among)|"
    r"(?:rights?|needs?|lives|livelihoods?|status|health|well-?being|situation|welfare|position|conditions?|protection|"
    r"scolarisation|vaccination|alphabétisation|réinsertion|participation|education|knowledge|resilience|capacit\w+|advancement|development|empowerment|promotion|inclusion|cohesion|linkages|voices?|norms|attitudes|behaviou?rs?|"
    r"[ée]ducation|assistance|appui|aide|encadrement|accompagnement|conditions\sde\svie|moyens\sde\ssubsistance|autonomie|r[ée]int[ée]gration|autonomisation|protection|vie|"
    r"formation|intérêts|acc[èe]s|capacités|droits?|statut|sant[ée]|promotion|situation|position|[ée]panouissement|d[ée]veloppement)"
    r"\s(?:and\s\w+\s)?(?:of|among|between|for|de|du|des|d['’])(?:\sla|\sles|\sl['’])?|"
    r"(?:improv|promot|strengthen|enhanc|increas|reduc|advanc|uphold|foster|build)\w*(?:\s[\w’,-]+){1,6}?\s(?:among|amongst|for|of)|"
    r"(?:am[ée]lior|promouv|renforc|d[ée]fend|favoris)\w+(?:\s[\w’'-]+){1,6}?\s(?:des|de\sla|du|d['’]|chez\sles|pour\sles)|"
    r"(?:interests|access\sto\s[\w\s]{2,40}?|accès\s(?:à|aux?)\s(?!des\s)[\w\s’']{2,40}?)\s(?:of|for|by|des|de\sla|d['’])|"
    r"(?:appui|assistance|aide|soutien|distribution)(?:\s[\w’'-]+){0,3}?\s(?:à|aux?)|"
    r"(?:suivi|accueil|[ée]coute|prise\sen\scharge|soins|accompagnement|r[ée]insertion)(?:\s[a-zà-ÿ]+){0,2}?\s(?:de|du|des|d['’])(?:\sla|\sles|\sl['’])?|"
    r"(?:therap(?:y|ies)|counsel+ing|corners|circles|clubs|classes|lessons|courses|meals|homes?|kits|grants|libraries)(?:\s[\w-]+){0,2}?\s(?:for|of)",
)
_FOR = cue("for", 0.62, r"for|among|amongst|pour|parmi")
_MISSION = cue(
    "mission",
    0.6,
    r"(?:our|its|the|whose|main|primary|overall|[’']s)\s(?:\w+\s){0,3}?(?:mission|vision|purpose|goals?|objectives?|aims?|mandate)|"
    r"(?:mission|vision|objectifs?|buts?|objectives?|goals?|aims?)\b[^.;]{0,60}?(?:\s(?:is|are|est|sont)\b|:)",
)
_NAMED = cue(
    "named",
    0.95,
    r"(?:groupes?\scibles?|bénéficiaires|target\s(?:groups?|populations?)|(?:direct\s|main\s|primary\s)?beneficiaries|people\swe\sserve"
    r"|populations?\scibles?)\s(?:\w+\s)?(?:sont|are|include|including|comprennent|:|est\s(?:constitué|composé)e?\sd\w+)",
)
CUES = (_NAMED, _WORK, _GIVE, _FOR)
CLOSER = re.compile(
    r"[.;!?:](?=\s)|(?<!such\s)(?<!well\s)\bas\b|\b(?:which|whose|that|where|while|so|through|by|via|without|from|under|is|are|was|"
    r"were|has|have|had|will|can|because|due|since|when|before|after|during|(?<!more\s)(?<!less\s)than|but|with|collaboration|partnership|to|on|about|in|at|"
    r"qui|dont|par|avec|est|sont|dans|chez)\b",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"\b(?:focus|target|beneficiar\w+|b[ée]n[ée]ficiaires?|populations?|groups?|participants?|publics?|cibles?|groupes?)\b",
    re.IGNORECASE,
)
_NAMES_GROUPS = re.compile(
    r"(?:(?:our|the|nos|les|main|direct|primary|principaux)\s)*(?:target\s(?:groups?|populations?|beneficiaries)|beneficiar(?:y|ies)(?:\sgroups?)?"
    r"|(?:people|groups|communities|those)\s(?:that\s|whom\s)?we\s(?:serve|support|help|reach|work\s(?:with|for))|who(?:m)?\swe\s(?:serve|support|help|reach|work\s(?:with|for))"
    r"|(?:who(?:m)?\s)?(?:we|it|they)\s(?:are|is|exists?|works?|live)\s(?:here\s)?for|(?:those|people|groups|communities)\s(?:that\s|whom\s)?we\sare\s(?:here\s)?for"
    r"|whom\sit\s(?:serves|helps|reaches|is\sfor)|who\s(?:benefits|it\sis\sfor|is\sit\sfor)|nous\s(?:sommes\slà|existons|travaillons|agissons)\spour"
    r"|(?:groupes?|publics?|populations?)[\s-]cibles?|b[ée]n[ée]ficiaires(?:\s(?:directs|cibles))?|pour\squi|avec\squi)\s*[:?]?",
    re.IGNORECASE,
)
_HELPERS = re.compile(
    r"\b(?:with|thanks\sto|through|by|avec|grâce\s(?:à|au))\s(?:the\s|l['’]|le\s|la\s)?(?:\w+\s)?"
    r"(?:help|support|assistance|aid|aide|appui|soutien|contributions?|participation|involvement)\s(?:of|from|de|des|d['’])"
    r"[^,;.]{0,40}$",
    re.IGNORECASE,
)
_FOLLOWED = re.compile(
    r"\s*(?:(?:and|&)\s[\w\s]{3,40}?\s|(?:who|with|living|from|victimes|souffrant|qui)\s[^,.;]{3,40}?\s)?(?:(?:were|was|are|is|been|have\sbeen|has\sbeen|qui\sont|ont)\s)?"
    r"(?:took\spart|(?:trained|reached|supported|assisted|helped)(?!\s(?:\d|the|over|more|some|many|several|all|our|their)\b)|transferred|directed|oriented|rushed|enrolled|equipped|sensiti[sz]ed|empowered|served|targeted|referred|accompanied|treated|registered|vaccinated|screened|weighed|housed|rescued|reunited|counsel+ed|visited|"
    r"(?:learned|learnt|gained|acquired|received|graduated)|suivi|appris|acquis|re[çc]u|b[ée]n[ée]fici[ée]|[ée]t[ée]\s(?:form|aid|encadr|sensibilis|touch)[ée]e?s|(?:sont\s|a\sété\s)(?:(?:puis|ensuite|aussi)\s)?(?:prise?s?\sen\scharge|orientée?s|référée?s|accompagnée?s|enregistrée?s|vaccinée?s|dépistée?s|scolarisée?s|accueillie?s|soignée?s|nourrie?s|hébergée?s|réunifiée?s|visitée?s))\b",
    re.IGNORECASE,
)
_AND = re.compile(
    r"\s*(?:[,;/&]|\band\b|\bet\b|\bor\b|\bou\b|\bas\swell\sas\b|\bainsi\sque\b|\b(?:the|les|des|other)\b|\s)+\s*"
)
_ROW = 2
IN_ROW = 0.65
_PLURALS = frozenset(
    {"women", "men", "children", "people", "youth", "elderly", "police", "clergy", "blind", "deaf", "poor"}
)
_TAIL = re.compile(
    r"\s(?:vivant|ayant|souffrant|sans|avec|of|with|living|who|in|at|for|from|affected|without|under|to|de|du|des|d)\b"
)
_FORMER = re.compile(r"\b(?:former|anciens?|anciennes?|ex)[\s-]$", re.IGNORECASE)
_ARTICLE = re.compile(r"(?:\b(?:the|an?|every|each|any|la|le|une?|chaque)\s|\bl['’]\s?)$", re.IGNORECASE)
_OWNED = re.compile(
    r"[’'](?:s\s|\s)(?:\w+\s){0,2}(?:rights?|resilience|health|lives|livelihoods?|needs|access|participation|empowerment|"
    r"education|voices?|capacit(?:y|ies)|skills|protection|welfare|well-?being|leadership|development)\b",
    re.IGNORECASE,
)


_OWNS_OTHER = re.compile(
    r"-(?:friendly|led|based|owned|headed|run|centered|sensitive)\b"
    r"|[’'](?:s\s|\s)(?:\w+\s){0,2}(?:forums?|evenings?|associations?|organi[sz]ations?|networks?|groups?|clubs?|councils?|day|meetings?)\b",
    re.IGNORECASE,
)


def _ids(names: str) -> frozenset[str]:
    return frozenset(f"population-{name}" for name in names.split())


# Words for anybody, and for those one works with: they count only where the text comes back to them.
_ANYBODY = _ids(
    "communities citizens service-users csos volunteers researchers workers victims paralegals local-leaders "
    "government-officials humanitarian-workers"
)
_BODIES = _ids("csos")
_HURT = _ids("victims")
_CLOSE = 5
_UNDER_MISSION = 0.65


def weight_of(
    sentence: Sentence, mention: TermMention, opening: Opening | None, count: Count | None, in_theme: float
) -> float:
    """Return how much one sentence says that a group of people is worked for, from 0 to 1."""
    weight = max(_by_words(sentence.text, mention, opening), _by_place(sentence), in_theme)
    if count is not None:
        weight = max(weight, 0.7 if count.sort else 0.3)
    if _is_modifier(sentence.text, mention) or _OWNS_OTHER.match(sentence.text, mention.end):
        weight *= 0.3
    if _FORMER.search(sentence.text[: mention.start]):
        weight *= 0.3
    counted = count is not None and count.sort is not None and mention.id not in _BODIES
    if mention.id in _BODIES:
        return weight * 0.3
    worked_with = opening is not None and opening.cue is _WORK and mention.start - opening.end <= _CLOSE
    anybody = (
        mention.id in _ANYBODY and not mention.text[0].isupper() and not (mention.id in _HURT and worked_with)
    )
    return weight * 0.5 if anybody and not counted else weight


def in_row(text: str, mention: TermMention, found: Sequence[TermMention]) -> bool:
    """Tell whether a group stands in a row of three or more after a colon, as those whom one works for do."""
    place = found.index(mention)
    first = last = place
    while first and _AND.fullmatch(text, found[first - 1].end, found[first].start):
        first -= 1
    while last + 1 < len(found) and _AND.fullmatch(text, found[last].end, found[last + 1].start):
        last += 1
    opened = re.search(r":\s(?:\w+\s){0,2}$", text[: found[first].start]) is not None
    return opened and last - first >= _ROW


def _is_modifier(text: str, mention: TermMention) -> bool:
    """Tell whether a group is named in the singular without an article, as in "child health"."""
    last = _TAIL.split(mention.text)[0].split()[-1]
    if last.lower().endswith(("s", "x")) or last.lower() in _PLURALS or is_acronym(last):
        return False
    before = text[: mention.start]
    if last[0].isupper() and re.search(r"\d\s$", before) and mention.id not in _ANYBODY:
        return False
    return _ARTICLE.search(text[max(0, mention.start - 10) : mention.start]) is None


def _by_words(text: str, mention: TermMention, opening: Opening | None) -> float:
    if _HELPERS.search(text[max(0, mention.start - 90) : mention.start]):
        return 0.1
    if _FOLLOWED.match(text, mention.end):
        return 0.8
    weight = opening.cue.weight if opening is not None else 0.2
    return max(weight, 0.5) if _OWNED.match(text, mention.end) else weight


@lru_cache(maxsize=64)
def _tells_purpose(text: str) -> bool:
    return _MISSION.pattern.search(text) is not None


def _by_place(sentence: Sentence) -> float:
    if sentence.label and _LABEL.search(sentence.label):
        return 0.95 if sentence.kind == "row" else 0.8
    if sentence.kind == "item" and _NAMES_GROUPS.fullmatch(introduction(sentence)):
        return 0.9
    if is_under_mission(sentence):
        return _UNDER_MISSION
    return _MISSION.weight if _tells_purpose(sentence.text) else 0.0
