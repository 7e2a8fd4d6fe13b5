"""Themes in words of the text after words that open one: "works on A, B and C", "the fight against D"."""

import re
from collections.abc import Iterator, Sequence

from graph.identity.normalize import fold
from loaders.sources.profiles.bodies import Cast
from loaders.sources.profiles.claims import TermMention
from loaders.sources.profiles.cues import without_accents
from loaders.sources.profiles.passages import Sentence
from loaders.sources.profiles.rules.places_names import named_places
from loaders.sources.profiles.terms import lexicon, phrase
from loaders.sources.profiles.words import FUNCTION, GENERIC, PLURALS, word_set

_OF = r"(?:\s(?:de|du|des)\b|\sd['’])"


def _openers(pattern: str) -> re.Pattern[str]:
    """Return words, in any case and with or without accents, that what they open follows."""
    plain = without_accents(pattern.replace("{of}", _OF))
    return re.compile(rf"(?<![\w-])(?:{plain})(?:\s?:)?(?:\s(?!and\b|et\b|or\b)|(?<=['’]))", re.IGNORECASE)


_FOCUS = _openers(
    r"(?:works?|working|worked|active|engaged|involved|speciali[sz](?:es|ed|ing)|interven(?:es|ing))(?:\s\w+ly)?\s(?:on|in)"
    r"(?:\sthe\s(?:\w+\s)?(?:areas?|fields?|domains?|sectors?)\sof)?"
    r"|focus(?:es|ed|ing|sing)?(?:\s\w+ly)?\son|in\sthe\s(?:\w+\s)?(?:areas?|fields?|domains?|sectors?|context)\sof"
    r"|(?:focus|core|key|main|priority|thematic|program(?:me)?|intervention)\sareas\s?(?:are|include|:)"
    r"|areas?\sof\s(?:work|focus|interventions?|expertise|action|activity)\s?(?:are|is|include|:)"
    r"|(?:dedicated|committed|devoted)\sto|expertise\sin"
    r"|(?:œuvr|oeuvr|travaill|interven|intervien|milit|engag|investi|spécialis)\w+\s(?:(?:également|aussi|activement|principalement)\s)?"
    r"(?:dans|sur)(?:\sles?\s(?:domaines?|secteurs?)(?:\ssuivants\s?:|{of})(?:\sla\s|\sl['’])?)?"
    r"|dans\sles?\s(?:domaines?|secteurs?)(?:\ssuivants\s?:|{of})|(?:domaines?|secteurs?|axes)\s(?:\w+\s)?d['’](?:intervention|action|activités)\s(?:sont|comprennent)"
    r"|(?:axée?s?|centrée?s?|portent|porte|portant)\ssur"
)
_LISTS = _openers(
    r"(?:program(?:me)?s|projects|activities|interventions|services|initiatives|trainings?|courses)\s(?:on|in|of|includ(?:e|es|ing)|cover(?:s|ing)?|such\sas)"
    r"|(?:activités|programmes|projets|actions|interventions|services)\s(?:sur|de|comme|telles?\sque|tels\sque|comprennent|incluent)"
    r"|(?:train(?:s|ed|ings?)|workshops?|courses?|coach(?:ed|ing)|skills|awareness|sensiti[sz]\w+|teach\w*|taught|campaigns?|sessions?|talks?)"
    r"(?:\s[\w,’'-]+){0,6}?\s(?:on|in|about|against)"
    r"|(?:formations?|formée?s|ateliers?|sensibilisation|sensibilisée?s|sensibilise|campagnes?|séances?|causeries?)(?:\s[\w’'-]+){0,6}?\s(?:sur|en|contre|à)"
    r"|through|by\smeans\sof|à\stravers"
)
_AIMS = _openers(
    r"(?:promotion|prevention|protection|advancement|eradication|elimination|reduction|defen[cs]e|improvement|strengthening|restoration"
    r"|conservation)\sof|(?:fight|struggle)\sagainst|advocacy\s(?:for|on)"
    r"|(?:promotion|prévention|protection|défense|renforcement|amélioration|développement|réduction|éradication|élimination)"
    r"(?:\sde\s(?:la|l['’])|{of})|lutte\scontre"
    r"|(?:promot|improv|enhanc|advanc|tackl|reduc|eradicat|eliminat|restor)(?:e|es|ing)|(?:strengthen|foster|address|combat|prevent|defend|champion)(?:s|es|ing)?"
    r"|fight(?:s|ing)?(?:\sagainst)?|advocat(?:e|es|ing)\sfor|campaign(?:s|ing)?\s(?:for|against)"
    r"|promouvoir|lutter\scontre|prévenir|renforcer|améliorer|défendre|réduire|favoriser|valoriser|éradiquer|promeut|promouvant|luttant\scontre"
)
_DEEDS = _openers(
    r"(?:promot|improv|enhanc|advanc|tackl|reduc|eradicat|eliminat|restor|advocat)ed(?:\sfor)?"
    r"|(?:strengthen|foster|address|combat|prevent|defend|champion|campaign)ed(?:\s(?:for|against))?|fought(?:\sagainst)?"
)
_WEIGHTS = ((_FOCUS, 0.66, 0.75), (_LISTS, 0.4, 0.68), (_AIMS, 0.65, 0.68), (_DEEDS, 0.4, 0.66))
_ROW = re.compile(r"[^.;:()]{3,260}")
_PART = re.compile(r"\s*(?:,\s*(?:and\s|et\s|&\s)?|\s(?:and|&|et|as\swell\sas|ainsi\sque)\s|$)")
_LEAD = re.compile(
    r"(?:(?:the|an|a(?!\s(?:la|les?|des)\b)|all|any|forms|other|la|le|les|de\sla|du|des|de|un|une|of|against|their|its|our|sa|son|ses|leurs?|nos|notre|toutes?|tous|formes?)\s|(?:de\s)?l['’]\s?|d['’]\s?)+(?=[^\W\d_])",
    re.IGNORECASE,
)
_HEADS = re.compile(
    r"(?:(?:importance|causes?|forms?|reali[sz]ation|issues?|culture|principles?|levels?|rates?|spread|number|incidence|use|uptake|quality|effects?|impacts?"
    r"|problems?|kinds?|types?|practice|cases|formes?|cas|taux|niveau|qualite|nombre|esprit)\s(?:of|in|de\sla|de\sl['’]|des|du|de|d['’])\s?(?:the\s|la\s|l['’]|les\s)?"
    r"|(?:promot|improv|enhanc|advanc|strengthen|foster|support|address|prevent|reduc|rais|transform|encourag|develop|increas)ing\s(?:the\s)?)+(?=[^\W\d_])",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"\s(?:related|linked|based|faced|implemented|led|caused|aimed|provided|basee?s?|liee?s?|destinee?s?|even|more|only|also|there)$",
    re.IGNORECASE,
)
_STOP = re.compile(
    r"\s*\b(?:that|which|who|whose|with|by|for|to|from|where|while|when|so|through|via|without|under|across|throughout|is|are|was|were|be|been|has|have|had|will|can|could"
    r"|because|due|since|before|after|during|than|then|in|among|amongst|at|on|as|into|within|between|against|towards?|thus|hence|such|like|including|especially|particularly|both"
    r"|qui|que|dont|ou|par|avec|est|sont|ont|a|pour|dans|chez|sur|en|afin|aupres|grace|ainsi|comme|notamment|aux?|tout)\b",
    re.IGNORECASE,
)
_KEPT = re.compile(
    r"(?:\b(?:access|rights?|adherence)\sto|\b(?:violence|discrimination|crimes)\sagainst|\brespect\sfor|\b(?:women|girls|youth)\sin"
    r"|\b(?:acces|droits?|education|retour)\s(?:a|aux?)|\bfaites?\saux|\bliees?\s(?:a|aux?)|\bmise\sen)$",
    re.IGNORECASE,
)
_HALF = re.compile(r"\w+(?:al|ic|ive|ary|ous|able|ed|iel|ielle|ique|aire|aux|elle|eux)$", re.IGNORECASE)
_CRAFTS = word_set(
    "training farming counseling counselling mentoring tailoring weaving fishing parenting breastfeeding"
    " mining banking housing lending planning learning budgeting cooking beekeeping sewing knitting"
    " screening testing vending nursing reading writing savings"
)
_NO_THEMES = word_set(
    "prevention promotion treatment care support management improvement protection strengthening increase"
    " creation implementation help provide give empower assist train build create ensure enable promote"
    " improve strengthen reduce develop make work raise encourage protect defend fight advocate conduct"
    " organize carry contribute refer respond adopt identify share know become quality level number use"
    " lives life living conditions situation status capacity capacities capabilities ability efforts ways"
    " way role things area areas region country world partnership collaboration cooperation close field"
    " fields issues issue needs need problems basis problem people person group groups member members"
    " organizations actors services service access skills knowledge understanding awareness attitudes"
    " practices culture society nation future potential performance standards standard policies policy"
    " laws law systems system opportunities identification enforcement evaluation assessment dissemination"
    " provision establishment distribution competency linkages mechanisms initiatives interventions"
    " learning effectiveness strategies weaknesses threats voice voices them it him her us themselves each"
    " qualite niveau vie capacites acces travail pays monde partenariat etroite besoins problemes"
    " problematique moyens cadre but objectif bonne bon nouvelle nouveau meilleure meilleur sein"
    " connaissances competences reflexion sujet domaine domaines provinces communes districts works helps"
    " provides supports gives trains seeks aims offers builds makes serves runs organizes conducts creates"
    " carries brings leads encourages contributes raises ensures enables travaille aide soutient forme"
    " appuie offre organise contribue burden root weekends weekend behalf holidays costs cost chances"
    " productivity income incomes visibility image dignity dignite hope joy espoir"
)
_NO_HEADS = word_set(
    "society societies world future nation country situation situations challenge challenges"
    " interventions initiatives mechanisms strategies performance lives conditions basis efforts role ways"
    " community communities organizations actors attitude attitudes weaknesses objectives goals results"
    " issues members groups things areas environment environments solutions opportunities families"
    " partners institutions structures stakeholders level manner day days year years time methods approach"
    " approaches tools"
)
_ADJECTIVES = re.compile(r"\w+(?:elles?|els|iques?|ives?|ifs)(?:\s(?:de|des|du)\b.*)?$", re.IGNORECASE)
_TO_DO = re.compile(r"\w+ing\sto\b", re.IGNORECASE)
_MOST_WORDS = 5
_ROW_OF_TITLES = 3


