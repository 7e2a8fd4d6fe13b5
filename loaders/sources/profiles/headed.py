"""Sections that the name of a body heads, so that they speak of it: "Bora Trust – Hilltown, Kenya"."""

import re
from collections.abc import Iterator, Sequence

from graph.identity.normalize import fold
from graph.model.entities import Project
from loaders.sources.profiles.bodies import Body, Cast
from loaders.sources.profiles.ground import is_place
from loaders.sources.profiles.heads import is_complete
from loaders.sources.profiles.passages import Sentence
from loaders.sources.profiles.rules.places_names import is_just_places
from loaders.sources.profiles.words import SELF_NOUNS, kind_of_head

_WE_WORDS = frozenset({"we", "our", "us", "what", "who", "how", "nous", "notre", "nos"})
_NUMBERED = re.compile(r"^\W*(?:(?:\d{1,2}|[IVX]{1,4}|[A-Za-z])[.)]\s?)*(?:\d{1,2}\s)?")
_TAIL = re.compile(r"\s[–—-]\s|,\s|\s?\((?=[^()]+\)\s*$)")
_FOUNDED = re.compile(
    r"(?:founded|created|established|based|set\sup|born|fondée?|créée?|basée?|née?)\s(?:in|by|on|en|par|à|le|depuis)\b",
    re.I,
)

_LEAD = re.compile(r"(?P<place>[A-ZÀ-Ý][^–—:.;]{1,30}?)\s?[–—:]\s")
_ASKED = re.compile(
    r"(?:how|do|would|want|are|can|comment|voulez|souhaitez|connaissez)\b[^.?!]*\b(?:you|i|we|to|vous|je)\b[^.!]*\?$",
    re.I,
)
_BY = re.compile(r"\b(?:by|par)\s(?:the\s|la\s|le\s|l['’])?$")
_IS_BODY = re.compile(
    r"\s(?:\([^()]{1,40}\)\s?)?,?\s?(?:(?:is|was|est)\s(?:an?|une?)\s(?:[\w-]+,?\s){0,5}?(?:organi[sz]ation|association|ngo"
    r"|non-?profit|charity|foundation|cooperative|company|network|union|group|ong|fondation|coopérative|réseau|collectif)\b"
    r"|(?:was|est|a\sété)\s(?:founded|created|established|formed|started|fondée?|créée?|née?)\b)",
    re.I,
)


def settle_headings(cast: Cast, sentences: Sequence[Sentence]) -> None:
    """Find out which sections and paragraphs are headed by the name of a body: "SCA: …"."""
    cast.headed.clear()
    told = {each.body for one in sentences if one.kind != "heading" for each in cast.mentions(one)}
    begun = {fold(own_title(each.text)) for each in sentences if _begins_below(each, sentences)}
    bodies = [body for body in cast.bodies if _can_head(body) or _is_begun(body, begun)]
    names = {name: body for body in bodies for name in _headings_of(body)}
    placed = _placed_headings(cast, sentences)
    heads = {
        fold(own_title(one.text))
        for one in sentences
        if one.kind == "heading" and _is_spoken_of(one, sentences)
    }
    over = False
    for sentence in sentences:
        over = sentence.number not in cast.rolled and (over or _ends_list(sentence, cast))
        if over:
            continue
        above = [sentence.text] if sentence.kind == "heading" else []
        for title in (sentence.label, *above, *reversed(sentence.headings)):
            name = fold(own_title(_NUMBERED.sub("", title))) if title else ""
            body = placed.get(title) or names.get(name)
            if body and (body in told or name in heads or title in placed):
                cast.headed[sentence.number] = body
                break
    cast.headed.update(_led_by_places(cast, sentences))


def _ends_list(sentence: Sentence, cast: Cast) -> bool:
    """Tell whether a line after the last body of a page that lists bodies parts it from the rest."""
    last = max(cast.rolled, default=None)
    parts = not re.search(r"\w", sentence.text) or _ASKED.match(sentence.text)
    return last is not None and sentence.number > last and bool(parts)


