"""What a map's page knows: the pyvis network, and the words and evidence behind each node and line."""

import json
from collections.abc import Iterable

from pydantic import BaseModel, ConfigDict

from graph.dates import first_day, last_day, period
from graph.maps.caption import Caption, web_address
from graph.maps.drawing import Drawing
from graph.maps.legend import Legend
from graph.maps.pyvis_map import network_from
from graph.maps.words import own_fields
from graph.model.links import LINK_OF
from graph.questions.results import Entity, Link, Tie

Pairs = tuple[tuple[str, str], ...]


class _Shown(BaseModel):
    model_config = ConfigDict(frozen=True)


class Span(_Shown):
    """From when to when something may hold: in words, and as full days."""

    words: str
    first: str
    last: str


class ShownEntity(_Shown):
    """An entity, as its panel shows it."""

    name: str
    label: str
    kind: str
    kind_title: str
    aliases: tuple[str, ...]
    identifiers: tuple[str, ...]
    country: str
    website: str
    generic: bool
    center: bool
    span: Span
    fields: Pairs


class ShownStatement(_Shown):
    """One statement of a tie, with its evidence."""

    quote: str
    paraphrase: str
    source_title: str
    publisher: str
    record: str
    said_on: str
    said_by: str
    span: Span
    worked_out: bool
    confidence: float
    reviewed: str
    visibility: str
    stated: tuple[str, str]
    fields: Pairs


class ShownTie(_Shown):
    """A tie with its statements; its number in the list is the id of its line."""

    type: str
    title: str
    reverse: str
    from_id: str
    to_id: str
    publishers: int
    statements: tuple[ShownStatement, ...]


class MapData(_Shown):
    """Everything that the script of a map reads."""

    nodes: list[dict[str, object]]
    edges: list[dict[str, object]]
    options: dict[str, object]
    entities: dict[str, ShownEntity]
    ties: tuple[ShownTie, ...]
    legend: Legend
    code: str
    profiles: str
    grow: str


def map_data(drawing: Drawing, caption: Caption, profiles: str = "", grow: str = "") -> MapData:
    """Return what the page of a map knows."""
    nodes, edges, *_, options = network_from(drawing).get_network_data()
    return MapData(
        nodes=nodes,
        edges=edges,
        options=json.loads(options),
        entities={entity.id: _entity(entity, drawing) for entity in drawing.entities},
        ties=tuple(_tie(tie) for tie in drawing.ties),
        legend=drawing.legend,
        code=caption.code,
        profiles=profiles,
        grow=grow,
    )


def _span(since: str | None, until: str | None) -> Span:
    return Span(words=period(since, until), first=first_day(since), last=last_day(until))


def _entity(entity: Entity, drawing: Drawing) -> ShownEntity:
    return ShownEntity(
        name=entity.name,
        label="\n".join(drawing.lines[entity.id]),
        kind=entity.kind,
        kind_title=entity.kind_title,
        aliases=entity.aliases,
        identifiers=entity.identifiers,
        country=entity.country or "",
        website=web_address(str(entity.details.get("website", ""))),
        generic=entity.generic,
        center=entity.id in drawing.subgraph.centers,
        span=_span(entity.since, entity.until),
        fields=own_fields(entity.details),
    )


def _tie(tie: Tie) -> ShownTie:
    kind = LINK_OF[tie.type]
    return ShownTie(
        type=tie.type,
        title=kind.title,
        reverse=kind.reverse,
        from_id=tie.from_id,
        to_id=tie.to_id,
        publishers=tie.publishers,
        statements=tuple(_statements(tie.links)),
    )


def _statements(links: Iterable[Link]) -> Iterable[ShownStatement]:
    for link in links:
        evidence = link.evidence
        yield ShownStatement(
            quote=evidence.quote,
            paraphrase=evidence.paraphrase,
            source_title=evidence.source_title or evidence.source,
            publisher=evidence.publisher,
            record=evidence.record,
            said_on=evidence.said_on or "",
            said_by=link.said_by,
            span=_span(link.since, link.until),
            worked_out=link.date_basis == "derived",
            confidence=link.confidence,
            reviewed=link.reviewed,
            visibility=link.visibility,
            stated=(link.from_stated, link.to_stated),
            fields=own_fields(link.fields),
        )
