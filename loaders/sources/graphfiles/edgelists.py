"""Edge lists: a table of edges, alone or with a table of nodes beside it or in the same workbook."""

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from graph.identity.normalize import fold
from loaders.readers import BadRow, Cells, Row, kind_of, read_csv, read_heads, read_xlsx
from loaders.readers.files import unusable
from loaders.readers.table import column_names
from loaders.sources.graphfiles.drawn import DIRECTED, MUTUAL, UNDIRECTED, Drawn, edge, node

_ENDS = (("source", "target"), ("from", "to"))
_NODES = ("id", "name", "label")
_TYPE = "type"
_WAYS = frozenset({DIRECTED, UNDIRECTED, MUTUAL})
_FILE = re.compile(r"(?P<before>.*?)(?P<mark>[_. -]?)(?P<what>edges|nodes)", re.IGNORECASE)


class Header(NamedTuple):
    """Which columns of a table name the ends of an edge, or a node."""

    ends: tuple[str, str] | None
    node: str | None


def draw(path: Path) -> Drawn:
    """Open an edge list."""
    headers = list(headers_of(path))
    if not any(header.ends for header in headers):
        raise unusable(path, "no header has the columns source and target, or from and to")
    beside = next(iter(read_with(path)), None)
    has_nodes = beside is not None or any(header.node for header in headers)
    return Drawn(read=lambda: _rows(path, beside), by_name=True, has_nodes=has_nodes)


def headers_of(path: Path) -> Iterator[Header]:
    """Yield what the columns of each table of a file mean."""
    return (_header(column_names(row.cells)) for row in read_heads(path) if isinstance(row, Cells))


def edges_of(path: Path) -> Path | None:
    """Return the table of edges for which a file is the table of nodes."""
    return beside_of(path, "edges") if kind_of(path) in ("csv", "xlsx") else None


def read_with(path: Path) -> tuple[Path, ...]:
    """Return the table of nodes that is read with a table of edges."""
    nodes = beside_of(path, "nodes") if kind_of(path) in ("csv", "xlsx") else None
    return (nodes,) if nodes else ()


def beside_of(path: Path, what: str) -> Path | None:
    """Return the file of nodes (or of edges) that belongs to a file: NAME_nodes.csv beside NAME_edges.csv."""
    named = _FILE.fullmatch(path.stem)
    if not named or named["what"].lower() == what:
        return None
    beside = path.with_name(f"{named['before']}{named['mark']}{what}{path.suffix}")
    return beside if beside.is_file() else None


def _rows(path: Path, beside: Path | None) -> Iterator[Row | BadRow]:
    for each in (beside, path):
        if each is not None:
            for row in read_xlsx(each) if kind_of(each) == "xlsx" else read_csv(each):
                drawn = row if isinstance(row, BadRow) else _drawn(row)
                if drawn is not None:
                    yield drawn if each is path else _elsewhere(drawn, each)


def _elsewhere(row: Row | BadRow, path: Path) -> Row | BadRow:
    where = f"{path.name} {row.where}"
    if isinstance(row, BadRow):
        return BadRow(row.number, where, row.reason, row.text, row.sheet)
    return Row(row.number, where, row.values, row.sheet)


def _drawn(row: Row) -> Row | None:
    """Return an edge or a node; a row of any other sheet is none."""
    header = _header(tuple(row.values))
    if header.ends:
        said = {name: text for name, text in row.values.items() if name not in header.ends and text}
        ends = row.values[header.ends[0]], row.values[header.ends[1]]
        return edge(row.number, row.where, ends, _way(said), said)
    if header.node:
        said = {name: text for name, text in row.values.items() if name != header.node and text}
        return node(row.number, row.where, row.values[header.node], said)
    return None


def _way(said: dict[str, str]) -> str:
    """Return whether an edge has a direction, which some programs write into a column `Type`."""
    for name, text in said.items():
        if fold(name) == _TYPE and text.strip().lower() in _WAYS:
            return said.pop(name).strip().lower()
    return DIRECTED


@lru_cache(maxsize=64)
def _header(columns: tuple[str, ...]) -> Header:
    found: dict[str, str] = {}
    for column in columns:
        found.setdefault(fold(column), column)
    for one, other in _ENDS:
        # With a type beside from and to it is a table of our own columns, which another loader reads.
        if one in found and other in found and not (one == "from" and _TYPE in found):
            return Header((found[one], found[other]), None)
    return Header(None, next((found[name] for name in _NODES if name in found), None))
