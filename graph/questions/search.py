"""Search: entities by name, alias, acronym, misspelling, word order, without accents, in any language."""

from pydantic import Field

from graph.bolt.store import Store
from graph.errors import InvalidQuestion
from graph.model.entities import LABELS
from graph.questions.moments import moment, part
from graph.questions.names import Hit, Named, find_names, folded
from graph.questions.resolve import resolve
from graph.questions.results import Result


class Found(Result):
    """One entity that the text may mean."""

    id: str
    name: str
    labels: tuple[str, ...]
    aliases: tuple[str, ...]
    score: int = Field(description="How near the text comes to one of its names: 100 is the name itself.")


class SearchResult(Result):
    """What was found, the nearest first."""

    results: tuple[Found, ...]
    total: int = Field(description="How many were found.")
    truncated: bool = Field(description="Whether more follows.")
    left_out: int = Field(description="How many found come after these.")
    as_of: str | None = Field(description="The day on which what was found exists; none is every date.")


def search(
    store: Store,
    text: str,
    *,
    kind: str | None = None,
    place: str | None = None,
    theme: str | None = None,
    as_of: str | None = None,
    limit: int = 20,
    page: int = 1,
) -> SearchResult:
    """Return the entities that a text may mean, of one kind, in one place or on one theme if asked.

    A long list is told in pages of `limit`.
    """
    words, when, shown = folded(text), moment(as_of), part(limit, page)
    label = None if kind is None else _label(kind)
    within = [ids for ids in (_working_in(store, place), _working_on(store, theme)) if ids is not None]

    def keep(named: Named) -> bool:
        alive = named.since <= when.until and named.until >= when.since
        return alive and (label is None or label in named.labels) and all(named.id in ids for ids in within)

    hits = find_names(store, words, limit, keep)
    results = tuple(_found(hit) for hit in hits[shown])
    left_out = max(0, len(hits) - shown.stop)
    return SearchResult(
        results=results, total=len(hits), truncated=left_out > 0, left_out=left_out, as_of=when.day
    )


def _found(hit: Hit) -> Found:
    named = hit.named
    return Found(id=named.id, name=named.name, labels=named.labels, aliases=named.aliases, score=hit.score)


def _label(kind: str) -> str:
    labels = {label.casefold(): label for label in LABELS}
    try:
        return labels[kind.strip().casefold()]
    except KeyError:
        raise InvalidQuestion(f"There is no kind {kind!r}; there are {', '.join(LABELS)}.") from None


def _working_in(store: Store, place: str | None) -> set[str] | None:
    if place is None:
        return None
    return set(store.columns(WORKING_IN, places=parts_of(store, resolve(store, place)))["ids"])


WORKING_IN = """
    MATCH (entity:Entity)-[:OPERATES_IN]->(place:Entity)
    WHERE place.id IN $places
    WITH DISTINCT entity.id AS id ORDER BY id LIMIT 1000000
    RETURN collect(id) AS ids
"""


def _working_on(store: Store, theme: str | None) -> set[str] | None:
    if theme is None:
        return None
    return set(store.columns(WORKING_ON, themes=parts_of(store, resolve(store, theme)))["ids"])


WORKING_ON = """
    MATCH (entity:Entity)-[:WORKS_ON]->(theme:Entity)
    WHERE theme.id IN $themes
    WITH DISTINCT entity.id AS id ORDER BY id LIMIT 1000000
    RETURN collect(id) AS ids
"""

PARTS = """
    MATCH (part:Entity)-[:PART_OF]->(whole:Entity)
    WHERE whole.id IN $ids
    WITH DISTINCT part.id AS id ORDER BY id LIMIT 1000000
    RETURN collect(id) AS ids
"""


def parts_of(store: Store, whole: str) -> list[str]:
    """Return the id of a place or theme and those of everything that is part of it, at any depth."""
    known, newest = {whole}, [whole]
    while newest:
        newest = sorted(set(store.columns(PARTS, ids=newest)["ids"]) - known)
        known.update(newest)
    return sorted(known)
