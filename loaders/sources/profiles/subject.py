"""Whom a document is about, and whom each of its sentences is about."""

import re
from collections import Counter
from collections.abc import Sequence

from graph.identity.normalize import fold
from graph.model.entities import Network, Organization, Project
from loaders.sources.profiles.bodies import Body, Cast, Mention
from loaders.sources.profiles.clauses import main_clause
from loaders.sources.profiles.ground import country_of_people, is_place
from loaders.sources.profiles.heads import is_complete
from loaders.sources.profiles.offices import join_country_projects, settle_office
from loaders.sources.profiles.passages import Sentence
from loaders.sources.profiles.project_pages import settle_begun
from loaders.sources.profiles.publishers import is_press, name_by_address, says_we, speaks_itself
from loaders.sources.profiles.rules.places_names import is_just_places
from loaders.sources.profiles.spelled import is_spelled
from loaders.sources.profiles.terms import Scheme, lexicon
from loaders.sources.profiles.tokens import is_acronym
from loaders.sources.profiles.words import (
    FUNCTION,
    GENERIC,
    LEVELS,
    ORDINALS,
    SELF_NOUNS,
    TOPICS,
    kind_of_head,
)

_ADDRESS = re.compile(r"https?://(?:www\.)?([^/\s]+)(\S*)")
_DEFINES = re.compile(
    r"\s*(?:\([^()]{1,80}\))?\s*,?\s*(?:is|are|was|est|sont|a été|fut)\s+"
    r"(?:an?\b|the\b|une?\b|la\b|le\b|one of|among|non|founded|established|created|born|registered|formed"
    r"|set up|fond|cré)",
    re.I,
)
_IS_NETWORK = re.compile(
    r"\s*(?:\([^()]{1,80}\))?\s*,?\s*(?:is|are|was|est|sont)\s+(?:an?|the|une?|la|le)\s+"
    r"(?:(?!member|part|partner|membre|founding)[\w-]+\s+){0,4}?"
    r"(?:network|umbrella|coalition|platform|federation|consortium|alliance|réseau|collectif|plate-?forme|fédération"
    r"|cadre\s+de\s+concertation)\b(?!\s+members?)",
    re.I,
)
_IS_ORGANIZATION = re.compile(
    r"\s*(?:\([^()]{1,80}\))?\s*,?\s*(?:is|was|est)\s+(?:an?|une?)\s+(?:[\w-]+,?\s+){0,5}?"
    r"(?:organi[sz]ation|association|NGO|non-?profit|charity|foundation|institution|company|ONG|fondation)\b",
    re.I,
)
_GOVERNMENT = re.compile(
    r"\b(?:government|ministry|gouvernement|ministere|parliament|police|state|secretariat|committee)\b"
)
_SHORTEST_LABEL = 3
_TERMS: tuple[Scheme, ...] = ("theme", "population")
_OWN_PAGE = 2.5
_PAGE = 6.0
_PRESS = 6.0
_IN_SECTION = 1.0
_DEFINED = 4.0
_BESIDE = re.compile(
    r"(?:\b(?:by|with|from|through|under|via|par|avec|of|our\s(?:\w+\s)?partners?,?)|(?:funded|supported|with)[^.;]{3,80}(?:,|\band))"
    r"\s(?:the\s|la\s|le\s|l['’])?\(?$",
    re.I,
)
_PARTNER = re.compile(
    r"\b(?:[Oo]ur|[Nn]otre)\s(?:[\w-]+\s){0,2}(?:partner|partenaire)(?:\s(?:is|est))?,?\s(?:the\s|la\s|le\s|l['’])?$"
    r"|\b[Ww]e\s(?:\w+\s)?(?:partner(?:ed)?|work(?:ed)?|collaborate[sd]?)\s(?:closely\s)?with\s(?:the\s)?$"
)
_PAYS = re.compile(
    r"\b(?:(?:co-?)?(?:funded|financed|sponsored|financée?s?)|subventionnée?s?)\s(?:[\w-]+\s){0,2}(?:by|par)\s(?:the\s|la\s|le\s|l['’])?$"
    r"|\b(?:funding|funds|grant|donation|financial\ssupport|financement|appui\sfinancier|fonds)\s(?:from|by|of|de|du|par)\s(?:the\s|la\s|le\s|l['’])?$",
    re.I,
)
_OTHER = 5.0
_PARTNERS = 9.0
_TOO_LITTLE = 2.5
_HOST = 4
_EARLY = 15
_EARLY_LINE = 6
_MINUTES = re.compile(
    r"\b(?:minutes\s+of|meeting\s+(?:minutes|notes|report)|compte[\s-]rendu|procès[\s-]verbal)\b", re.I
)
_TOP = 5
_HEADLINES = 8
_LONGEST_TITLE = 16
_MET = 8.0


