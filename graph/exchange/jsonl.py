"""JSON Lines: the whole graph, one thing a line, sorted; loading such a file restores the graph."""

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from graph.bolt.cypher import whole_links
from graph.bolt.store import Store
from graph.exchange.files import appearing
from graph.exchange.reviews import originals, review_line, reviews
from graph.identity.registry import judgements
from graph.model.entities import LABELS
from graph.model.sources import Source
from graph.questions.parts import how_many, read_in_parts

Line = dict[str, Any]
PAGE = 5000
# Each part is a way through all links of its type on the embedded engine, so that few large ones are faster.
LINKS_AT_ONCE = 20_000
# What the graph keeps for itself: it follows from the rest.
_OWN = frozenset({"digest", "since_first", "until_last", "search"})
_SOURCE_FIELDS = (*Source.model_fields, "load", "loaded_at")

SOURCES = """
    MATCH (s:Source)
    RETURN properties(s) AS fields
    ORDER BY fields.id
    LIMIT 1000000
"""
ENTITIES = """
    MATCH (e:Entity)
    WHERE e.id > $after
    RETURN e.id AS id, labels(e) AS labels, properties(e) AS fields
    ORDER BY id
    LIMIT $page
"""
SAID = """
    MATCH (:Source)-[d:DESCRIBES]->(e:Entity)
    WHERE e.id IN $ids
    RETURN e.id AS entity, properties(d) AS said
    ORDER BY entity, said.id
    LIMIT 1000000
"""


def export_lines(store: Store) -> Iterator[Line]:
    """Yield everything the graph holds: sources, entities, links, judgements, reviews, each sorted by id."""
    for row in store.read(SOURCES):
        yield _source(row["fields"])
    yield from _entities(store)
    for kind, many in sorted(how_many(store).items()):
        yield from _links(store, kind, many)
    for judgement in judgements(store):
        yield {"kind": "judgement", "id": judgement.id, **judgement.model_dump(mode="json")}
    yield from map(review_line, reviews(store))
    yield from originals(store)


def write_jsonl(path: Path, lines: Iterable[Line]) -> int:
    """Write lines to a file that appears only when it is whole; return how many."""
    count = 0
    with appearing(path) as unfinished, unfinished.open("w", encoding="utf-8") as out:
        for line in lines:
            out.write(json.dumps(line, ensure_ascii=False, sort_keys=True) + "\n")
            count += 1
    return count


def _source(fields: Mapping[str, Any]) -> Line:
    shown = {name: fields.get(name) for name in _SOURCE_FIELDS}
    covers = json.loads(shown["covers"]) if shown["covers"] else None
    return {"kind": "source", **shown, "covers": covers}


def _entities(store: Store) -> Iterator[Line]:
    after = ""
    while rows := store.read(ENTITIES, after=after, page=PAGE):
        said: dict[str, list[Line]] = {row["id"]: [] for row in rows}
        for row in store.read(SAID, ids=list(said)):
            said[row["entity"]].append(_shown(row["said"]))
        for row in rows:
            labels = sorted((one for one in row["labels"] if one in LABELS), key=LABELS.index)
            empty: Line = {"aliases": [], "identifiers": [], "since": None, "until": None}
            fields = _shown(row["fields"])
            yield {"kind": "entity", "labels": labels, **empty, **fields, "said": said[row["id"]]}
        after = rows[-1]["id"]


def _links(store: Store, kind: str, many: int) -> Iterator[Line]:
    empty: Line = {
        "record": "",
        "quote": "",
        "from_stated": "",
        "to_stated": "",
        "since": None,
        "until": None,
    }
    for columns in read_in_parts(store, many, whole_links(kind), LINKS_AT_ONCE):
        for one, other, said in zip(
            *(columns[key] for key in ("from_id", "to_id", "statement")), strict=True
        ):
            ends = {"from_id": one, "to_id": other}
            yield {"kind": "link", "type": kind, **ends, **empty, **_shown(said)}


def _shown(fields: Mapping[str, Any]) -> Line:
    return {name: value for name, value in fields.items() if name not in _OWN}
