"""The first page: a search box, what is in here, how fresh it is, and where to begin."""

from pydantic import Field

from api.deps import GraphStore
from api.pages import Page
from graph.questions.examples import Example, examples
from graph.questions.overview import overview
from graph.questions.overview.tallies import KindCount
from graph.questions.results import Result


class Start(Result):
    """What the graph holds, in short."""

    entities: int
    links: int
    sources: int
    kinds: tuple[KindCount, ...]
    oldest: str | None = Field(description="When the oldest link was said, where that is known.")
    newest: str | None = Field(description="When the newest link was said, where that is known.")
    undated: int = Field(description="Of how many links nobody knows when they were said.")
    loaded_at: str | None = Field(description="When something was last loaded.")
    unfinished: tuple[str, ...] = Field(description="Sources whose load was broken off.")
    examples: tuple[Example, ...] = Field(description="Where to begin: who is linked most, of each kind.")


def answer(store: GraphStore) -> Start:
    """Say what the graph holds, how fresh it is, and where to begin."""
    known = overview(store)
    return Start(
        entities=known.entities,
        links=known.links,
        sources=len(known.sources),
        kinds=known.kinds,
        oldest=known.oldest,
        newest=known.newest,
        undated=sum(each.links - each.told_when for each in known.types),
        loaded_at=max((source.loaded_at for source in known.sources), default=None),
        unfinished=known.unfinished,
        examples=examples(store, limit=2),
    )


PAGE = Page(name="start", path="/", title="Start", answer=answer)
