"""CSV: a table of nodes and one of edges, with the headers that Gephi's and Kumu's imports look for."""

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED

from graph.exchange.cells import harmless
from graph.exchange.chosen import Chosen
from graph.exchange.columns import (
    ENTITY_COLUMNS,
    LINK_COLUMNS,
    Column,
    Value,
    Values,
    entity_values,
    joined,
    link_values,
)
from graph.exchange.files import UndatedZip, Written, appearing

# What both programs expect comes first, under their names; `Type` of an edge is its direction there.
_NODES = {"Id": "id", "Label": "name"}
_EDGES = {"Source": "from_id", "Target": "to_id", "Type": "direction", "Id": "id", "Label": "title"}
_RENAMED = {"type": "link_type"}


def write_csv_pair(path: Path, part: Chosen) -> Written:
    """Write NAME_nodes.csv and NAME_edges.csv for NAME.csv; for NAME.zip one file that holds both."""
    if path.suffix.lower() == ".zip":
        return _write_zip(path, part)
    nodes, edges = pair_of(path)
    with appearing(nodes) as first, appearing(edges) as second:
        entities = _write(first, _header(_NODES, ENTITY_COLUMNS), map(entity_values, part.entities()))
        links = _write(second, _header(_EDGES, LINK_COLUMNS), _links(part))
    return Written(entities, links, (nodes, edges))


def pair_of(path: Path) -> tuple[Path, Path]:
    """Return the two files that are written for one name."""
    suffix = path.suffix or ".csv"
    return path.with_name(f"{path.stem}_nodes{suffix}"), path.with_name(f"{path.stem}_edges{suffix}")


def _write_zip(path: Path, part: Chosen) -> Written:
    with TemporaryDirectory() as folder, appearing(path) as unfinished:
        inside = Path(folder, path.name).with_suffix(".csv")
        done = write_csv_pair(inside, part)
        with UndatedZip(unfinished, "w", ZIP_DEFLATED) as packed:
            for file in pair_of(inside):
                packed.write(file, file.name)
    return replace(done, files=(path,))


def _header(first: Mapping[str, str], columns: Iterable[Column]) -> Mapping[str, str]:
    """Return which column of ours stands under each header."""
    rest = (column.name for column in columns if column.name not in first.values())
    return {**first, **{_RENAMED.get(name, name): name for name in rest}}


def _links(part: Chosen) -> Iterator[Values]:
    for link in part.links():
        values = link_values(link, part.names)
        yield values | {"direction": "Undirected" if values.pop("symmetric", False) else "Directed"}


def _write(path: Path, header: Mapping[str, str], things: Iterable[Values]) -> int:
    count = 0
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        for values in things:
            writer.writerow([_cell(values.get(name, "")) for name in header.values()])
            count += 1
    return count


def _cell(value: Value) -> str:
    text = joined(value)
    if isinstance(text, bool):
        return "yes" if text else ""
    return harmless(text) if isinstance(text, str) else str(text)
