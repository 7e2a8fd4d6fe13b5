"""What a node and an edge of a graph say."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from graph.errors import RowRejected
from graph.model.entities import KIND_OF
from graph.model.links import LINK_OF
from graph.model.statements import Description, Link, Statement
from loaders.amounts import minor_units
from loaders.catalogue import Whom
from loaders.readers import Row
from loaders.sources.graphfiles.drawn import FROM, ID, LEFT_OUT, MUTUAL, NODES, TO, UNDIRECTED, WAY
from loaders.sources.graphfiles.fitting import AMOUNT, KIND, SIDE, TYPE
from loaders.sources.graphfiles.known import TWO_MODES, Known, Node
from loaders.sources.tables.columns import build, entries
from loaders.sources.tables.names import fits
from loaders.terms import strong_identifiers, term_named

Statements = Iterator[Description | Link]
_ENDS = frozenset({"from_stated_id", "to_stated_id", "stated_id", "source"})


@dataclass(frozen=True)
class Parser:
    """Turns one row into statements; all it knows beside the row is which nodes there are."""

    known: Known
    has_nodes: bool

    def __call__(self, row: Row) -> Statements:
        """Yield what a row says."""
        if row.sheet == LEFT_OUT:
            return  # nobody looks at it, so that it is counted
        if row.sheet == NODES:
            yield self._entity(row)
        else:
            yield from self._links(row)

    def about(self, row: Row) -> Iterator[Whom]:
        """Yield what a row describes, as far as it can be told of one that is refused."""
        if row.sheet == NODES and row.values[ID]:
            yield "", row.values[ID]

    def _entity(self, row: Row) -> Description:
        own_id = row.values[ID]
        if not own_id:
            raise RowRejected("the node has no id; give it one of its own")
        node = self.known.nodes[own_id]
        if node.where != row.where:
            raise RowRejected(f"the id {own_id!r} belongs to {node.where}; give each node its own")
        if not node.label:
            raise RowRejected(TWO_MODES)
        kind = KIND_OF[node.label]
        self._use(row, KIND, SIDE)
        values = _said(kind, row) | {"stated_id": own_id, "name": node.name}
        strong = strong_identifiers(kind.label, node.name, row.values.get("pcode", ""))
        told = entries(row.values.get("identifiers", ""))
        return build(kind, values | {"identifiers": tuple(dict.fromkeys((*told, *strong)))})

    def _use(self, row: Row, *names: str) -> None:
        """Look at what the first pass went by, so that it does not count as unused."""
        for name in names:
            row.values.get(name)

    def _links(self, row: Row) -> Statements:
        kind, way = LINK_OF[row.values.get(TYPE) or "PARTNERS_WITH"], row.values[WAY]
        one, other = (self._end(row.values[end], end, kind) for end in (FROM, TO))
        if one.id == other.id:
            raise RowRejected(f"the edge leads from {one.name!r} to itself; a link needs two ends")
        if way == UNDIRECTED and not _joins(kind, one, other) and _joins(kind, other, one):
            one, other = other, one
        if not _joins(kind, one, other):
            raise RowRejected(_misfit(kind, one, other))
        if not self.has_nodes:
            yield from (_told(one), _told(other))
        values = _said(kind, row) | _amount(kind, row.values)
        yield _link(kind, one, other, values)
        if way == MUTUAL and not kind.symmetric and _joins(kind, other, one):
            yield _link(kind, other, one, values)

    def _end(self, text: str, end: str, kind: type[Link]) -> Node:
        if self.has_nodes:
            return self.known.find(text)
        if not text:
            raise RowRejected("an end of the edge is empty; write a name")
        allowed = kind.sources if end == FROM else kind.targets
        label = "Organization" if "Organization" in allowed else allowed[0]
        return Node(text, text, label, "")


def _told(node: Node) -> Description:
    """Return an entity of which only edges tell."""
    term = term_named(node.label, node.name)
    if term:
        return term.model_copy(update={"stated_id": node.id})
    return build(KIND_OF[node.label], {"stated_id": node.id, "name": node.name})


def _said(kind: type[Statement], row: Row) -> dict[str, object]:
    """Return what a row says of the fields of a kind."""
    said: dict[str, object] = {"record": row.where}
    for name, info in kind.model_fields.items():
        text = row.values.get(name, "") if name not in _ENDS else ""
        if text:
            said[name] = entries(text) if info.annotation == tuple[str, ...] else text
    return said


def _amount(kind: type[Link], values: Mapping[str, str]) -> dict[str, object]:
    if "amount_minor" not in kind.model_fields or not values.get(AMOUNT):
        return {}
    if not values.get("currency"):
        raise RowRejected("the edge has an amount and no currency; write its code, such as USD")
    return {"amount_minor": minor_units(values[AMOUNT], values["currency"])}


def _link(kind: type[Link], one: Node, other: Node, values: Mapping[str, object]) -> Link:
    ends = {
        "from_stated_id": one.id,
        "from_stated": one.name,
        "to_stated_id": other.id,
        "to_stated": other.name,
    }
    return build(kind, {**values, **ends})


def _joins(kind: type[Link], one: Node, other: Node) -> bool:
    return (
        bool(one.label and other.label)
        and fits(one.label, kind.sources)
        and fits(other.label, kind.targets)
        and (not kind.alike or KIND_OF[one.label].labels[0] == KIND_OF[other.label].labels[0])
    )


def _misfit(kind: type[Link], one: Node, other: Node) -> str:
    if not (one.label and other.label):
        return TWO_MODES
    return (
        f"{kind.type} joins {' or '.join(kind.sources)} to {' or '.join(kind.targets)}, not {one.label} "
        f"{one.name!r} to {other.label} {other.name!r}; say what the edges are with --link-type, or give the "
        "nodes an attribute `kind` that fits"
    )
