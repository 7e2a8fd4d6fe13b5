"""Who says something, where and in which words: statements of the graph made ready for reading."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from operator import itemgetter
from typing import Any, Literal

from graph.bolt.cypher import links_with_ids
from graph.bolt.store import Store
from graph.identity.normalize import fold
from graph.model.links import LINK_OF
from graph.questions.kept import kept
from graph.questions.names import Named
from graph.questions.network import NetworkLink
from graph.questions.results import Entity, Evidence, Link

SaidBy = Literal["itself", "the other", "a third"]
Statement = Mapping[str, Any]
"""The fields of a statement, as the graph keeps them."""
_KEPT_INSIDE = (
    *("digest", "review", "loaded_at", "stated_id", "from_stated_id", "to_stated_id"),
    *("since_first", "until_last"),
)
# Lists of 101 to 1,000 share a plan, which takes Neo4j a third of a second to make for all types.
_PLANNED_FOR = 101
_OF_EVERY_STATEMENT = frozenset({*Link.model_fields, *Evidence.model_fields, *_KEPT_INSIDE})


@dataclass(frozen=True)
class Publication:
    """A source, and who published it."""

    id: str
    title: str = ""
    publisher: str = ""
    publisher_id: str | None = None
    published: str | None = None

    @property
    def voice(self) -> str:
        """Return what two sources of one publisher share; a source without publisher speaks for itself."""
        return self.publisher_id or fold(self.publisher) or f"source {self.id}"

    def is_by(self, entity: Entity | Named) -> bool:
        """Say whether this entity published it."""
        if self.publisher_id is not None:
            return self.publisher_id == entity.id
        if not self.publisher:
            return False
        return fold(self.publisher) in {fold(name) for name in (entity.name, *entity.aliases)}


def publications(store: Store, statements: Iterable[Statement]) -> dict[str, Publication]:
    """Return the sources of these statements by their ids."""
    known = all_publications(store)
    ids = sorted({statement["source"] for statement in statements})
    return {own: known.get(own, Publication(own)) for own in ids}


def all_publications(store: Store) -> Mapping[str, Publication]:
    """Return every source by its id, read once for each version of the graph."""
    return kept(store, "publications", lambda: _all_publications(store))


def published(store: Store) -> dict[str, str]:
    """Return when each source was published that says so."""
    return {own: each.published for own, each in all_publications(store).items() if each.published}


PUBLICATIONS = """
    MATCH (source:Source)
    OPTIONAL MATCH (source)-[:PUBLISHED_BY]->(publisher:Entity)
    RETURN source.id AS id, coalesce(source.title, source.file, '') AS title,
           coalesce(source.publisher, '') AS publisher, source.published AS published,
           min(publisher.id) AS publisher_id
    ORDER BY id
    LIMIT 1000000
