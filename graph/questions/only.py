"""Only: of whom and by whose word, in the same words wherever a part of the graph is asked for."""

from collections.abc import Collection
from dataclasses import dataclass

from graph.bolt.store import Store
from graph.measures.view import check_confidence, check_known
from graph.model.entities import LABELS
from graph.questions.active import ASKED, who_is_active
from graph.questions.evidence import StoredLink, all_publications
from graph.questions.moments import Moment
from graph.questions.names import Named
from graph.questions.results import Entity

WORDS: dict[str, str] = {
    "kinds": "Only these kinds of entities, separated by commas.",
    "source": "Only what these sources say, separated by commas.",
    "place": "Only who is active there.",
    "theme": "Only who works on it.",
    "population": "Only who serves them.",
    "confidence": "Only links at least as sure, 0 to 1.",
}
"""What each part means, for those who ask on the command line or over HTTP."""


@dataclass(frozen=True)
class Only:
    """What is asked for beside types of links and a day; what is empty narrows nothing.

    Where a place, a theme or a people is asked for, it is there itself, with its parts, so that the links
    that say so are there, too.
    """

    kinds: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    place: str = ""
    theme: str = ""
    population: str = ""
    confidence: float = 0.0

    @property
    def told(self) -> tuple[str, ...]:
        """Return what is asked for, in words for a caption."""
        parts = {
            "kinds": ", ".join(self.kinds),
            "sources": ", ".join(self.sources),
            **{name: getattr(self, name) for name in ASKED},
            "confidence at least": f"{self.confidence:g}" if self.confidence else "",
        }
        return tuple(f"{name} {value}" for name, value in parts.items() if value)

    def holds(self, link: StoredLink) -> bool:
        """Say whether a link is said by one of the sources, and is sure enough."""
        said = link.statement
        heard = not self.sources or said["source"] in self.sources
        return heard and said.get("confidence", 1.0) >= self.confidence


ALL = Only()


@dataclass(frozen=True)
class Fitting:
    """Tells who is asked for."""

    kinds: Collection[str]
    ids: Collection[str] | None

    def has(self, one: Entity | Named) -> bool:
        """Say whether it is of the kinds, and does what is asked for."""
        of_kind = not self.kinds or not set(self.kinds).isdisjoint(one.labels)
        return of_kind and (self.ids is None or one.id in self.ids)


def fitting(store: Store, only: Only, when: Moment) -> Fitting:
    """Return who is asked for at a moment; refuse what does not exist, and say what does."""
    check_confidence(only.confidence)
    for word, asked, there in (
        ("kind", only.kinds, LABELS),
        ("source", only.sources, tuple(all_publications(store))),
    ):
        if asked:
            check_known(word, asked, there)
    active = who_is_active(store, when, **{name: getattr(only, name) for name in ASKED})
    return Fitting(only.kinds, None if active is None else active.who | active.what)
