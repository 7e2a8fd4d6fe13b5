"""JSON Lines as the export writes them: sources, entities, links, judgements, reviews."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from graph.bolt.cypher import DESCRIBES
from graph.errors import RowRejected
from graph.identity.judgements import Judgement
from graph.model.entities import KIND_OF
from graph.model.links import LINK_OF
from graph.model.reviews import Review
from graph.model.sources import Source
from graph.model.statements import Statement
from loaders.catalogue import Loader, Opened, Options, Reviewed, Said, Whom
from loaders.readers import JsonRow, read_jsonl
from loaders.readers.sniff import LINES_NAMES

KINDS = ("source", "entity", "link", "judgement", "review", "original")
_OF_THE_GRAPH = frozenset({"id", "kind", "type", "from_id", "to_id", "load", "loaded_at", "review"})
_HEAD = 4096


def sureness(path: Path) -> int:
    """Return how sure it is that this is an export: its first line says what kind of thing it is."""
    try:
        with path.open("rb") as stream:
            head = stream.read(_HEAD).lstrip(b"\xef\xbb\xbf \r\n")
    except OSError:
        return 0
    if not head.startswith(b"{"):
        return 0
    line = head.splitlines()[0] if head else b""
    if any(f'"kind": "{kind}"'.encode() in line for kind in KINDS):
        return 90
    return 10 if b'"kind"' in line or path.suffix.lower() in LINES_NAMES else 0


def open_jsonl(path: Path, _options: Options) -> Opened[JsonRow]:
    """Open an export; it keeps its sources and makes none of its own."""
    return Opened(source=None, rows=read_jsonl(path), parse=parse, about=about)


def parse(row: JsonRow) -> Iterator[Said]:
    """Turn one line into what it says."""
    value: dict[str, Any] = dict(row.value)
    kind = value.get("kind")
    if kind == "source":
        yield Source.model_validate(_known(Source, value))
    elif kind == "entity":
        for said in _listed(value):
            yield _standing(_statement(KIND_OF, said.get("kind"), said), said)
    elif kind == "link":
        yield _standing(_statement(LINK_OF, value.get("type"), value), value)
    elif kind == "judgement":
        yield Judgement.model_validate(_known(Judgement, value))
    elif kind == "review":
        yield Review.model_validate(_known(Review, value))
    elif kind == "original":
        yield Reviewed(str(value.get("id")), _original(value), stands=False)
    else:
        raise RowRejected(f'"kind" is {json.dumps(kind)}; it must be one of {", ".join(KINDS)}')


def about(row: JsonRow) -> Iterator[Whom]:
    """Yield whom a line describes, as far as it can be told of one that is refused."""
    said = row.value.get("said")
    for one in said if isinstance(said, list) else ():
        named = (one.get("source"), one.get("stated_id")) if isinstance(one, dict) else ()
        match named:
            case (str(source), str(stated)):
                yield source, stated


def _known(model: type[BaseModel], value: dict[str, Any]) -> dict[str, Any]:
    return {name: value[name] for name in model.model_fields if value.get(name) is not None}


def _standing(statement: Statement, said: dict[str, Any]) -> Statement | Reviewed:
    """Return a statement, or what stands in place of one that somebody reviewed."""
    review = said.get("review")
    return statement if review is None else Reviewed(str(review), statement, stands=True)


def _original(value: dict[str, Any]) -> Statement:
    said = value.get("said")
    if not isinstance(said, dict):
        raise RowRejected('an original needs "said": the statement as its source made it')
    if value.get("type") == DESCRIBES:
        return _statement(KIND_OF, said.get("kind"), said)
    return _statement(LINK_OF, value.get("type"), said)


def _listed(value: dict[str, Any]) -> list[dict[str, Any]]:
    said = value.get("said")
    if not isinstance(said, list) or not all(isinstance(one, dict) for one in said):
        raise RowRejected('an entity needs "said": the list of what sources say of it')
    return said


def _statement(kinds: Any, kind: object, said: dict[str, Any]) -> Statement:
    if not isinstance(kind, str) or kind not in kinds:
        raise RowRejected(f"{json.dumps(kind)} is no kind of the model; there are {', '.join(sorted(kinds))}")
    own = {name: value for name, value in said.items() if name not in _OF_THE_GRAPH and value is not None}
    statement: Statement = kinds[kind].model_validate(own)
    return statement


LOADER = Loader(
    name="jsonl",
    version="1",
    title="JSON Lines of Ihuriro",
    reads="what `ihuriro export --format jsonl` and `ihuriro backup` write",
    becomes="the same graph: sources, descriptions, links, judgements and reviews, under their own sources",
    leaves_out="the ids of entities, which are worked out anew from the statements",
    sureness=sureness,
    open=open_jsonl,
)
