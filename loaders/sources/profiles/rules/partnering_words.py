"""The words by which texts say that bodies work together, in English and French."""

import re

_HOW = r"(?:(?:very|strong|close|closed?|closely|direct|full|great|active|joint|effective)\s+)?"
_COMMENT = r"(?:(?:étroit(?:e(?:ment)?)?|directe?|bonne|parfaite|forte)\s+)?"
_DONE = (
    r"(?:implemented|executed|carried\s+out|organi[sz]ed|conducted|developed|run|delivered|held|done|prepared|préparée?s?"
    r"|réalisée?s?|exécutée?s?|menée?s?|organisée?s?|développée?s?|conduite?s?|mise?s?\s+en\s+œuvre)"
)
WITH = re.compile(
    rf"\bin\s+{_HOW}(?:(?:joint[- ])?partnership|collaboration|cooperation|coordination|conjunction"
    rf"|association|alliance|consortium|consultation|synergy|liaison|tandem|concert)\s+(?:with|between)\b"
    rf"|\b{_HOW}(?:collaboration|partnership|partnerships|cooperation|consortium)\s+with\b"
    r"|\bpartner(?:s|ed|ing)?\s+(?:\w+ly\s+)?with\b|\bco-?operat(?:e|es|ed|ing)\s+(?:\w+ly\s+)?with\b"
    r"|\b(?:work|works|worked|working)\s+(?:very\s+)?(?:\w+ly\s+|hand\s+in\s+hand\s+|side\s+by\s+side\s+|together\s+"
    r"|jointly\s+|in\s+tandem\s+)*(?:alongside|with)\b"
    r"|\bcollaborat(?:e|es|ed|ing)\s+(?:\w+ly\s+)?with\b|\bteam(?:s|ed)?\s+up\s+with\b|\bjoin(?:s"
    r"|ed|ing)?\s+(?:forces|hands|efforts)\s+with\b"
    r"|\b(?:liais|coordinat|associat|alli)(?:es|ed|ing)\s+(?:\w+ly\s+)?with\b"
    r"|\b(?:is|are|was|became)\s+(?:a\s+|an\s+)?(?:\w+\s+)?partners?\s+of\b"
    r"|\best\s+(?:une?\s+)?partenaire\s+(?:\w+\s+|d['’]exécution\s+|de\s+mise\s+en\s+œuvre\s+)?(?:de|du|des|d['’])"
    r"|\bco-?(?:organi[sz]|produc|implement)(?:es?|ed|ing)\s+with\b|\b(?:jointly|together)\s+with\b|\balongside\b"
    rf"|\b{_DONE}\s+(?:\w+ly\s+)?(?:with|avec)\b"
    r"|\b(?:MoUs?|memorand(?:um|a)\s+of\s+understanding|agreements?|conventions?|protocoles?\s+d['’]accord)\b[^.;]{0,30}?\b(?:with"
    r"|avec)\b"
    rf"|\ben\s+{_COMMENT}(?:partenariat|collaboration|coopération|coordination|concertation|consortium|synergie|lien|association|alliance)"
    r"\s+(?:étroite?\s+)?avec\b"
    r"|\brelations?\s+(?:étroites?\s+)?de\s+(?:partenariat|collaboration|travail)\s+avec\b|\b(?:partenariats?|consortium)\s+avec\b"
    r"|\b(?:travaill|collabor|coopèr|coopér)(?:e|ent|ons)\s+(?:[\w’]+\s+){0,4}?avec\b|\bde\s+concert\s+avec\b|\baux\s+côtés\s+(?:de|du|des|d['’])"
    r"|\b(?:conjointement|ensemble|main\s+dans\s+la\s+main)\s+avec\b"
    r"|\bs['’]est\s+(?:associée?|alliée?)\s+(?:à|avec|au)\b|\b(?:a|ont)\s+(?:travaillé|collaboré|coopéré)\s+(?:\w+\s+){0,2}?avec\b",
    re.I,
)
ADVERBIAL = ("in ", "together", "jointly", "alongside", "en ", "conjointement", "ensemble", "de concert")
"""With what the cues begin that stand beside a name: "X, together with Y"."""
LIST = re.compile(
    r"\b(?:partners?|partenaires|collaborators?|allies)\b[^.;:()]{0,40}?"
    r"\b(?:is|est|include|includes|including|are|were|such\s+as|like|namely|notably|sont|comme|notamment"
    r"|dont|comptent|à\s+savoir)\b\s*:?"
    r"|\b(?:a|ont|avons)\s+(?:aussi\s+)?pour\s+(?:\w+\s+)?partenaires\b|\bparmi\s+(?:ses|nos|les|leurs)\s+(?:\w+\s+)?partenaires\b[^.;:()]{0,20}?(?:compte|figurent|trouve|citer)\b"
    r"|\b(?:local|national|international|main|key|strategic|following|our|its|locaux|principaux|nos|ses)\s+"
    r"(?:\w+\s+)?(?:partners|partenaires)\s*[:(]"
    r"|\b(?:partners|partenaires)\s+(?:locaux|techniques|nationaux|internationaux|stratégiques|suivants)\s*[:(]",
    re.I,
)
HEADING = re.compile(
    r"^(?:our\s+|main\s+|key\s+|list\s+of\s+|current\s+|the\s+|nos\s+|les\s+"
    r"|principaux\s+)*(?:strategic\s+|local\s+|international\s+"
    r"|national\s+|project\s+|technical\s+|development\s+|government(?:al)?\s+|institutional\s+|civil\s+society\s+|academic\s+|media\s+|field\s+)*"
    r"(?:partners?|partnerships?|partenaires?"
    r"|partenariats?|collaborators?|collaborations?)"
    r"(?:\s+(?:and|&|et)\s+(?:\w+\s?){1,2}|\s+techniques?|\s+loca(?:l|ux)|\s+nationa(?:l|ux)|\s+internationa(?:l|ux)|\s+stratégiques?"
    r"|\s+institutionnels?|\s+include|\s+organi[sz]ations|\s+are)?\s*:?$",
    re.I,
)
COALITION = re.compile(
    r"\b(?:coalition|consortium)\s+(?:(?:of|members|between|made\sup\sof|composed\sof|comprising|including"
    r"|consisting\sof|formed\sby|(?:composé|constitué|formé)\s(?:des?|du|par)|regroupant|réunissant|entre)\s+)+"
    r"(?:\w+\s+){0,4}?(?:namely|including|:)?\s*",
    re.I,
)
IS_ONE = re.compile(r"\b(?:is|are|was|est)\s(?:an?|the|une?|la|le)\s(?:[\w-]+\s){0,4}$", re.I)
"""What stands before "coalition of A and B" where a network is said to be one, and they are its members."""