"""


def _all_publications(store: Store) -> dict[str, Publication]:
    return {row["id"]: Publication(**row) for row in store.read(PUBLICATIONS)}


def evidence_of(statement: Statement, publication: Publication) -> Evidence:
    """Return where a statement stands, and in which words."""
    named = {"source_title": publication.title, "publisher": publication.publisher}
    return Evidence.model_validate({**statement, **named})


def link_of(stored: "StoredLink", publication: Publication, said_by: SaidBy) -> Link:
    """Return a link as people read it."""
    told = {
        "type": stored.type,
        "from_id": stored.from_id,
        "to_id": stored.to_id,
        "said_by": said_by,
        "fields": own_fields(stored.statement),
        "evidence": evidence_of(stored.statement, publication),
    }
    return Link.model_validate({**stored.statement, **told})


def own_fields(statement: Statement) -> dict[str, Any]:
    """Return the fields that only statements of its kind have."""
    return {key: statement[key] for key in sorted(statement.keys() - _OF_EVERY_STATEMENT)}


def said_by(publication: Publication, one: Entity, other: Entity) -> SaidBy:
    """Say whose word a link is: that of the one we speak of, that of the other, or that of a third."""
    if publication.is_by(one):
        return "itself"
    return "the other" if publication.is_by(other) else "a third"


@dataclass(frozen=True)
class StoredLink:
    """A link as the graph keeps it."""

    type: str
    from_id: str
    to_id: str
    statement: Statement

    @property
    def id(self) -> str:
        """Return its id."""
        return str(self.statement["id"])


def stored_links(columns: Mapping[str, list[Any]]) -> list[StoredLink]:
    """Return the links of a query that collected them in columns."""
    wanted = (columns[key] for key in ("type", "from_id", "to_id", "statement"))
    return [StoredLink(*values) for values in zip(*wanted, strict=True)]


def reached(columns: Mapping[str, list[Any]]) -> dict[str, Entity]:
    """Return the entities, by their ids, that such a query found at the ends of links."""
    found = (Entity.of(end["node"], end["labels"]) for end in columns["reached"])
    return {entity.id: entity for entity in found}


def links_again(store: Store, links: Iterable[NetworkLink]) -> dict[str, StoredLink]:
    """Return links of the network as the graph keeps them, in the order of their ids."""
    known = {link.id: link for link in links}
    return {
        own: StoredLink(known[own].type, known[own].from_id, known[own].to_id, said)
        for own, said in statements_of_links(store, known.values()).items()
    }


def statements_by_id(
    store: Store, ids: Iterable[str], types: Collection[str] = tuple(LINK_OF)
) -> dict[str, Statement]:
    """Return what links say by their ids, in the order of these.

    Where their types are known, say so: each type is searched by itself.
    """
    return _statements(store, dict.fromkeys(types, sorted(set(ids))))


def statements_of_links(store: Store, links: Iterable[NetworkLink]) -> dict[str, Statement]:
    """Return what links of the network say by their ids, in the order of these."""
    by_type: dict[str, set[str]] = defaultdict(set)
    for link in links:
        by_type[link.type].add(link.id)
    return _statements(store, {kind: sorted(ids) for kind, ids in by_type.items()})


def _statements(store: Store, ids: Mapping[str, list[str]]) -> dict[str, Statement]:
    """Return what the links say whose ids are given for each type."""
    if not any(ids.values()):
        return {}
    rows = store.read(links_with_ids(), **{kind: _padded(ids.get(kind, [])) for kind in LINK_OF})
    found = (statement for row in rows for statement in row["statement"])
    return {said["id"]: said for said in sorted(found, key=itemgetter("id"))}


def _padded(ids: list[str]) -> list[str]:
    """Return ids, filled up with what no link has: Neo4j plans anew for a list ten times as long or short."""
    return ids + [""] * (_PLANNED_FOR - len(ids))


def evidence_by_id(
    store: Store, ids: Iterable[str], types: Collection[str] = tuple(LINK_OF)
) -> dict[str, Evidence]:
    """Return who says the links with these ids, where and in which words."""
    return _evidence(store, statements_by_id(store, ids, types))


def evidence_of_links(store: Store, links: Iterable[NetworkLink]) -> dict[str, Evidence]:
    """Return who says these links of the network, where and in which words, by their ids."""
    return _evidence(store, statements_of_links(store, links))


def _evidence(store: Store, said: Mapping[str, Statement]) -> dict[str, Evidence]:
    told = publications(store, said.values())
    return {own: evidence_of(statement, told[statement["source"]]) for own, statement in said.items()}


ENTITIES = """
    UNWIND $ids AS id
    MATCH (entity:Entity {id: id})
    WITH entity, id ORDER BY id LIMIT $limit
    RETURN collect(properties(entity)) AS node, collect(labels(entity)) AS labels
"""


def entities_of(store: Store, ids: Iterable[str]) -> dict[str, Entity]:
    """Return the entities with these ids, in the order of their ids."""
    wanted = sorted(set(ids))
    if not wanted:
        return {}
    columns = store.columns(ENTITIES, ids=wanted, limit=len(wanted))
    found = (Entity.of(*pair) for pair in zip(columns["node"], columns["labels"], strict=True))
    return {entity.id: entity for entity in sorted(found, key=lambda entity: entity.id)}
