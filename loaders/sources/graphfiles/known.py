"""Who is in a graph: a first pass that keeps the ids, names and kinds of its nodes only."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from graph.errors import RowRejected
from graph.model.links import LINK_OF
from loaders.readers import BadRow, Row
from loaders.sources.graphfiles.drawn import ID, NODES
from loaders.sources.graphfiles.fitting import KIND, SIDE
from loaders.sources.graphfiles.words import PERSON

_ACTOR = "Organization"
TWO_MODES = (
    "the graph has nodes of two sides, and it is not said what those of the second are; load it with "
    "--link-type TOOK_PART if they are events, --link-type MEMBER_OF if they are networks or clubs, or give "
    "the nodes an attribute `kind`"
)


@dataclass(frozen=True, slots=True)
class Node:
    """What an edge has to know of a node."""

    id: str
    name: str
    label: str
    """Its kind; nothing where a graph of two sides does not say what is on the second."""
    where: str


@dataclass
class Known:
    """The nodes of a graph, by id and by name."""

    link_type: str | None
    by_name: bool
    nodes: dict[str, Node] = field(default_factory=dict)
    _ids: dict[str, list[str]] = field(default_factory=dict)

    def hear(self, rows: Iterable[Row | BadRow]) -> "Known":
        """Take in the nodes among rows; of two with one id the first counts."""
        for row in rows:
            if isinstance(row, Row) and row.sheet == NODES and row.values[ID] not in self.nodes:
                found = Node(
                    row.values[ID], row.values.get("name") or row.values[ID], self._label(row), row.where
                )
                self.nodes[found.id] = found
                if self.by_name:
                    self._ids.setdefault(found.name, []).append(found.id)
        return self

    def find(self, text: str) -> Node:
        """Return the node that an edge names: by its id, else by its name where that is one node's alone."""
        if not text:
            raise RowRejected("an end of the edge is empty; write the id of a node")
        named = self._ids.get(text, [])
        if text in self.nodes:
            return self.nodes[text]
        if len(named) > 1:
            raise RowRejected(f"{text!r} is the name of {len(named)} nodes; write the id of one")
        if not named:
            raise RowRejected(f"no node is called {text!r}; add the node, or mend the edge")
        return self.nodes[named[0]]

    def is_person(self, text: str) -> bool:
        """Tell whether an edge names a person, who is left out."""
        ids = [text] if text in self.nodes else self._ids.get(text, [])
        return any(self.nodes[each].label == PERSON for each in ids)

    def _label(self, row: Row) -> str:
        """Return the kind of a node: as it says, else what the type asked for has on its side."""
        stated, side = row.values.get(KIND, ""), row.values.get(SIDE, "0")
        if stated or side == "0":
            return stated or _usual(LINK_OF[self.link_type].sources if self.link_type else ())
        return _usual(LINK_OF[self.link_type].targets) if self.link_type else ""


def _usual(allowed: tuple[str, ...]) -> str:
    """Return an organization where it is allowed, else the first kind that is."""
    return _ACTOR if _ACTOR in allowed or not allowed else allowed[0]
