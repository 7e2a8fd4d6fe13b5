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

_LONGEST_ROW = 8
_SMALL = r"(?:and|et|the|of|for|on|de|du|des|la|le|les|pour|&)"
_NAMES_ONLY = re.compile(rf"\s*(?:(?:{_SMALL}|[A-ZÀ-Ý(][^\s,]*)(?:\s+|$|(?=,)))+")
_LAST_OF_ROW = re.compile(r"(?:\b(?:and|et)\b|&)")


def main_clause(text: str) -> int:
    """Return where the main clause begins, after an opening such as "In 2014," or "With support from X,"."""
    begin = 0
    for _ in range(2):
        if found := (_OPENING.match(text, begin, begin + 300) or _ADVERB.match(text, begin)):
            begin = _after_row(text, found.end())
    return begin


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
