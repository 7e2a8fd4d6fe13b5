"""Who gives money to whom."""

import re
from collections.abc import Iterator, Sequence

from graph.identity.normalize import slug
from graph.model.entities import Project
from graph.model.links import Funds
from loaders.sources.profiles.acting import doer
from loaders.sources.profiles.bodies import Body, Cast, Mention
from loaders.sources.profiles.claims import Claim, Example, Rule
from loaders.sources.profiles.factual import is_factual, is_stated
from loaders.sources.profiles.lists import introduction, listed
from loaders.sources.profiles.money import (
    DONOR_LABEL,
    DONORS_ARE,
    FROM_DONOR,
    Chain,
    chain_after,
    is_money,
)
from loaders.sources.profiles.passages import Sentence
from loaders.sources.profiles.rules.places_names import is_just_places

_FUNDED = re.compile(r"[-\s](?:co-)?(?:funded|financed|sponsored|supported)\b(?!\s+by)")
_FUNDS = re.compile(
    r"\s+(?:(?:has|have|is|also|generously|partly|fully)\s+){0,3}(?:funds|funded|finances?|financed"
    r"|sponsors?|sponsored|funding|awarded|granted)\b(?!\s+(?:by|from|project|through))"
)
_GRANTS = re.compile(r"(?:[’'‘]s?)?\s+(?:[Gg]rants?|[Ff]unding|[Ff]unds)\b")
_SUPPORT = re.compile(r"\s*(?:[Ss]upport|[Ff]unding|[Gg]rant)\b")
_UNDER = re.compile(r"\b(?:under|with|through|thanks to)\s+(?:the\s+)?$", re.I)
_PROJECT_NOUN = re.compile(
    r"\b(?:projects?|programmes?|programs?|grant|interventions?|initiatives?|campaigns?|actions?|projets?)\b",
    re.I,
)
_IS = re.compile(r"[\s,(]*(?:(?:is|are|was|were)\s*)?[\s,(]*")
_YEAR = re.compile(
    r"\b(?:since|in|from|depuis|en|during)\s+(?:\d{1,2}\s+)?(?:[A-Z]\w+\s+)?((?:19|20)\d\d)\b", re.I
)
_CARRIES_OUT = re.compile(
    r"\b(?:implement(?:s|ed|ing)?|runs?|running|launch(?:es|ed)|carr(?:y|ies|ied)\s+out|execut(?:es|ed|ing)|started"
    r"|initiated|exécute|met\s+en\s+œuvre|mène|a\s+(?:lancé|initié|exécuté))\b",
    re.I,
)
_NEAR = 110
_SLASH = 0.6


def find(sentence: Sentence, cast: Cast) -> Iterator[Claim]:
    """Yield who funds whom after "funded by", "with support from" and the like."""
    for cue in FROM_DONOR.finditer(sentence.text):
        if not is_money(cue) or not is_stated(sentence.text, *cue.span()):
            continue
        chain = chain_after(sentence, cast, cue.end())
        project = next((each.body for each in chain.via if issubclass(each.body.kind, Project)), None)
        if project is not None:
            yield from _flows(sentence, Chain(chain.donors, []), project)
        elif chain.donors:
            for receiver in _receivers(sentence, cast, cue.start()):
                yield from _flows(sentence, chain, receiver)


def _receivers(sentence: Sentence, cast: Cast, position: int) -> list[Body]:
    """Return who gets the money: the project named just before, else whom the sentence is about."""
    earlier = [each for each in cast.mentions(sentence) if each.end <= position and _may_receive(each)]
    if earlier:
        near = earlier[-1]
        between = sentence.text[near.end : position]
        if issubclass(near.body.kind, Project) and len(between) < _NEAR:
            return [near.body]
        if near.body.sure and _IS.fullmatch(between):
            return [near.body]
    actor = cast.actor(sentence)
    if actor is not None and issubclass(actor.kind, Project):
        return [actor]
    if started := _begun_with(sentence, cast, position):
        return [started]
    project = cast.project(sentence)
    before = sentence.text[:position]
    noun = list(_PROJECT_NOUN.finditer(before))
    if (
        project is not None
        and noun
        and len(before) - noun[-1].end() < 60
        and cast.actor(sentence) is not None
    ):
        return [project]
    return [actor] if actor is not None else []


def _may_receive(mention: Mention) -> bool:
    return mention.body.sure or issubclass(mention.body.kind, Project) or not is_just_places(mention.text)


def _begun_with(sentence: Sentence, cast: Cast, position: int) -> Body | None:
    """Return the project in "with support from X, we are implementing the project Y"."""
    for mention in cast.mentions(sentence):
        if issubclass(mention.body.kind, Project) and mention.start > position:
            before = sentence.text[max(position, mention.start - _NEAR) : mention.start]
            return mention.body if _CARRIES_OUT.search(before) else None
    return None


def _flows(sentence: Sentence, chain: Chain, receiver: Body) -> Iterator[Claim]:
    tag = f"{slug(chain.donors[0].body.id)}-{sentence.number}" if chain.via else None
    for donor in chain.donors:
        yield from _flow(sentence, donor, receiver, tag, tuple(each.body.id for each in chain.via))
        for via in chain.via:
            yield from _flow(sentence, donor, via.body, tag, ())
    for via in chain.via:
        yield from _flow(sentence, via, receiver, tag, ())


