"""Where the main clause of a sentence begins, and what a clause says."""

import re

_OPENING = re.compile(
    r"(?:in|with|through|by|since|under|thanks to|as|for|from|after|during|at|on|between|to|given|based"
    r"|following|"
    r"until|over|within|together|alongside|besides|beyond|upon|en|avec|depuis|grâce|dans|pour|par|au|à"
    r"|lors|afin|"
    r"funded|supported|financed|founded|established|created|based|headquartered|led|located|known"
    r"|recogni[sz]ing|"
    r"building|using|working|fondée?|créée?|basée?|financée?|soutenue?)\b"
    r"[^,]{0,250},\s*",
    re.I,
)
_ADVERB = re.compile(
    r"(?:also|however|currently|today|specifically|moreover|furthermore|finally|then|so far|now)\b,?\s*"
    r"|(?:first(?:ly)?|second(?:ly)?|third(?:ly)?|lastly|overall|additionally|thus|therefore|d['’]abord|ensuite|enfin|ainsi),\s*",
    re.I,
)

# "He recalled that the organization …": what is said begins after "that".
_REPORTED = re.compile(
    r"[^.;:“”\"«»]{2,160}?\b(?:said|says|explain(?:s|ed)|add(?:s|ed)|not(?:es|ed)|recall(?:s|ed)|stat(?:es|ed)|announced"
    r"|indicated|revealed|mentioned|dit|déclar(?:e|é)|expliqu(?:e|é)|précis(?:e|é)|indiqu(?:e|é)|rappel(?:le|é)|annonc(?:e|é)"
    r"|soulign(?:e|é)|ajout(?:e|é))\s(?:that\s|que\s|qu['’](?=[a-zà-ÿ]))",
    re.I,
)
_OWN = re.compile(
    r"(?:(?:the|this|our|la|cette|ce|le|notre)\s|l['’]\s?)"
    r"(?:organi[sz]ation|association|ngo|network|foundation|charity|trust|ong|fondation|réseau|collectif|coopérative)\b",
    re.I,
)

_LONGEST_ROW = 8
_SMALL = r"(?:and|et|the|of|for|on|de|du|des|la|le|les|pour|&)"
_NAMES_ONLY = re.compile(rf"\s*(?:(?:{_SMALL}|[A-ZÀ-Ý(][^\s,]*)(?:\s+|$|(?=,)))+")
_LAST_OF_ROW = re.compile(r"(?:\b(?:and|et)\b|&)")


def main_clause(text: str) -> int:
    """Return where the main clause begins, after an opening such as "In 2014," or "With support from X,"."""
    reported = _REPORTED.match(text)
    begin = reported.end() if reported else 0
    for _ in range(2):
        if found := (_OPENING.match(text, begin, begin + 300) or _ADVERB.match(text, begin)):
            begin = _after_row(text, found.end())
    return begin


def reports(text: str) -> bool:
    """Tell whether a sentence tells what somebody said: "He recalled that …"."""
    return _REPORTED.match(text) is not None


def tells_own(text: str) -> bool:
    """Tell whether the main clause of a sentence begins with "the organization" or the like."""
    return _OWN.match(text, main_clause(text)) is not None


def _after_row(text: str, begin: int) -> int:
    """Return where a row of names that an opening began is over: "In partnership with A, B and C, we …"."""
    before = text[:begin].rstrip(" ,").rsplit(" ", 1)[-1].lstrip("(")
    if not before[:1].isupper():
        return begin
    position = begin
    for _ in range(_LONGEST_ROW):
        comma = text.find(",", position, position + 200)
        if comma < 0 or not _NAMES_ONLY.fullmatch(text, position, comma):
            return begin
        if _LAST_OF_ROW.search(text, position, comma):
            return comma + 1 + (text[comma + 1 : comma + 2] == " ")
        position = comma + 1
    return begin
