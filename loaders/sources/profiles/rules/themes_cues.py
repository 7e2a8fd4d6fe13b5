"""How much the words around a theme say that somebody works on it."""

import re
from functools import lru_cache

from graph.identity.normalize import fold
from loaders.sources.profiles.claims import TermMention
from loaders.sources.profiles.cues import Opening, cue, governing
from loaders.sources.profiles.lists import introduction
from loaders.sources.profiles.missions import is_under_mission
from loaders.sources.profiles.passages import Sentence
from loaders.sources.profiles.terms import lexicon
from loaders.sources.profiles.words import word_set

_FOCUS = cue(
    "focus",
    0.9,
    r"(?:works?|working|worked|active|operat(?:es|ing)|speciali[sz](?:es|ed|ing)|engaged|involved|collaborat(?:es?|ing)|"
    r"interven(?:es|ing|tions?)|(?:work|partner|collaborat)\w*\s(?:[\w-]+\s){0,4}?with\s[^.;,]{3,80}?)"
    r"(?:\s\w+ly)?\s(?:on|in)(?:\sthe\s(?:areas?|fields?|domains?|sectors?)\sof)?|"
    r"in\sthe\s(?:\w+\s)?(?:context|fields?|areas?|domains?|sectors?)\sof|"
    r"focus(?:es|ed|ing|sing)?\s(?:\w+\s)?(?:on|in)|(?:focus|thematic|key|core|main|priority)\sareas?\s?(?::|(?:also\s)?(?:are|include))|"
    r"areas?\sof\s(?:focus|intervention|work|activity|expertise)s?(?:\s(?:are|include|is))?|"
    r"campaign(?:s|ed|ing)?\s(?:for|on|against)|(?:dedicated|committed|devoted)\sto|(?:related|linked)\sto|"
    r"(?:œuvr|oeuvr|travaill|interven|intervien|plaid|milit|engag)\w+\s(?:(?:depuis|également|aussi|activement)\s(?:\d{4}\s)?)?"
    r"(?:pour|dans|sur|en\sfaveur\sde)|"
    r"(?:is|are)\s(?:in\scharge\sof|responsible\sfor)|(?:est\s)?(?:chargée?|responsable)\s(?:de|du|des|d['’])|"
    r"(?:orient|ax|centr|concentr)(?:e|é|ée|és|ées|ent)\s(?:[\w’'-]+\s){0,3}?(?:vers|sur)|"
    r"port(?:e|ait|ant|aient)\ssur|consacrée?s?\s(?:à|aux?)|"
    r"(?:pillars?|components?|axes|volets?|piliers?|composantes?|thematic\sareas)(?:\s[\w’'-]+){0,6}?\s?(?::|,?\s(?:namely|à\ssavoir|i\.e\.)),?|"
    r"dans\sles?\s(?:domaines?|secteurs?)\s(?:de|du|des|d['’])|ax[ée]e?s?\ssur|"
    r"(?:domaines?|secteurs?|axes)\s(?:\w+\s)?d['’](?:intervention|action|activités)(?:\ssont|\scomprennent)?|"
    r"(?:(?:cent(?:er|re)|anchor)(?:s|ed)?|built|based)\s(?:on|around)|revolv(?:es?|ing)\saround|geared\stowards?|"
    r"(?:departments?|départements?|sections|program(?:me)?s|projects|services|programmes|projets)\s?:",
)
_PURPOSE = cue(
    "purpose",
    0.7,
    r"promot(?:es?|ed|ing|ions?)(?:\s(?:of|for))?|foster(?:s|ed|ing)?|(?:to\sbuild|builds)|cultivat(?:e|es|ing)|restor(?:e|es|ed|ing)|reali[sz](?:e|es|ing)|"
    r"facilitat(?:es?|ed|ing)|fight(?:s|ing)?(?:\sagainst)?|"
    r"combat(?:s|t?ing|t?ed)?|prevent(?:s|ed|ing|ion\sof)?|(?:to|an)\send|ending|eliminat\w+|eradicat\w+|"
    r"reduc(?:e|es|ed|ing|tion\sof)|address(?:es|ed|ing)?|respond(?:s|ed|ing)?(?:\s\w+ly)?\sto|response\sto|"
    r"improv(?:e|es|ed|ing|ement\sof)|strengthen(?:s|ed|ing)?(?:\sof)?|advanc(?:e|es|ing|ement\sof)|"
    r"achiev(?:e|es|ing|ement\sof)|defend(?:s|ing)?|protect(?:s|ing|ion\sof)|enhanc(?:e|es|ed|ing)|"
    r"advocat(?:es?|ed|ing)\s(?:(?:since|in|from)\s\d{4}\s)?(?:for|on)|advocacy\s(?:for|on|of)|tackl(?:e|es|ing)|challeng(?:e|es|ing)|"
    r"counter(?:s|ing)?|contribut(?:e|es|ed|ing)\sto|access(?:ing)?(?:\sto)?|scal(?:e|es|ing)\sup|secur(?:e|es|ing)|"
    r"empower(?:s|ed|ing|ment\sof)?\s[\w\s’'-]{3,60}?\sthrough|"
    r"uphold(?:s|ing)?|champion(?:s|ing)?|support(?:s|ed|ing)?|"
    r"promouvoir|promotion\s(?:de|du|des|d['’])|lutt(?:e|er|ent|ant)\s(?:contre|pour)|increas(?:e|es|ed|ing)(?:\sthe)?(?:\s(?:uptake|use)\sof)?|faciliter\s(?:l['’]acc[èe]s\s(?:à|aux?))?|"
    r"sensibilis(?:er|ation)\s(?:à|sur)|promeu\w+|promouv\w+|appui\s(?:à|aux?)|pr[ée]venir|pr[ée]vention\s(?:de|du|des)|"
    r"favoriser|encourager|soutenir|appuyer|assurer|am[ée]liorant|d[ée]veloppement\s(?:de|du|des)|"
    r"renforcer|renforcement\s(?:de|du|des)|am[ée]liorer|am[ée]lioration\s(?:de|du|des)|d[ée]fendre|"
    r"d[ée]fense\s(?:de|du|des)|r[ée]duire|contribuer\s(?:à|au|aux)",
)
_SERVICE = cue(
    "service",
    0.7,
    r"provid(?:e|es|ed|ing)|gives?|receiv(?:e|es|ed|ing)|(?:teach(?:es|ing)?|taught)(?:\s[\w,]+){0,4}?\s(?:about|on)|introduc(?:es|ed|ing)|organi[sz](?:es|ed|ing)|(?:organis|financ|mèn|dispens|propos)(?:e|ent|é|ée|ant)\sdes|deliver(?:s|ed|ing)?|offer(?:s|ed|ing)?|provision\sof|(?:demand\sfor|supply\sof|uptake\sof|quality\sof|availability\sof|delivery\sof)|services?\s(?:in|of|include|including)|"
    r"train(?:s|ed|ings?)?(?:\s[\w,]+){0,6}\s(?:on|in)|(?:awareness|sensiti[sz]\w+)(?:\s[\w,]+){0,3}\s(?:of|on|about)|"
    r"(?:projects?|program(?:me)?s?|campaigns?|messages?|education|knowledge|skills|capacity|workshops?|sessions?|dialogues?|debates?|talks|survey|study|studies|research)"
    r"(?:\s\w+){0,3}\s(?:of|on|about|in)|"
    r"(?:approach|programs?|programmes?|activities|interventions|services)\s(?:\w+\s)?(?:that\s)?"
    r"(?:encompass\w*|includ(?:e|es|ing)|cover(?:s|ing)?)|fourni(?:r|t|ssant)|offr(?:e|ir|ant)|acc[èe]s\s(?:à|aux?)|formation\s(?:en|sur)|"
    r"(?:sensibilis|form)\w+(?:\s[\w’'-]+){0,8}?\s(?:sur|à|aux?|en)|(?:ateliers?|s[ée]ances?|campagnes?|sessions?|formations?)(?:\s[\w’'-]+){0,5}?\ssur|"
    r"b[ée]n[ée]fici\w+\s(?:de|du|des|d['’])",
)
_ABLE = cue("able", 0.55, r"(?:expertise|experienced?|competen\w+)\s(?:in|on)")
_THROUGH = cue("through", 0.65, r"through|by\smeans\sof|à\stravers")
CUES = (_FOCUS, _PURPOSE, _SERVICE, _ABLE, _THROUGH)
_TRUTH = cue(
    "general truth",
    1.0,
    r"(?:crucial|essential|integral|vital|important|necessary|key|prerequisite)\s(?:to|for)|depends?\son|without",
)
_TROUBLE = cue(
    "trouble",
    1.0,
    r"(?:that|who|which)\s(?:need|require)s?|in\sneed\sof|challenges?\s(?:of|in|faced)|besoin\sd\w|problems?|barriers?|obstacles?|lack\sof|low|causes?\sof|hinder\w*|threaten\w*|undermin\w*|slow(?:s|ed)|dr(?:iv|ov)(?:es?|ers|en)|frein\w+|menac\w+|manque\sd\w|difficultés?|due\sto|because\sof|affected\sby|suffer\w*\sfrom",
)
CLOSER = re.compile(
    r"[.;!?:](?=\s)|(?<!such\s)(?<!well\s)\bas\b|\b(?:which|who|whose|that|where|while|so|through|by|via|with|without|from|"
    r"under|across|is|are|was|were|has|have|had|will|can|because|due|since|when|before|after|during|(?<!more\s)(?<!less\s)than|to|for|in|among|at|"
    r"qui|dont|par|avec|est|sont|pour|dans|chez)\b",
    re.IGNORECASE,
)
_FOLLOWED = re.compile(
    r"[\s’'-]*(?:related\s)?(?:program|programme|project|intervention|activit|service|campaign|training|awareness|prevention|"
    r"response|promotion|initiative|message|clinic|class|course|workshop|session|club|circle|corner|lesson|dialogue|debate|scheme|campaign)"
    r"(?:ie|e)?s?\b",
    re.IGNORECASE,
)
_RUNS = re.compile(
    r"\b(?:implement|run|launch|lead|manag|deliver|operat|coordinat|set\sup|conduct|h[eo]ld|organi[sz]|offer|provid|creat|establish|start|open|facilitat)\w*\s"
    r"(?:(?:an?|the|its|our|their|several|various|two|three|\d+)\s)?(?:[\w’'-]+\s){0,3}$",
    re.IGNORECASE,
)
_OF_OTHERS = re.compile(
    r"[\s’'-]*(?:\w+\s)?(?:actors?|organi[sz]ations?|CSOs|NGOs|institutions?|stakeholders?|officials?|staff|committees?|"
    r"officers?|ministr(?:y|ies)|cases|partners|materials?|kits?|status|conditions?|products?|items|equipments?|infrastructures?|problems?)\b",
    re.IGNORECASE,
)
_GIVEN = re.compile(
    r"\s(?:\w+\s){0,2}?(?:is|are|was|were|(?:has|have)\sbeen|est|sont|a\sété|ont\sété)\s(?:\w+ly\s|also\s|free\s)?"
    r"(?:provided|offered|given|delivered|promoted|organi[sz]ed|conducted|fourni|offert|donn|dispens|assur)\w*"
    r"(?!\s(?:\w+ly\s)?(?:by|par)\s(?!(?:our|its|nos|ses)\b|\d))",
    re.IGNORECASE,
)
_SAYS_MORE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|we|our|est|sont|a|ont|nous)\b|\d|@|://", re.IGNORECASE
)
_LIST_OF_WORK = re.compile(
    r"\b(?:activit\w+|missions?|focus\w*|areas?|program\w*|services|pillars?|priorit\w+|domaines?|axes|interventions?|"
    r"achievements?|successes|outcomes?|results?|(?:what|how)\s(?:we|keeps\sus)|our\s(?:work|fields?)|what\s(?:it|they)\sdo(?:es)?|notre\stravail|nos\sm[ée]tiers|comment\snous|r[ée]alis\w+|actions|activités|ce\sque\snous\sfaisons)\b",
    re.IGNORECASE,
)
_LIST_OF_AIMS = re.compile(r"\b(?:objecti\w+|goals?|aims?|purposes?|objectifs?|buts?)\b", re.IGNORECASE)
_TO_DO = re.compile(r"To\s[a-z]{3,}\s")
_MISSION = re.compile(
    r"\b(?:our|its|the|whose|main|primary|overall|[’']s)\s(?:\w+\s){0,3}?(?:mission|vision|purpose|goals?|objectives?|aims?|"
    r"mandate)\b|\b(?:mission|vision|objectifs?|buts?|objectives?|goals?|aims?)\b[^.;]{0,60}?(?:\s(?:is|are|est|sont)\b|:)",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"\b(?:focus|themes?|thematic|sectors?|domains?|domaines?|areas?|pillars?|topics?|priorit\w+|axes?|secteurs?|thématiques?)\b",
    re.IGNORECASE,
)
NAMES_THEMES = re.compile(
    r"(?:(?:our|the|nos|les|key|main|principaux)\s)*(?:(?:thematic|focus|priority|program(?:me)?|intervention|core)\s(?:areas?|themes?|sectors?)"
    r"|areas?\sof\s(?:focus|work|intervention|expertise|action)|themes|sectors|strategic\s(?:priorities|pillars|areas)"
    r"|domaines?(?:\sd['’](?:intervention|action|activités?|expertise|intérêt))?|axes?(?:\sstratégiques|\sd['’]intervention)?"
    r"|secteurs(?:\sd['’]intervention)?|thématiques)\s*:?",
    re.IGNORECASE,
)
_SURROUNDINGS = re.compile(
    r"\b(?:safe|enabling|conducive|supportive|friendly|healthy|learning|work|working|legal|political|business|similar|an?)\s$",
    re.IGNORECASE,
)
_FIRST_OF_MANY = 8
_MANY_SERVICES = 2
_ADJOINING = 20
_SHARE_OF_TITLE = 0.6
_BROADLY_SAID = 0.85
_OFTEN_SAID = 0.6
_HARDLY_A_THEME = 0.4


