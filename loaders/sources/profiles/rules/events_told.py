"""Who organized an event that has no name of its own: "held a workshop on malaria", "a fair hosted by X"."""

import re
from collections.abc import Iterator

from graph.model.entities import Event, Project
from graph.model.links import TookPart
from loaders.sources.profiles.acting import doer
from loaders.sources.profiles.bodies import Body, Cast, Mention
from loaders.sources.profiles.claims import Claim, Example, Rule
from loaders.sources.profiles.factual import is_factual, is_stated
from loaders.sources.profiles.lists import listed
from loaders.sources.profiles.passages import Sentence
from loaders.sources.profiles.rules.events_words import Told, told
from loaders.sources.profiles.words import SELF_NOUNS

_DONE = r"(?:co-?)?(?:organi[sz]ed|hosted|held|convened|a\s+organisé|ont\s+organisé)"
_PAST = re.compile(rf"\b(?P<verb>{_DONE})\s+", re.I)
_COMING = re.compile(r"\b(?P<verb>(?:will|shall)\s+(?:co-?)?(?:organi[sz]e|host|hold|convene))\s+", re.I)
_BY = re.compile(rf"\s*(?:,?\s*(?:which|that)\s+)?(?:(?:was|were)\s+)?(?:jointly\s+)?{_DONE}\s+by\s+", re.I)
_OF_HABIT = re.compile(
    r"\b(?:(?:every|each)\s+\w+|regular(?:ly)?|usually|often|annually|monthly|weekly|quarterly|annual)\b",
    re.I,
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_WITH = re.compile(
    r"(?:\b(?:in|en)\s+(?:close\s+)?(?:collaboration|partnership|conjunction|cooperation)\s+(?:with|avec)"
    r"|(?<!ing\s)\b(?:together|jointly|alongside)(?:\s+with)?)\s+",
    re.I,
)
_JOINS = re.compile(r"[\s(),]*(?:(?:and|et|&)\s+)?(?:the\s+)?\(?")
_AFTER_WITH = re.compile(
    r"\b(?:with|by|namely|including|like|such\s+as|avec|members|from|of|to)\s+(?:the\s+)?$"
)
_ADVERBS = re.compile(r"(?:\s*\b(?:has|have|had|also|then|recently|successfully|jointly))*\s*$")
_SPEAKER = re.compile(rf"(?:\b(?:we|it|nous|elle|{'|'.join(sorted(SELF_NOUNS))})|\band|[,”\"»])$", re.I)
_RELATIVE = re.compile(r"\b(?:which|who|that|whose|where|whereby|when|while|after|because)\b", re.I)


def find(sentence: Sentence, cast: Cast) -> Iterator[Claim]:
    """Yield who organized an event that a sentence tells of once ("a", "the", "this"), not as a habit."""
    if _OF_HABIT.search(sentence.text) and not _YEAR.search(sentence.text):
        return
    for cue in _PAST.finditer(sentence.text):
        if is_stated(sentence.text, *cue.span()):
            yield from _organized(sentence, cast, cue, held=True)
    for cue in _COMING.finditer(sentence.text):
        if is_factual(sentence.text[: cue.start()]):
            yield from _organized(sentence, cast, cue, held=False)
    yield from _hosted_by(sentence, cast)


def _organized(sentence: Sentence, cast: Cast, cue: re.Match[str], *, held: bool) -> Iterator[Claim]:
    """Yield each organizer of "X, together with Y, organized a workshop on Z"."""
    event = told(sentence.text, cue.end())
    first = _organizers(sentence, cast, cue.start()) if event else []
    if event and first:
        yield from _claims(sentence, cast, event, [*first, *_others(sentence, cast)], held=held)


def _hosted_by(sentence: Sentence, cast: Cast) -> Iterator[Claim]:
    """Yield each organizer of "a workshop on Z organized by X"."""
    for by in _BY.finditer(sentence.text):
        event = _ending_at(sentence.text, by.start())
        if event and is_stated(sentence.text, *by.span()):
            bodies = [each.body for each in listed(sentence, cast, by.end())]
            yield from _claims(sentence, cast, event, bodies, held=True)


def _ending_at(text: str, end: int) -> Told | None:
    begins = [each.start() for each in re.finditer(r"\b(?:a|an|this|the|un|une)\s", text[:end])]
    found = (told(text[:end], begin) for begin in begins)
    return next((each for each in found if each and each.end == end), None)


def _organizers(sentence: Sentence, cast: Cast, verb: int) -> list[Body]:
    """Return whose deed a verb is: the names in a row before it, else whom the sentence is about."""
    begin = _ADVERBS.search(sentence.text[:verb])
    end = begin.start() if begin else verb
    row = _row_before(sentence, cast, end)
    if row and not _AFTER_WITH.search(sentence.text[: row[0].start]):
        return list(dict.fromkeys(each.body for each in row))
    who = doer(cast, sentence)
    named = [each.end for each in cast.mentions(sentence) if each.body is who and each.end <= verb]
    if who is None or _RELATIVE.search(sentence.text[named[0] if named else 0 : end]):
        return []
    return [who] if row or _SPEAKER.search(sentence.text[:end]) else []


def _row_before(sentence: Sentence, cast: Cast, end: int) -> list[Mention]:
    row: list[Mention] = []
    for mention in reversed([each for each in cast.mentions(sentence) if each.end <= end]):
        if not _JOINS.fullmatch(sentence.text[mention.end : end]):
            break
        row.insert(0, mention)
        end = mention.start
    return row


def _others(sentence: Sentence, cast: Cast) -> list[Body]:
    return [
        each.body
        for cue in _WITH.finditer(sentence.text)
        for each in listed(sentence, cast, cue.end())
        if not issubclass(each.body.kind, Project)
    ]


def _claims(
    sentence: Sentence, cast: Cast, event: Told, bodies: list[Body], *, held: bool
) -> Iterator[Claim]:
    to = _event(cast, event, sentence, held=held)
    for body in dict.fromkeys(bodies):
        if not issubclass(body.kind, Project):
            fields = {"role": "organizer"}
            yield Claim(TookPart, body, to, sentence, "", 0.75 if held else 0.6, fields, "", event.name)


def _event(cast: Cast, event: Told, sentence: Sentence, *, held: bool) -> Body:
    body = cast.body(event.name, Event)
    body.kind, body.local = Event, True
    body.fields |= {"sort": event.sort, "held": held or bool(body.fields.get("held"))}
    if event.month:
        body.since = body.until = event.month
        body.date_basis, body.evidence = "stated", sentence.text
    return body


_HOPE = "Hope Trust (HT) is a charity. "
RULES = (
    Rule(
        "organized an event without a name",
        (
            Example(
                _HOPE + "HT in collaboration with the other members namely Bora Foundation (BF) and Lakeland"
                " Forum (LF), through the project “Fair Courts”, organized this training session on bail.",
                (
                    ("Hope Trust", "TOOK_PART", "training session on bail"),
                    ("Bora Foundation", "TOOK_PART", "training session on bail"),
                    ("Lakeland Forum", "TOOK_PART", "training session on bail"),
                ),
            ),
            Example(
                _HOPE + "In May 2015, we held a celebration event in Lodwar to mark ten years of work.",
                (("Hope Trust", "TOOK_PART", "celebration event in Lodwar to mark ten years of work"),),
            ),
            Example(
                _HOPE + "The town saw a two-day open day event hosted by the Lakeland Forum.",
                (("Lakeland Forum", "TOOK_PART", "two-day open day event"),),
            ),
            Example(
                _HOPE + "HT will host a workshop on beekeeping.",
                (("Hope Trust", "TOOK_PART", "workshop on beekeeping"),),
            ),
            Example(_HOPE + "HT organizes workshops on beekeeping and organized meetings on bail.", ()),
            Example(_HOPE + "HT hopes to organize a workshop on beekeeping.", ()),
            Example(
                _HOPE + "The participants held a meeting on bail. Every year HT held a fair on bees.", ()
            ),
        ),
        find=find,
    ),
)
