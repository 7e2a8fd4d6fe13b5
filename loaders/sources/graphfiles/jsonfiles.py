"""Graphs in JSON: lists of nodes and links (networkx, graphology, D3), and what Kumu exports."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from loaders.readers import BadRow, JsonRow, JsonValue, Row, read_json_frame, read_json_items
from loaders.readers.files import unusable
from loaders.sources.graphfiles.drawn import DIRECTED, MUTUAL, UNDIRECTED, Drawn, edge, node, text_of

_LISTS = (("nodes", "links"), ("nodes", "edges"), ("elements", "connections"))
_INSIDE = ("", "graph")
"""Where the lists may stand: in the document itself, or in what it calls a graph."""
_IDS = ("id", "key", "_id")
_ENDS = {"from": ("source", "from"), "to": ("target", "to")}
_NESTED = ("attributes", "data", "metadata")
_OWN = frozenset({*_IDS, "source", "target", "from", "to", *_NESTED})
_WAYS = frozenset({"directed", "undirected", "mutual"})
_ABOUT = {"title": ("title", "name", "label"), "description": ("description",)}


@dataclass(frozen=True)
class Lists:
    """Where a document has its nodes and its edges, and whether the edges have a direction."""

    nodes: str
    edges: str
    way: str


def draw(path: Path) -> Drawn:
    """Open a graph in JSON."""
    frame = read_json_frame(path)
    lists = _lists_of(frame) if isinstance(frame, dict) else None
    if lists is None or not isinstance(frame, dict):
        raise unusable(path, "holds no lists of nodes and links, nor of elements and connections")
    return Drawn(read=lambda: _rows(path, lists), about=_about(frame), by_name=True)


def _lists_of(frame: Mapping[str, JsonValue]) -> Lists | None:
    for before in _INSIDE:
        graph = frame.get(before) if before else frame
        for nodes, edges in _LISTS if isinstance(graph, dict) else ():
            if (
                isinstance(graph, dict)
                and isinstance(graph.get(nodes), list)
                and isinstance(graph.get(edges), list)
            ):
                start = f"{before}." if before else ""
                return Lists(f"{start}{nodes}", f"{start}{edges}", _usual_way(graph))
    return None


def _usual_way(graph: Mapping[str, JsonValue]) -> str:
    """Return what edges are that do not say: as the graph says; Kumu and D3 draw arrows."""
    options = graph.get("options")
    said = options.get("type") if isinstance(options, dict) else graph.get("directed")
    return UNDIRECTED if said in (False, "undirected") else DIRECTED


def _about(frame: Mapping[str, JsonValue]) -> Mapping[str, str]:
    places = [frame, *(frame.get(name) for name in ("attributes", "graph", "metadata"))]
    about: dict[str, str] = {}
    for fact, names in _ABOUT.items():
        said = (place.get(name) for place in places if isinstance(place, dict) for name in names)
        about[fact] = next((one for one in said if isinstance(one, str) and one), "")
    return about


def _rows(path: Path, lists: Lists) -> Iterator[Row | BadRow]:
    for item in read_json_items(path, f"{lists.nodes}.item"):
        yield item if isinstance(item, BadRow) else _node(item)
    for item in read_json_items(path, f"{lists.edges}.item"):
        yield item if isinstance(item, BadRow) else _edge(item, lists.way)


def _node(item: JsonRow) -> Row:
    """Return a node; one without an id is meant by its place in the list."""
    own_id = next((text_of(item.value[name]) for name in _IDS if item.value.get(name) is not None), "")
    return node(item.number, item.where, own_id or str(item.number - 1), _attributes(item.value))


def _edge(item: JsonRow, usual: str) -> Row:
    value = item.value
    one, other = (
        next((text_of(value[name]) for name in names if value.get(name) is not None), "")
        for names in _ENDS.values()
    )
    ends = (other, one) if value.get("reversed") is True else (one, other)
    return edge(item.number, item.where, ends, _way(value, usual), _attributes(value))


def _way(value: Mapping[str, JsonValue], usual: str) -> str:
    stated = {"undirected": (UNDIRECTED, DIRECTED), "directed": (DIRECTED, UNDIRECTED)}
    for name, (yes, no) in stated.items():
        if isinstance(value.get(name), bool):
            return yes if value[name] else no
    way = text_of(value.get("direction")).lower()
    return way if way in (DIRECTED, UNDIRECTED, MUTUAL) else usual


def _attributes(value: Mapping[str, JsonValue]) -> dict[str, str]:
    """Return what an object says beside its ids and ends, with what stands one level deeper."""
    said = {
        name: text_of(one)
        for name, one in value.items()
        if name not in _OWN | _WAYS | {"direction", "reversed"}
    }
    for name in _NESTED:
        inner = value.get(name)
        if isinstance(inner, dict):
            said |= {inside: text_of(one) for inside, one in inner.items()}
    return {name: text for name, text in said.items() if text}
