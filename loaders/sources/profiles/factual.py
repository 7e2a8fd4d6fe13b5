"""What is a statement of fact: not a denial, hope, plan, announcement, or praise of somebody else's work."""

import re

from loaders.sources.profiles.clauses import main_clause
from loaders.sources.profiles.passages import Sentence

_UNREAL = re.compile(
    r"\b(?:not(?!\s+only|[\s-]+for[\s-]+profit)|never|[Nn]obody|[Nn]o one(?! behind)|no longer"
    r"|neither|nor|can(?!\s+now)|cannot|can't|can’t|didn't|doesn't|isn't|aren't"
    r"|[Ll]ack of|lacks?|lacked|"
    r"hopes?|[Hh]oping(?=\s[a-z])|hoped|wish(?:es|ed)?|wants?\s+to|wanted\s+to|dreams?|would|could|might|may|should|[Ii]f|[Ww]hether"
    r"|[Uu]nless|"
    r"plans?\s+to|[Pp]lans\s+are|under\s?way to|planning to|planned|intends? to|intend(?:ed|ing)|aims? to"
    r" (?:be|become|join|partner|work)|"
    r"exploring|negotiat\w+|in talks|discussions? (?:with|are)|(?:étudie|examine)(?:nt)?\s|"
    r"seeks? (?:to|partner\w*|fund\w*|support)|seeking|looking for|looks? forward|expects? to|expected to"
    r"|propos(?:es|ed|als?)|propose(?=\s(?:to|that|an?|the)\b)|"
    r"will(?!\s+(?:reach|cover|benefit|target|be\s+(?:implemented|carried\s+out|delivered|executed))\b)"
    r"|shall|going to|upcoming|envisions?|envisages?|envisaged|aspires?|(?:potential|prospective"
    r"|future|possible) (?:partner|donor|funder|member|grant|project)s?|"
    r"invites?|invited to apply|calls? (?:for|on|upon)|urges?|(?<!the )requests?(?! of)|recommend(?:s|ed"
    r"|ation)?|needs? to"
    r"|needed to|"
    r"opportunit(?:y|ies) (?:to|for)|ready to|willing to|open to|interested in|applied for|"
    r"ne\s+\w+\s+pas|n['’]\w+\s+pas|jamais|souhaite(?:nt)?|espère(?:nt)?|envisage(?:nt)?|prévoi(?:t|ent)|"
    r"pourrai(?:t|ent)|devrai(?:t|ent)|(?:sera|seront)(?!\s(?:mise?s?\sen\s|exécutée?|réalisée?|menée?|financée?|appuyée?)))\b"
)
PRAISE = re.compile(
    r"\b(?:thank(?:s|ed|ing)?(?!\sto\b)|congratulat\w+|commend\w*|applaud\w*|prais\w+|salut(?:es?|ed|ing)|appreciat(?:es?|ed)"
    r"|hail(?:s|ed)|salu(?:e|é|ent|ant)|félicit\w+|remerci\w+|hommage)\b",
    re.I,
)
TOLD = re.compile(
    r"\b(?:said|says|told|declared|stated|noted|added|recalled|according\s+to|selon(?=\s+(?:[A-ZÀ-Ý]|lui|elle|eux|l[ea]s?\s+(?:ministre|maire|président|directeur|responsable)))|d['’]après"
    r"|a\s+(?:\w+ment\s+)?(?:déclaré|dit|expliqué|rappelé|souligné|ajouté|demandé|indiqué))\b",
    re.I,
)
OF_COUNTRY = re.compile(
    r"(?:[^,]{0,60},\s)?(?:the\s|le\s|la\s|l['’]|this\s|our\s|notre\s)?(?:national\s|\w+an\s|\w+ese\s)?"
    r"(?:government|country|nation|population|society|world|economy|gouvernement|pays|monde|économie|état)\s"
    r"(?:of\s\w+\s|de\s\w+\s|du\s\w+\s)?(?:also\s|still\s)?"
    r"(?:has|have|had|is|are|was|were|faces?|adopted|launched|a|est|s['’]est|ont|connaît|fait)\b",
    re.I,
)
_BREAK = re.compile(r"[;:]|,\s+(?:but|while|whereas|although|which|who|mais|tandis)\b|\.\s")
_AFTER_OPENING = 70
_BEGUN = re.compile(
    r"(?:co-?)?(?:funded|financed|supported|sponsored|financée?s?|soutenue?s?|appuyée?s?)\s", re.I
)
_OPENS_AT = 4


_ASKS = re.compile(
    r"\b(?:should|must|shall|required|eligib\w+|criteria|requirements?|qualifications?|applicants?"
    r"|candidates?|how to apply"
    r"|doi(?:t|vent)|critères|conditions\s+de|éligibilité|postuler|dossier\s+de\s+candidature|soumissionnaires?)\b",
    re.I,
)


def is_asked_for(sentence: Sentence) -> bool:
    """Tell whether an item or row stands in a list of what applicants should be or bring."""
    above = (sentence.lead, *sentence.headings[-1:])
    return sentence.kind in ("item", "row") and any(_ASKS.search(text) for text in above)


def is_factual(text: str) -> bool:
    """Tell whether a clause says that something is or was so."""
    return _UNREAL.search(text) is None


def is_begun(text: str, start: int, end: int) -> bool:
    """Tell whether a sentence opens with what is so already: "Funded by X, the project will …"."""
    return _BEGUN.match(text, 0, end) is not None and start < _OPENS_AT and is_factual(text[:end])


def is_stated(text: str, start: int, end: int) -> bool:
    """Tell whether what stands between two positions is said as a fact, by what leads up to it."""
    begin = 0
    for mark in _BREAK.finditer(text, 0, start):
        begin = mark.end()
    main = main_clause(text)
    opening = text[main : main + _AFTER_OPENING] if start < main else ""
    return is_factual(text[begin:end]) and is_factual(opening)
