"""Places, people, themes and services named in a text: terms of the vocabularies, or phrases of its own."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from graph.identity.normalize import slug
from graph.model.entities import District, Place, Population, Theme
from graph.places.gazetteer import PlaceTerm, gazetteer
from graph.vocabularies.spellings import is_acronym, spelling_key
from graph.vocabularies.terms import Term, vocabulary
from loaders.sources.profiles.claims import TermMention

# spaCy takes a second to import, for which those who load tables need not wait.
if TYPE_CHECKING:
    from spacy.matcher import PhraseMatcher
    from spacy.vocab import Vocab

Scheme = Literal["theme", "population", "place", "service"]
_WORD = re.compile(r"[^\W_]+(?:['’`´]s(?![^\W_]))?|&|[^\w\s/’'`´-]")
_BREAK = "|"


def describe(mention: TermMention) -> Place | Population | Theme:
    """Return what the source says by naming it: that there is such a place, group of people or theme."""
    codes = (mention.identifier,) if mention.identifier else ()
    if mention.scheme == "theme":
        return Theme(stated_id=mention.id, name=mention.name, aliases=mention.aliases, identifiers=codes)
    if mention.scheme == "population":
        return Population(
            stated_id=mention.id,
            name=mention.name,
            aliases=mention.aliases,
            identifiers=codes,
            sensitive=mention.sensitive,
        )
    place = gazetteer().by_id(mention.id.removeprefix("place-"))
    if place is None:
        return Place(stated_id=mention.id, name=mention.name, level=mention.level or None)
    kind = District if place.level == "district" else Place
    return kind(
        stated_id=mention.id,
        name=place.name,
        identifiers=codes,
        country=place.country,
        level=place.level,
        pcode=place.pcode or None,
        lon=place.lon,
        lat=place.lat,
    )


@dataclass(frozen=True)
class Word:
    """A word of a text as it is compared, and where it stands; marks that part phrases are words too."""

    key: str
    start: int
    end: int


def words_of(text: str) -> list[Word]:
    """Return the words of a text in one spelling: singular, American, without accents."""
    return [Word(_key(found[0]), found.start(), found.end()) for found in _WORD.finditer(text)]


def _key(word: str) -> str:
    return spelling_key(word).replace(" ", "") or _BREAK


@dataclass(frozen=True)
class Lexicon:
    """The spellings of all terms of one scheme, to be found in running text."""

    scheme: Scheme
    terms: Mapping[str, Term | PlaceTerm]
    capitals: frozenset[str]
    """The keys that only count when they are written with capitals."""
    matcher: "PhraseMatcher"
    vocab: "Vocab"

    def find(self, text: str) -> list[TermMention]:
        """Return the terms that a text names, in order; of two that overlap the longer."""
        from spacy.tokens import Doc
        from spacy.util import filter_spans

        words = words_of(text)
        if not words:
            return []
        document = Doc(self.vocab, words=[word.key for word in words])
        spans = filter_spans(self.matcher(document, as_spans=True))
        found = (self._mention(text, words[span.start : span.end]) for span in spans)
        return sorted((each for each in found if each is not None), key=lambda each: each.start)

    def _mention(self, text: str, words: list[Word]) -> TermMention | None:
        start, end = words[0].start, words[-1].end
        key = " ".join(word.key for word in words)
        if key in self.capitals and not _has_capitals(text[start:end], self.scheme):
            return None
        return mention_of(self.scheme, self.terms[key], text[start:end], start)


def mention_of(scheme: Scheme, term: Term | PlaceTerm, text: str, start: int) -> TermMention:
    """Return a term as it stands written in a text."""
    if isinstance(term, PlaceTerm):
        code, level = term.code, str(term.level)
    else:
        code, level = f"{scheme}:{term.id}", ""
    sensitive = isinstance(term, Term) and term.sensitive
    return TermMention(
        scheme, f"{scheme}-{term.id}", term.name, code, text, start, start + len(text), level, sensitive
    )


def phrase(scheme: Scheme, text: str, start: int, *, level: str = "") -> TermMention:
    """Return words of the text that stand for a place, group or theme without a term of its own."""
    name = " ".join(text.split())
    return TermMention(scheme, f"{scheme}-{slug(name)}", name, "", text, start, start + len(text), level)


def _has_capitals(written: str, scheme: Scheme) -> bool:
    if scheme == "place":
        return any(word[0].isupper() for word in written.split())
    return is_acronym(written)


@cache
def lexicon(scheme: Scheme) -> Lexicon:
    """Return the spellings of one scheme as they come with the program."""
    from spacy.matcher import PhraseMatcher
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

    spellings = gazetteer().surface_forms() if scheme == "place" else _spellings(scheme)
    terms: dict[str, Term | PlaceTerm] = {}
    plain: set[str] = set()
    for spelling, term in spellings:
        key = " ".join(word.key for word in words_of(spelling))
        terms.setdefault(key, term)
        if scheme != "place" and not is_acronym(spelling):
            plain.add(key)
    vocab = Vocab()
    matcher = PhraseMatcher(vocab)
    matcher.add(scheme, [Doc(vocab, words=key.split()) for key in terms])
    return Lexicon(scheme, terms, frozenset(terms.keys() - plain), matcher, vocab)


def _spellings(scheme: str) -> Iterator[tuple[str, Term]]:
    for term in vocabulary(scheme).terms.values():
        yield from ((label, term) for label in term.labels)
