"""GraphML: for networkx, igraph, Gephi, yEd, Cytoscape and visone."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from lxml import etree

from graph.exchange.chosen import Chosen
from graph.exchange.columns import (
    ENTITY_COLUMNS,
    LINK_COLUMNS,
    Column,
    Values,
    entity_values,
    joined,
    link_values,
)
from graph.exchange.files import Written, appearing
from graph.exchange.xml import IN_EDGE, IN_NODE, TYPES, XmlElement, XmlFile, write_all, xml_text

_NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
_LINK_ID = Column("link_id", "text", "Its id once more: igraph mixes up the ids of edges that it reads.")
Keys = Mapping[str, str]


def write_graphml(path: Path, part: Chosen) -> Written:
    """Write a part of the graph, one thing after the other; every edge has a direction and an id."""
    with appearing(path) as unfinished, etree.xmlfile(str(unfinished), encoding="utf-8") as file:
        file.write_declaration()
        with file.element("graphml", xmlns=_NAMESPACE):
            nodes = _declared(file, "node", ENTITY_COLUMNS, IN_NODE)
            edges = _declared(file, "edge", (*LINK_COLUMNS, _LINK_ID), IN_EDGE)
            with file.element("graph", edgedefault="directed"):
                entities = write_all(file, _nodes(part, nodes))
                links = write_all(file, _edges(part, edges))
    return Written(entities, links, (path,))


def _declared(file: XmlFile, owner: str, columns: Iterable[Column], inside: frozenset[str]) -> Keys:
    """Declare the columns that elements have as data, and return the ids of their keys."""
    keys = {column.name: f"{owner}-{column.name}" for column in columns if column.name not in inside}
    for column in columns:
        if column.name in keys:
            named = {"attr.name": column.name, "attr.type": TYPES[column.sort]}
            file.write(etree.Element("key", {"id": keys[column.name], "for": owner} | named))
    return keys


def _nodes(part: Chosen, keys: Keys) -> Iterator[XmlElement]:
    for entity in part.entities():
        yield _with_data(etree.Element("node", id=entity.id), entity_values(entity), keys)


def _edges(part: Chosen, keys: Keys) -> Iterator[XmlElement]:
    for link in part.links():
        ends = {"id": link.id, "source": link.from_id, "target": link.to_id}
        values = link_values(link, part.names) | {_LINK_ID.name: link.id}
        yield _with_data(etree.Element("edge", ends), values, keys)


def _with_data(element: XmlElement, values: Values, keys: Keys) -> XmlElement:
    for name, value in values.items():
        if name in keys:
            data = etree.SubElement(element, "data", key=keys[name])
            data.text = xml_text(joined(value))
    return element
