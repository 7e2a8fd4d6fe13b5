"""Whom an organization or a project works for, with the numbers that it states."""

from collections.abc import Iterator, Sequence

from graph.model.entities import Project
from graph.model.links import Serves
from graph.places.gazetteer import gazetteer
from loaders.sources.profiles.actors import actors_of, beside, is_about, name_around, of_others, reality
from loaders.sources.profiles.bodies import Body, Cast
from loaders.sources.profiles.claims import Claim, Example, Rule, TermMention
from loaders.sources.profiles.cues import Opening, governing, quote_of
from loaders.sources.profiles.evidence import Evidence, weigh
from loaders.sources.profiles.ground import country_of_people
from loaders.sources.profiles.passages import Sentence
from loaders.sources.profiles.rules.populations_counts import Count, count_of
from loaders.sources.profiles.rules.populations_cues import CLOSER, CUES, IN_ROW, in_row, weight_of
from loaders.sources.profiles.rules.themes_cues import CLOSER as THEME_CLOSER
from loaders.sources.profiles.rules.themes_cues import CUES as THEME_CUES
from loaders.sources.profiles.terms import lexicon

BARS = ((0, 0.6), (7, 0.7), (9, 0.9), (11, 0.98))
_ELSEWHERE = 0.8


def _find(sentences: Sequence[Sentence], cast: Cast) -> Iterator[Claim]:
    evidence = [each for sentence in sentences for each in _evidence(sentence, cast)]
    return weigh(evidence, BARS)


def _evidence(sentence: Sentence, cast: Cast) -> Iterator[Evidence]:
    themes = lexicon("theme").find(sentence.text)
    found = lexicon("population").find(sentence.text)
    for mention in found:
        if name_around(sentence, mention, cast) is not None or _is_adjective(sentence.text, mention):
            continue
        if sentence.label and mention.end <= len(sentence.label):
            continue
        opening = governing(sentence.text, mention, CUES, CLOSER, found)
        count = count_of(sentence.text, mention)
        weight = weight_of(sentence, mention, opening, count, _in_theme(sentence, mention, themes))
        if in_row(sentence.text, mention, found):
            weight = max(weight, IN_ROW)
        local = beside(sentence, mention, cast)
        if local is not None and not issubclass(local.kind, Project):
            continue
        for actor in actors_of(sentence, mention, cast):
            about = 1.0 if is_about(actor, sentence, cast) else _ELSEWHERE
            real = reality(sentence, mention) * of_others(sentence, mention, cast)
            yield Evidence(_claim(actor, mention, sentence, opening, count), weight * about * real)


def _in_theme(sentence: Sentence, mention: TermMention, themes: Sequence[TermMention]) -> float:
    """Return how much the theme around a group says for it: violence against *women*, if it is fought."""
    for theme in themes:
        if theme.start <= mention.start and mention.end <= theme.end:
            return 0.6 if governing(sentence.text, theme, THEME_CUES, THEME_CLOSER) is not None else 0.3
    return 0.0


def _is_adjective(text: str, mention: TermMention) -> bool:
    """Tell whether the name of a people only says where something is from, as in "Utopian law"."""
    if mention.text.islower() and country_of_people(mention.text) is not None:
        return True
    if mention.text.endswith("s") or gazetteer().find(mention.text) is None:
        return False
    return not text[: mention.start].rstrip().lower().endswith(("every", "each", "any", "chaque", "tout"))


def _claim(
    actor: Body, mention: TermMention, sentence: Sentence, opening: Opening | None, count: Count | None
) -> Claim:
    start = opening.start if opening is not None else mention.start
    quote = quote_of(sentence.text, start, mention.end)
    fields = count.fields() if count is not None else {}
    return Claim(Serves, actor, mention, sentence, quote, fields=fields, to_text=mention.text)


_TUMAINI = "Tumaini Youth Centre"
RULES: tuple[Rule, ...] = (
    Rule(
        "works for people",
        (
            Example(
                "Tumaini Youth Centre (TYC) is a charity. TYC supports street children and teen mothers.",
                ((_TUMAINI, "SERVES", "street children"), (_TUMAINI, "SERVES", "teen mothers")),
            ),
            Example(
                "Tumaini Youth Centre (TYC) is a charity. TYC has trained 120 teachers.",
                ((_TUMAINI, "SERVES", "teachers"),),
            ),
            Example(
                "Tumaini Youth Centre (TYC) is a charity. TYC œuvre en faveur des femmes rurales.",
                ((_TUMAINI, "SERVES", "rural women"),),
            ),
            Example(
                "Tumaini Youth Centre (TYC) est une association. Elle forme des juges et des policiers.",
                ((_TUMAINI, "SERVES", "judges"), (_TUMAINI, "SERVES", "police officers")),
            ),
            Example("Tumaini Youth Centre (TYC) is a charity. It won with the help of lawyers.", ()),
            Example("Tumaini Youth Centre (TYC) is a charity. Two students wrote its history.", ()),
        ),
        find_all=_find,
    ),
)
