"""Chosen: the part of the graph that is carried out, streamed from the database or as somebody sees it."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Protocol

from graph.bolt.cypher import whole_links
from graph.bolt.store import Store
from graph.exchange.jsonl import LINKS_AT_ONCE
from graph.questions.evidence import (
    Publication,
    SaidBy,
    StoredLink,
    all_publications,
    link_of,
    stored_links,
)
from graph.questions.moments import Moment, moment
from graph.questions.names import Named, every_name
from graph.questions.neighborhood import link_types
from graph.questions.only import ALL, Fitting, Only, fitting
from graph.questions.parts import how_many, read_in_parts
from graph.questions.results import Entity, Link, Subgraph
from graph.questions.sources import SourceSummary, sources_named

PAGE = 5000
_WHOSE = 100_000


class Chosen(Protocol):
    """Entities and links that are written to a file; each is read anew whenever it is asked for."""

    @property
    def day(self) -> str | None:
        """Return the day it is true on; none is every date."""

    @property
    def names(self) -> Mapping[str, str]:
        """Return the name of each entity by its id."""

    def entities(self) -> Iterator[Entity]:
        """Yield the entities, sorted by id."""

    def links(self) -> Iterator[Link]:
        """Yield the links between two different ones of them, sorted by type and id."""

    def sources(self, ids: Collection[str]) -> tuple[SourceSummary, ...]:
        """Return the sources with these ids."""


def chosen(
    store: Store, *, links: Collection[str] | None = None, as_of: str | None = None, only: Only = ALL
) -> Chosen:
    """Return the whole graph, or only links of some types, what is true on a day, and whom `only` asks for.

    A link is there when both its ends are. Of sources that are asked for, what they describe is there.
    """
    when = moment(as_of)
    return _Whole(store, tuple(sorted(link_types(links))), when, only, fitting(store, only, when))


def seen(store: Store, subgraph: Subgraph) -> Chosen:
    """Return what an answer holds, such as a neighborhood."""
    return _Seen(store, subgraph)


@dataclass(frozen=True)
class _Kept:
    """What is chosen of a graph that is kept in a database."""

    store: Store

    def sources(self, ids: Collection[str]) -> tuple[SourceSummary, ...]:
        return sources_named(self.store, sorted(ids))


@dataclass(frozen=True)
class _Seen(_Kept):
    subgraph: Subgraph

    @property
    def day(self) -> str | None:
        return self.subgraph.as_of

    @cached_property
    def names(self) -> Mapping[str, str]:
        return {entity.id: entity.name for entity in self.entities()}

    def entities(self) -> Iterator[Entity]:
        yield from sorted(self.subgraph.entities, key=lambda entity: entity.id)

    def links(self) -> Iterator[Link]:
        for link in sorted(self.subgraph.links, key=lambda link: (link.type, link.id)):
            if link.from_id in self.names and link.to_id in self.names and link.from_id != link.to_id:
                yield link


@dataclass(frozen=True)
class _Whole(_Kept):
    """All that is there: only the names of entities are kept in memory, and one page of the rest."""

    types: tuple[str, ...]
    when: Moment
    only: Only
    fits: Fitting

    @property
    def day(self) -> str | None:
        return self.when.day

    @cached_property
    def names(self) -> Mapping[str, str]:
        return {own: named.name for own, named in self._named.items()}

    def entities(self) -> Iterator[Entity]:
        after = ""
        while (found := self.store.columns(ENTITIES, after=after, page=PAGE))["node"]:
            for node, labels in zip(found["node"], found["labels"], strict=True):
                if node["id"] in self._named:
                    yield Entity.of(node, labels)
            after = found["node"][-1]["id"]

    def links(self) -> Iterator[Link]:
        there = how_many(self.store)
        for kind in filter(there.__contains__, self.types):
            for stored in self._stored(kind, there[kind]):
                yield link_of(stored, self._source(stored.statement["source"]), self._said_by(stored))

    def _stored(self, kind: str, many: int) -> Iterator[StoredLink]:
        for columns in read_in_parts(self.store, many, whole_links(kind), LINKS_AT_ONCE):
            yield from filter(self._is_chosen, stored_links(columns))

    def _is_chosen(self, link: StoredLink) -> bool:
        said, named = link.statement, self._named
        lives = self.when.meets(said["since_first"], said["until_last"]) and self.only.holds(link)
        return lives and link.from_id != link.to_id and link.from_id in named and link.to_id in named

    @cached_property
    def _named(self) -> Mapping[str, Named]:
        names = every_name(self.store)
        described = _described(self.store, self.only.sources, len(names) or 1) if self.only.sources else None
        return {
            named.id: named
            for named in names
            if self.when.meets(named.since, named.until)
            and self.fits.has(named)
            and (described is None or named.id in described)
        }

    def _source(self, own: str) -> Publication:
        return self._sources.get(own) or Publication(own)

    @cached_property
    def _sources(self) -> Mapping[str, Publication]:
        return all_publications(self.store)

    def _said_by(self, link: StoredLink) -> SaidBy:
        source = link.statement["source"]
        if self._is_by(source, link.from_id):
            return "itself"
        return "the other" if self._is_by(source, link.to_id) else "a third"

    @cached_property
    def _is_by(self) -> Callable[[str, str], bool]:
        """Return whether a source is published by an entity: asked for each link, and few say it of many."""
        return lru_cache(_WHOSE)(lambda source, own: self._source(source).is_by(self._named[own]))


ENTITIES = """
    MATCH (entity:Entity)
    WHERE entity.id > $after
    WITH entity ORDER BY entity.id LIMIT $page
    RETURN collect(properties(entity)) AS node, collect(labels(entity)) AS labels
"""

DESCRIBED = """
    MATCH (source:Source)-[:DESCRIBES]->(entity:Entity)
    WHERE source.id IN $sources
    WITH DISTINCT entity.id AS id ORDER BY id LIMIT $limit
    RETURN collect(id) AS ids
"""


def _described(store: Store, sources: Collection[str], most: int) -> set[str]:
    """Return whom these sources describe, which all are that their links join."""
    return set(store.columns(DESCRIBED, sources=list(sources), limit=most)["ids"])