def settle_subject(cast: Cast, sentences: Sequence[Sentence], text: str) -> None:
    """Find out whom the document is about, and then whom each sentence is about."""
    join_country_projects(cast)
    settle_begun(cast, sentences)
    _settle_defined(cast, sentences)
    scores = _scores(cast, sentences, text)
    own = says_we(sentences) and name_by_address(text)
    if own and max(scores.values(), default=0) < _TOO_LITTLE:
        cast.subject = cast.body(own)
    elif scores:
        cast.subject = max(scores, key=lambda body: (scores[body], body.name))
    if cast.subject is not None:
        settle_office(cast, text)
        _settle_network(cast.subject, cast, sentences)
        cast.subject.sure = True


def _settle_defined(cast: Cast, sentences: Sequence[Sentence]) -> None:
    """Take a body that is called a project for an organization where the text defines it as one."""
    for sentence in sentences:
        for mention in cast.mentions(sentence):
            named_so = issubclass(mention.body.kind, Project) and not mention.body.titled
            if named_so and _IS_ORGANIZATION.match(sentence.text, mention.end, mention.end + 160):
                mention.body.kind = Organization
                mention.body.sure = True


def _settle_network(subject: Body, cast: Cast, sentences: Sequence[Sentence]) -> None:
    """Take the subject for a network where the text defines it as one: "X is an umbrella of NGOs"."""
    if subject.kind is not Organization:
        return
    for sentence in sentences:
        for mention in cast.mentions(sentence):
            if mention.body is subject and _IS_NETWORK.match(sentence.text, mention.end, mention.end + 160):
                subject.kind = Network


def _scores(cast: Cast, sentences: Sequence[Sentence], text: str) -> dict[Body, float]:
    counts = _counts(cast, sentences)
    scores: dict[Body, float] = {}
    most = max(counts.values(), default=1)
    own, told = speaks_itself(sentences), says_we(sentences)
    for body, count in counts.items():
        scores[body] = 4 * count / most - (3 if _GOVERNMENT.search(fold(body.name)) else 0)
        press = not told and is_press(body.name)
        scores[body] += _by_address(body, text) * (_OWN_PAGE if own and not press else 1) + _by_name(body)
        scores[body] += _by_page(body, sentences, text) - (_PRESS if press else 0)
    for sentence in sentences[:_EARLY]:
        for mention in cast.mentions(sentence):
            if mention.body in scores:
                scores[mention.body] += _by_place(cast, sentence, mention)
    for other, doubt in _others(cast, sentences).items():
        if other in scores and _by_address(other, text) < _HOST:
            scores[other] -= doubt
    for room in _of_meeting(cast, sentences[:_TOP]):
        scores[room] += _MET
    return scores


def _by_name(body: Body) -> float:
    """Return how much a name alone speaks for a body: it tells that it is one, or is just a word."""
    if body.sure:
        return 0.5
    return -1 if " " in body.name else -2


def _others(cast: Cast, sentences: Sequence[Sentence]) -> dict[Body, float]:
    """Return how surely bodies are not whose text it is: "by X" is all it says, they pay, or are partners."""
    beside: set[Body] = set()
    spoken: set[Body] = set()
    partners: set[Body] = set()
    payers: set[Body] = set()
    for sentence in sentences:
        before = ""
        for mention in cast.mentions(sentence):
            if not sentence.text[: mention.start].endswith("("):
                before = sentence.text[: mention.start]
            (beside if _BESIDE.search(before) else spoken).add(mention.body)
            if _PARTNER.search(before):
                partners.add(mention.body)
            if _PAYS.search(before):
                payers.add(mention.body)
    doubts = dict.fromkeys((beside - spoken) | payers, _OTHER)
    return doubts | (dict.fromkeys(partners, _PARTNERS) if says_we(sentences) else {})


def _counts(cast: Cast, sentences: Sequence[Sentence]) -> Counter[Body]:
    """Count how often each body is named, thrice where a clause begins with it."""
    counts: Counter[Body] = Counter()
    for sentence in sentences:
        for mention in cast.mentions(sentence):
            if _can_be_subject(mention.body):
                begun = mention.start - main_clause(sentence.text)
                counts[mention.body] += 3 if 0 <= begun <= 4 else 1
    return counts


