"""What published networks hold, taken straight from their files with nothing of the loader's."""

import csv
import json
from collections import Counter
from pathlib import Path

from lxml import etree

from tests.loaders.sources.counted import Counted

TWO_MODES = ("southern_women", "davis")
"""In the names of networks of women and the events that they came to."""
WOMEN = 18
Pairs = Counter[tuple[str, str]]


def drawn(path: Path) -> tuple[int, Pairs]:
    """Return how many nodes a file has, and its edges by the words that name their ends."""
    if path.suffix == ".csv":
        with path.with_name(path.name.replace("_edges", "_nodes")).open(encoding="utf-8") as file:
            nodes = len(list(csv.DictReader(file)))
        with path.open(encoding="utf-8") as file:
            return nodes, Counter((row["source"], row["target"]) for row in csv.DictReader(file))
    if path.suffix == ".json":
        drawn = json.loads(path.read_text(encoding="utf-8"))
        return len(drawn["nodes"]), Counter((edge["source"], edge["target"]) for edge in drawn["links"])
    tree = etree.parse(str(path))
    edges = Counter((edge.get("source"), edge.get("target")) for edge in tree.iter("{*}edge"))
    return sum(1 for _ in tree.iter("{*}node")), edges


def counted(path: Path) -> Counted:
    """Count a network of one mode."""
    nodes, edges = drawn(path)
    return Counted(Counter(PARTNERS_WITH=edges.total()), Counter(Organization=nodes))


def counted_as_events(path: Path) -> Counted:
    """Count a network of women and events, which is loaded as one of organizations and events."""
    nodes, edges = drawn(path)
    return Counted(Counter(TOOK_PART=edges.total()), Counter(Organization=WOMEN, Event=nodes - WOMEN))
