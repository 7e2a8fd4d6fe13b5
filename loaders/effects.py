"""What stands in the graph in place of a statement that somebody reviewed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from graph.bolt.cypher import DESCRIBES
from graph.identity.normalize import slug
from graph.model.entities import KIND_OF, family
from graph.model.links import LINK_OF
from graph.model.reviews import ENDS, Review, corrected, described_end
from graph.model.statements import Description, Link, Statement, statement_id
from loaders.spool_sql import joins

Families = Callable[[str], str | None]
"""Says of which family the entity is that the source calls so; nothing, where it describes none."""

# What tells of the load, not of what is said.
OF_THE_LOAD = ("load", "loaded_at")


@dataclass(frozen=True)
class Standing:
    """A statement that stands in place of a reviewed one, as a spool keeps it."""

    id: str
    kind: str
    one: str
    other: str
    said: dict[str, Any]


def standing(
    own: str, kind: str, said: Mapping[str, Any], review: Review, families: Families
) -> list[Standing] | None:
    """Return what stands in place of a statement; None, where a correction cannot be applied to it."""
    if review.verdict == "rejected":
        return []
    statement = _statement(kind, said)
    loaded = {name: said[name] for name in OF_THE_LOAD if name in said}
    if review.verdict == "accepted":
        return [_standing(own, statement.model_copy(update={"reviewed": "accepted"}), review, loaded)]
    better = corrected(statement, review)
    if better is None:
        return None
    if not isinstance(better, Link):
        return None if review.ends else [_standing(own, better, review, loaded)]
    return _with_ends(own, better, review, families, loaded)


def _with_ends(
    own: str, link: Link, review: Review, families: Families, loaded: Mapping[str, Any]
) -> list[Standing] | None:
    """Return a link between the ends that are right, and descriptions of those that nobody described."""
    described: list[Description] = []
    for name, end in review.ends.items():
        key = end.stated_id
        if not key or families(key) != family(end.kind):
            key = f"review:{family(end.kind)}:{slug(end.name)}"
            described.append(described_end(end, key, link))
        link = link.model_copy(update={f"{name}_stated_id": key, f"{name}_stated": end.name})
    named = {one.stated_id: family(one.kind()) for one in described}
    joined = [named.get(key) or families(key) for key in _ends(link)]
    if (link.kind(), *joined) not in joins():
        return None
    rows = [_standing(_id_of_end(link.source, own, one), one, review, loaded) for one in described]
    return [*rows, _standing(own, link, review, loaded)]


def _ends(link: Link) -> list[str]:
    return [str(getattr(link, f"{end}_stated_id")) for end in ENDS]


def _id_of_end(source: str, review: str, described: Description) -> str:
    return statement_id(source, f"review:{review}:{described.stated_id}", 0)


def _statement(kind: str, said: Mapping[str, Any]) -> Statement:
    model: type[Statement] = KIND_OF[said["kind"]] if kind == DESCRIBES else LINK_OF[kind]
    return model.model_validate({name: said[name] for name in said if name in model.model_fields})


def _standing(own: str, statement: Statement, review: Review, loaded: Mapping[str, Any]) -> Standing:
    kind, one, other = placed(statement)
    said = {**fields_of(statement, statement.sayings()), "review": review.id, **loaded}
    return Standing(own, kind, one, other, said)


def placed(statement: Statement) -> tuple[str, str, str]:
    """Return the relationship that holds a statement, and the stated ids that it is about."""
    if isinstance(statement, Link):
        return statement.type, statement.from_stated_id, statement.to_stated_id
    if isinstance(statement, Description):
        return DESCRIBES, statement.stated_id, ""
    raise TypeError(f"{type(statement).__name__} is neither a description nor a link")


def fields_of(statement: Statement, sayings: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of a statement as the graph keeps them, from what it says."""
    said = {**sayings, "confidence": statement.confidence}
    return {**said, "kind": statement.kind()} if isinstance(statement, Description) else said
