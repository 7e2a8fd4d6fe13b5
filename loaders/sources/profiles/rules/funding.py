"""Who gives money to whom."""

import re
from collections.abc import Iterator, Sequence

from graph.model.entities import Project
from loaders.sources.profiles.acting import doer
from loaders.sources.profiles.bodies import Body, Cast, Mention
from loaders.sources.profiles.claims import Claim, Example, Rule
from loaders.sources.profiles.factual import is_begun, is_factual, is_stated
from loaders.sources.profiles.flows import PROJECT_NOUN, flows, receivers
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
from loaders.sources.profiles.sums import given_beside

_FUNDED = re.compile(r"[-\s](?:co-)?(?:funded|financed|sponsored|supported)\b(?!\s+by)")
_BACKS = re.compile(
    r"\s+(?:(?:has|have|also|a)\s+){0,2}(?:supports?|supported|backs?|backed|soutient|soutenu|appuie|appuyé)\s+"
    r"(?:it|us|them|(?:this|the|our|ce|le|la|notre)\s+(?:\w+\s)?(?:projects?|program(?:me)?s?|initiatives?|projet))\b",
    re.I,
)
_DONE = re.compile(r"\b(?:is|was|are|were|has|est|fut|by|par)\b")
_PAYS = re.compile(r"\b(?:fund|fonds|bank|banque|facility|lottery)\b", re.I)
_GRANTS = re.compile(r"(?:[’'‘]s?)?\s+(?:[Gg]rants?|[Ff]unding|[Ff]unds)\b")
_SUPPORT = re.compile(r"(?:[’'‘]s?)?\s*(?:financial\s)?(?:[Ss]upport|[Ff]unding|[Gg]rant)\b")
_UNDER = re.compile(r"\b(?:under|with|through|thanks to)\s+(?:the\s+)?$", re.I)


def find(sentence: Sentence, cast: Cast) -> Iterator[Claim]:
    """Yield who funds whom after "funded by", "with support from" and the like."""
    for cue in FROM_DONOR.finditer(sentence.text):
        if not is_money(cue) or not (
            is_begun(sentence.text, *cue.span()) or is_stated(sentence.text, *cue.span())
        ):
            continue
        chain = chain_after(sentence, cast, cue.end())
        project = next((each.body for each in chain.via if issubclass(each.body.kind, Project)), None)
        if project is not None:
            yield from flows(sentence, Chain(chain.donors, []), project)
        elif chain.donors:
            takers = receivers(sentence, cast, cue.start())
            given = given_beside(sentence, cue.start(), chain.donors[-1].end) if len(takers) == 1 else {}
            for receiver in takers:
                yield from flows(sentence, chain, receiver, given)


def find_before(sentence: Sentence, cast: Cast) -> Iterator[Claim]:
    """Yield who funds whom from "the X funded project", "X funds Y", "X grant", "under X support"."""
    for mention in cast.mentions(sentence):
        if sentence.kind == "heading" or not is_stated(sentence.text, mention.start, mention.end + 20):
            continue
        for receiver, donors in _after_name(sentence, cast, mention):
            yield from flows(sentence, Chain(donors, []), receiver)


def _after_name(sentence: Sentence, cast: Cast, mention: Mention) -> Iterator[tuple[Body, list[Mention]]]:
    text, end = sentence.text, mention.end
    if funded := _FUNDED.match(text, end, end + 20):
        if (receiver := _funded(sentence, cast, funded.end())) is not None:
            yield receiver, [mention]
    elif _PAYS.search(mention.text) and _BACKS.match(text, end, end + 60):
        if (receiver := cast.project(sentence) or cast.subject) is not None:
            yield receiver, [mention]
    elif _GRANTS.match(text, end, end + 20) or (
        _SUPPORT.match(text, end, end + 24) and _UNDER.search(text, max(0, mention.start - 20), mention.start)
    ):
        for receiver in receivers(sentence, cast, mention.start):
            yield receiver, [mention]


def _funded(sentence: Sentence, cast: Cast, position: int) -> Body | None:
    """Return what is funded in "the X funded …": the project named next, or that of the section."""
    after = [each for each in cast.mentions(sentence) if each.start >= position]
    if after and after[0].start - position <= 60:
        between = sentence.text[position : after[0].start]
        if not between.strip() or (PROJECT_NOUN.search(between) and not _DONE.search(between)):
            return after[0].body
    if PROJECT_NOUN.match(sentence.text[position:].lstrip()):
        return cast.project(sentence)
    return None


def find_lists(sentences: Sequence[Sentence], cast: Cast) -> Iterator[Claim]:
    """Yield donors from "our donors include A, B", from items under "Donors" and from rows "Donor: A"."""
    for sentence in sentences:
        for cue in DONORS_ARE.finditer(sentence.text):
            who = doer(cast, sentence)
            if who is not None and is_factual(sentence.text):
                yield from flows(sentence, Chain(listed(sentence, cast, cue.end()), []), who)
        yield from _of_list(sentence, cast)


def _of_list(sentence: Sentence, cast: Cast) -> Iterator[Claim]:
    if cast.subject is None:
        return
    if sentence.kind == "row" and DONOR_LABEL.match(sentence.label):
        chain = chain_after(sentence, cast, sentence.text.find(":") + 1)
        yield from flows(sentence, chain, cast.project(sentence) or cast.subject)
    if sentence.kind == "item" and DONOR_LABEL.match(introduction(sentence)):
        yield from flows(sentence, Chain(listed(sentence, cast, 0)[:1], []), cast.subject)


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
                "Hope Trust (HT) leads the “Green Yards” project. The Bora Fund supports this project.",
                (("Bora Fund", "FUNDS", "Green Yards"),),
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
