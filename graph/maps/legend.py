"""What colors and shapes mean: taken from the kinds of the model, only those that occur."""

from collections import Counter
from collections.abc import Iterable

from pydantic import BaseModel, ConfigDict

from graph.maps.shapes import outline
from graph.model.entities import ENTITY_KINDS
from graph.model.links import LINK_KINDS
from graph.questions.results import Entity, Tie


class _Row(BaseModel):
    model_config = ConfigDict(frozen=True)

    title: str
    color: str
    count: int


class KindRow(_Row):
    """One kind of entity, as it is drawn."""

    label: str
    shape: str
    path: str


class TypeRow(_Row):
    """One type of link, as it is drawn."""

    type: str
    arrow: bool


class Legend(BaseModel):
    """What is drawn, in the order of the model."""

    model_config = ConfigDict(frozen=True)

    kinds: tuple[KindRow, ...]
    types: tuple[TypeRow, ...]


def legend_of(entities: Iterable[Entity], ties: Iterable[Tie]) -> Legend:
    """Return the kinds and types that occur, with how many there are of each."""
    kinds = Counter(entity.kind for entity in entities)
    types = Counter(tie.type for tie in ties)
    return Legend(
        kinds=tuple(
            KindRow(
                title=kind.title,
                color=kind.color,
                count=kinds[kind.label],
                label=kind.label,
                shape=kind.shape,
                path=outline(kind.shape),
            )
            for kind in ENTITY_KINDS
            if kinds[kind.label]
        ),
        types=tuple(
            TypeRow(
                title=kind.title,
                color=kind.color,
                count=types[kind.type],
                type=kind.type,
                arrow=not kind.symmetric,
            )
            for kind in LINK_KINDS
            if types[kind.type]
        ),
    )
