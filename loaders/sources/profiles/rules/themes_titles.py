"""Themes that head sections, items and rows beside others that we know: "Literacy", "Yard art: …"."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from graph.identity.normalize import fold
from loaders.sources.profiles.bodies import Cast
from loaders.sources.profiles.claims import TermMention
from loaders.sources.profiles.passages import Sentence
from loaders.sources.profiles.rules.themes_open import is_new, names_theme
from loaders.sources.profiles.terms import lexicon, phrase
from loaders.sources.profiles.words import word_set

_NUMBERED = re.compile(r"\W*(?:\(?[\dA-Za-zIVX]{1,3}[.)]\s)?\s*")
_LABEL = re.compile(r"[^:;.–—]{3,70}?(?=\s?:\s|\s[–—-]\s)")
_SHORT = re.compile(r"[^:;.–—()]{3,60}(?=[.:]?\s*$)")
_SAYS_MORE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|we|our|us|who|what|how|why|where|est|sont|a|ont|nous|notre|nos|qui|que)\b|\d|@|://",
    re.IGNORECASE,
)
_PAGES = word_set(
    "home contact contacts donate donors donateurs bailleurs partners partenaires members membres team"
    " equipe news  actualites history histoire events publications gallery careers jobs blog resources"
    " library newsletter faq  board staff organs structure organization organisation introduction"
    " background context contexte conclusion  summary resume results resultats challenges defis lessons"
    " impact impacts budget funding financement  beneficiaries beneficiaires location duration values"
    " valeurs vision mission objectives objectifs goals  activities activites achievements realisations"
    " annexes other others autres"
)
_SHARE_OF_TITLE = 0.6
_FEWEST = 2
_SHARE_OF_ROW = 0.3


@dataclass(frozen=True)
class _Title:
    sentence: Sentence
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.sentence.text[self.start : self.end]


def titles_beside(sentences: Sequence[Sentence], cast: Cast) -> Iterator[tuple[Sentence, TermMention]]:
    """Yield what heads a section or item, where others of the same row are headed by themes that we know."""
    rows: dict[tuple[str, ...], list[_Title]] = defaultdict(list)
    for sentence in sentences:
        if title := _title(sentence):
            rows[_row(sentence)].append(title)
    for titles in rows.values():
        if _is_row_of_themes(titles):
            for title in titles:
                yield from ((title.sentence, mention) for mention in _themes_of(title, cast))


def _is_row_of_themes(titles: Sequence[_Title]) -> bool:
    known = [title for title in titles if _is_theme(title.text)]
    return len(known) >= max(_FEWEST, _SHARE_OF_ROW * len(titles))


def _themes_of(title: _Title, cast: Cast) -> Iterator[TermMention]:
    """Yield the themes that a title names: those that we know, else its own words."""
    if _is_theme(title.text):
        for mention in lexicon("theme").find(title.text):
            yield replace(mention, start=mention.start + title.start, end=mention.end + title.start)
    elif _heads_theme(title, cast):
        yield phrase("theme", title.text, title.start)


def _row(sentence: Sentence) -> tuple[str, ...]:
    """Return what the titles of one row share: headings the document, items what they stand under."""
    if sentence.kind in ("item", "row"):
        return (sentence.kind, sentence.lead, *sentence.headings)
    return ("paragraph",) if sentence.text.endswith((".", ":")) else ("heading",)


def _heads_theme(title: _Title, cast: Cast) -> bool:
    """Tell whether a title can be the name of a theme that is not told of already."""
    if set(fold(title.text).split()) & _PAGES or not names_theme(title.text):
        return False
    known = lexicon("theme").find(title.sentence.text)
    return is_new(title.sentence, cast, known, title.start, title.end)


def _title(sentence: Sentence) -> _Title | None:
    """Return the words that head a sentence: its label, or all of it where it is short."""
    begin = _NUMBERED.match(sentence.text)
    start = begin.end() if begin else 0
    found = _LABEL.match(sentence.text, start) if sentence.kind in ("item", "row") else None
    if found is None and sentence.kind != "row":
        found = _SHORT.match(sentence.text, start)
    if found is None or _SAYS_MORE.search(found[0]):
        return None
    return _Title(sentence, start, found.end())


def _is_theme(text: str) -> bool:
    told = sum(len(each.text) for each in lexicon("theme").find(text))
    return told >= _SHARE_OF_TITLE * len(text)