def own_title(title: str) -> str:
    """Return a heading without the places after it: "Bora Trust" of "Bora Trust – Hilltown, Kenya"."""
    for tail in _TAIL.finditer(title):
        rest = title[tail.end() :].rstrip(" )")
        if tail.start() and rest[:1].isupper() and _is_placed(rest):
            return title[: tail.start()]
    return title


def _is_placed(words: str) -> bool:
    """Tell whether words are places: also a town that no list has, before its country: "Hilltown, Kenya"."""
    town, _, country = words.rpartition(", ")
    return is_just_places(words) or (town.istitle() and is_place(country))


def _placed_headings(cast: Cast, sentences: Sequence[Sentence]) -> dict[str, Body]:
    """Return the bodies of headings that say where each works, where two headings or more do so."""
    found: dict[str, Body] = {}
    for one in sentences:
        title = own_title(one.text) if one.kind == "heading" else one.text
        named = [each.body for each in cast.mentions(one) if each.start <= 1 and title != one.text]
        if named and not issubclass(named[0].kind, Project):
            found[one.text] = named[0]
    return (found if len(found) > 1 else {}) | _rolled_headings(cast, sentences)


def _rolled_headings(cast: Cast, sentences: Sequence[Sentence]) -> dict[str, Body]:
    """Return the bodies of the headings of a page that lists bodies, one below the other."""
    heads = (each for each in sentences if each.number in cast.rolled)
    return {each.text: mention.body for each in heads for mention in cast.mentions(each)[:1]}


def _led_by_places(cast: Cast, sentences: Sequence[Sentence]) -> dict[int, Body]:
    """Return the bodies of lines that begin with a place, where two or more do: "Kenya – Bora Trust"."""
    found: dict[int, Body] = {}
    for one in sentences:
        lead = _LEAD.match(one.text)
        if lead and (is_place(lead["place"]) or is_just_places(lead["place"])):
            named = [each for each in cast.mentions(one) if each.body.sure or " " in each.text]
            if len(named) == 1 and (named[0].start == lead.end() or _BY.search(one.text[: named[0].start])):
                found[one.number] = named[0].body
    return found if len(found) > 1 else {}


def _is_spoken_of(heading: Sentence, sentences: Sequence[Sentence]) -> bool:
    """Tell whether a section says "the trust" or "founded in" below the heading "Bora Trust"."""
    words = [fold(word) for word in own_title(heading.text).split()]
    nouns = "|".join(word for word in words if word in SELF_NOUNS and kind_of_head(word))
    below = sentences[heading.number : heading.number + 5]
    said = re.compile(rf"\b(?:the|this|la|le|cette|ce|l['’])\s?(?:{nouns})\b", re.I) if nouns else None
    section = [each.text for each in below if heading.text in each.headings[-1:]]
    return any(_FOUNDED.match(text) or (said and said.search(text)) for text in section)


def _begins_below(heading: Sentence, sentences: Sequence[Sentence]) -> bool:
    """Tell whether the text below a heading defines it as an organization: "Bora is an NGO that …"."""
    below = sentences[heading.number : heading.number + 1]
    title = own_title(heading.text)
    return heading.kind == "heading" and any(
        each.text.startswith(title) and _IS_BODY.match(each.text, len(title)) for each in below
    )


def _is_begun(body: Body, begun: set[str]) -> bool:
    return not issubclass(body.kind, Project) and any(
        fold(name) in begun for name in (body.name, *body.aliases)
    )


def _can_head(body: Body) -> bool:
    """Tell whether the name of a body is surely one, and no title of another section: "What we do"."""
    words = set(fold(body.name).split())
    return is_complete(body.name) and not issubclass(body.kind, Project) and not words & _WE_WORDS


def _headings_of(body: Body) -> Iterator[str]:
    """Yield how a heading can name a body: by a name of it, or by two, as in "Hope Trust (HT)"."""
    names = [fold(name) for name in (body.name, *body.aliases)]
    yield from names
    yield from (f"{one} {other}" for one in names for other in names if one != other)
    first, _, head = fold(body.name).rpartition(" ")
    if kind_of_head(head) and " " in first:
        yield first
