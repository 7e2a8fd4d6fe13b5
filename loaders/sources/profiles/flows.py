"""Who gets the money that a sentence tells of, and the links of one flow of it."""

import re
from collections.abc import Iterator, Mapping

from graph.identity.normalize import slug
from graph.model.entities import Project
from graph.model.links import Funds
from loaders.sources.profiles.bodies import Body, Cast, Mention
from loaders.sources.profiles.claims import Claim
from loaders.sources.profiles.money import Chain
from loaders.sources.profiles.passages import Sentence
from loaders.sources.profiles.rules.places_names import is_just_places

PROJECT_NOUN = re.compile(
    r"\b(?:projects?|programmes?|programs?|grant|interventions?|initiatives?|campaigns?|actions?|projets?)\b",
    re.I,
)
_IS = re.compile(r"[\s,(]*(?:(?:is|are|was|were)\s*)?[\s,(]*")
_YEAR = re.compile(
    r"\b(?:since|in|from|depuis|en|during)\s+(?:\d{1,2}\s+)?(?:[A-Z]\w+\s+)?((?:19|20)\d\d)\b", re.I
)
_CARRIES_OUT = re.compile(
    r"\b(?:implement(?:s|ed|ing)?|runs?|running|launch(?:es|ed)|carr(?:y|ies|ied)\s+out|execut(?:es|ed|ing)|started"
    r"|initiated|exécute[rz]?|met(?:tre)?\s+en\s+œuvre|mise\s+en\s+œuvre|implementation|mène|a\s+(?:lancé|initié|exécuté))\b",
    re.I,
)
_FOR = re.compile(r"\b(?:for|pour)\s(?:its|the|our|their|this|son|le|notre|ce)\s(?:[\w-]+\s){0,2}[“«\"]?\s?$")
_ADVERBIAL = re.compile(
    r"(?:with|under|thanks|through|by\smeans|secured|received|obtained|got|won|avec|grâce|sous|a\s(?:reçu|obtenu))\b",
    re.I,
)
_BY = re.compile(r"\b(?:by|par)\s(?:the\s|la\s|le\s|l['’])?$", re.I)
_BESIDE = re.compile(
    r"\b(?:with|from|avec|(?:fund|financ|support|sponsor|soutenu|appuy)\w*\s(?:by|par)|possible\sby)\s(?:the\s|la\s|le\s|l['’])?$",
    re.I,
)
_NEAR = 110
_SLASH = 0.6


def receivers(sentence: Sentence, cast: Cast, position: int) -> list[Body]:
    """Return who gets the money: the project named just before, else whom the sentence is about."""
    if _ADVERBIAL.match(sentence.text, position) and (started := _begun_with(sentence, cast, position)):
        return [started]
    earlier = [
        each for each in cast.mentions(sentence) if each.end <= position and _may_receive(sentence, each)
    ]
    if earlier:
        near = earlier[-1]
        between = sentence.text[near.end : position]
        if issubclass(near.body.kind, Project) and len(between) < _NEAR:
            return [near.body]
        named = near.body.sure or _BY.search(sentence.text[: near.start])
        if named and _IS.fullmatch(between):
            return [near.body]
    actor = cast.actor(sentence)
    if actor is not None and issubclass(actor.kind, Project):
        return [actor]
    if started := _begun_with(sentence, cast, position):
        return [started]
    project = cast.project(sentence)
    before = sentence.text[:position]
    noun = list(PROJECT_NOUN.finditer(before))
    if (
        project is not None
        and noun
        and len(before) - noun[-1].end() < 60
        and cast.actor(sentence) is not None
    ):
        return [project]
    return [actor] if actor is not None else []


def _may_receive(sentence: Sentence, mention: Mention) -> bool:
    """Tell whether money may go to a body: not where it only takes part, or gives itself: "by X, with …"."""
    if not issubclass(mention.body.kind, Project) and _BESIDE.search(sentence.text[: mention.start]):
        return False
    named = " " in mention.text and not is_just_places(mention.text)
    return mention.body.sure or issubclass(mention.body.kind, Project) or named


def _begun_with(sentence: Sentence, cast: Cast, position: int) -> Body | None:
    """Return the project in "with support from X, we are implementing the project Y"."""
    for mention in cast.mentions(sentence):
        if issubclass(mention.body.kind, Project) and mention.start > position:
            before = sentence.text[max(position, mention.start - _NEAR) : mention.start]
            return mention.body if _CARRIES_OUT.search(before) or _FOR.search(before) else None
    return None


def flows(
    sentence: Sentence, chain: Chain, receiver: Body, given: Mapping[str, object] | None = None
) -> Iterator[Claim]:
    """Yield the links of money from donors to a receiver; `given` is how much one donor gives by itself."""
    tag = f"{slug(chain.donors[0].body.id)}-{sentence.number}" if chain.via else None
    own = dict(given or {}) if len(chain.donors) == 1 else {}
    for donor in chain.donors:
        via = tuple(each.body.id for each in chain.via)
        yield from _flow(sentence, donor, receiver, own | ({"chain": tag, "via": via} if tag else {}))
        for through in chain.via:
            yield from _flow(sentence, donor, through.body, own | {"chain": tag, "via": ()})
    for through in chain.via:
        yield from _flow(sentence, through, receiver, own | {"chain": tag, "via": ()})


def _flow(sentence: Sentence, donor: Mention, receiver: Body, own: Mapping[str, object]) -> Iterator[Claim]:
    if donor.body is receiver or donor.body.titled:
        return
    fields = dict(own)
    if year := _YEAR.search(sentence.text):
        fields["since"] = year.group(1)
    sureness = _SLASH if "/" in donor.text or _is_juxtaposed(donor.text) else 0.88
    yield Claim(Funds, donor.body, receiver, sentence, "", sureness, fields, donor.text)


def _is_juxtaposed(name: str) -> bool:
    """Tell whether a name is two acronyms side by side, of which we cannot know who pays whom."""
    words = name.split()
    return len(words) == 2 and all(word.isupper() or any(sign.isdigit() for sign in word) for word in words)
