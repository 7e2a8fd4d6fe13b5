"""Node-link JSON (networkx, D3, graphology) and the blueprints of Kumu: nodes and links as two lists."""

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TextIO

from graph.exchange.chosen import Chosen
from graph.exchange.columns import Value, entity_values, link_values
from graph.exchange.files import Written, appearing

Item = Mapping[str, Value]
Named = tuple[str, Iterable[Item]]


def write_nodelink(path: Path, part: Chosen) -> Written:
    """Write what `networkx.node_link_graph` reads: a directed graph that may have parallel edges."""
    head = {"directed": True, "multigraph": True, "graph": {}}
    return _write(path, head, ("nodes", _nodes(part)), ("edges", _edges(part)))


def write_kumu(path: Path, part: Chosen) -> Written:
    """Write a blueprint of Kumu, for its import of JSON."""
    return _write(path, {}, ("elements", _elements(part)), ("connections", _connections(part)))


def _nodes(part: Chosen) -> Iterator[Item]:
    return map(entity_values, part.entities())


def _edges(part: Chosen) -> Iterator[Item]:
    for link in part.links():
        values = link_values(link, part.names)
        ends = {"source": values.pop("from_id"), "target": values.pop("to_id"), "key": values.pop("id")}
        yield {**ends, **values}


def _elements(part: Chosen) -> Iterator[Item]:
    for entity in part.entities():
        values = entity_values(entity)
        yield {"id": values.pop("id"), "label": values.pop("name"), "type": values.pop("kind"), **values}


def _connections(part: Chosen) -> Iterator[Item]:
    for link in part.links():
        values = link_values(link, part.names)
        ends = {"id": values.pop("id"), "from": values.pop("from_id"), "to": values.pop("to_id")}
        way = "undirected" if values.pop("symmetric", False) else "directed"
        yield {**ends, "direction": way, "label": values.pop("title"), **values}


def _write(path: Path, head: Mapping[str, object], nodes: Named, links: Named) -> Written:
    """Write a document item by item: what stands before the lists, then each list, one item a line."""
    with appearing(path) as unfinished, unfinished.open("w", encoding="utf-8", newline="\n") as file:
        file.write("{\n")
        for name, value in head.items():
            file.write(f"{json.dumps(name)}: {json.dumps(value)},\n")
        entities = _write_list(file, *nodes, after=",\n")
        count = _write_list(file, *links, after="\n")
        file.write("}\n")
    return Written(entities, count, (path,))


def _write_list(file: TextIO, name: str, items: Iterable[Item], after: str) -> int:
    count = 0
    file.write(f"{json.dumps(name)}: [")
    for item in items:
        file.write(",\n" if count else "\n")
        file.write(json.dumps(item, ensure_ascii=False))
        count += 1
    file.write(f"\n]{after}")
    return count
