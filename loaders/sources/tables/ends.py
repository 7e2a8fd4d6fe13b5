"""The two ends of a link: described by a row, known to a vocabulary, or told by the link alone."""

from collections.abc import Iterable
from dataclasses import dataclass

from graph.errors import RowRejected
from graph.model.entities import KIND_OF, family
from graph.model.statements import Description, Link, Tier
from loaders.sources.tables.columns import Line, build, entity_kind
from loaders.sources.tables.names import Names, allowed_at, fits, key_of
from loaders.terms import require_spelled, term_named


@dataclass(frozen=True, slots=True)
class End:
    """An end of a link, with its description where no row of the table gives one."""

    stated_id: str
    description: Description | None = None


def end_of(line: Line, kind: type[Link], end: str, names: Names, usual: Tier) -> End:
    """Return one end of a link."""
    text, stated = line[end], line[f"{end}_kind"]
    allowed = allowed_at(kind, end)
    if stated:
        label = entity_kind(stated, f"{end}_kind").label
        if not fits(label, allowed):
            raise RowRejected(f"column '{end}_kind' holds {stated!r}: {_only(kind, end)}")
        allowed = (label,)
    described = _described(text, allowed, kind, end, names)
    if described:
        return End(described)
    return told(text, allowed[0] if stated else _likely(line, kind, end, names), names, usual)


def told(text: str, label: str, names: Names, usual: Tier) -> End:
    """Return an entity that no row describes: a term of a vocabulary, else the name alone."""
    tier = names.tier_of(text, usual)
    known = term_named(label, text)
    if known:
        return End(known.stated_id, known.model_copy(update={"visibility": tier}))
    if family(label) == "Place":
        require_spelled(text)
    label = names.implied.get(key_of(text), {}).get(family(label), label)
    stated_id = names.free_id(label, text)
    values = {"stated_id": stated_id, "name": text, "visibility": tier}
    return End(stated_id, build(KIND_OF[label], values))


def named(text: str, label: str, column: str, names: Names, usual: Tier) -> End:
    """Return an entity that a cell other than `from` and `to` names."""
    described = _the_one(text, (label,), column, names)
    return End(described) if described else told(text, label, names, usual)


def _described(text: str, allowed: tuple[str, ...], kind: type[Link], end: str, names: Names) -> str | None:
    """Return the id of the entity that a row of the table describes under this id, name or alias."""
    described = _the_one(text, allowed, end, names)
    if described:
        return described
    families = {family(label) for label in allowed}
    other = [each for each in _candidates(text, names) if names.described[each].family in families]
    if other:
        found = " and ".join(sorted(names.kinds[other[0]]))
        raise RowRejected(
            f"column {end!r} holds {text!r}, which {names.described[other[0]].where} describes as {found}: "
            f"{_only(kind, end)}; change the kind there, or the type of the link"
        )
    return None


def _the_one(text: str, allowed: tuple[str, ...], column: str, names: Names) -> str | None:
    """Return the one described entity that a text may mean; two are one too many."""
    fitting = _fitting(text, allowed, names)
    if len(fitting) > 1:
        ids = " and of ".join(map(repr, fitting))
        raise RowRejected(f"column {column!r} holds {text!r}, the name of {ids}; write the id")
    return fitting[0] if fitting else None


def _fitting(text: str, allowed: Iterable[str], names: Names) -> list[str]:
    allowed = tuple(allowed)
    return [
        each for each in _candidates(text, names) if any(fits(label, allowed) for label in names.kinds[each])
    ]


def _candidates(text: str, names: Names) -> list[str]:
    """Return whom a text may mean: who has it as id, else as name, else as alias."""
    by_id = names.by_id.get(text.casefold())
    if by_id:
        return [by_id]
    key = key_of(text)
    return sorted(names.by_name.get(key) or names.by_alias.get(key) or ())


def _likely(line: Line, kind: type[Link], end: str, names: Names) -> str:
    """Return the kind of an end that nothing describes: what other links take it for, else the usual kind."""
    allowed = allowed_at(kind, end)
    taken = [label for label in names.implied.get(key_of(line[end]), {}).values() if fits(label, allowed)]
    if len(taken) == 1:
        return taken[0]
    if kind.sources == kind.targets:
        return _like_other(line, kind, end, names) or allowed[0]
    return allowed[0]


def _like_other(line: Line, kind: type[Link], end: str, names: Names) -> str | None:
    """Return the family of the other end: a part is of the family of its whole."""
    other = "to" if end == "from" else "from"
    known = {names.described[each].family for each in _fitting(line[other], allowed_at(kind, other), names)}
    known |= {family(each) for each in names.implied.get(key_of(line[other]), {}).values()}
    if not known:
        known = {each for each in allowed_at(kind, other) if term_named(each, line[other])}
    return known.pop() if len(known) == 1 else None


def _only(kind: type[Link], end: str) -> str:
    way = "comes from" if end == "from" else "leads to"
    return f"{kind.type} {way} {' or '.join(allowed_at(kind, end))}"
