"""Words that tell of money, and the row of donors after them: "with support from A through B and C"."""

import re
from dataclasses import dataclass

from loaders.sources.profiles.bodies import Cast, Mention
from loaders.sources.profiles.lists import listed
from loaders.sources.profiles.passages import Sentence

_KIND = (
    r"(?:(?:the|a|an|its|their|first|generous|kind|full|partial|financial|technical\s+and\s+financial"
    r"|funding|core|grant|seed|matching|initial|additional|continued)\s+)*"
)
_THING = (
    r"(?:financial\s+(?:and\s+\w+\s+)?)?(?:supports?|funding|funds|finance|financing|assistance|grants?|contributions?"
    r"|sponsorship|backing|donations?|gifts?|top-ups?|money|help|aid|subventions?|award)"
)
FROM_DONOR = re.compile(
    rf"\b(?:co-?)?(?:funded|financed|sponsored|bankrolled|subsidi[sz]ed|backed|underwritten|paid(?:\s+for)?)\s+(?:\w+ly\s+)?(?:by|through|from"
    rf"|under)\b"
    rf"|(?:\b|(?<=[a-z]))(?:with|under|th?rough|thanks\s+to|by|and|on|from"
    rf"|u?n?der)\s+{_KIND}{_THING}\s+(?:provided\s+|received\s+|given\s+|obtained\s+)?(?:of|from|by)\b"
    rf"|\b(?:received?s?|receiv(?:es|ing)|secured|obtained|got|won|awarded"
    rf"|granted)\s+{_KIND}(?:[\w$€£,.]+\s+){{0,5}}?{_THING}\s+(?:\w+\s+){{0,3}}?(?:from|of|by)\b"
    rf"|\b(?:sub-?)?(?:recipient|grantee)s?\s+of\b"
    rf"|\b(?:grants?|funding|donations?|financial\s+(?:support|assistance|contribution))\s+(?:from|by)\b"
    rf"|\bmade\s+possible\s+(?:by|through|thanks\s+to|with)\s+(?:the\s+)?(?:{_KIND}{_THING}\s+(?:of|from)\b)?"
    rf"|\bb[ée]n[ée]fici\w+\s+(?:d['’]une?|de\s+l['’]|des?|du|d['’])\s*(?:appuis?|soutiens?|financements?|fonds"
    rf"|subventions?|dons?|concours)\s+(?:financiers?\s+)?(?:de|du|des|d['’])"
    rf"|\bre[çc](?:oit|oivent|u|evons)\s+(?:l['’]|le\s|la\s|une?\s|des\s)?(?:\w+\s+){{0,2}}?"
    rf"(?:contributions?|subventions?|financements?|appuis?|soutiens?|aides?|dons?|fonds)"
    rf"(?:\s+(?:(?:techniques?\s+et\s+)?financi(?:er|ère)s?|de\s+co-?financement))?\s+(?:de|du|des|d['’])"
    rf"|\b(?:funding|funds|money|budget|income|resources|financements?|fonds|ressources)\b[^.;]{{0,50}}?\b(?:comes?|came|provien(?:t|nent)|vien(?:t|nent))\s+(?:\w+ly\s+|\w+ment\s+)?(?:from|de|du|des|d['’])"
    rf"|\b(?:built|constructed|equipped|renovated|opened|construite?s?|équipée?s?|réhabilitée?s?)\b[^.;,]{{0,40}}?\s(?:thanks\s+to|grâce\s+[àa]u?x?)\b"
    rf"|\b(?:costs?|budget|expenses|salaries|frais|dépenses|coûts?)\b[^.;]{{0,30}}?\b(?:met|covered|borne|carried|couvert[es]{{0,2}}|prise?s?\s+en\s+charge)\s+(?:by|par)\b"
    rf"|\b(?:financially\s+)?supported\s+(?:financially\s+)?(?:in\s+(?:its|their|this|our|the)\s+[\w\s-]{{3,40}}?\s)?(?:by|under)\b"
    rf"|\b(?:co-?)?financée?s?\s+(?:conjointement\s+)?par\b|\b(?:avec|grâce\s+[àa]u?x?|sur|sous)\s+(?:l['’]|le\s+|la\s+|une?\s+"
    rf"|les\s+)?(?:premi(?:er|ère)\s+|généreu(?:x|se)\s+|précieu(?:x|se)\s+|important[e]?\s+)?(?:appui|soutien|financements?|fonds|concours|subvention|aide|contribution|don|dotation|enveloppe)s?\s+"
    rf"(?:(?:technique\s+(?:et|&)\s+)?financi(?:er|ère)s?\s+)?(?:et\s+(?:technique|matériel|moral)s?\s+)?(?:de\s+\d[\d.,\s]*(?:\w+\s+){{1,4}}?)?(?:de|du|des|d['’])"
    rf"|\b(?:subvention|concours|financement|don)s?\s+(?:de|du|des|d['’])|\bpour\s+le\s+compte\s+(?:de|du|des|d['’])|\b(?:appuyée?s?|soutenue?s?)\s+(?:financièrement\s+)?par\b",
    re.I,
)
DONORS_ARE = re.compile(
    r"\b(?:donors?|funders?|funding\s+(?:partners|agencies|sources?)|financial\s+partners"
    r"|development\s+partners|sponsors|bailleurs(?:\s+de\s+fonds)?|partenaires\s+(?:techniques\s+et\s+)?financiers)\b"
    r"[^.;:()]{0,40}?\b(?:include|includes|including|are|were|such\s+as|like|namely|sont|comme"
    r"|notamment)\b\s*:?",
    re.I,
)
DONOR_LABEL = re.compile(
    r"^(?:(?:our|the|main|key|major|current|past|previous|project|program(?:me)?|principal|nos"
    r"|les)\s+)*(?:(?:and|&|et)\s+)?"
    r"(?:(?:technical\s+and\s+)?financial\s+(?:and\s+technical\s+)?partners?|donors?|funders?"
    r"|funding(?:\s+(?:partners?|agenc(?:y|ies)|sources?))?|funded\s+by|sponsors?|"
    r"source\s+of\s+fund(?:s|ing)|financed\s+by|supported\s+by|bailleurs?(?:\s+de\s+fonds)?"
    r"|partenaires\s+(?:techniques\s+et\s+)?financiers|donateurs?|ptf|financements?|grants?\s+from|supporters|contributors|(?:with\s+(?:the\s+)?|avec\s+le\s+)(?:financial\s+)?(?:support|soutien|concours|financement)\s+(?:of|from|by|de|du|des)|ils\s+nous\s+soutiennent)"
    r"(?:\s+(?:and|&|et)\s+(?:\w+\s?){1,2}|\s+(?:of|to|for|de|du)\s+(?:the\s+|our\s+)?(?:[\w-]+\s){0,2}?(?:projects?|programmes?|programs?|projet))?\s*:?$",
    re.I,
)
THROUGH = re.compile(
    r"\s*(?:\([^()]{0,60}\)|\))?\s*,?\s*(?:through|thru|via|par\s+le\s+biais\s+de|à\s+travers"
    r"|(?:par\s+l['’]intermédiaire|au\s+travers|à\s+travers|par\s+le\s+biais)\s+d(?:es?|u))\s+(?:the\s+|its\s+|l['’]|le\s+|la\s+)?",
    re.I,
)
WITH_MONEY = re.compile(
    r"\b(?:(?:with|under|through)\b.{0,25}\b(?:support|funding|funds|grant|assistance)"
    r"|(?:avec|grâce)\b.{0,25}\b(?:appui|soutien|financement|concours))\b",
    re.I,
)
_NO_MONEY = re.compile(
    r"\b(?:technical|moral|psychosocial|emotional|logistical|peer|technique)\s+(?:support|assistance|appui)",
    re.I,
)
_PRIZE = re.compile(r"\b[A-Z]\w+\s+(?:Award|Prize|Medal)\b")
_NO_DONOR = re.compile(
    r"\b(?:communit(?:y|ies)|members|volunteers|beneficiaries|staff|law|research|evidence|experts?)\b", re.I
)


@dataclass(frozen=True)
class Chain:
    """Donors and those through whom their money goes, as one place of a sentence names them."""

    donors: list[Mention]
    via: list[Mention]


def is_money(cue: re.Match[str]) -> bool:
    """Tell whether a cue is about money and not only about advice."""
    words = cue.group().lower()
    if _PRIZE.search(cue.group()):
        return False
    return not _NO_MONEY.search(words) or "financial" in words or "fund" in words


def chain_after(sentence: Sentence, cast: Cast, position: int) -> Chain:
    """Return the donors named after a position, and those the money goes through."""
    donors = listed(sentence, cast, position)
    if not donors or _NO_DONOR.search(sentence.text[position : donors[0].start]):
        return Chain([], [])
    via: list[Mention] = []
    if found := THROUGH.match(sentence.text, donors[-1].end, donors[-1].end + 120):
        via = listed(sentence, cast, found.end())
        via = via if via and via[0].start - found.end() <= 5 else []
    return Chain(donors, via)
