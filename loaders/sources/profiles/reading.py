"""From a file to statements: the claims of all rules, and the bodies that they speak of."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from graph.model.statements import Statement
from loaders.readers import Document
from loaders.sources.profiles.bodies import Body, Cast, cast_of
from loaders.sources.profiles.claims import Claim, End, TermMention, all_rules
from loaders.sources.profiles.dated import said_on
from loaders.sources.profiles.factual import is_asked_for
from loaders.sources.profiles.fitting import fitted
from loaders.sources.profiles.homeland import home_country
from loaders.sources.profiles.lives import settle_lives
from loaders.sources.profiles.passages import Sentence, sentences
from loaders.sources.profiles.terms import describe

_LONGEST_QUOTE = 600


@dataclass
class Reading:
    """What one document says: its sentences, whom it names, and its statements by paragraph."""

    text: str
    sentences: list[Sentence]
    cast: Cast
    claims: list[Claim]
    said_on: str | None = None
    """The day that the document states as its own."""
    statements: dict[int, list[Statement]] = field(default_factory=dict)


def read(document: Document) -> Reading:
    """Return what a document says."""
    parts = sentences(document)
    cast = cast_of(document, parts)
    settle_lives(cast, parts)
    told = [part for part in parts if not is_asked_for(part)]
    claims = fitted(claim for rule in all_rules() for claim in rule.claims(told, cast))
    if cast.subject is not None and not _is_told_of(cast.subject, claims):
        cast.subject = None
    reading = Reading(document.text, parts, cast, claims, said_on(parts))
    reading.statements = _by_paragraph(reading)
    return reading


def _is_told_of(body: Body, claims: Iterable[Claim]) -> bool:
    """Tell whether a text says anything of a body: a link, a date or an own field of it."""
    dated = body.since is not None or body.until is not None or bool(body.fields)
    return dated or any(body in (claim.from_, claim.to) for claim in claims)


def _by_paragraph(reading: Reading) -> dict[int, list[Statement]]:
    found: dict[int, list[Statement]] = defaultdict(list)
    for paragraph, statement in [*_descriptions(reading), *_links(reading)]:
        dated = statement.model_copy(update={"said_on": reading.said_on}) if reading.said_on else statement
        found[paragraph].append(dated)
    return dict(found)


def _descriptions(reading: Reading) -> Iterable[tuple[int, Statement]]:
    """Yield what is said of every end of a claim, and of whom the document is about."""
    first = reading.sentences[0].paragraph if reading.sentences else 1
    country = reading.cast.country or home_country(reading.sentences)
    ends: dict[str, tuple[End, Sentence | None]] = {}
    if subject := reading.cast.subject:
        ends[subject.id] = (subject, None)
    for claim in reading.claims:
        for end in (claim.from_, claim.to):
            ends.setdefault(end.id, (end, claim.sentence))
    naming = _first_naming(reading)
    for end, sentence in ends.values():
        if isinstance(end, TermMention):
            yield (sentence.paragraph if sentence else first), describe(end)
        else:
            where = naming.get(end, sentence)
            yield (where.paragraph if where else first), _description(end, where, country)


def _first_naming(reading: Reading) -> dict[Body, Sentence]:
    """Return for each body the sentence that names it first."""
    found: dict[Body, Sentence] = {}
    for sentence in reading.sentences:
        for mention in reading.cast.mentions(sentence):
            found.setdefault(mention.body, sentence)
    return found


def _description(body: Body, sentence: Sentence | None, country: str | None) -> Statement:
    quote = body.evidence or (_short(sentence.text) if sentence else "")
    return body.kind(
        stated_id=body.id,
        name=body.name[:500],
        aliases=body.aliases,
        country=None if body.local else country,
        generic=body.generic,
        since=body.since,
        until=body.until,
        date_basis=body.date_basis,
        quote=quote,
        record=sentence.record if sentence else "",
        **body.fields,
    )


def _links(reading: Reading) -> Iterable[tuple[int, Statement]]:
    for claim in reading.claims:
        yield (
            claim.sentence.paragraph,
            claim.kind(
                from_stated_id=claim.from_.id,
                to_stated_id=claim.to.id,
                from_stated=claim.from_text or _as_written(claim.from_),
                to_stated=claim.to_text or _as_written(claim.to),
                quote=_quote(claim, reading.text),
                record=claim.sentence.record,
                confidence=claim.confidence,
                **claim.fields,
            ),
        )


def _as_written(end: End) -> str:
    return end.text if isinstance(end, TermMention) else end.name


def _quote(claim: Claim, text: str) -> str:
    """Return the words of a claim; a list item is quoted with the sentence that introduces its list."""
    sentence = claim.sentence
    if claim.quote:
        return claim.quote
    if sentence.kind == "item" and sentence.lead and sentence.lead not in sentence.text:
        start = text.rfind(sentence.lead, max(0, sentence.start - _LONGEST_QUOTE), sentence.start)
        if start >= 0 and sentence.end - start <= _LONGEST_QUOTE:
            return text[start : sentence.end]
    return _short(sentence.text)


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_QUOTE else text[:_LONGEST_QUOTE].rpartition(" ")[0]
