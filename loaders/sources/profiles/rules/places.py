"""Where an organization or a project works or has an office."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from graph.identity.normalize import fold
from graph.model.entities import Network, Project
from graph.model.links import OperatesIn
from graph.places.gazetteer import gazetteer
from loaders.sources.profiles.actors import actors_of, is_body, name_around
from loaders.sources.profiles.bodies import Body, Cast
from loaders.sources.profiles.claims import Claim, Example, Rule, TermMention
from loaders.sources.profiles.cues import quote_of
from loaders.sources.profiles.evidence import Evidence, weigh
from loaders.sources.profiles.lists import introduction
from loaders.sources.profiles.passages import Sentence
from loaders.sources.profiles.rules.places_beside import set_beside
from loaders.sources.profiles.rules.places_counts import count_before, counts
from loaders.sources.profiles.rules.places_names import is_just_places, named_places, places_in_row, towns_of
from loaders.sources.profiles.speakers import is_named, speaker_of
from loaders.sources.profiles.terms import mention_of

BARS = ((0, 0.6),)
_INSIDE = re.compile(
    r"(?:\b(?:in|targeting|covering|couvrant|covered|covers|couvre|namely|including|notamment|within|across|throughout|of|from|at|around|between|inside|for|dans|en|au|aux|à|du|des?|les|and|et|districts?|provinces?|sectors?|communes?|territoires?|count(?:y|ies)|city)|[,;&(/–:|\t-]|\d)"
    r"(?:\s(?:the|la|le|les|all|whole|districts?\sof|province\sof|city\sof|country\sof|rural|remote|\w+\sof))*\s*$",
    re.IGNORECASE,
)
_NAMED_IN = re.compile(r"\b(?:in|within|au|dans|en)\s(?:the\s)?$", re.IGNORECASE)
_OFFICE = re.compile(
    r"\b(?:based\s(?:in|at)(?!\sthe\scommunit)|headquarter(?:s|ed)?|head\soffice|offices?|located|address|p\.?\s?o\.?\s?box|"
    r"b\.?p\.?|street|avenue|road|tel|phone|si[èe]ge|bas[ée]e?\s(?:à|au)|adresse|bureaux?)\b",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"^\s*(?:p\.?\s?o\.?\s?box|b\.?p\.?\s?\d|address|adresse|head\soffice|siège)", re.IGNORECASE
)
_WHERE = re.compile(
    r"(?:.{0,20}\s)?(?:areas?|zones?|locations?|coverage|districts?|countr(?:y|ies)|provinces?|pays|lieux?\sd['’](?:intervention|action)"
    r"|localisation|where\swe\swork|zones?\sd['’](?:intervention|action))(?:\s(?:of\s\w+|covered|concernée?s?|couvertes?))?",
    re.IGNORECASE,
)
_LOCATED = re.compile(
    r"(?:project\s|geographical\s)?(?:locations?|coverage|districts?|provinces?|countr(?:y|ies)|localisation|lieux?|pays|zones?(?:\sd['’]intervention)?)",
    re.IGNORECASE,
)
_DEFINES = re.compile(r"\b(?:is|are|was|est|fut)\s(?:an?|une?|the|la|le)\s[^.;:]{0,60}$")
_VENUE = re.compile(r"venue|date(?:\sand\s(?:venue|place))?|lieu|place|(?:date\set\slieu)", re.IGNORECASE)
_STREET = re.compile(r"\b[A-Z]{2}\s?\d{1,4}\s(?:St|Ave?|Rd|Street|Avenue|Road)\b")
_WORK = re.compile(
    r"\b(?:work(?:s|ed|ing)?|operat(?:e|es|ed|ing|ions?)|activ(?:e|ities)|implement(?:s|ed|ing|ation)?|program(?:me)?s?|projects?|"
    r"initiative|registered|present|intervention\w*|offices?|conduct(?:s|ed|ing)?|carr(?:y|ies|ied|ying)\sout|establish\w*|"
    r"exercise|cover(?:s|ed|ing)?|expand\w*|extend\w*|member\sof|chapters?|branch(?:es)?|travaill\w+|interven\w+|œuvr\w+|r[ée]parti\w*|couvr\w+|spread|unit(?:es|ing)|regroup\w+|rassembl\w+|(?:bring|brought)\w*\stogether|member\sorgani[sz]ations)\b",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"\b(?:(?:funding|funds|funded|grants?|donations?|donors?)(?=\s(?:from|by|in)\b)|kingdom(?=\sof\b)|royaume(?=\sd)|travel(?:l?ing|l?ed)?|resettle\w*|refugees?|returnees|migrat\w+|part(?:ent|i|is|ir)(?=\s)|quitt\w+|left\sfor|fluen(?:t|cy)|returned|réfugiée?s|rapatriée?s|exil\w*|originaires?|ressortissants?|fui\w*|retour\sd|return|fled|flee\w*|born|nationals|origin|originat\w*|studied|"
    r"graduat\w+|conferences?|congress|summit|symposium|congrès|sommet|conférences?|visit(?:ed|s|ing)?|visit(?:e|é|er|ent)|voyages?|imported?|exported?|embassy|government|laws?|constitution|president|mayor|"
    r"minister|ministry|parliament)\b((?:[\s,]+[\w’'-]+){0,9})[\s,]*$",
    re.IGNORECASE,
)
_STATE = re.compile(r"(?:the\s)?kingdom\sof|royaume\sd", re.IGNORECASE)
_GIVEN_BY = re.compile(r"\b(?:of|by|from|du|de|par)\s(?:the\s|le\s|la\s)?$", re.IGNORECASE)
_BASED = re.compile(r"-(?:based|headquartered)\b", re.IGNORECASE)
_OF_SOMEBODY = re.compile(
    r"\b(?:an?|une?)\s(?:[\w-]+\s){0,3}?(?:teacher|lawyer|farmer|nurse|educator|journalist|doctor|priest|pastor|student|trader|driver"
    r"|woman|man|girl|boy|widow|mother|father|enseignante?|avocate?|agricult(?:eur|rice)|infirmi(?:er|ère)|femme|homme)\s(?:of|in|from|à|de)\s$"
    r"|\b(?:last\sheld|night|evening|hotel|will\stake\splace|(?:chargée?|responsable)\sd\w+\s\w+)\s(?:in|at|à|dans)\s$",
    re.IGNORECASE,
)
_REGISTERED = re.compile(r"\bregistered\s(?:charity|company)\b[^.;]{0,20}$", re.IGNORECASE)
_NEAR = 3
_PASSING = 0.8
_BY_NAME = 0.6
_BESIDE = 0.7
_PLANNED = re.compile(
    r"\b(?:plans?\sto|planning\sto|intends?\sto|hopes?\sto|wish(?:es)?\sto|envisage(?:s|nt)?\sd|prévoi(?:t|ent)\sd|compte(?:nt)?\s(?:ouvrir|étendre)"
    r"|souhaite(?:nt)?|r[êe]v(?:e|es|ons|ent)|dreams?\s(?:of|that))\b",
    re.IGNORECASE,
)
_BEYOND = re.compile(r"\b(?:beyond|outside|au-delà)\b[\w\s]{0,30}$", re.IGNORECASE)
_EVERYWHERE = re.compile(
    r"\b(?:across|throughout|around|all\sover|in\sall\s(?:parts|corners)\sof|à\stravers|dans\stout)\s(?:the|le)\s(?:whole\s|entire\s)?(?:country|nation|pays)\b|"
    r"\b(?:nation|country)-?wide\b",
    re.IGNORECASE,
)


def _find(sentences: Sequence[Sentence], cast: Cast) -> Iterator[Claim]:
    home = cast.country or _most_named_country(sentences)
    countries = _countries(sentences)
    evidence = [each for sentence in sentences for each in _evidence(sentence, cast, home, countries)]
    evidence.extend(_in_name(sentences, cast))
    return weigh(evidence, BARS)


def _in_name(sentences: Sequence[Sentence], cast: Cast) -> Iterator[Evidence]:
    """Yield the country that ends the name of whom the text is about, as an office: "Hope Trust Kenya"."""
    for sentence in sentences:
        for named in cast.mentions(sentence):
            if named.body is cast.subject and " " in named.text:
                for place in named_places(named.text):
                    if place.level == "country" and place.end == len(named.text):
                        here = replace(place, start=place.start + named.start, end=place.end + named.start)
                        yield Evidence(_claim(named.body, here, sentence), _BY_NAME)
                        return


def _countries(sentences: Sequence[Sentence]) -> list[str]:
    """Return the codes of the countries that a document names."""
    named = [each for sentence in sentences for each in named_places(sentence.text)]
    return sorted({each.identifier.removeprefix("iso3166:") for each in named if each.level == "country"})


def _most_named_country(sentences: Sequence[Sentence]) -> str:
    codes: Counter[str] = Counter()
    inside: Counter[str] = Counter()
    for sentence in sentences:
        for place in named_places(sentence.text):
            known = gazetteer().by_id(place.id.removeprefix("place-"))
            if place.level == "country":
                codes[place.identifier.removeprefix("iso3166:")] += 1
            elif known is not None:
                inside[known.country] += 1
    counts = codes or inside
    return max(counts, key=lambda code: (counts[code], code)) if counts else ""


def _evidence(sentence: Sentence, cast: Cast, home: str, countries: Collection[str]) -> Iterator[Evidence]:
    named = named_places(sentence.text, countries, home)
    if not named and _LOCATED.fullmatch(sentence.label):
        named = list(places_in_row(sentence.text, sentence.text.find(":") + 1))
    named = sorted([*named, *towns_of(sentence.text, named)], key=lambda each: each.start)
    for mention in (each for each in named if not is_body(sentence, each, cast)):
        if bodies := set_beside(sentence, mention, named, cast):
            yield from (Evidence(_claim(each, mention, sentence), _BESIDE) for each in bodies)
        else:
            yield from _told(sentence, mention, cast, home)
    for mention in _whole_country(sentence, home, named):
        for actor in _actors(sentence, mention, cast, home):
            yield Evidence(_claim(actor, mention, sentence, mention.text), 0.7)


def _told(sentence: Sentence, mention: TermMention, cast: Cast, home: str) -> Iterator[Evidence]:
    """Yield what a sentence says of a place, unless the place only belongs to a name."""
    body = name_around(sentence, mention, cast)
    if body is None or is_just_places(body.name):
        weight = _weight(sentence, mention, home) * _real(sentence, mention)
        for actor in _actors(sentence, mention, cast, home):
            passing = issubclass(actor.kind, Project) and mention.identifier == f"iso3166:{home}"
            yield Evidence(_claim(actor, mention, sentence), weight * (_PASSING if passing else 1.0))
    elif issubclass(body.kind, Project | Network) and _is_named_in(sentence, mention, cast, body):
        yield Evidence(_claim(body, mention, sentence), 0.7)


def _is_named_in(sentence: Sentence, place: TermMention, cast: Cast, body: Body) -> bool:
    """Tell whether a name ends by saying where its body is: "the Water Forum in Utopia"."""
    begun = any(each.body is body and each.start < place.start < each.end for each in cast.mentions(sentence))
    return begun and _NAMED_IN.search(sentence.text[: place.start]) is not None


def _real(sentence: Sentence, mention: TermMention) -> float:
    """Return how much counts what is said of a place: nothing where somebody only plans to go there."""
    return 0.0 if _PLANNED.search(sentence.text[: mention.start]) else 1.0


def _actors(sentence: Sentence, mention: TermMention, cast: Cast, home: str) -> Iterator[Body]:
    """Yield for whom a place speaks: for a project, and for the organization that is said to do it there."""
    if cast.subject is not None and _ADDRESS.search(sentence.text):
        yield cast.subject
        return
    speaker = speaker_of(sentence, cast)
    together = speaker is not None and is_named(speaker, sentence, cast)
    for actor in _no_places(actors_of(sentence, mention, cast), cast):
        if not (together and issubclass(actor.kind, Project) and mention.identifier == f"iso3166:{home}"):
            yield actor
        if speaker is not None and together and actor is not speaker and issubclass(actor.kind, Project):
            yield speaker


def _no_places(actors: Sequence[Body], cast: Cast) -> list[Body]:
    """Return who acts; the subject for what only names a place itself: "Lakeside (Utopia)"."""
    found = [cast.subject if is_just_places(each.name) else each for each in actors]
    return [each for each in dict.fromkeys(found) if each is not None]


def _whole_country(sentence: Sentence, code: str, named: list[TermMention]) -> Iterator[TermMention]:
    """Yield the country for "across the country", and for numbers of places that nobody names."""
    home = gazetteer().by_pcode(code) if code else None
    if home is None:
        return
    for found in _EVERYWHERE.finditer(sentence.text):
        yield mention_of("place", home, found[0], found.start())
    if any(mention.level in ("district", "province") for mention in named):
        return
    if not any(count_before(sentence.text, mention) for mention in named):
        for found in counts(sentence.text):
            if _WORK.search(sentence.text):
                yield mention_of("place", home, found[0], found.start())


def _weight(sentence: Sentence, mention: TermMention, code: str) -> float:
    if _VENUE.fullmatch(sentence.label) or _is_in_passing(sentence.text[: mention.start], mention, code):
        return 0.0
    if _WHERE.fullmatch(sentence.label) or (
        sentence.kind == "item" and _WHERE.fullmatch(introduction(sentence).rstrip(" :?"))
    ):
        return 0.9
    before = sentence.text[max(0, mention.start - 90) : mention.start]
    home = mention.level != "country" or mention.identifier == f"iso3166:{code}"
    if _BEYOND.search(before):
        return 0.6 if home else 0.0
    if _is_elsewhere(mention, before, home=home):
        return 0.2 if home else 0.0
    if fold(mention.text) != fold(mention.name) and _DEFINES.search(before):
        return 0.7
    if not _INSIDE.search(before) and not _BASED.match(sentence.text, mention.end):
        return 0.3 if home else 0.0
    if home:
        return 0.7
    return 0.8 if _WORK.search(sentence.text) else 0.2


def _is_in_passing(before: str, place: TermMention, code: str) -> bool:
    """Tell whether a place is only that of somebody, of an event, or where a foreign page is registered."""
    foreign = place.identifier != f"iso3166:{code}"
    return _OF_SOMEBODY.search(before) is not None or (foreign and _REGISTERED.search(before) is not None)


def _is_elsewhere(mention: TermMention, before: str, *, home: bool) -> bool:
    """Tell whether a place is where somebody comes from or goes to, or a state that gives and decides."""
    if _STATE.match(mention.text) and _GIVEN_BY.search(before):
        return True
    found = _ELSEWHERE.search(before)
    return found is not None and not (home and ("," in found[1] or len(found[1].split()) > _NEAR))


def _claim(actor: Body, mention: TermMention, sentence: Sentence, count: str = "") -> Claim:
    around = sentence.text[max(0, mention.start - 60) : mention.end]
    based = _BASED.match(sentence.text, mention.end)
    office = based or _OFFICE.search(around) or _STREET.search(sentence.text)
    role = "office" if office else "activity"
    quote = quote_of(sentence.text, mention.start, mention.end)
    fields: dict[str, object] = {"role": role}
    if counted := count or count_before(sentence.text, mention):
        fields["stated_count"] = counted
    return Claim(OperatesIn, actor, mention, sentence, quote, fields=fields, to_text=mention.text)


_TUMAINI = "Tumaini Youth Centre"
RULES: tuple[Rule, ...] = (
    Rule(
        "works in a place",
        (
            Example(
                "Tumaini Youth Centre (TYC) is a charity."
                " TYC works in 3 Districts (Huye,Musanze and Rubavu Districts).",
                (
                    (_TUMAINI, "OPERATES_IN", "Huye"),
                    (_TUMAINI, "OPERATES_IN", "Musanze"),
                    (_TUMAINI, "OPERATES_IN", "Rubavu"),
                ),
            ),
            Example(
                "Tumaini Youth Centre (TYC) is a charity."
                " It is active in Northern, Southern and Eastern Provinces.",
                (
                    (_TUMAINI, "OPERATES_IN", "Northern Province"),
                    (_TUMAINI, "OPERATES_IN", "Southern Province"),
                    (_TUMAINI, "OPERATES_IN", "Eastern Province"),
                ),
            ),
            Example(
                "Tumaini Youth Centre (TYC) is a charity."
                " TYC gave seeds to 90 households in Nyagatre District.",
                ((_TUMAINI, "OPERATES_IN", "Nyagatare"),),
            ),
            Example(
                "Tumaini Youth Centre (TYC) is a charity based in Huye."
                " The Government of Ruritania registered TYC.",
                ((_TUMAINI, "OPERATES_IN", "Huye"),),
            ),
            Example("Tumaini Youth Centre (TYC) is a charity. In 2014 its director visited Kenya.", ()),
        ),
        find_all=_find,
    ),
)
