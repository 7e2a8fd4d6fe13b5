"""Changes: what began or ended, and what is undated, in words and with who says so."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from pydantic import Field

from graph.bolt.store import Store
from graph.model.links import LINK_OF
from graph.questions.evidence import (
    Publication,
    Statement,
    entities_of,
    evidence_of,
    publications,
    statements_by_id,
    statements_of_links,
)
from graph.questions.names import Named
from graph.questions.network import NetworkLink
from graph.questions.results import Entity, Evidence, Result
from graph.questions.timeline.chronicle import Event, Side
from graph.questions.timeline.spans import Span, years_since

_DESCRIPTIONS = 100_000


class Change(Result):
    """One thing that began or ended: an entity, or what links two of them."""

    date: str = Field(description="As it was written: a year, a month or a day.")
    sure: bool = Field(description="Whether all that the date may mean lies in the time asked about.")
    type: str = Field(description="The type of the link; of an entity, the label that says most of it.")
    title: str = Field(description="The type in words.")
    ids: tuple[str, ...] = Field(description="The entity; of a link, the two in its direction.")
    names: tuple[str, ...]
    other_dates: tuple[str, ...] = Field((), description="What other sources say instead.")
    evidence: tuple[Evidence, ...]

    @property
    def sentence(self) -> str:
        """Return it in words."""
        return in_words(self.names, self.title)


class Undated(Result):
    """A link of which nobody says since when or until when."""

    type: str
    title: str
    ids: tuple[str, ...]
    names: tuple[str, ...]
    said_on: str | None = Field(description="When it was said, else when its source was published.")
    years: float | None = Field(description="How many years ago that is, at least.")
    evidence: Evidence

    @property
    def sentence(self) -> str:
        """Return it in words."""
        return in_words(self.names, self.title)


def in_words(names: tuple[str, ...], title: str) -> str:
    """Return a link as a sentence; of an entity, its name and its kind."""
    return f"{names[0]} {title} {names[1]}" if len(names) > 1 else f"{names[0]} ({title})"


def changes_of(
    store: Store, named: Mapping[str, Named], events: Sequence[Event], side: Side, asked: Span
) -> tuple[Change, ...]:
    """Return events as people read them."""
    types = {event.type for event in events if event.type}
    links = statements_by_id(store, [own for event in events for own in event.statements], types)
    entities = entities_of(store, [event.ids[0] for event in events if not event.type])
    described = _described(store, entities, side)
    said = [*links.values(), *(each for of in described.values() for each in of)]
    told = publications(store, said)
    return tuple(
        _of_links(event, [links[own] for own in event.statements], named, side, asked, told)
        if event.type
        else _of_entity(entities[event.ids[0]], described[event.ids[0]], side, asked, told)
        for event in events
    )


def undated_of(
    store: Store, named: Mapping[str, Named], links: Sequence[NetworkLink], today: str
) -> tuple[Undated, ...]:
    """Return undated links as people read them, with their ages."""
    said = statements_of_links(store, links)
    told = publications(store, said.values())
    return tuple(_undated(link, said[link.id], told[link.source], named, today) for link in links)


DESCRIBED_DATES = """
    UNWIND $ids AS id
    MATCH (:Source)-[said:DESCRIBES]->(entity:Entity {id: id})
    WHERE coalesce(said.since, said.until) IS NOT NULL
    WITH entity, said ORDER BY said.source, said.id LIMIT $limit
    RETURN collect(entity.id) AS id, collect(properties(said)) AS statement
"""


def _described(store: Store, ids: Iterable[str], side: Side) -> Mapping[str, list[dict[str, Any]]]:
    """Return what sources say of entities that gives a date on this side."""
    columns = store.columns(DESCRIBED_DATES, ids=sorted(ids), limit=_DESCRIPTIONS)
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for own, statement in zip(columns["id"], columns["statement"], strict=True):
        if side in statement:
            found[own].append(statement)
    return found


def _of_entity(
    entity: Entity,
    described: Iterable[Mapping[str, Any]],
    side: Side,
    asked: Span,
    told: Mapping[str, Publication],
) -> Change:
    date = str(getattr(entity, side))
    return Change(
        date=date,
        sure=asked.holds(date),
        type=entity.kind,
        title=entity.kind_title,
        ids=(entity.id,),
        names=(entity.name,),
        other_dates=tuple(sorted({each[side] for each in described if each[side] != date})),
        evidence=tuple(evidence_of(each, told[each["source"]]) for each in described if each[side] == date),
    )


def _of_links(
    event: Event,
    said: Sequence[Statement],
    named: Mapping[str, Named],
    side: Side,
    asked: Span,
    told: Mapping[str, Publication],
) -> Change:
    date = max((str(each[side]) for each in said), key=len)
    return Change(
        date=date,
        sure=asked.holds(date),
        evidence=tuple(evidence_of(each, told[each["source"]]) for each in said),
        **_words(event.type, event.ids, named),
    )


def _undated(
    link: NetworkLink, statement: Statement, publication: Publication, named: Mapping[str, Named], today: str
) -> Undated:
    said = statement.get("said_on") or publication.published
    return Undated(
        said_on=said,
        years=years_since(said, today) if said else None,
        evidence=evidence_of(statement, publication),
        **_words(link.type, (link.from_id, link.to_id), named),
    )


def _words(kind: str, ids: Sequence[str], named: Mapping[str, Named]) -> dict[str, Any]:
    return {
        "type": kind,
        "title": LINK_OF[kind].title,
        "ids": ids,
        "names": tuple(named[own].name for own in ids),
    }
