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
    r"(?:also|however|currently|today|specifically|moreover|furthermore|finally|then|so far|now)\b,?\s*", re.I
)


def main_clause(text: str) -> int:
    """Return where the main clause begins, after an opening such as "In 2014," or "With support from X,"."""
    begin = 0
    for _ in range(2):
        if found := (_OPENING.match(text, begin, begin + 300) or _ADVERB.match(text, begin)):
            begin = found.end()
    return begin
