"""GEXF 1.1 to 1.3, as Gephi and networkx write it."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from loaders.readers import BadRow, Row
from loaders.sources.graphfiles.drawn import UNDIRECTED, Drawn, edge, node
from loaders.sources.graphfiles.xml import Element, elements_of, inside, local, text_of

ROOT = "gexf"
_OWN = frozenset({"id", "source", "target", "type"})
_ABOUT = ("title", "description", "creator")
Titles = dict[tuple[str, str], tuple[str, str]]
"""Title and default of an attribute, by what it is of and its id."""


def draw(path: Path) -> Drawn:
    """Open a GEXF file."""
    return Drawn(read=lambda: _rows(path), about=_about(path))


def _about(path: Path) -> Mapping[str, str]:
    for element in elements_of(path, ROOT, "meta", "graph"):
        if local(element) == "graph":
            break
        said = {name: text_of(child) for name in _ABOUT for child in inside(element, name)}
        return said | {"published": element.get("lastmodifieddate", "")}
    return {}


def _rows(path: Path) -> Iterator[Row | BadRow]:
    titles: Titles = {}
    counts = {"node": 0, "edge": 0}
    for number, element in enumerate(elements_of(path, ROOT, "attribute", *counts), start=1):
        name = local(element)
        if name == "attribute":
            _remember(titles, element)
            continue
        counts[name] += 1
        where = f"{name} {counts[name]}"
        attributes = _attributes(element, titles)
        if name == "node":
            yield node(number, where, element.get("id", ""), attributes)
        else:
            ends = element.get("source", ""), element.get("target", "")
            yield edge(number, where, ends, element.get("type") or _usual_way(element), attributes)


def _remember(titles: Titles, element: Element) -> None:
    block = element.getparent()
    owner = block.get("class", "") if block is not None else ""
    default = "".join(text_of(child) for child in inside(element, "default"))
    own_id = element.get("id", "")
    titles[owner, own_id] = (element.get("title") or own_id, default)


def _attributes(element: Element, titles: Titles) -> dict[str, str]:
    """Return what an element says: its own attributes, its values, and what it has for drawing it."""
    owner = local(element)
    said = {title: default for (of, _), (title, default) in titles.items() if of == owner and default}
    said |= {str(name): str(value) for name, value in element.attrib.items() if name not in _OWN}
    for child in element:
        if local(child) == "attvalues":
            said |= dict(_value(value, owner, titles) for value in inside(child, "attvalue"))
        elif local(child):
            said[f"drawing: {local(child)}"] = (
                " ".join(str(value) for value in child.attrib.values()) or "yes"
            )
    return said


def _value(value: Element, owner: str, titles: Titles) -> tuple[str, str]:
    key = value.get("for") or value.get("id", "")
    return titles.get((owner, key), (key, ""))[0], value.get("value", "")


def _usual_way(element: Element) -> str:
    graph = next(element.iterancestors("{*}graph"), None)
    return graph.get("defaultedgetype", UNDIRECTED) if graph is not None else UNDIRECTED
