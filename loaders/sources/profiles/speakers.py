"""Who speaks in a sentence: its actor, and those that stand in a row with it."""

import re

from graph.model.entities import Project
from loaders.sources.profiles.acting import about_other
from loaders.sources.profiles.bodies import Body, Cast, Mention
from loaders.sources.profiles.clauses import main_clause
from loaders.sources.profiles.lists import listed
from loaders.sources.profiles.passages import Sentence

_SAYS = (
    r"(?:said|says|told|thanked|thanks|expressed|noted|explained|announced|presented|urged|stressed|informed|welcomed"
    r"|stated|visited|attended|praised|requested|asked|called|appreciated|reported|added|needs|was|has|is|its|their"
    r"|salué|déclaré|remercié|souligné|annoncé|demandé|indiqué|rappelé|connaît|visité)\b"
)
_DOES = re.compile(
    r"\s*(?:\([^()]{1,40}\)\s*)?(?:,\s(?!and\b|et\b)[^,;]{3,80},|,)?\s*(?:(?:also|currently|mainly|has|have|y|en)\s|(?:a|ont)\s(?=\w+é|pour\b|également\spour\b|aussi\spour\b))*"
    r"(?:is\s(?:an?|the|working|active|engaged|responsible|in\scharge)|are\s(?:an?|the)|est\s(?:une?|chargée?)|(?:également\s|aussi\s)?pour\s(?:but|objectif|mission|vocation)|"
    rf"(?!{_SAYS})(?:[a-z]{{3,}}(?:ed|s)|ran|built|gave|set\sup|led|\w{{3,}}é|intervient|œuvre|[a-zà-ÿ]{{3,}}e(?:nt)?))\b"
)
_SHORT = 12
_DO = re.compile(
    r"\s*(?:\([^()]{1,40}\)\s*)?,?\s*(?:(?:all|both|also|jointly|together|currently|tous|toutes)\s|(?:have|ont)\s(?=\w+(?:ed|é)\b))*"
    rf"(?!{_SAYS})(?:are|sont|[a-z]{{4,}})\b"
)
_AND = re.compile(r"(?:\b(?:and|et)\b|&)")
_OFTEN = 2
_IT = re.compile(r"(?:it|they|elles?|ils?)\s", re.IGNORECASE)


def speaker_of(sentence: Sentence, cast: Cast) -> Body | None:
    """Return whom a sentence is about; another body only where it says what that one does."""
    actor = cast.actor(sentence)
    if actor is None or actor is cast.subject or issubclass(actor.kind, Project):
        return actor
    if actor in (about_other(cast, sentence), cast.headed.get(sentence.number)):
        return actor
    if _IT.match(sentence.text, main_clause(sentence.text)) and not is_named(cast.subject, sentence, cast):
        return actor
    if not begins_clause(actor, sentence, cast) or is_named(cast.subject, sentence, cast):
        return cast.subject
    first = next(each for each in cast.mentions(sentence) if each.body is actor)
    known = actor.sure or len(first.text.split()) > 1 or cast.times(actor) >= _OFTEN
    if known and _DOES.match(sentence.text, first.end):
        return actor
    return cast.subject if len(sentence.text.split()) <= _SHORT else None


def begins(body: Body, sentence: Sentence, cast: Cast) -> bool:
    """Tell whether a sentence begins with the name of a body."""
    first = next((each for each in cast.mentions(sentence) if each.body is body), None)
    return first is not None and len(sentence.text[: first.start].split()) <= 1


def begins_clause(body: Body, sentence: Sentence, cast: Cast) -> bool:
    """Tell whether the main clause of a sentence begins with the name of a body: "In 2014, X …"."""
    first = next((each for each in cast.mentions(sentence) if each.body is body), None)
    begin = main_clause(sentence.text)
    after = (
        first is not None and begin <= first.start and len(sentence.text[begin : first.start].split()) <= 1
    )
    return after or begins(body, sentence, cast)


def is_named(body: Body | None, sentence: Sentence, cast: Cast) -> bool:
    """Tell whether a sentence names a body."""
    return any(each.body is body for each in cast.mentions(sentence))


def together(speaker: Body, sentence: Sentence, cast: Cast) -> list[Body]:
    """Return all that a sentence begins with in a row, where it says what they do: "A, B and C work on"."""
    first = next((each for each in cast.mentions(sentence) if each.body is speaker), None)
    if first is None or not begins(speaker, sentence, cast):
        return [speaker]
    row = listed(sentence, cast, first.start)
    closed = len(row) > 1 and _AND.search(sentence.text, row[-2].end, row[-1].start)
    if closed and all(_can_act(each) for each in row) and _DO.match(sentence.text, row[-1].end):
        return list(dict.fromkeys(each.body for each in row))
    return [speaker]


def _can_act(mention: Mention) -> bool:
    return not issubclass(mention.body.kind, Project) and not mention.body.generic
