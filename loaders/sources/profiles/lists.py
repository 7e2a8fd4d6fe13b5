"""Names that stand in a row: "with A, B (AB) and other partners like C"."""

import re

from loaders.sources.profiles.bodies import Cast, Mention
from loaders.sources.profiles.passages import Sentence
from loaders.sources.profiles.words import word_set

_BRACKETS = re.compile(r"[(\[][^()\[\]]{0,120}[)\]]?")
_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?|\d+|[^\s\w]")
_LONGEST_GAP = 160
_OPENS_AT = 4
_INTRODUCES = re.compile(
    r"\b(?:including|include|includes|such as|like|namely|notably|are|comme|notamment|dont)\b|:\s*$", re.I
)
_NO_BODY = re.compile(
    r"\s+(?:institutions?|agencies|officials|departments|entities|bodies|stakeholders|staff|members|funds)\b"
    r"|[-\s](?:funded|financed|sponsored|led|based|supported)\b(?!\s+by)"
)
_ASIDE = re.compile(r",\s(?:dont|qui|où|which|where|whose|of\swhich)\b[^,;.]{3,80},(?=\s(?:and|et)\b)")
_WHENCE = re.compile(
    r"\b(?:ong|organisation|association|agence|fondation|coopération|société)\s[a-zà-ÿ-]+(?:aise?|enne?|oise?|ine?|aine?|ique)\b",
    re.I,
)
_STOPS = re.compile(r"[.!?]\s")
_LAST = re.compile(r"(?:\b(?:and|et)\b|&)")
_ACTS = re.compile(
    r"\s+(?:\([^()]{1,40}\)\s+)?(?:has|have|had|is|are|was|were|also|now|will|a|ont|est|[a-z]{3,}(?:ed|es|s)"
    r"|(?:accord|apport|financ|travaill|donn|organis|assur|appui|form|aid|soutien|mèn|œuvr)(?:e|t)(?:nt)?)\b"
)
_BEGINS = re.compile(
    r"\s+(?:\([^()]{1,40}\)\s+)?(?!based|funded|called|named|located|established|created|led|supported|financed|known|as\b)"
    r"(?:has|have|is|are|was|were|a|ont|est|[a-z]{3,}(?:ed|es|s))\s"
)
_NUMBERED = re.compile(
    r"^\s*(?:\(?(?:\d{1,2}(?:\.\d{1,2}){0,3}|[IVXivx]{1,4}|[A-Za-z])[.)]\s*|\d{1,2}(?:\.\d{1,2}){1,3}\s+|[•*-]\s+)"
)
FILLERS = word_set(
    "the a an and or et ou le la les l’ l' des du de d’ au aux à "
    "our its their other others also as well such like "
    "including include includes namely notably eg e g i ie with by from both various different several "
    "many some national local international regional global district government governmental non public "
    "private development implementing but targeted relevant concerned respective authorities districts "
    "colleagues technical financial strategic key main major institution institutions organization "
    "organizations organisation organisations partner partners agency agencies donor donors funder "
    "funders members member ngo ngos ingos cso csos network networks civil society un bodies body actors "
    "stakeholders among amongst fund funds ministry ministries comme notamment ainsi que autres avec par "
    "collaborators collective collectif consortium federation réseau plateforme s sister association "
    "associations foundation friends former most recently currently "
    "coalition support supported funded financed office embassy alliance forum platform group groups "
    "two three four five six seven eight nine ten both deux trois quatre cinq "
    "council councils comité pilotage "
    "working thematic steering executive clusters cluster coalitions committee committees is are of to on "
    "l d ses nos leurs leur son sa notre partenaires locaux locales nationaux nationales internationaux"
    " internationales organisations ong ongs plusieurs différents différentes diverses divers certains"
    " publiques publics étatiques gouvernementales privées privés acteurs structures entreprises services"
    " composed comprising made composé composée constitué formé regroupant suivants suivantes following "
    ", & / ; - – — : “ ” \" ‘ ’ ' • · + * ) ( [ ]"
)


def introduction(sentence: Sentence) -> str:
    """Return what introduces an item: the lead of its list, else the heading above it, without its number."""
    return _NUMBERED.sub("", sentence.lead or (sentence.headings or ("",))[-1]).strip()


def is_filler(gap: str, *, opening: bool = False) -> bool:
    """Tell whether the words between two names of a list say nothing else."""
    if len(gap) > _LONGEST_GAP or _STOPS.search(gap):
        return False
    if opening and _INTRODUCES.search(gap):
        return True
    rest = _BRACKETS.sub(" ", _WHENCE.sub(" ", _ASIDE.sub(" ", gap)))
    return all(word.lower() in FILLERS for word in _WORD.findall(rest)) and len(rest.split()) <= 12


def listed(
    sentence: Sentence, cast: Cast, position: int, stop: re.Pattern[str] | None = None
) -> list[Mention]:
    """Return the names that follow a position in a row; words that `stop` finds end it."""
    found: list[Mention] = []
    last, closed = position, False
    for mention in cast.mentions(sentence):
        if mention.start < position:
            continue
        gap = sentence.text[last : mention.start]
        if not is_filler(gap, opening=last == position) or (found and stop is not None and stop.search(gap)):
            break
        over = gap.startswith(",") and not _LAST.search(gap) and position > _OPENS_AT
        if found and mention.body is cast.subject and over:
            break  # "with A and B, we …": the row is over
        if found and gap.strip() == "," and _acts(sentence.text, mention.end, closed=closed):
            break  # "with A and B, C has built": the row is over, and C begins the main clause
        closed = bool(_LAST.search(gap))
        if not _NO_BODY.match(sentence.text, mention.end, mention.end + 20):
            found.append(mention)
        last = mention.end
    return found


def _acts(text: str, position: int, *, closed: bool) -> bool:
    """Tell whether a verb follows a name, so that it begins a clause; surely after a row that is closed."""
    begins = _ACTS if closed else _BEGINS
    return begins.match(text, position, position + 70) is not None


def before(sentence: Sentence, cast: Cast, position: int) -> Mention | None:
    """Return the name that ends right before a position, when only small words are between."""
    earlier = [mention for mention in cast.mentions(sentence) if mention.end <= position]
    if earlier and is_filler(sentence.text[earlier[-1].end : position]):
        return earlier[-1]
    return None


def listed_before(sentence: Sentence, cast: Cast, position: int) -> list[Mention]:
    """Return the names in a row that end right before a position, from left to right."""
    found: list[Mention] = []
    last = position
    for mention in reversed([each for each in cast.mentions(sentence) if each.end <= position]):
        if not is_filler(sentence.text[mention.end : last]):
            break
        found.insert(0, mention)
        last = mention.start
    return found
