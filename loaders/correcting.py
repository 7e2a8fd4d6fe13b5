"""What a person writes over a statement, as a correction: who is meant by a name, and what differs."""

from collections.abc import Mapping
from typing import Any

from graph.bolt.store import Store
from graph.errors import InvalidQuestion
from graph.identity.normalize import fold
from graph.model.entities import KIND_OF, family
from graph.model.reviews import ENDS
from graph.model.reviews import End as Right
from graph.questions.reviewing import End, ReadStatement

DESCRIBED = """
    MATCH (source:Source)-[said:DESCRIBES]->(:Entity)
    WHERE source.id = $source
    RETURN said.stated_id AS stated_id, said.name AS name, coalesce(said.aliases, []) AS aliases,
           said.kind AS kind, said.country AS country
    ORDER BY stated_id, said.id
    LIMIT 100000
"""


def correction(store: Store, said: ReadStatement, values: Mapping[str, str]) -> dict[str, Any]:
    """Return the fields and ends of a review, from what was written over a statement; what stays is no part.

    `values` has fields by name, and `from_name`, `from_kind`, `to_name`, `to_kind`; many values of one field
    stand between semicolons.
    """
    written = {name: values[name].strip() for name in values}
    fields = {
        name: _value(written[name], had)
        for name, had in said.values.items()
        if name in written and written[name] != as_written(had)
    }
    found: dict[str, Any] = {"fields": fields} if fields else {}
    for end, had in zip(ENDS, (said.one, said.other), strict=True):
        right = _end(store, said, had, written, end) if had and said.other else None
        if right is not None:
            found[f"{end}_end"] = right.model_dump(exclude_defaults=True)
    if not found:
        raise InvalidQuestion("nothing was corrected: write what is right over what is wrong, or accept it")
    return found


def as_written(value: object) -> str:
    """Return a value as people write it in a field."""
    if isinstance(value, list | tuple):
        return "; ".join(map(str, value))
    return "" if value is None else str(value)


def _value(text: str, had: object) -> str | tuple[str, ...] | None:
    if isinstance(had, list | tuple):
        return tuple(part.strip() for part in text.split(";") if part.strip())
    return text or None


def _end(store: Store, said: ReadStatement, had: End, written: Mapping[str, str], end: str) -> Right | None:
    """Return who is right as an end of a link; nothing where it stays who it was."""
    name = written.get(f"{end}_name") or had.name
    kind = written.get(f"{end}_kind") or had.kind
    if (name, kind) == (had.name, had.kind):
        return None
    if kind not in KIND_OF:
        raise InvalidQuestion(f"{kind!r} is no kind; there are {', '.join(KIND_OF)}")
    described = store.read(DESCRIBED, source=said.evidence.source)
    for one in described:
        names = map(fold, (one["name"], *one["aliases"]))
        if fold(name) in names and family(one["kind"]) == family(kind) and kind == one["kind"]:
            return Right(name=name, kind=kind, stated_id=one["stated_id"], country=one["country"])
    countries = {one["country"] for one in described if one["country"]}
    return Right(name=name, kind=kind, country=countries.pop() if len(countries) == 1 else None)
