"""What an organization or a project works on, as its mission, its activities and its headings say."""

import re
from collections.abc import Iterator, Sequence

from graph.identity.normalize import fold
from graph.model.entities import Network, Organization, Project
from graph.model.links import WorksOn
from loaders.sources.profiles.actors import actors_of, is_about, name_around, of_others, reality
from loaders.sources.profiles.bodies import Body, Cast, Mention
from loaders.sources.profiles.claims import Claim, Example, Rule, TermMention
from loaders.sources.profiles.cues import Opening, governing, quote_of
from loaders.sources.profiles.evidence import Evidence, weigh
from loaders.sources.profiles.passages import Sentence
from loaders.sources.profiles.rules.themes_cues import (
    CLOSER,
    CUES,
    is_background,
    weight_of,
    weight_of_theme,
)
from loaders.sources.profiles.rules.themes_open import opened
from loaders.sources.profiles.rules.themes_phrases import phrases
from loaders.sources.profiles.rules.themes_titles import titles_beside
from loaders.sources.profiles.speakers import begins
from loaders.sources.profiles.terms import lexicon

BARS = ((0, 0.64), (7, 0.7), (9, 0.9), (11, 0.98))
_ELSEWHERE = 0.8
_MANY = 2
_LAST_OF_MANY = 0.8
_TOLD = 0.4
_HARDLY = 0.4
_REPEATED = 0.5
_LISTED = 0.75
_BESIDE = 0.8
_IN_END = 0.66
_ENDS_NAME = re.compile(
    r"[\s(]*(?:projects?|program(?:me)?s?|initiatives?|campaigns?|activity|(?:for|in|pour|au|en)\s.*)?[\s)]*",
    re.IGNORECASE,
)
_IN_NAME = {Project: 0.6, Network: 0.65, Organization: 0.5}


def _find(sentences: Sequence[Sentence], cast: Cast) -> Iterator[Claim]:
    evidence = [each for sentence in sentences for each in _evidence(sentence, cast)]
    evidence.extend(_in_names(sentences, cast))
    for sentence, mention in titles_beside(sentences, cast):
        evidence.extend(_weighed(sentence, mention, cast, _BESIDE * weight_of_theme(mention)))
    return weigh(_once_for_projects(evidence, cast), BARS)


def _once_for_projects(evidence: Sequence[Evidence], cast: Cast) -> Iterator[Evidence]:
    """Yield the evidence, less where the subject does in a project's section what the project is about."""
    told = {(each.claim.from_.id, each.claim.to.id) for each in evidence if each.weight >= _TOLD}
    for each in evidence:
        project = cast.project(each.claim.sentence)
        repeats = project is not None and (project.id, each.claim.to.id) in told
        own = cast.subject is not None and begins(cast.subject, each.claim.sentence, cast)
        own = own and not (project and _is_headed(each.claim.sentence, project))
        if repeats and not own and each.claim.from_ is cast.subject:
            yield Evidence(each.claim, each.weight * _REPEATED)
        else:
            yield each


def _is_headed(sentence: Sentence, project: Body) -> bool:
    """Tell whether a heading above a sentence names a project."""
    above = f" {fold(' '.join(sentence.headings))} "
    return any(f" {fold(name)} " in above for name in (project.name, *project.aliases))


def _evidence(sentence: Sentence, cast: Cast) -> Iterator[Evidence]:
    found = lexicon("theme").find(sentence.text)
    yield from _in_own_words(sentence, cast, found)
    people = lexicon("population").find(sentence.text)
    for mention in found:
        if name_around(sentence, mention, cast) is not None or _is_tail(mention, found, sentence.text):
            continue
        if sentence.kind == "heading" and _is_project_name(sentence, cast):
            continue
        opening = governing(sentence.text, mention, CUES, CLOSER)
        weight = weight_of(sentence, mention, opening, _rank(mention, found, opening))
        if _is_counted(sentence.text, mention):
            weight *= 0.3
        if any(group.start <= mention.start and mention.end < group.end for group in people):
            weight *= 0.5
        yield from _weighed(sentence, mention, cast, weight, opening)


def _in_own_words(sentence: Sentence, cast: Cast, found: Sequence[TermMention]) -> Iterator[Evidence]:
    """Yield what a sentence in words of its own lists as areas of work, or says to be aimed at."""
    for mention in phrases(sentence, cast, found):
        yield from _weighed(sentence, mention, cast, _LISTED)
    telling = [each for each in found if weight_of_theme(each) > _HARDLY]
    for mention, weight in opened(sentence, cast, telling):
        named = name_around(sentence, mention, cast) is not None
        if not named and not is_background(sentence.text, mention, None):
            yield from _weighed(sentence, mention, cast, weight)


def _weighed(
    sentence: Sentence, mention: TermMention, cast: Cast, weight: float, opening: Opening | None = None
) -> Iterator[Evidence]:
    """Yield what a theme says for each of those of whom its sentence speaks."""
    real = reality(sentence, mention) * of_others(sentence, mention, cast)
    for actor in actors_of(sentence, mention, cast, also_done_by=True):
        about = 1.0 if is_about(actor, sentence, cast) else _ELSEWHERE
        yield Evidence(_claim(actor, mention, sentence, opening), weight * about * real)


def _is_counted(text: str, mention: TermMention) -> bool:
    """Tell whether a number stands before a term: "18 cooperatives" are bodies, no theme."""
    return re.search(r"\d\s(?:\w+\s)?$", text[max(0, mention.start - 20) : mention.start]) is not None


