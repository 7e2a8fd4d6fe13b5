"""Who took part in which event, told by name, and in what role."""

import re
from collections.abc import Iterator

from graph.model.entities import Event
from graph.model.links import TookPart
from loaders.sources.profiles.acting import doer
from loaders.sources.profiles.bodies import Body, Cast
from loaders.sources.profiles.claims import Claim, Example, Rule
from loaders.sources.profiles.factual import is_stated
from loaders.sources.profiles.names import names
from loaders.sources.profiles.passages import Sentence

_HEAD = re.compile(
    r"\b(?:Conference|Summit|Congress|Symposium|Convention|Workshop|Seminar|Festival|Fair|Expo|Retreat"
    r"|Open Day|Day|Week|Assembly|Conférence|Sommet|"
    r"Atelier|Colloque|Journée|Semaine|Training|Campaign)$"
)
_ROLES = (
    (
        "organizer",
        re.compile(
            r"\b(?:organi[sz]ed?s?|hosted|hosts|held|convened|celebrated|co-?organi[sz]ed|a\s+organisé)\s+(?:the\s+|a\s+|its\s+|la\s+|le\s+)?(?:\w+\s+){0,2}$",
            re.I,
        ),
    ),
    (
        "participant",
        re.compile(
            r"\b(?:took\s+part\s+in|participated\s+in|attended|joined|a\s+participé\s+(?:à|au))\s+(?:the\s+|a\s+|la\s+|le\s+)?(?:\w+\s+){0,2}$",
            re.I,
        ),
    ),
    (
        "trainer",
        re.compile(
            r"\b(?:facilitated|moderated|gave\s+a\s+\w+\s+at|spoke\s+at)\s+(?:the\s+|a\s+)?(?:\w+\s+){0,2}$",
            re.I,
        ),
    ),
)
_REACH = 50


def find(sentence: Sentence, cast: Cast) -> Iterator[Claim]:
    """Yield who organized, attended or led an event that has a name."""
    who = doer(cast, sentence)
    if who is None:
        return
    for name in names(sentence.text):
        if not _HEAD.search(name.text) or len(name.text.split()) < 2:
            continue
        role = _role(sentence.text[max(0, name.start - _REACH) : name.start])
        if role and is_stated(sentence.text, max(0, name.start - _REACH), name.start):
            yield Claim(
                TookPart, who, _event(cast, name.text), sentence, "", 0.75, {"role": role}, "", name.text
            )


def _role(before: str) -> str:
    return next((role for role, cue in _ROLES if cue.search(before)), "")


def _event(cast: Cast, name: str) -> Body:
    event = cast.body(name, Event)
    event.kind = Event
    event.fields["held"] = True
    return event


RULES = (
    Rule(
        "took part in an event",
        (
            Example(
                "Tumaini Youth Centre (TYC) attended the Lakeland Water Conference.",
                (("Tumaini Youth Centre", "TOOK_PART", "Lakeland Water Conference"),),
            ),
            Example("Tumaini Youth Centre (TYC) will attend the Lakeland Water Conference.", ()),
        ),
        find=find,
    ),
)