def _flow(
    sentence: Sentence, donor: Mention, receiver: Body, chain: str | None, via: tuple[str, ...]
) -> Iterator[Claim]:
    if donor.body is receiver or donor.body.titled:
        return
    fields: dict[str, object] = {"chain": chain, "via": via} if chain else {}
    if year := _YEAR.search(sentence.text):
        fields["since"] = year.group(1)
    sureness = _SLASH if "/" in donor.text or _is_juxtaposed(donor.text) else 0.88
    yield Claim(Funds, donor.body, receiver, sentence, "", sureness, fields, donor.text)


def _is_juxtaposed(name: str) -> bool:
    """Tell whether a name is two acronyms side by side, of which we cannot know who pays whom."""
    words = name.split()
    return len(words) == 2 and all(word.isupper() or any(sign.isdigit() for sign in word) for word in words)


def find_before(sentence: Sentence, cast: Cast) -> Iterator[Claim]:
    """Yield who funds whom from "the X funded project", "X funds Y", "X grant", "under X support"."""
    for mention in cast.mentions(sentence):
        if sentence.kind == "heading" or not is_stated(sentence.text, mention.start, mention.end + 20):
            continue
        for receiver, donors in _after_name(sentence, cast, mention):
            yield from _flows(sentence, Chain(donors, []), receiver)


def _after_name(sentence: Sentence, cast: Cast, mention: Mention) -> Iterator[tuple[Body, list[Mention]]]:
    text, end = sentence.text, mention.end
    if funded := _FUNDED.match(text, end, end + 20):
        if (receiver := _funded(sentence, cast, funded.end())) is not None:
            yield receiver, [mention]
    elif funds := _FUNDS.match(text, end, end + 60):
        receivers = listed(sentence, cast, funds.end())
        yield from ((each.body, [mention]) for each in receivers)
    elif _GRANTS.match(text, end, end + 20) or (
        _SUPPORT.match(text, end, end + 10) and _UNDER.search(text, max(0, mention.start - 20), mention.start)
    ):
        for receiver in _receivers(sentence, cast, mention.start):
            yield receiver, [mention]


def _funded(sentence: Sentence, cast: Cast, position: int) -> Body | None:
    """Return what is funded in "the X funded …": the project named next, or that of the section."""
    after = [each for each in cast.mentions(sentence) if each.start >= position]
    if after and after[0].start - position <= 60:
        between = sentence.text[position : after[0].start]
        if not between.strip() or _PROJECT_NOUN.search(between):
            return after[0].body
    if _PROJECT_NOUN.match(sentence.text[position:].lstrip()):
        return cast.project(sentence)
    return None


def find_lists(sentences: Sequence[Sentence], cast: Cast) -> Iterator[Claim]:
    """Yield donors from "our donors include A, B", from items under "Donors" and from rows "Donor: A"."""
    for sentence in sentences:
        for cue in DONORS_ARE.finditer(sentence.text):
            who = doer(cast, sentence)
            if who is not None and is_factual(sentence.text):
                yield from _flows(sentence, Chain(listed(sentence, cast, cue.end()), []), who)
        yield from _of_list(sentence, cast)


def _of_list(sentence: Sentence, cast: Cast) -> Iterator[Claim]:
    if cast.subject is None:
        return
    if sentence.kind == "row" and DONOR_LABEL.match(sentence.label):
        chain = chain_after(sentence, cast, sentence.text.find(":") + 1)
        yield from _flows(sentence, chain, cast.project(sentence) or cast.subject)
    if sentence.kind == "item" and DONOR_LABEL.match(introduction(sentence)):
        yield from _flows(sentence, Chain(listed(sentence, cast, 0)[:1], []), cast.subject)


RULES = (
    Rule(
        "funded by",
        (
            Example(
                "Hope Trust (HT) runs four clinics with financial support from the Kingdom Lottery Board"
                " and Bora Foundation.",
                (
                    ("Kingdom Lottery Board", "FUNDS", "Hope Trust"),
                    ("Bora Foundation", "FUNDS", "Hope Trust"),
                ),
            ),
            Example(
                "Hope Trust (HT) runs the “Green Yards” project funded by Norland Agency (NORA) through"
                " Bora Foundation.",
                (
                    ("Norland Agency", "FUNDS", "Green Yards"),
                    ("Norland Agency", "FUNDS", "Bora Foundation"),
                    ("Bora Foundation", "FUNDS", "Green Yards"),
                ),
            ),
            Example("Hope Trust (HT) reaches farmers through Bora Foundation.", ()),
            Example("Hope Trust (HT) is looking for a grant from Bora Foundation.", ()),
            Example(
                "Hope Trust (HT) est financé par la Fondation Bora.",
                (("Fondation Bora", "FUNDS", "Hope Trust"),),
            ),
        ),
        find=find,
    ),
    Rule(
        "the donor before the verb",
        (
            Example(
                "Hope Trust (HT) leads a Bora Foundation funded project called “Green Yards”.",
                (("Bora Foundation", "FUNDS", "Green Yards"),),
            ),
            Example(
                "In 2015 Bora Foundation funded Hope Trust (HT).",
                (("Bora Foundation", "FUNDS", "Hope Trust"),),
            ),
        ),
        find=find_before,
    ),
    Rule(
        "list of donors",
        (
            Example(
                "Hope Trust (HT) is a charity.\n\nOur donors:\n- Bora Foundation\n- Kingdom Lottery Board\n",
                (
                    ("Bora Foundation", "FUNDS", "Hope Trust"),
                    ("Kingdom Lottery Board", "FUNDS", "Hope Trust"),
                ),
            ),
        ),
        find_all=find_lists,
    ),
)
