"""What a rule says: a claim of two ends with its sentence; and what a rule is."""

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

import loaders.sources.profiles.rules as rules_package
from graph.model.statements import Link
from loaders.sources.profiles.bodies import Body, Cast
from loaders.sources.profiles.passages import Sentence


@dataclass(frozen=True)
class TermMention:
    """A place, population or theme named in a sentence: which term, and the words as written."""

    scheme: str
    """place, population or theme."""
    id: str
    """The stated id: unique in the document, the same for the same term."""
    name: str
    """The preferred name of the term."""
    identifier: str
    """A strong identifier such as theme:<id> or pcode:<code>."""
    text: str
    """The words as written."""
    start: int
    end: int
    level: str = ""
    """Of a place: country, province, district or site."""
    sensitive: bool = False
    aliases: tuple[str, ...] = ()
    """Other words for it in the document."""


End = Body | TermMention


@dataclass(frozen=True)
class Claim:
    """A link that one sentence states."""

    kind: type[Link]
    from_: End
    to: End
    sentence: Sentence
    quote: str
    confidence: float = 0.9
    fields: Mapping[str, object] = field(default_factory=dict)
    """Own fields of the link and its dates: role, number, since, until."""
    from_text: str = ""
    """The first end as written here; empty means its name."""
    to_text: str = ""


@dataclass(frozen=True)
class Example:
    """An invented sentence and the links it states, as (from, type, to) by name; none means silence."""

    text: str
    links: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True)
class Rule:
    """One way in which texts state one kind of link, with examples that are its tests."""

    name: str
    examples: tuple[Example, ...]
    find: Callable[[Sentence, Cast], Iterable[Claim]] | None = None
    """Looks at one sentence."""
    find_all: Callable[[Sequence[Sentence], Cast], Iterable[Claim]] | None = None
    """Looks at the whole document."""

    def claims(self, sentences: Sequence[Sentence], cast: Cast) -> Iterable[Claim]:
        """Yield what it finds in a document."""
        if self.find is not None:
            for sentence in sentences:
                yield from self.find(sentence, cast)
        if self.find_all is not None:
            yield from self.find_all(sentences, cast)


@cache
def all_rules() -> tuple[Rule, ...]:
    """Return the rules of every module in `rules`, in the order of their modules' names."""
    found: list[Rule] = []
    for module in pkgutil.iter_modules(rules_package.__path__, rules_package.__name__ + "."):
        found.extend(getattr(importlib.import_module(module.name), "RULES", ()))
    return tuple(found)
