"""Which graph format a file is in, by what it holds."""

import re
from collections.abc import Callable
from pathlib import Path

from graph.errors import SourceUnusable
from loaders.readers import kind_of
from loaders.readers.encoding import BOMS
from loaders.readers.files import head_of, unusable
from loaders.sources.graphfiles import edgelists, gexf, graphml, jsonfiles
from loaders.sources.graphfiles.drawn import Drawn

_HEAD = 65_536
_ROOT = re.compile(  # atomic: a file of many comments would else be tried in every way to part them
    r"\A(?>\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>)*+<(?:[\w.-]+:)?(graphml|gexf)\b",
    re.DOTALL,
)
_NODES = re.compile(rb'"(nodes|elements)"\s*:\s*\[')
_EDGES = {
    b"nodes": re.compile(rb'"(?:links|edges)"\s*:\s*\[|"source"\s*:'),
    b"elements": re.compile(rb'"connections"\s*:\s*\[|"from"\s*:'),
}
_XML: dict[str, Callable[[Path], Drawn]] = {graphml.ROOT: graphml.draw, gexf.ROOT: gexf.draw}


def sureness(path: Path) -> int:
    """Tell how surely a file holds a graph: a root element, lists of nodes and links, or columns of ends."""
    try:
        if _root_of(path):
            return 95
        kind = kind_of(path)
        if kind == "json":
            return 85 if _has_lists(path) else 0
        return _sureness_of_table(path) if kind in ("csv", "xlsx") else 0
    except SourceUnusable:
        return 0


def draw(path: Path) -> Drawn:
    """Open a file in its format."""
    root = _root_of(path)
    if root:
        return _XML[root](path)
    kind = kind_of(path)
    if kind == "json":
        return jsonfiles.draw(path)
    if kind in ("csv", "xlsx"):
        return edgelists.draw(path)
    raise unusable(path, "is no GraphML, GEXF, node-link JSON, Kumu JSON or edge list")


def _root_of(path: Path) -> str:
    head = head_of(path, _HEAD)
    codec = next((whole for mark, _, whole in BOMS if head.startswith(mark)), "utf-8")
    found = _ROOT.match(head.decode(codec, errors="replace"))
    return found[1] if found else ""


def _has_lists(path: Path) -> bool:
    """Look at the beginning and the end: between them may be more than anybody waits for."""
    with path.open("rb") as stream:
        text = stream.read(_HEAD)
        stream.seek(max(len(text), path.stat().st_size - _HEAD))
        text += stream.read(_HEAD)
    return any(_EDGES[found].search(text) for found in set(_NODES.findall(text)))


def _sureness_of_table(path: Path) -> int:
    headers = list(edgelists.headers_of(path))
    ends = [header.ends for header in headers if header.ends]
    if ends:
        return 80 if any(pair[0].strip().lower() == "source" for pair in ends) else 55
    beside = edgelists.edges_of(path)
    return 70 if beside and any(header.node for header in headers) and _sureness_of_table(beside) else 0
