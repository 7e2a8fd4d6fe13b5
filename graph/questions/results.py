"""What the answers of several questions are made of."""

from typing import Any, Self

from pydantic import BaseModel, ConfigDict, Field

from graph.model.entities import FUNDER, KIND_OF, in_order

_KEPT_INSIDE = frozenset({"search", "since_first", "until_last"})


class Result(BaseModel):
    """An answer, or a part of one."""

    model_config = ConfigDict(frozen=True)


class Entity(Result):
    """One entity of the network."""

    id: str
    name: str
    labels: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    identifiers: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    country: str | None = None
    generic: bool = False
    details: dict[str, Any] = Field(default_factory=dict, description="Own fields of its kind.")

    @property
    def kind(self) -> str:
        """Return the label that says most of what it is: a network before an organization."""
        own = [label for label in self.labels if label != FUNDER]
        return own[-1] if own else "Organization"

    @property
    def kind_title(self) -> str:
        """Return its kind in words for people."""
        return KIND_OF[self.kind].title

    @classmethod
    def of(cls, node: dict[str, Any], labels: list[str]) -> Self:
        """Return the entity that a node of the graph stands for."""
        details = {key: node[key] for key in sorted(node.keys() - cls.model_fields.keys() - _KEPT_INSIDE)}
        return cls.model_validate({**node, "labels": in_order(tuple(labels)), "details": details})


class Evidence(Result):
    """Who says something, where, and in which words."""

    source: str = Field(description="Id of the source.")
    source_title: str = ""
    publisher: str = ""
    record: str = ""
    quote: str = ""
    paraphrase: str = ""
    said_on: str | None = None
    load: str = ""


class Link(Result):
    """One statement of two entities by one source."""

    id: str
    type: str
    from_id: str
    to_id: str
    from_stated: str = ""
    to_stated: str = ""
    since: str | None = None
    until: str | None = None
    date_basis: str | None = None
    confidence: float = 1.0
    reviewed: str = "no"
    visibility: str = "public"
    said_by: str = Field("a third", description="itself, the other or a third: whose publication it is.")
    fields: dict[str, Any] = Field(default_factory=dict, description="Own fields of its kind.")
    evidence: Evidence


class Tie(Result):
    """Parallel links of one type between the same two, folded for reading."""

    type: str
    from_id: str
    to_id: str
    publishers: int = Field(description="How many different publishers say so.")
    links: tuple[Link, ...]


class Subgraph(Result):
    """A part of the network: entities, and the links between them."""

    entities: tuple[Entity, ...] = ()
    links: tuple[Link, ...] = ()
    truncated: bool = False
    as_of: str | None = None
    centers: tuple[str, ...] = Field((), description="Ids of the entities it was drawn around.")