def _ids(names: str) -> frozenset[str]:
    return frozenset(f"theme-{name}" for name in names.split())


# Ways of working rather than themes: they tell what one works on only where the text comes back to them.
_WAYS = _ids(
    "advocacy capacity-building research coordination monitoring-evaluation knowledge-exchange accountability"
    " resource-mobilization leadership community-development civil-society-strengthening social-inclusion"
    " sustainable-development"
)
_MEANS = _ids(
    "training awareness-raising statistics media-development international-cooperation infrastructure "
    "innovation arts-culture ict-development volunteering"
)


# "Civil society" alone most often says who does it, not what is done.
_ACTING = frozenset({"civil society", "societe civile"})
_SECTOR = word_set("sector sectors service services system systems issues support secteur de la du des")
_BROAD = _ids("health justice governance protection economic-development trade water environment")


def weight_of(sentence: Sentence, mention: TermMention, opening: Opening | None, rank: int) -> float:
    """Return how much one sentence says that a theme is worked on, from 0 to 1."""
    if is_background(sentence.text, mention, opening):
        return 0.05
    weight = max(_by_words(sentence, mention, opening), _by_place(sentence), _as_title(sentence))
    if _OF_OTHERS.match(sentence.text, mention.end):
        weight *= 0.5
    if rank >= _MANY_SERVICES and opening is not None and opening.cue is _SERVICE:
        weight *= 0.9
    if rank >= _FIRST_OF_MANY:
        weight *= 0.6
    aimed = _is_aim(sentence) and mention.id in _WAYS and fold(mention.text) not in _ACTING
    return weight * (1.0 if aimed else weight_of_theme(mention))