def opened(
    sentence: Sentence, cast: Cast, known: Sequence[TermMention]
) -> Iterator[tuple[TermMention, float]]:
    """Yield what a sentence calls an area of work or an aim beside the themes that we know, and its weight.

    What stands in one row with a theme that we know is most probably a theme too.
    """
    best: dict[tuple[int, int], float] = {}
    for alone, beside, row in _rows(without_accents(sentence.text)):
        held = [each for each in known for start, end in row if start <= each.start and each.end <= end]
        for span in _without_names(sentence.text, row, held):
            best[span] = max(best.get(span, 0.0), beside if held else alone)
    for (start, end), weight in best.items():
        text = sentence.text[start:end]
        if weight and names_theme(text) and is_new(sentence, cast, known, start, end):
            yield phrase("theme", text, start), weight


def _rows(text: str) -> Iterator[tuple[float, float, list[tuple[int, int]]]]:
    """Yield the rows that words of work open: what each says alone, and beside a theme that we know."""
    for opener, alone, beside in _WEIGHTS:
        for cue in opener.finditer(text):
            if row := _ROW.match(text, cue.end()):
                yield alone, beside, [_trimmed(text, *part) for part in _parts(text, *row.span())]


def _without_names(
    text: str, row: list[tuple[int, int]], held: Sequence[TermMention]
) -> list[tuple[int, int]]:
    """Return the members of a row to the first in capitals, unless all are or a theme that we know is."""
    capitals = [text[start : start + 1].isupper() for start, _ in row]
    if any(each.text[:1].isupper() for each in held) or (all(capitals) and len(row) >= _ROW_OF_TITLES):
        return row
    return row[: capitals.index(True)] if True in capitals else row


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the members of an enumeration; what ends the phrase of a member ends the enumeration."""
    begin = start
    for mark in _PART.finditer(text, start, end):
        first = _after(_LEAD, text, begin, mark.start())
        stop = _stop(text, first, mark.start())
        if stop == mark.start() < end and _is_half(text[first:stop]):
            begin = first
            continue
        if not _TO_DO.match(text, first):
            yield first, stop
        if stop < mark.start():
            return
        begin = mark.end()


def _is_half(words: str) -> bool:
    """Tell whether an adjective alone stands before "and", as in "social and economic inclusion"."""
    return " " not in words and _HALF.fullmatch(words) is not None


def _stop(text: str, start: int, end: int) -> int:
    for stop in _STOP.finditer(text, start, end):
        if stop.start() == start or not _KEPT.search(text, start, stop.end()):
            return stop.start()
    return end


def _after(lead: re.Pattern[str], text: str, start: int, end: int) -> int:
    found = lead.match(text, start, end)
    return found.end() if found else start


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a phrase without words that only say how much or which kind of it."""
    start = _after(_LEAD, text, _after(_HEADS, text, start, end), end)
    return start, start + len(_TAIL.sub("", text[start:end].rstrip(" ,-–’'\"”»")))


