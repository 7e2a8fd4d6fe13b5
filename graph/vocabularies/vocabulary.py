"""A controlled term with its spellings, and the vocabulary in which it is found."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Literal

from graph.vocabularies.forms import forms
from graph.vocabularies.spellings import spelling_key

Scheme = Literal["theme", "population", "service", "sort"]


@dataclass(frozen=True)
class Term:
    """One theme, population, service type or sort of organization, with every way to write it."""

    id: str
    scheme: Scheme
    name: str
    names: Mapping[str, tuple[str, ...]]
    broader: str | None
    codes: tuple[str, ...]
    sensitive: bool

    @property
    def labels(self) -> tuple[str, ...]:
        """All spellings, the preferred name first."""
        return tuple(dict.fromkeys((self.name, *chain.from_iterable(self.names.values()))))


@dataclass(frozen=True)
class Vocabulary:
    """The terms of one scheme, found by spelling, by code and along their hierarchy."""

    scheme: Scheme
    terms: Mapping[str, Term]
    keys: Mapping[str, str]

    def find(self, text: str) -> Term | None:
        """Return the term that a text spells, whatever its case, accents, number or possessive."""
        term_id = self.keys.get(spelling_key(text))
        return self.terms[term_id] if term_id else None

    def by_code(self, code: str) -> Term | None:
        """Return the term that carries a code such as `dac:15160`."""
        return self._codes.get(code)

    def broader_of(self, term_id: str) -> tuple[Term, ...]:
        """Return the broader terms, nearest first."""
        found: list[Term] = []
        above = self.terms[term_id].broader
        while above:
            found.append(self.terms[above])
            above = self.terms[above].broader
        return tuple(found)

    def surface_forms(self, languages: Collection[str] | None = None) -> Iterator[tuple[str, Term]]:
        """Yield every spelling to look for in running text, plural and singular, with its term.

        Spellings for which `is_acronym` holds are words only in capitals: compare their case. Name the
        languages of the text where they are known: French *formation* is not the English word.
        """
        seen: set[str] = set()
        for term in self.terms.values():
            for form in self._forms(term, languages):
                if form not in seen and self.keys.get(spelling_key(form)) == term.id:
                    seen.add(form)
                    yield form, term

    def _forms(self, term: Term, languages: Collection[str] | None) -> Iterator[str]:
        # Groups of people are looked for in the plural alone: one *national* is mostly an adjective.
        to_singular = self.scheme != "population"
        for language, labels in term.names.items():
            if languages is None or language in languages:
                for label in labels:
                    yield from forms(label, language, to_singular=to_singular)

    @cached_property
    def _codes(self) -> dict[str, Term]:
        return {code: term for term in self.terms.values() for code in term.codes}
