"""Overview: what the graph holds, from which sources, how fresh it is, and what it does not know."""

from pydantic import Field

from graph.bolt.store import Store
from graph.questions.moments import counted, moment
from graph.questions.overview.tallies import Coverage, DistrictCount, KindCount, TypeCount, tallies
from graph.questions.results import Result
from graph.questions.sources import SourceSummary, sources


class Overview(Result):
    """What the graph knows, and what it does not."""

    entities: int
    generic: int = Field(description="How many of the entities are kinds of bodies, not bodies.")
    links: int
    kinds: tuple[KindCount, ...]
    types: tuple[TypeCount, ...]
    districts: tuple[DistrictCount, ...]
    coverage: tuple[Coverage, ...] = Field(description="What is known of how many, and so what is not.")
    sources: tuple[SourceSummary, ...]
    unfinished: tuple[str, ...] = Field(description="Sources whose load was broken off; load them again.")
    oldest: str | None = Field(description="When the oldest link was said, where that is known.")
    newest: str | None = Field(description="When the newest link was said, where that is known.")
    as_of: str | None
    truncated: bool = Field(description="Whether there are more sources or districts than are shown.")


def overview(store: Store, *, as_of: str | None = None, limit: int = 200) -> Overview:
    """Return counts, sources, freshness and coverage, on one day or over every date."""
    most, when = counted(limit), moment(as_of)
    known, held = sources(store, limit=most), tallies(store, when)
    return Overview(
        entities=held.entities,
        generic=held.generic,
        links=sum(each.links for each in held.types),
        kinds=held.kinds,
        types=held.types,
        districts=held.districts[:most],
        coverage=held.coverage,
        sources=known.sources,
        unfinished=tuple(store.columns(UNFINISHED)["ids"]),
        oldest=held.oldest,
        newest=held.newest,
        as_of=when.day,
        truncated=known.truncated or len(held.districts) > most,
    )


UNFINISHED = """
    MATCH (source:Source)
    WHERE source.status <> 'complete'
    WITH source.id AS id ORDER BY id LIMIT 1000
    RETURN collect(id) AS ids
"""
