"""Resolve: which entity a person means by an id, a name or an acronym."""

import re

from graph.bolt.store import Store
from graph.errors import AmbiguousName, NotFound
from graph.identity.canonical import slugs_of
from graph.identity.clusters import Key
from graph.identity.normalize import fold
from graph.questions.names import EXACT, LONGEST_TEXT, Hit, Named, find_names

_OFFERED = 5
_MOST_NAMED = 1000
# An id as we make them, with the hash that tells it from others of its name.
_ID = re.compile(r"(?P<slug>[a-z0-9]+(?:-[a-z0-9]+)*?)(?:-[0-9a-f]{6})?")

BY_ID = """
    MATCH (entity:Entity {id: $id})
    RETURN entity.id AS id
    ORDER BY id
    LIMIT 1
"""

STATED_NAMES = """
    CALL db.index.fulltext.queryNodes('names', $words) YIELD node
    WITH node ORDER BY node.id LIMIT $limit
    MATCH (source:Source)-[said:DESCRIBES]->(node)
    RETURN node.id AS id, source.id AS source, said.stated_id AS stated_id, said.name AS name
    ORDER BY id, source, stated_id, name
    LIMIT 10000
"""


def resolve(store: Store, text: str) -> str:
    """Return the id of the entity with this id, else of the only one with this name, alias or acronym.

    The id that something had before it was found to be the same as another leads to what it is in now.

    Case and accents do not matter. Kinds of bodies, which many sources may name alike, are found by id alone.
    """
    asked = text.strip()
    if len(asked) <= LONGEST_TEXT and store.read(BY_ID, id=asked):
        return asked
    if moved := merged_into(store, asked):
        return moved
    words = fold(asked) if len(asked) <= LONGEST_TEXT else ""
    hits = find_names(store, words, _OFFERED, _is_one_body) if words else []
    meant = [hit for hit in hits if hit.score == EXACT]
    if not meant:
        raise NotFound(_nothing(asked, hits[:_OFFERED]))
    if len(meant) > 1:
        raise AmbiguousName(_several(asked, meant), tuple(hit.named.id for hit in meant))
    return meant[0].named.id


def merged_into(store: Store, text: str) -> str | None:
    """Return the id of the only entity in which something is now that had this id by itself."""
    found = _ID.fullmatch(text)
    if found is None or len(text) > LONGEST_TEXT:
        return None
    for words in dict.fromkeys((text, found["slug"])):
        asked = " ".join(f"+{word}*" for word in words.split("-"))
        rows = store.read(STATED_NAMES, words=asked, limit=_MOST_NAMED)
        names: dict[tuple[str, Key], str] = {}
        for row in rows:
            key = (row["id"], (row["source"], row["stated_id"]))
            names[key] = min(row["name"], names.get(key, row["name"]))
        into = {entity for (entity, key), name in names.items() if text in slugs_of(key, name)}
        if into:
            return into.pop() if len(into) == 1 else None
    return None


def resolve_all(store: Store, texts: list[str]) -> list[str]:
    """Return the ids of several entities, each once, in the order asked."""
    return list(dict.fromkeys(resolve(store, text) for text in texts))


def _is_one_body(named: Named) -> bool:
    return not named.generic


def _nothing(asked: str, near: list[Hit]) -> str:
    shown = asked if len(asked) <= 80 else f"{asked[:80]}…"
    message = f"Nothing in the graph has the id or name {shown!r}"
    if not near:
        return f"{message}. Search for a part of the name."
    return f"{message}. Near to it: {_listed(near)}."


def _several(asked: str, meant: list[Hit]) -> str:
    return f"{asked!r} may mean {len(meant)} entities; say which by its id: {_listed(meant)}."


def _listed(hits: list[Hit]) -> str:
    return ", ".join(f"{hit.named.name} ({hit.named.id})" for hit in hits)