def is_background(text: str, mention: TermMention, opening: Opening | None) -> bool:
    """Tell whether a theme is named as a trouble that there is, or in a truth that holds for everybody."""
    if mention.id == "theme-environment" and _SURROUNDINGS.search(
        text[max(0, mention.start - 20) : mention.start]
    ):
        return True
    if governing(text, mention, (_TRUTH,), CLOSER) is not None:
        return opening is None or opening.cue is not _FOCUS
    trouble = governing(text, mention, (_TROUBLE,), CLOSER)
    return trouble is not None and (opening is None or opening.end + _ADJOINING < trouble.start)


def _by_words(sentence: Sentence, mention: TermMention, opening: Opening | None) -> float:
    weight = opening.cue.weight if opening is not None else 0.2
    if _GIVEN.match(sentence.text, mention.end):
        return max(weight, 0.8)
    if not _FOLLOWED.match(sentence.text, mention.end):
        return weight
    return max(weight, 0.7 if _RUNS.search(sentence.text, 0, mention.start) else 0.45)


def _as_title(sentence: Sentence) -> float:
    """Return how much it says that themes head a section or a paragraph: "Land rights. We …"."""
    text = sentence.text.strip(" .:")
    told = sum(len(each.text) for each in lexicon("theme").find(text))
    if told < _SHARE_OF_TITLE * len(text) or _SAYS_MORE.search(text):
        return 0.0
    if sentence.kind == "heading":
        return 0.7
    return 0.8 if sentence.kind == "paragraph" and sentence.text.endswith((".", ":")) else 0.0


