"""Columns: what stands of an entity and of a link in every file but JSON Lines, read from the model."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal, get_args

from pydantic import BaseModel

from graph.model.entities import ENTITY_KINDS
from graph.model.links import LINK_KINDS, LINK_OF
from graph.model.statements import Description, Statement
from graph.model.statements import Link as LinkKind
from graph.questions.results import Entity, Link

Sort = Literal["text", "list", "whole", "number", "yesno"]
Value = str | int | float | bool | tuple[str, ...]
Values = dict[str, Value]
"""What is known of one thing, by its columns; what is not known is not there."""

_ENTITY_BASE = ("aliases", "identifiers", "country", "since", "until", "generic")
# Programs that draw graphs call the first end of a link its source: what a source is to us is `source_id`.
_LINK_BASE = (
    *("from_stated", "to_stated", "since", "until", "date_basis"),
    *("confidence", "reviewed", "visibility"),
)
_WORDS = ("quote", "paraphrase", "record", "said_on")
_WHOSE = ("source_title", "publisher")
_SCALARS, _LISTS = (str, int, float), (list, tuple)
SEPARATOR = "; "
"""Parts the entries of a list where a format knows only texts; our loaders part them again."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, what it holds, and what that means."""

    name: str
    sort: Sort
    meaning: str


def _sort(annotation: object) -> Sort:
    found = {annotation, *get_args(annotation)}
    if tuple[str, ...] in found or annotation == tuple[str, ...]:
        return "list"
    if bool in found:
        return "yesno"
    if float in found:
        return "number"
    return "whole" if "int" in str(annotation) else "text"


def columns_of(model: type[BaseModel], names: Iterable[str]) -> dict[str, Column]:
    """Return columns for some fields of a model, by their names."""
    fields = model.model_fields
    return {
        name: Column(name, _sort(fields[name].annotation), fields[name].description or "") for name in names
    }


def _own(kinds: Iterable[type[Statement]], base: type[Statement]) -> dict[str, Column]:
    """Return the own fields of all kinds, each with what it means where kinds differ."""
    found: dict[str, Column] = {}
    for kind in kinds:
        for name, column in columns_of(kind, kind.model_fields.keys() - base.model_fields).items():
            known = found.get(name, column)
            also = "" if column.meaning in known.meaning else f" {kind.kind()}: {column.meaning}"
            found[name] = replace(known, meaning=known.meaning + also)
    return dict(sorted(found.items()))


ENTITY_COLUMNS: tuple[Column, ...] = (
    Column("id", "text", "Its id in the graph."),
    Column("name", "text", "Its name."),
    Column("kind", "text", "What it is: the most telling of its labels."),
    Column("labels", "list", "All its labels; Funder is worked out from links."),
    *columns_of(Description, _ENTITY_BASE).values(),
    *_own(ENTITY_KINDS, Description).values(),
)
LINK_COLUMNS: tuple[Column, ...] = (
    Column("id", "text", "Its id: the same words of the same source give the same id."),
    Column("type", "text", "What kind of link it is."),
    Column("title", "text", "The same in words, from the first to the second."),
    Column("from_id", "text", "Id of the first entity."),
    Column("to_id", "text", "Id of the second entity."),
    Column("from_name", "text", "Name of the first entity."),
    Column("to_name", "text", "Name of the second entity."),
    Column("symmetric", "yesno", "Whether it means the same read the other way round."),
    *columns_of(LinkKind, _LINK_BASE).values(),
    *_own(LINK_KINDS, LinkKind).values(),
    *columns_of(LinkKind, _WORDS).values(),
    Column("source_id", "text", "Id of the source that says it."),
    Column("source_title", "text", "Title of the source."),
    Column("publisher", "text", "Who published the source."),
    Column("said_by", "text", "Whose publication it is: of itself (the first), of the other, of a third."),
)


def entity_values(entity: Entity) -> Values:
    """Return what is known of an entity, by its columns."""
    own = {"id": entity.id, "name": entity.name, "kind": entity.kind, "labels": entity.labels}
    base = {name: getattr(entity, name) for name in _ENTITY_BASE}
    return _known(own | base | entity.details)


def link_values(link: Link, names: Mapping[str, str]) -> Values:
    """Return what one source says of two entities, with who says so in which words, by its columns."""
    kind = LINK_OF[link.type]
    own: dict[str, object] = {
        "id": link.id,
        "type": link.type,
        "title": kind.title,
        "from_id": link.from_id,
        "to_id": link.to_id,
        "from_name": names[link.from_id],
        "to_name": names[link.to_id],
        "symmetric": kind.symmetric,
        "source_id": link.evidence.source,
        "said_by": link.said_by,
    }
    base = {name: getattr(link, name) for name in _LINK_BASE}
    words = {name: getattr(link.evidence, name) for name in (*_WORDS, *_WHOSE)}
    return _known(own | base | link.fields | words)


def _known(values: Mapping[str, object]) -> Values:
    """Return what says something: no empty texts and lists, and of yes and no only yes."""
    found: Values = {}
    for name, value in values.items():
        if isinstance(value, _LISTS):
            if value:
                found[name] = tuple(map(str, value))
        elif isinstance(value, _SCALARS) and (value or (value == 0 and value is not False)):
            found[name] = value
    return found


def flat(values: Values) -> dict[str, str | int | float | bool]:
    """Return values as a format or a program takes them that knows no lists."""
    return {name: joined(value) for name, value in values.items()}


def joined(value: Value) -> str | int | float | bool:
    """Return a value as one cell holds it."""
    return SEPARATOR.join(value) if isinstance(value, tuple) else value
