"""Profile: everything about one entity, grouped, each thing with its sources, conflicts side by side."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, get_args

from pydantic import Field

from graph.bolt.store import Store
from graph.model.links import LINK_KINDS, LINK_OF
from graph.questions.asked import asked_for
from graph.questions.conflicts import Conflict, conflicts_of
from graph.questions.evidence import (
    Publication,
    StoredLink,
    evidence_of,
    link_of,
    own_fields,
    publications,
    reached,
    said_by,
    stored_links,
)
from graph.questions.freshness import Freshness, freshness_of
from graph.questions.moments import Moment, counted, moment
from graph.questions.results import Entity, Evidence, Link, Result

Direction = Literal["out", "in", "both"]
_DESCRIPTIONS = 1000


class Saying(Result):
    """What one source says of the entity itself."""

    name: str
    kind: str
    aliases: tuple[str, ...] = ()
    identifiers: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    country: str | None = None
    confidence: float = 1.0
    reviewed: str = "no"
    visibility: str = "public"
    fields: dict[str, Any] = Field(default_factory=dict, description="Own fields of its kind.")
    evidence: Evidence


class ProfileTie(Result):
    """One other entity, and every link of one type with it."""

    id: str
    name: str
    labels: tuple[str, ...]
    publishers: int = Field(description="How many different publishers say so.")
    links: tuple[Link, ...]


class Group(Result):
    """Links of one type in one direction."""

    type: str
    title: str = Field(description="The type in words, as seen from the entity.")
    direction: Direction
    ties: tuple[ProfileTie, ...]


class Profile(Result):
    """Everything about one entity."""

    entity: Entity
    descriptions: tuple[Saying, ...]
    conflicts: tuple[Conflict, ...] = Field(description="What sources say differently of it.")
    groups: tuple[Group, ...]
    freshness: Freshness
    as_of: str | None
    truncated: bool = Field(description="Whether it has more links than are shown.")


def profile(store: Store, id: str, *, as_of: str | None = None, limit: int = 1000) -> Profile:  # noqa: A002
    """Return what all sources say of one entity and of its links, on one day or on every date."""
    most, when = counted(limit), moment(as_of)
    stated = _stated(store, id, when, most + 1)
    shown = stated.links[:most]
    statements = [*stated.described, *(link.statement for link in shown)]
    told = publications(store, statements)
    return Profile.model_construct(
        entity=stated.entity,
        descriptions=tuple(_saying(said, told[said["source"]]) for said in stated.described),
        conflicts=conflicts_of(stated.described),
        groups=_groups(stated.entity, stated.others, shown, told),
        freshness=freshness_of(statements, told),
        as_of=when.day,
        truncated=len(stated.links) > most,
    )


STATED = """
    MATCH (entity:Entity {id: $id})
    OPTIONAL MATCH (:Source)-[said:DESCRIBES]->(entity)
    WITH entity, said ORDER BY said.source, said.id LIMIT $described
    WITH entity, collect(properties(said)) AS described
    OPTIONAL MATCH (entity)-[link]-(other:Entity)
    WHERE other.id <> $id
      AND link.since_first <= $until AND link.until_last >= $since
      AND entity.since_first <= $until AND entity.until_last >= $since
      AND other.since_first <= $until AND other.until_last >= $since
    WITH entity, described, link, other ORDER BY link.id LIMIT $limit
    RETURN properties(entity) AS node, labels(entity) AS labels, described,
           collect(type(link)) AS type, collect(startNode(link).id) AS from_id,
           collect(endNode(link).id) AS to_id, collect(properties(link)) AS statement,
           [end IN collect(DISTINCT other) | {node: properties(end), labels: labels(end)}] AS reached
"""


@dataclass(frozen=True)
class _Stated:
    """All that is said of one entity: of itself, its links by their ids, who is at their other ends."""

    entity: Entity
    described: Sequence[Mapping[str, Any]]
    links: list[StoredLink]
    others: Mapping[str, Entity]


def _stated(store: Store, own: str, when: Moment, limit: int) -> _Stated:
    columns = store.columns(STATED, id=own, described=_DESCRIPTIONS, limit=limit, **when.bounds)
    known = {own: Entity.of(columns["node"], columns["labels"])} if columns else {}
    return _Stated(
        entity=asked_for(known, own),
        described=sorted(columns["described"], key=lambda said: (said["source"], said["id"])),
        links=sorted(stored_links(columns), key=lambda link: link.id),
        others=reached(columns),
    )


def _saying(statement: Mapping[str, Any], publication: Publication) -> Saying:
    plain = Saying.model_fields.keys() - {"fields", "evidence"}
    return Saying(
        fields={key: value for key, value in own_fields(statement).items() if key not in plain},
        evidence=evidence_of(statement, publication),
        **{key: statement[key] for key in plain if key in statement},
    )


def _groups(
    entity: Entity, others: Mapping[str, Entity], links: list[StoredLink], told: Mapping[str, Publication]
) -> tuple[Group, ...]:
    sorted_out: dict[tuple[str, Direction], list[StoredLink]] = defaultdict(list)
    for link in links:
        sorted_out[link.type, _direction(entity.id, link)].append(link)
    groups = []
    for kind in LINK_KINDS:
        for direction in get_args(Direction):
            if members := sorted_out.get((kind.type, direction)):
                title = kind.reverse if direction == "in" else kind.title
                ties = _ties(entity, others, members, told)
                groups.append(Group(type=kind.type, title=title, direction=direction, ties=ties))
    return tuple(groups)


def _ties(
    entity: Entity, others: Mapping[str, Entity], links: list[StoredLink], told: Mapping[str, Publication]
) -> tuple[ProfileTie, ...]:
    folded: dict[str, list[StoredLink]] = defaultdict(list)
    for link in links:
        folded[_other(entity.id, link)].append(link)
    ties = [_tie(entity, others[other], members, told) for other, members in folded.items()]
    return tuple(sorted(ties, key=lambda tie: (-tie.publishers, tie.name, tie.id)))


def _tie(
    entity: Entity, other: Entity, links: list[StoredLink], told: Mapping[str, Publication]
) -> ProfileTie:
    readable = []
    for link in sorted(links, key=lambda link: (link.statement["source"], link.id)):
        publication = told[link.statement["source"]]
        readable.append(link_of(link, publication, said_by(publication, entity, other)))
    voices = {told[link.statement["source"]].voice for link in links}
    return ProfileTie.model_construct(
        id=other.id, name=other.name, labels=other.labels, publishers=len(voices), links=tuple(readable)
    )


def _other(own: str, link: StoredLink) -> str:
    return link.to_id if link.from_id == own else link.from_id


def _direction(own: str, link: StoredLink) -> Direction:
    if LINK_OF[link.type].symmetric:
        return "both"
    return "out" if link.from_id == own else "in"
