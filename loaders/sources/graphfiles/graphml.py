"""GraphML: keys that name the data of nodes and edges, also as yEd writes it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from loaders.readers import BadRow, Row
from loaders.sources.graphfiles.drawn import DIRECTED, UNDIRECTED, Drawn, edge, node
from loaders.sources.graphfiles.xml import Element, elements_of, inside, local, text_of

ROOT = "graphml"
_LABELS = frozenset({"NodeLabel", "EdgeLabel"})


@dataclass(frozen=True, slots=True)
class Key:
    """What a key of a file names, and the value where an element gives none."""

    owner: str
    name: str
    default: str


def draw(path: Path) -> Drawn:
    """Open a GraphML file."""
    return Drawn(read=lambda: _rows(path), about={})


def _rows(path: Path) -> Iterator[Row | BadRow]:
    keys: dict[str, Key] = {}
    counts = {"node": 0, "edge": 0, "hyperedge": 0}
    for number, element in enumerate(elements_of(path, ROOT, "key", *counts), start=1):
        name = local(element)
        if name == "key":
            keys[element.get("id", "")] = _key(element)
            continue
        counts[name] += 1
        yield _row(number, f"{name} {counts[name]}", element, keys)


def _key(element: Element) -> Key:
    name = element.get("attr.name") or element.get("yfiles.type") or element.get("id", "")
    default = "".join(text_of(child) for child in inside(element, "default"))
    return Key(element.get("for", "all"), name, default)


def _row(number: int, where: str, element: Element, keys: Mapping[str, Key]) -> Row | BadRow:
    name = local(element)
    if name == "hyperedge":
        return BadRow(number, where, "an edge of more than two ends; write one for each two", where)
    attributes = {key.name: key.default for key in keys.values() if key.owner == name and key.default}
    attributes |= {str(key): str(value) for key, value in element.attrib.items() if key not in _OWN}
    for data in inside(element, "data"):
        key = keys.get(data.get("key", ""))
        attributes |= _said(key.name if key else data.get("key", ""), data)
    if name == "node":
        return node(number, where, element.get("id", ""), attributes)
    ends = element.get("source", ""), element.get("target", "")
    return edge(number, where, ends, _way(element), attributes)


_OWN = frozenset({"id", "source", "target", "directed"})


def _said(name: str, data: Element) -> Mapping[str, str]:
    """Return what a piece of data says: its text, or of a drawing its label."""
    if not len(data):
        return {name: text_of(data)}
    labels = (text_of(child) for child in data.iter() if local(child) in _LABELS)
    return {"label": next(labels, ""), name: "a drawing"}


def _way(element: Element) -> str:
    """Return whether an edge has a direction: it says so itself, else the graph around it."""
    graph = element.getparent()
    usual = graph.get("edgedefault", DIRECTED) if graph is not None else DIRECTED
    return {"true": DIRECTED, "false": UNDIRECTED}.get(element.get("directed", ""), usual)
