"""When a body began and ended: "was founded in 1998", "phases out after 8 years"."""

import re
from collections.abc import Sequence

from loaders.sources.profiles.bodies import Body, Cast
from loaders.sources.profiles.clauses import main_clause
from loaders.sources.profiles.factual import is_stated
from loaders.sources.profiles.passages import Sentence

_BEGAN = re.compile(
    r"\b(?:was|were|is|been)?\s*(?:officially\s+|first\s+|formally\s+)?(?:founded|established|created"
    r"|formed|set\s+up|started|launched|born|initiated)\b"
    r"[^.;]{0,60}?\b(?:in|on|since)\s+(?:the\s+)?(?:\d{1,2}(?:st|nd|rd"
    r"|th)?\s+(?:of\s+)?)?(?:[A-Z][a-z]+,?\s+)?(?P<year>(?:18|19|20)\d\d)\b"
    r"|\b(?:fondée?|créée?|née?|établie?)\b[^.;]{0,40}?\b(?:en"
    r"|le)\s+(?:\d{1,2}(?:er)?\s+\w+\s+)?(?P<an>(?:18|19|20)\d\d)\b"
)
_ENDED = re.compile(
    r"\b(?:phased?s?\s+out|closed\s+(?:down|its\s+\w+)|ceased|ended\s+its\s+(?:work|operations)|wound\s+up"
    r"|was\s+dissolved|left\s+the\s+country|a\s+fermé)\b"
    r"[^.;]{0,60}?\bin\s+(?:[A-Z][a-z]+\s+)?(?P<year>(?:19|20)\d\d)\b"
)
_AFTER = re.compile(
    r"\b[Aa]fter\s+(?P<years>\d{1,2})\s+years\s+of\s+(?:service|work|operations?|activity)\b[^.;]{0,80}?"
    r"\b(?:phas(?:e|es|ed|ing)\s+out|clos(?:e|es|ed|ing)|end(?:s|ed)?|leav(?:e|es|ing)|withdr[ae]ws?)\b"
)
_BY_OTHERS = re.compile(
    r"\b(?:project|programme|program|campaign|policy|law|committee|working group)\b", re.I
)
_AWAY = 60
_IS = re.compile(r"\b(?:is|was|are|were|est)\s+(?:an?\s+|the\s+|une?\s+)?(?:[a-z-]+\s+){0,3}$")


def settle_lives(cast: Cast, sentences: Sequence[Sentence]) -> None:
    """Write down when bodies began and ended, each with its sentence."""
    for sentence in sentences:
        for cue in _BEGAN.finditer(sentence.text):
            _begin(sentence, cast, cue)
        for cue in _ENDED.finditer(sentence.text):
            body = _body(sentence, cast, cue)
            if body is not None and is_stated(sentence.text, *cue.span()):
                _write(body, sentence, until=cue.group("year"), basis="stated")
    for sentence in sentences:
        if (after := _AFTER.search(sentence.text)) and cast.subject is not None and cast.subject.since:
            until = str(int(cast.subject.since[:4]) + int(after.group("years")))
            _write(cast.subject, sentence, until=until, basis="derived")


def _begin(sentence: Sentence, cast: Cast, cue: re.Match[str]) -> None:
    body = _body(sentence, cast, cue)
    if body is not None and body.since is None and is_stated(sentence.text, *cue.span()):
        _write(body, sentence, since=cue.group("year") or cue.group("an"), basis="stated")


def _body(sentence: Sentence, cast: Cast, cue: re.Match[str]) -> Body | None:
    """Return whose beginning or end is told: the name right before, else whom the sentence is about.

    A name after "is a" says what a body is ("is a Non Governmental Organization"), and is passed over.
    """
    near = [
        each
        for each in cast.mentions(sentence)
        if each.end <= cue.start() and not _IS.search(sentence.text[: each.start])
    ]
    if near and cue.start() - near[-1].end <= _AWAY and near[-1].body.sure:
        return near[-1].body
    head = sentence.text[main_clause(sentence.text) : cue.start()]
    return None if _BY_OTHERS.search(head) else cast.actor(sentence)


def _write(
    body: Body, sentence: Sentence, *, basis: str, since: str | None = None, until: str | None = None
) -> None:
    since, until = since or body.since, until or body.until
    if since and until and since > until:
        return
    body.since, body.until, body.evidence = since, until, sentence.text
    body.date_basis = "derived" if "derived" in (basis, body.date_basis) else basis
