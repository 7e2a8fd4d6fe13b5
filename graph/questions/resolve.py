"""Resolve: which entity a person means by an id, a name or an acronym."""

from graph.bolt.store import Store
from graph.errors import AmbiguousName, NotFound
from graph.identity.normalize import fold
from graph.questions.names import EXACT, LONGEST_TEXT, Hit, Named, find_names

_OFFERED = 5

BY_ID = """
    MATCH (entity:Entity {id: $id})
    RETURN entity.id AS id
    ORDER BY id
    LIMIT 1
"""


def resolve(store: Store, text: str) -> str:
    """Return the id of the entity with this id, else of the only one with this name, alias or acronym.

    Case and accents do not matter. Kinds of bodies, which many sources may name alike, are found by id alone.
    """
    asked = text.strip()
    if len(asked) <= LONGEST_TEXT and store.read(BY_ID, id=asked):
        return asked
    words = fold(asked) if len(asked) <= LONGEST_TEXT else ""
    hits = find_names(store, words, _OFFERED, _is_one_body) if words else []
    meant = [hit for hit in hits if hit.score == EXACT]
    if not meant:
        raise NotFound(_nothing(asked, hits[:_OFFERED]))
    if len(meant) > 1:
        raise AmbiguousName(_several(asked, meant), tuple(hit.named.id for hit in meant))
    return meant[0].named.id


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
