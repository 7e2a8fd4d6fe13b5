"""The words of ours that a mapping may use: columns of entities and of links, kinds and types."""

import difflib
from collections.abc import Collection, Mapping

from graph.model.entities import KIND_OF
from graph.model.links import LINK_OF
from graph.model.statements import Statement


def _fields(kinds: Mapping[str, type[Statement]]) -> frozenset[str]:
    return frozenset(name for kind in kinds.values() for name in kind.model_fields)


ENTITY_COLUMNS = _fields(KIND_OF) - {"source", "stated_id"} | {"kind", "id", "same_as"}
LINK_COLUMNS = _fields(LINK_OF) - {"source", "from_stated_id", "to_stated_id"} | {
    "type", "from", "to", "from_kind", "to_kind", "amount",
}  # fmt: skip


SEVERAL = frozenset(
    name
    for kinds in (KIND_OF, LINK_OF)
    for kind in kinds.values()
    for name, field in kind.model_fields.items()
    if field.annotation == tuple[str, ...]
)
"""Columns that hold several things."""


def require_known(column: str, known: Collection[str], whose: str = "a table of ours") -> None:
    """Raise ValueError unless a column of ours is one of these."""
    if column not in known:
        raise ValueError(f"{whose} has no column {column!r}; {_hint(column, known)}")


def require_type(text: str) -> str:
    """Return a type of link that is there; raise ValueError for another."""
    if text not in LINK_OF:
        raise ValueError(f"there is no type of link {text!r}; {_hint(text, LINK_OF)}")
    return text


def require_kind(text: str) -> str:
    """Return a kind of entity that is there; raise ValueError for another."""
    if text not in KIND_OF:
        raise ValueError(f"there is no kind {text!r}; {_hint(text, KIND_OF)}")
    return text


def _hint(word: str, known: Collection[str]) -> str:
    close = difflib.get_close_matches(word, known, n=1)
    return f"did you mean {close[0]!r}?" if close else f"there are {', '.join(sorted(known))}"
