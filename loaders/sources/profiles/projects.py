"""Names of projects: in quotes, beside the word "project", or as the heading of a section about a project."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from graph.identity.normalize import fold
from loaders.sources.profiles.clauses import main_clause
from loaders.sources.profiles.columns import cells
from loaders.sources.profiles.ground import REGIONS
from loaders.sources.profiles.headed import own_title
from loaders.sources.profiles.heads import kind_of_name
from loaders.sources.profiles.lists import is_filler
from loaders.sources.profiles.names import Name, names
from loaders.sources.profiles.passages import Sentence
from loaders.sources.profiles.rules.places_names import is_just_places
from loaders.sources.profiles.sections import NUMBER, SAYS_PROJECT, line_name, own_headings
from loaders.sources.profiles.sheets import sheet_title, titled_by_address
from loaders.sources.profiles.terms import lexicon
from loaders.sources.profiles.titles import is_spoken, titles
from loaders.sources.profiles.tokens import is_capital
from loaders.sources.profiles.words import FUNCTION, GENERIC, PROJECT_HEADS, PROJECT_NOUNS, word_set

_QUOTED = re.compile(
    r"“([^“”]{3,220})”|«\s?([^«»]{3,220}?)\s?»|\"([^\"]{3,220})\""
    r"|(?<!\w)[‘']([^‘]{3,220}?)[’'](?=[\s,.;:)]|$)"
)
_NOUN = (
    r"(?:projects?|programmes?|programs?|projets?|campaigns?|campagnes?|initiatives?|interventions?"
    r"|actions?|grants?)"
)
_BEFORE = re.compile(
    rf"\b(?:{_NOUN}|entitled|titled|called|named|dubbed|known as|(?:intitul|dénomm|baptis)ée?s?)\W{{0,4}}$",
    re.I,
)
_AFTER = re.compile(rf"\W{{0,3}}(?:\([^()]{{1,40}}\)\W{{0,3}})?{_NOUN}\b", re.I)
_OWN_HEAD = re.compile(r"\b(?:Project|Programme|Program|Projet)\b(?=\s+[a-z])")
_PLAIN = re.compile(
    r"\b(?:project|programme|program|projet|campaign|initiative)\s*[:(]?\s+(?=[A-ZÀ-Ý])|project\s?\(\s?"
)
_LABEL = re.compile(
    r"(?:name|title)(?: of)?(?: the)? (?:project|program(?:me)?)|project(?: name| title)?"
    r"|program(?:me)?(?: name| title)?"
    r"|(?:nom|titre|intitul[ée])(?: (?:du|de l['’]) ?(?:projet|programme|action|intervention))?|projet",
    re.I,
)
_HEADED = re.compile(
    rf"(?:{NUMBER.pattern})?(.+?)\s*(?:\([\d\s–-]+\)\s*)?"
    r"(?:\(([A-Z][A-Za-z0-9 +-]{1,14})\)\s*)?(?:[Pp]rofile|[Oo]verview|[Dd]escription|[Ss]ummary"
    r"|[Bb]ackground)?\s*:?"
)
_POSTED = re.compile(
    r"\b(?:19|20)\d\d\b.*\bby\b|\b(?:posted|published|publié|written|updated)\b|\b(?:\d{1,2}(?:st|nd|rd|th)?,?\s+)?"
    r"(?:january|february|march|april|june|july|august|september|october|november|december|janvier|février|mars|avril"
    r"|juin|juillet|août|septembre|octobre|novembre|décembre)\b.*\b(?:19|20)\d\d\b",
    re.I,
)
_IS_PROJECT = re.compile(
    r"\s*(?:\([^()]{1,30}\)\s*)?(?:,|:(?=\s(?:this|ce)\s)|,?\s(?:is|was|est|était))\s(?:an?|this|ce|our|its|the|une?|notre|son|le|la)\s"
    r"(?:(?:(?!of\b|for\b|de\b|du\b)[\w-]+\s){0,4}?(?:projects?|programmes?|programs?|campaigns?|projets?|campagnes?)"
    r"|(?:[\w-]+\s){0,2}?[\w-]+-(?:year|month|funded)\s(?:[\w-]+\s){0,3}?(?:activity|initiative|intervention|action))\b"
    r"(?!\s(?:officer|manager|coordinator|partner|office|director)|\s(?:[“«\"‘]|(?-i:[A-ZÀ-Ý])))"
)
COUNTED = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|deux|trois|quatre|cinq|six|sept|huit|\d{1,2})\s(?:[\w-]+\s){0,3}?"
    r"(?:projects|programmes|programs|campaigns|projets|campagnes)\b",
    re.I,
)
"""Projects that are counted before they are named: "three main programs"."""
PROJECTS_ARE = re.compile(
    r"\b(?:projects?|programmes?|programs|campaigns|projets?|campagnes)\s(?:(?:are|were|include[sd]?|comprise|sont|comprennent)\b"
    r"|such\sas|comme|namely|à\ssavoir|:)\s*|" + COUNTED.pattern + r"(?:[,:]|\s(?:called|intitulés|dont))\s*",
    re.I,
)
_ROW = re.compile(
    r"(?:(?:[“«\"‘]?[A-ZÀ-Ý][\w’'-]*[”»\"’]?|and|et|of|for|the|de|du|des|la|&|\([^()]{1,40}\))[\s,;]*){1,25}"
)
_OUR_PROJECT = re.compile(
    r"\b(?:our|its|new|current|latest|flagship|notre|son|nouveau)\s(?:[\w-]+\s){0,3}?(?:projects?|programmes?|program|campaign|projet|campagne),\s$",
    re.I,
)
_OPENS = re.compile(
    r"\W*(?:through|via|under|in|with|within|by|as|à\stravers|dans|avec|grâce|par)\b[^,]*,\s$", re.I
)
_CALLED = re.compile(
    r"\b(?:project|program(?:me)?|initiative|campaign|projet|programme|campagne)\s(?:(?:is|was|est)\s)?"
    r"(?:called|named|dubbed|entitled|titled|known\sas|baptisée?|intitulée?|dénommée?|appelée?)\s(?:the\s)?$",
    re.I,
)
_SPEAKS = re.compile(r"\b(?:we|our|us|your|nous|nos|notre|votre|vos|who|how|why|qui)\b", re.I)
_PLACED = re.compile(r"\b(?:in|of|at|from|de|du|des|à|au|aux|d['’])\s?$", re.I)
_LEAST_WORDS = 2
_LONGEST = 200
_OF_SECTIONS = (
    GENERIC
    | FUNCTION
    | PROJECT_HEADS
    | word_set(
        "coordination eligibility criteria apply contexte cadre mise oeuvre cours resultats attendus"
        " resultat objectif"
        " objectifs general generaux specifique specifiques monitoring evaluation sustainability"
        " conclusion contact"
        " contacts location duration budget approach methodology lessons learned challenges way forward"
        " next steps"
        " testimonies story stories overview summary presentation target zone zones realisations"
        " realisees partenaires"
        " partenariat beneficiaires duree implementation management current ongoing past completed"
        " recent what work done"
        " expected specific our focus areas area thematic domaines domaine qui sommes quoi faisons nous"
        " historique"
        " programmes projets activites actualites nouvelles conditions participation dossier candidature"
        " suivi"
        " difficultes rencontrees recommandations perspectives groups phase years call expression interest"
    )
)
_NUMBER = re.compile(r"(?:[IVX]{1,5}|\d{1,2})[.,:)]")


def project_names(sentence: Sentence) -> list[Name]:
    """Return the names in a sentence that it says are projects."""
    found = list(_quoted(sentence.text))
    if labeled := _labeled(sentence):
        found.append(labeled)
    line = line_name(sentence)
    others = [*_tabled(sentence), *([line] if line else []), *titles(sentence.text)]
    return [*found, *(each for each in others if not any(_overlap(each, one) for one in found))]


def _tabled(sentence: Sentence) -> Iterator[Name]:
    """Yield what stands in a row under "Project": its name, and its acronym in brackets."""
    for cell in cells(sentence.text, sentence.columns):
        text = sentence.text[cell.start : cell.end]
        if cell.role == "project" and is_capital(text) and not sentence.heads and len(text) <= _LONGEST:
            yield from (
                replace(each, start=each.start + cell.start, end=each.end + cell.start)
                for each in heading_names(text)
            )


def _overlap(left: Name, right: Name) -> bool:
    return left.start < right.end and right.start < left.end


def _quoted(text: str) -> Iterator[Name]:
    for match in _QUOTED.finditer(text):
        start, end = match.span(match.lastindex or 0)
        inner = text[start:end].strip(" ‘’'\"")
        start = text.index(inner, start)
        end = start + len(inner)
        if (
            is_spoken(text, match, inner)
            or not is_capital(inner.strip())
            or (len(inner.split()) < 2 and not inner[:1].isupper())
        ):
            continue
        beside = _BEFORE.search(text[max(0, match.start() - 40) : match.start()]) or _AFTER.match(
            text, match.end(), match.end() + 60
        )
        if own := _OWN_HEAD.search(inner):
            yield Name(inner[: own.end()], start, start + own.end(), project=True)
        elif beside or any(fold(word) in PROJECT_HEADS for word in inner.split()[-2:]):
            yield Name(inner, start, end, project=True)


def is_label_of_name(sentence: Sentence) -> bool:
    """Tell whether a row says what a project is called."""
    return ":" in sentence.text and bool(_LABEL.fullmatch(sentence.label.strip()))


def _labeled(sentence: Sentence) -> Name | None:
    """Return what stands after a label such as "Name of the project:"."""
    if not is_label_of_name(sentence):
        return None
    start = sentence.text.index(":") + 1
    while start < len(sentence.text) and not sentence.text[start].isalnum():
        start += 1
    text = sentence.text[start:].rstrip(" .”\"'")
    return Name(text, start, start + len(text), project=True) if 0 < len(text) <= 200 else None


def is_said_project(text: str, name: Name) -> bool:
    """Tell whether the words around a name say that it is a project: "project X", "X, a campaign that"."""
    if _follows_project_word(text, name.start):
        return True
    if kind_of_name(name.text) not in ("", "project"):
        return False
    many = len(name.text.split()) > 1 and any(
        is_filler(text[cue.end() : name.start], opening=True) or _ROW.fullmatch(text, cue.end(), name.start)
        for cue in PROJECTS_ARE.finditer(text, max(0, name.start - 200), name.start)
    )
    opening = main_clause(text) == name.start or _OPENS.match(text, 0, name.start) is not None
    apposed = not opening and _OUR_PROJECT.search(text, max(0, name.start - 70), name.start) is not None
    told = _IS_PROJECT.match(text, name.end, name.end + 90)
    return many or apposed or (told is not None and not _PLACED.search(text[: name.start]))


def _follows_project_word(text: str, start: int) -> bool:
    """Tell whether a name stands right after the word "project", which is no part of another name."""
    before = text[max(0, start - 14) : start]
    return bool(
        re.search(r"(?:\bproject|\bprogramme|\bprogram|\bprojet|^Project|^Projet)\s?[:(]?\s?$", before)
        or _CALLED.search(text, max(0, start - 90), start)
    )


def heading_names(text: str) -> list[Name]:
    """Return what a heading calls a project: its words, and its acronym in brackets at the end."""
    found = _HEADED.fullmatch(text)
    if found is None:
        return []
    called = [Name(found.group(1), *found.span(1), project=True)]
    if found.group(2):
        called.append(Name(found.group(2), *found.span(2), project=True))
    return called


def _projects_in(sentence: Sentence) -> list[Name]:
    """Return the projects that a sentence names, by its words around them or by the head of their names."""
    headed = [each for each in names(sentence.text) if kind_of_name(each.text) == "project"]
    return [*project_names(sentence), *(each for each in headed if _is_own_name(each.text))]


def _is_own_name(name: str) -> bool:
    return sum(_says_something(fold(word)) for word in name.split()) >= _LEAST_WORDS


def _says_something(word: str) -> bool:
    return len(word) > 2 and word not in _OF_SECTIONS


def project_headings(sentences: Sequence[Sentence]) -> dict[int, list[Sentence]]:
    """Return the headings that name a project, by number, each with the sentences of its section."""
    sections: dict[int, list[Sentence]] = {}
    current: Sentence | None = None
    for sentence in sentences:
        if sentence.kind == "heading":
            current = sentence
            sections[current.number] = [sentence]
        elif current is not None:
            sections[current.number].append(sentence)
    if any(_labeled(sentence) for sentence in sentences):
        return {}
    title = sheet_title(sentences)
    own = own_headings(sentences) | titled_by_address(sentences)
    found = {number: body for number, body in sections.items() if number in own or _is_about_project(body)}
    return {title.number: [title]} if title else found


def is_titled_project(sentence: Sentence) -> bool:
    """Tell whether a heading is the name of a project from its first word on: "Projet Eau pour Tous"."""
    words = NUMBER.sub("", sentence.text).split()
    begins = len(words) > _LEAST_WORDS and fold(words[0]) in PROJECT_NOUNS and words[1][:1].isupper()
    says = any(_says_something(fold(word)) for word in words[1:])
    return sentence.kind == "heading" and begins and says and not re.search(r"[:“”\"«»?!|]", sentence.text)


def _names_other(heading: str) -> bool:
    """Tell whether a heading names a network, a group or places."""
    rest = fold(heading)
    for region in REGIONS:
        rest = f" {rest} ".replace(f" {region} ", " ").strip()
    return kind_of_name(heading) in ("network", "group") or not rest or is_just_places(rest.title())


def _is_about_project(section: list[Sentence]) -> bool:
    heading, *body = section
    words = [fold(word) for word in heading.text.split() if fold(word)]
    if re.search(r"[:“”\"«»?!|]|[;,.]$", heading.text.rstrip(" :")):
        return False
    if any(name.text != heading.text for sentence in body[:8] for name in _projects_in(sentence)):
        return False
    if any(each.text == heading.text for each in lexicon("theme").find(heading.text)):
        return False
    if (
        own_title(heading.text) != heading.text
        or _names_other(heading.text)
        or _POSTED.search(heading.text)
        or _SPEAKS.search(heading.text)
    ):
        return False
    telling = sum(_says_something(word) for word in words)
    if telling < _LEAST_WORDS or (telling == _LEAST_WORDS and heading.text.split()[-1].islower()):
        return False
    if not body or _NUMBER.match(heading.text) or len(words) > 25 or heading.text.endswith(":"):
        return False
    if all(word in GENERIC | FUNCTION or len(word) < 3 for word in words):
        return False
    return any(SAYS_PROJECT.search(sentence.text) for sentence in body[:8])