@lru_cache(maxsize=64)
def _tells_purpose(text: str) -> bool:
    return _MISSION.search(text) is not None


def _by_place(sentence: Sentence) -> float:
    """Return what the place in the document says: a label, a heading, a list of work or of aims."""
    if sentence.label and _LABEL.search(sentence.label):
        return 0.9
    if sentence.label and _LIST_OF_AIMS.search(sentence.label):
        return 0.66
    if _is_aim(sentence):
        return 0.65
    if sentence.kind == "item" and NAMES_THEMES.fullmatch(introduction(sentence)):
        return 0.9
    if sentence.kind == "item" and _LIST_OF_WORK.search(_above(sentence)):
        return 0.65
    if _tells_purpose(sentence.text):
        return 0.6
    if sentence.kind != "heading":
        return 0.0
    return 0.65 if sentence.headings and _LIST_OF_WORK.search(sentence.headings[-1]) else 0.5


def _above(sentence: Sentence) -> str:
    return " ".join([sentence.lead, *sentence.headings])


def _is_aim(sentence: Sentence) -> bool:
    """Tell whether a list item is an aim, by the words above its list or as it begins: "To improve …"."""
    if sentence.kind == "paragraph":
        return is_under_mission(sentence)
    if sentence.kind != "item":
        return False
    return _TO_DO.match(sentence.text) is not None or _LIST_OF_AIMS.search(_above(sentence)) is not None


def weight_of_theme(mention: TermMention) -> float:
    """Return how much naming a theme says at all: little for what nearly everybody does."""
    if mention.id in _MEANS or fold(mention.text) in _ACTING:
        return _HARDLY_A_THEME
    if mention.id in _BROAD and len(set(fold(mention.text).split()) - _SECTOR) == 1:
        return _BROADLY_SAID
    return _OFTEN_SAID if mention.id in _WAYS else 1.0
