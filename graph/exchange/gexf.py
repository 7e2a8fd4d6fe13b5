"""GEXF 1.3: for Gephi, with colors, places on the page, and from when to when each thing may hold."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from lxml import etree

from graph.dates import first_day, last_day
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
from graph.exchange.drawn import Drawn, drawn
from graph.exchange.files import Written, appearing
from graph.exchange.xml import IN_EDGE, IN_NODE, TYPES, XmlElement, XmlFile, write_all, xml_text
from graph.model.entities import KIND_OF
from graph.model.links import LINK_OF
from graph.questions.results import Entity, Link

_NAMESPACE = "http://gexf.net/1.3"
_VIZ = f"{_NAMESPACE}/viz"
_ABOUT = (
    "Every edge is one statement by one source, with its words. Start and end are the first and the last day "
    "that may be meant: 2014 begins on 2014-01-01 and ends on 2014-12-31; what is not known is left open."
)


def write_gexf(path: Path, part: Chosen) -> Written:
    """Write a part of the graph, one thing after the other; places are worked out where it can be drawn."""
    look = drawn(part)
    with appearing(path) as unfinished, etree.xmlfile(str(unfinished), encoding="utf-8") as file:
        file.write_declaration()
        with file.element("gexf", {"version": "1.3", "xmlns": _NAMESPACE}, nsmap={"viz": _VIZ}):
            with file.element("meta"):
                _tell(file, "creator", "Ihuriro")
                _tell(file, "description", _ABOUT)
            timed = {"mode": "dynamic", "timeformat": "date", "timerepresentation": "interval"}
            with file.element("graph", {"defaultedgetype": "directed", **timed}):
                _declare(file, "node", ENTITY_COLUMNS, IN_NODE)
                _declare(file, "edge", LINK_COLUMNS, IN_EDGE)
                with file.element("nodes"):
                    entities = write_all(file, (_node(entity, look) for entity in part.entities()))
                with file.element("edges"):
                    links = write_all(file, (_edge(link, part.names) for link in part.links()))
    return Written(entities, links, (path,))


def _tell(file: XmlFile, name: str, text: str) -> None:
    element = etree.Element(name)
    element.text = text
    file.write(element, pretty_print=True)


def _declare(file: XmlFile, owner: str, columns: Iterable[Column], inside: frozenset[str]) -> None:
    block = etree.Element("attributes", {"class": owner, "mode": "static"})
    for column in columns:
        if column.name not in inside:
            said = {"id": column.name, "title": column.name, "type": TYPES[column.sort]}
            etree.SubElement(block, "attribute", said)
    file.write(block, pretty_print=True)


def _node(entity: Entity, look: Drawn) -> XmlElement:
    lives = _interval(entity.since, entity.until)
    node = etree.Element("node", {"id": entity.id, "label": xml_text(entity.name)} | lives)
    _add_values(node, entity_values(entity), IN_NODE)
    _add_color(node, KIND_OF[entity.kind].color)
    if entity.id in look.places:
        x, y = look.places[entity.id]
        # On our maps y leads down the page, in Gephi up.
        etree.SubElement(node, f"{{{_VIZ}}}position", x=str(x), y=str(-y), z="0.0")
        etree.SubElement(node, f"{{{_VIZ}}}size", value=str(look.sizes[entity.id]))
    return node


def _edge(link: Link, names: Mapping[str, str]) -> XmlElement:
    kind = LINK_OF[link.type]
    ends = {"id": link.id, "source": link.from_id, "target": link.to_id, "label": kind.title}
    edge = etree.Element("edge", ends | _interval(link.since, link.until))
    _add_values(edge, link_values(link, names), IN_EDGE)
    _add_color(edge, kind.color)
    return edge


def _interval(since: str | None, until: str | None) -> dict[str, str]:
    """Return the first and the last day that may be meant, as far as one is known."""
    start = {"start": first_day(since)} if since else {}
    return start | ({"end": last_day(until)} if until else {})


def _add_values(element: XmlElement, values: Values, inside: frozenset[str]) -> None:
    told = etree.SubElement(element, "attvalues")
    for name, value in values.items():
        if name not in inside:
            etree.SubElement(told, "attvalue", {"for": name, "value": xml_text(joined(value))})


def _add_color(element: XmlElement, color: str) -> None:
    red, green, blue = _parts(color)
    etree.SubElement(element, f"{{{_VIZ}}}color", r=red, g=green, b=blue)


def _parts(color: str) -> Iterator[str]:
    """Yield the red, green and blue of a color such as #2f6db5."""
    for start in (1, 3, 5):
        yield str(int(color[start : start + 2], 16))
