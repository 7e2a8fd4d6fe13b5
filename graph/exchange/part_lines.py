"""A part of the graph as JSON Lines: loading it takes nothing back, since its sources say more than that."""

from collections.abc import Iterator

from graph.bolt.store import Store
from graph.exchange.chosen import Chosen
from graph.exchange.jsonl import Line, export_lines


def part_lines(store: Store, part: Chosen) -> Iterator[Line]:
    """Yield what is in a part of the graph, with its sources, judgements and reviews.

    The graph is gone through twice, so that nothing but what sources and people are cited is kept in memory.
    """
    cited, held = _Cited(), _Held(part)
    for line in export_lines(store):
        if held.has(line):
            cited.by(line)
    held = _Held(part)
    for line in export_lines(store):
        if line["kind"] == "source" and line["id"] in cited.sources:
            yield line | {"complete": False, "covers": None}
        elif held.has(line) or cited.has(line):
            yield line


class _Held:
    """Tells which entities and links are in a part; both come in the same order."""

    def __init__(self, part: Chosen) -> None:
        self._names = part.names
        self._links = part.links()
        self._next = next(self._links, None)

    def has(self, line: Line) -> bool:
        if line["kind"] == "entity":
            return line["id"] in self._names
        if line["kind"] != "link" or self._next is None or line["id"] != self._next.id:
            return False
        self._next = next(self._links, None)
        return True


class _Cited:
    """What statements rest on: their sources, whom these state, and reviews."""

    def __init__(self) -> None:
        self.sources: set[str] = set()
        self._stated: set[tuple[str, str]] = set()
        self._reviews: set[str] = set()

    def by(self, line: Line) -> None:
        """Take in what an entity or a link rests on."""
        for said in line.get("said", (line,)):
            self.sources.add(said["source"])
            self._stated |= {(said["source"], said["stated_id"])} if "stated_id" in said else set()
            self._reviews |= {said["review"]} if said.get("review") else set()

    def has(self, line: Line) -> bool:
        """Tell whether a judgement or a review is of what was taken in."""
        if line["kind"] == "judgement":
            sides = (line["left"], line["right"])
            return all((side["source"], side["stated_id"]) in self._stated for side in sides)
        return line["kind"] in ("review", "original") and line["id"] in self._reviews
