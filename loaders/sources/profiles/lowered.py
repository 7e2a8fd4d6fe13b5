"""Names that go on or begin in small letters: "Ligue des droits des potiers", "ministère des lacs"."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from graph.identity.normalize import fold
from loaders.sources.profiles.ground import country_of_people
from loaders.sources.profiles.names import Name
from loaders.sources.profiles.spelled import is_spelled
from loaders.sources.profiles.tokens import is_acronym
from loaders.sources.profiles.words import FUNCTION, PROJECT_NOUNS, RELATIONS, SELF_NOUNS, TOPICS, word_set

_BODY = (
    r"(?:Association|Réseau|Reseau|Ligue|Conseil|Fédération|Federation|Confédération|Commission|Collectif|Coalition"
    r"|Plate-?forme|Syndicat|Synergie|Observatoire|Fondation|Institut|Agence|Fonds|Forum|Alliance|Comité"
    r"|Hôpital|Université|Barreau|Ambassade|Haut-Commissariat|Cadre|Concertation)"
)
_OPEN = r"(?:Centre|Programme|Projet|Office|Maison|Caisse|Société|Secrétariat|Délégation|Dynamique|Cellule)"
_PLACED = r"(?:Union|Mouvement|Organisation|Direction|Coordination|Service|Groupe|Bureau|Division|Inspection)"
"""Heads that are plain words too: the name must tell where or of which nation it is."""
_WORD = r"(?:[^\W\d_]|-)+"
_OF = r"(?:de\sla\s|de\sl['’]\s?|des\s|du\s|de\s|d['’]\s?)"
_FOR = r"(?:(?:pour|contre)\s(?:la\s|le\s|les\s|l['’]\s?)?(?!une?\s))"
_FRENCH = re.compile(rf"\b(?P<head>{_BODY}|{_OPEN}|{_PLACED})(?=\s(?:{_WORD}\s)?(?:{_OF}|{_FOR})[^\W\d_])")
_UNIT = re.compile(rf"\s(?:{_OF}|{_FOR})(?P<noun>{_WORD})")
_NEXT = re.compile(rf"\s(?P<word>{_WORD})")
_ADJECTIVE = re.compile(
    r"\w{2,}(?:al|ale|aux|ales|el|elle|els|elles|ique|iques|if|ive|ifs|ives|aire|aires|ienne?s?|ables?|istes?|iles?"
    r"|ubliques?|ublics?)|(?:rurale?s?|humaine?s?|féminine?s?|agricoles?|ethniques?|jeunes|durables?|solidaires?|libres?)"
)
_VERB = re.compile(
    r"(?:indique|explique|implique|applique|communique|revendique|r?appelle|mobile|facile|utile|étaient)(?:nt)?"
)
_MINISTRY = re.compile(
    r"\b(?P<head>[Mm]inist(?:ère|ere))\s(?:en\scharge\s)?(?:de\sla\s|de\sl['’]\s?|des\s|du\s)"
    rf"{_WORD}(?:\s{_WORD}(?:al|ale|aux|ales|el|elle|ique|iques|aire|ture|ères?))?"
    rf"(?:\set\s(?:de\sla\s|de\sl['’]\s?|des\s|du\s){_WORD}(?:\s(?:féminine|rurale?|sociale?|publique)|\s(?:de\sla\s|de\sl['’]\s?|des\s|du\s){_WORD})?)?"
)
_FIELD = r"(?:promotion|affairs|development|protection|welfare|services|resources)"
_ENGLISH_MINISTRY = re.compile(
    r"\b(?P<head>[Mm]inistry)\s(?:of|in\scharge\sof)\s[a-z]{4,}(?<!ies)"
    rf"(?:(?:,\s[a-z]{{4,}})?\sand\s[a-z]{{4,}}(?:\s{_FIELD}|(?=[,.;:()]|$|\s(?:in|to|for|and|of)\b))|\s{_FIELD})?\b"
)
_ENGLISH = re.compile(
    r"\b(?:(?:National|Regional|International|General|[A-Z][a-z]+(?:an|ese))\s)?"
    r"(?P<head>Association|(?<=National\s)union|Union|Federation|Forum|Network|Council|League|Alliance|Coalition)\sof\s"
    r"(?:(?!\w+s\s)[a-z-]{3,}\s){0,2}[a-z]{3,}s(?:\s(?:of|in)\s(?:the\s)?[A-Z][a-z]+)?\b"
)
_SMALL_HEAD = re.compile(
    r"\b(?P<head>ambassade|coopération|délégation|gouvernement|archidiocèse|diocèse|université|barreau|hôpital"
    r"|embassy|government|archdiocese|diocese|university|delegation)"
    r"(?:\s(?:générale?|provinciale?|nationale?|rurale?))?(?:\sde\sréférence)?\s"
    r"(?:of\s(?:the\s)?|de\sla\s|de\sl['’]\s?|des\s|du\s|de\s|d['’]\s?)(?=[A-ZÀ-Ý])"
)
_TOO_COMMON = (
    SELF_NOUNS
    | PROJECT_NOUNS
    | FUNCTION
    | word_set(
        "base activites action execution mise travail zone ville pays suivi gestion terrain lutte membres"
        " partenaires duree periode appui soutien financement montant compte"
    )
)
_CAPITAL = r"[A-ZÀ-Ý][\w’'-]+"
_ONE = rf"{_CAPITAL}(?:\s{_CAPITAL}){{0,2}}"
_SEVERAL = rf"{_ONE}(?:,\s{_ONE}){{1,3}},?\s(?:and|&|et)\s{_CAPITAL}"
_TOPICS = re.compile(
    rf"\b(?!(?:The|Our|Les?|La)\b)(?P<topics>{_SEVERAL}(?:\s{_CAPITAL})??)\s(?:Network|Forum|Alliance|Coalition|Platform|Association|Organi[sz]ation"
    rf"|Cent(?:re|er)|Trust|Foundation|Institute)\b(?:\sof\s(?:the\s)?{_CAPITAL}|\s{_CAPITAL})?"
)
_QUOTED_BODY = re.compile(
    r"\b(?:ONG|NGO|[Aa]sbl|[Aa]ssociations?|[Oo]rgani[sz]ations?|[Cc]oop[ée]ratives?|[Ff]ondation|[Ff]oundation|[Cc]ollectif"
    r"|[Rr]éseau|[Nn]etwork|[Cc]ompany|[Ss]ociété|[Pp]late-?forme|[Cc]harity)\s[“\"«]\s?(?P<name>[A-ZÀ-Ý][^“”\"«»]{2,80}?)\s?[”\"»]"
)
_MOST_UNITS = 4
_EXPLAINED = re.compile(r"\b([A-Z][A-Za-z]{2,11})\s?\(\s?([A-ZÀ-Ý][^()]{10,160}[^()\s])\s?\)")


def with_lowered(text: str, known: list[Name]) -> list[Name]:
    """Return the names of a sentence, with those that small letters cut off or hid."""
    for whole in sorted(_found(text, known), key=lambda each: each.start):
        inside = [each for each in known if each.start < whole.end and whole.start < each.end]
        if any(each.start < whole.start or each.end > whole.end for each in inside):
            continue
        known = sorted([*(each for each in known if each not in inside), whole], key=lambda each: each.start)
    return known


def _found(text: str, known: Sequence[Name]) -> Iterator[Name]:
    yield from _explained(text)
    for match in _FRENCH.finditer(text):
        if end := _french_end(text, match):
            yield Name(text[match.start() : end], match.start(), end, initial=match.start() == 0)
    for match in chain(_MINISTRY.finditer(text), _ENGLISH_MINISTRY.finditer(text), _listed(text)):
        yield Name(match.group(), *match.span(), initial=match.start() == 0)
    for match in _ENGLISH.finditer(text):
        if match.start() > 0:
            yield Name(match.group(), *match.span())
    for match in _SMALL_HEAD.finditer(text):
        right = next((each for each in known if each.start == match.end()), None)
        if right is not None:
            yield Name(text[match.start() : right.end], match.start(), right.end)


def _explained(text: str) -> Iterator[Name]:
    """Yield names in brackets after an acronym that they spell, and in quotes after "the NGO"."""
    for match in _EXPLAINED.finditer(text):
        if is_acronym(match[1]) and is_spelled(match[1], re.findall(_WORD, match[2])):
            yield Name(match[2], *match.span(2))
    for match in _QUOTED_BODY.finditer(text):
        yield Name(match["name"], *match.span("name"))


def _listed(text: str) -> Iterator[re.Match[str]]:
    """Yield names with commas: "Seeds, Soil and Water Network"."""
    for match in _TOPICS.finditer(text):
        if all(fold(word) in TOPICS for word in re.findall(_WORD, match["topics"]) if word[0].isupper()):
            yield match


def _french_end(text: str, head: re.Match[str]) -> int:
    """Return where a French name ends that goes on in small letters after its head, or 0 where it is none."""
    adjectives, nation = _after_adjectives(text, head.end())
    end = adjectives
    nouns: list[str] = []
    while len(nouns) < _MOST_UNITS and (unit := _UNIT.match(text, end)):
        if fold(unit["noun"]) in _TOO_COMMON and not (nouns and _UNIT.match(text, unit.end())):
            break
        nouns.append(unit["noun"])
        end, _ = _after_adjectives(text, unit.end())
        end = _after_capitals(text, end)
    small = adjectives > head.end() or any(noun[0].islower() for noun in nouns)
    placed = nation or any(noun[0].isupper() for noun in nouns)
    strong = re.fullmatch(_BODY, head["head"]) is not None
    sure = placed or (len(nouns) > 1 and not re.fullmatch(_PLACED, head["head"]))
    return end if small and sure and (strong or head.start() > 0) else 0


def _after_adjectives(text: str, end: int) -> tuple[int, bool]:
    """Return where the adjectives after a noun end, and whether one of them tells a nation."""
    nation = False
    while (found := _NEXT.match(text, end)) and found["word"][0].islower():
        told = fold(found["word"]) in RELATIONS or bool(country_of_people(found["word"]))
        if not told and (not _ADJECTIVE.fullmatch(found["word"]) or _VERB.fullmatch(found["word"])):
            break
        nation, end = nation or told, found.end()
    return end, nation


def _after_capitals(text: str, end: int) -> int:
    """Return where capitalized words that go on a name end: "… du Sud Kivu"."""
    while (found := _NEXT.match(text, end)) and found["word"][0].isupper():
        end = found.end()
    return end
