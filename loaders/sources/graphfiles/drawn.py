"""A graph as its file draws it: nodes and edges with attributes, the same whatever the format."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from loaders.readers import BadRow, JsonValue, Row

NODES, EDGES = "nodes", "edges"
"""The two kinds of rows: the `sheet` of a row says which it is."""
LEFT_OUT = "left out"
"""A row of which only that it was left out is told, for it is of a person."""
ID, FROM, TO, WAY = "id", "from", "to", "direction"
"""What is always in a row: the id of a node; the ends of an edge and whether it has a direction."""
DIRECTED, UNDIRECTED, MUTUAL = "directed", "undirected", "mutual"


@dataclass(frozen=True)
class Drawn:
    """A file of a graph: its nodes and edges, which may be read again, and what it says of itself."""

    read: Callable[[], Iterator[Row | BadRow]]
    about: Mapping[str, str] = field(default_factory=dict)
    by_name: bool = False
    """Whether an edge may name a node by its name."""
    has_nodes: bool = True
    """Whether nodes have rows of their own; else the edges tell of them."""


def node(number: int, where: str, own_id: str, attributes: Mapping[str, str]) -> Row:
    """Return a node as a row."""
    return Row(number, where, _beside({ID: own_id.strip()}, attributes), NODES)


def edge(number: int, where: str, ends: tuple[str, str], way: str, attributes: Mapping[str, str]) -> Row:
    """Return an edge as a row."""
    own = {FROM: ends[0].strip(), TO: ends[1].strip(), WAY: way}
    return Row(number, where, _beside(own, attributes), EDGES)


def text_of(value: JsonValue) -> str:
    """Return a value of JSON as text; entries of a list are parted by semicolons."""
    match value:
        case None:
            return ""
        case str():
            return value.strip()
        case bool():
            return str(value).lower()
        case float():
            return f"{Decimal(str(value)):f}".removesuffix(".0")
        case list() if not any(isinstance(one, dict | list) for one in value):
            return "; ".join(text_of(one) for one in value)
    return json.dumps(value, ensure_ascii=False)


def _beside(own: dict[str, str], attributes: Mapping[str, str]) -> dict[str, str]:
    """Put attributes beside what is always there, which keeps its name."""
    for name, value in attributes.items():
        own[name if name not in own else f"attribute {name}"] = value
    return own