def names_theme(text: str) -> bool:
    """Tell whether a phrase can name a theme: a few words, that are no deed, group or place alone."""
    words = [fold(word) for word in re.findall(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*", text)]
    if not 0 < len(words) <= _MOST_WORDS or re.search(r"[\d:()@/“”\"«»]", text):
        return False
    if set(words) <= FUNCTION | GENERIC | PLURALS | _NO_THEMES or words[0] in _NO_THEMES:
        return False
    if words[0].endswith("ing") and len(words) > 1 and words[0] not in _CRAFTS:
        return False
    if re.split(r"\s(?:of|to|for|against|de|des|du)\s", fold(text))[0].split()[
        -1
    ] in _NO_HEADS or _ADJECTIVES.match(text):
        return False
    return not _is_group(text) and not named_places(text)


def _is_group(text: str) -> bool:
    """Tell whether a phrase names people: it begins with them, or ends with them and has no other head."""
    people = lexicon("population").find(text)
    if any(each.start == 0 and not text[each.end :].startswith(("'", "’", " and ")) for each in people):
        return True
    of = re.search(r"\s(?:of|de|du|des|d['’])\b", text) is not None
    return not of and any(each.end == len(text) for each in people)


def is_new(sentence: Sentence, cast: Cast, known: Sequence[TermMention], start: int, end: int) -> bool:
    """Tell whether a phrase holds no theme that we know, and no name of a body."""
    taken = [(each.start, each.end) for each in known]
    taken += [(each.start, each.end) for each in cast.mentions(sentence) if each.body.sure]
    return not any(first < end and start < last for first, last in taken)