def _of_meeting(cast: Cast, top: Sequence[Sentence]) -> set[Body]:
    """Return the groups that a document names at its top, where it is the minutes of a meeting."""
    if not any(_MINUTES.search(sentence.text) for sentence in top):
        return set()
    named = {mention.body for sentence in top for mention in cast.mentions(sentence)}
    return {body for body in named if issubclass(body.kind, Network)}


def _can_be_subject(body: Body) -> bool:
    named = (
        not is_place(body.name) and not _is_term(body.name) and (body.sure or not is_just_places(body.name))
    )
    return named and not issubclass(body.kind, Project)


def _is_term(name: str) -> bool:
    """Tell whether a name is just that of a theme or of a group of people: "HIV", "Youth"."""
    found = (term for scheme in _TERMS for term in lexicon(scheme).find(name))
    return any(term.start == 0 and term.end == len(name) for term in found)


def _by_address(body: Body, text: str) -> float:
    """Return how much the address in the first line speaks for a body."""
    found = _ADDRESS.match(text.lstrip("\ufeff \n"), 0, 2000)
    if not found:
        return 0
    host, path = (re.sub(r"[^a-z0-9]", "", fold(part)) for part in found.groups())
    keys = [fold(name).replace(" ", "") for name in (body.name, *body.aliases)]
    keys = [key for key in keys if len(key) >= 3]
    if any(key in host or (len(key) > 7 and host.startswith(key[:8])) for key in keys):
        return 5
    label = found.group(1).partition(".")[0].lower()
    if any(_is_spelled_by_address(label, name) for name in (body.name, *body.aliases)):
        return 4
    if any(_has_telling_word(host, name) for name in (body.name, *body.aliases)):
        return 4
    return 2 if any(len(key) > 4 and key in path for key in keys) else 0


def _by_page(body: Body, sentences: Sequence[Sentence], text: str) -> float:
    """Return how much speaks for a body that a page is called as: "…/partners/bora-trust", "Bora Trust"."""
    found = _ADDRESS.match(text.lstrip("\ufeff \n"), 0, 2000)
    path = f" {' '.join(re.findall(r'[a-z0-9]+', fold(found.group(2))))} " if found else ""
    titles = [fold(each.text) for each in sentences[1:_HEADLINES] if len(each.text.split()) <= _LONGEST_TITLE]
    if re.search(r"\d", body.name):
        return 0
    for name in (fold(each) for each in (body.name, *body.aliases) if len(each) >= _TOP):
        first = name.split()[0]
        whole = f" {name} " in path and any(name in title for title in titles)
        begun = len(first) >= _TOP and f" {first} " in path
        if whole or (begun and any(title.startswith(name) for title in titles)):
            return _PAGE
    return 0


def _has_telling_word(host: str, name: str) -> bool:
    """Tell whether an address holds the word that begins a name: "friendsofbora" that of Bora Trust."""
    first = fold(name.split()[0])
    common = TOPICS | GENERIC | LEVELS | FUNCTION | ORDINALS | SELF_NOUNS
    telling = len(first) > _SHORTEST_LABEL and first not in common and not kind_of_head(first)
    return (
        telling
        and is_complete(name)
        and not country_of_people(first)
        and not is_place(first)
        and first in host
    )


def _is_spelled_by_address(label: str, name: str) -> bool:
    """Tell whether an address is made of the beginnings of a name, or an acronym of those of the address."""
    parts = label.split("-")
    if is_acronym(name):
        return len(parts) > 1 and is_spelled(name, parts)
    return len(label) > _SHORTEST_LABEL and is_spelled(label.replace("-", ""), name.split())


def _by_place(cast: Cast, sentence: Sentence, mention: Mention) -> float:
    begins = mention.start <= 4 or sentence.text[: mention.start].strip().lower() in ("the", "la", "le", "l'")
    if sentence.kind == "heading":
        return 0.7
    score = 0.5 if begins else 0.1
    if begins and _DEFINES.match(sentence.text, mention.end, mention.end + 140):
        score += _IN_SECTION if _in_own_section(cast, sentence, mention.body) else _DEFINED
    return score


def _in_own_section(cast: Cast, sentence: Sentence, body: Body) -> bool:
    """Tell whether a sentence stands in a later section of a text that the name of a body heads."""
    return cast.headed.get(sentence.number) is body and sentence.number > _EARLY_LINE