def _is_project_name(sentence: Sentence, cast: Cast) -> bool:
    """Tell whether a heading is just the name of a project, whose themes its name tells already."""
    return any(
        issubclass(each.body.kind, Project) and len(each.text) * 2 > len(sentence.text)
        for each in cast.mentions(sentence)
    )


def _is_tail(mention: TermMention, found: Sequence[TermMention], text: str) -> bool:
    """Tell whether a term only ends a longer phrase that begins with another: nutrition *education*."""
    return any(each.end < mention.start and text[each.end : mention.start].isspace() for each in found)


def _rank(mention: TermMention, found: Sequence[TermMention], opening: Opening | None) -> int:
    """Return how many terms stand before this one in the same enumeration."""
    begin = opening.end if opening is not None else 0
    return sum(begin <= each.start < mention.start for each in found)


def _in_names(sentences: Sequence[Sentence], cast: Cast) -> Iterator[Evidence]:
    """Yield the themes in the names of the subject and of projects: a name says what it is about."""
    told: set[str] = set()
    for sentence in sentences:
        for named in cast.mentions(sentence):
            is_project = issubclass(named.body.kind, Project) and _is_set_apart(sentence, named)
            if (is_project or named.body is cast.subject) and named.body.id not in told:
                for place, mention in enumerate(lexicon("theme").find(named.text)):
                    told.add(named.body.id)
                    last = _LAST_OF_MANY if place >= _MANY else 1.0
                    ends = is_project and _ENDS_NAME.fullmatch(named.text, mention.end)
                    weight = (_IN_END if ends else _in_name(named.body)) * weight_of_theme(mention) * last
                    yield Evidence(_claim(named.body, mention, sentence, None), weight)


def _in_name(body: Body) -> float:
    """Return how much the name of a body says of what it works on: most that of a network or group."""
    return next(weight for kind, weight in _IN_NAME.items() if issubclass(body.kind, kind))


def _is_set_apart(sentence: Sentence, named: Mention) -> bool:
    """Tell whether a project is introduced: by a heading, a table or quotation marks, not just mentioned."""
    return sentence.kind in ("heading", "row") or sentence.text[: named.start].endswith(("“", '"', "«", "‘"))


def _claim(actor: Body, mention: TermMention, sentence: Sentence, opening: Opening | None) -> Claim:
    start = opening.start if opening is not None else mention.start
    quote = quote_of(sentence.text, start, mention.end)
    return Claim(WorksOn, actor, mention, sentence, quote, to_text=mention.text)


_TUMAINI = "Tumaini Foundation"
RULES: tuple[Rule, ...] = (
    Rule(
        "works on a theme",
        (
            Example(
                "Tumaini Foundation is a charity. It works in the fields of mental health and legal aid.",
                ((_TUMAINI, "WORKS_ON", "mental health"), (_TUMAINI, "WORKS_ON", "legal aid")),
            ),
            Example(
                "Tumaini Foundation is a charity. Its mission is to fight against corruption.",
                ((_TUMAINI, "WORKS_ON", "anti-corruption"),),
            ),
            Example(
                "Tumaini Foundation is a charity.\n\nOur objectives are:\n\n- Malaria control\n- Literacy\n",
                ((_TUMAINI, "WORKS_ON", "malaria"), (_TUMAINI, "WORKS_ON", "literacy")),
            ),
            Example(
                "Tumaini Foundation est une association œuvrant pour la promotion de la nutrition.",
                ((_TUMAINI, "WORKS_ON", "nutrition"),),
            ),
            Example(
                "Tumaini Foundation is a charity.\n\nLegal aid. A hundred cases went to court in 2012.",
                ((_TUMAINI, "WORKS_ON", "legal aid"),),
            ),
            Example(
                "Tumaini Foundation is a charity working in the areas of nutrition, yard art and literacy.",
                (
                    (_TUMAINI, "WORKS_ON", "nutrition"),
                    (_TUMAINI, "WORKS_ON", "yard art"),
                    (_TUMAINI, "WORKS_ON", "literacy"),
                ),
            ),
            Example(
                "Tumaini Foundation is a charity.\n\nAreas of intervention:\n\n- Beach clearing\n- Malaria\n",
                ((_TUMAINI, "WORKS_ON", "Beach clearing"), (_TUMAINI, "WORKS_ON", "malaria")),
            ),
            Example(
                "Tumaini Foundation is a charity. It runs a trauma healing programme and fosters literacy.",
                ((_TUMAINI, "WORKS_ON", "trauma healing"), (_TUMAINI, "WORKS_ON", "literacy")),
            ),
            Example(
                "Tumaini Foundation is a charity. It helps girls through legal aid and projects on malaria.",
                ((_TUMAINI, "WORKS_ON", "legal aid"), (_TUMAINI, "WORKS_ON", "malaria")),
            ),
            Example(
                "Tumaini Foundation est une association active dans le secteur de la nutrition.",
                ((_TUMAINI, "WORKS_ON", "nutrition"),),
            ),
            Example("Tumaini Foundation is a charity. We thank Bora Trust, whose work on housing led.", ()),
            Example("Tumaini Foundation is a charity. The mayor said the town works on malaria.", ()),
            Example("Tumaini Foundation is a charity. Tourism is crucial to trade in the region.", ()),
            Example("Tumaini Foundation is a charity. The main problems are poverty and hunger.", ()),
        ),
        find_all=_find,
    ),
)
