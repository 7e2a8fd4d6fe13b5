"""Conflicts: what sources say differently of one entity, side by side."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import Field

from graph.model.entities import ENTITY_KINDS
from graph.questions.results import Result

# Several names, codes or contacts are no conflict.
_NAMING = frozenset({"name", "stated_id", "generic"})
_EVIDENCE = frozenset(
    {
        "source",
        "record",
        "quote",
        "paraphrase",
        "said_on",
        "date_basis",
        "confidence",
        "reviewed",
        "visibility",
    }
)
_FIELDS = tuple(sorted({name for kind in ENTITY_KINDS for name in kind.model_fields} - _NAMING - _EVIDENCE))


class StatedValue(Result):
    """A value of a field, and the sources that say so."""

    value: str | int | float | bool
    sources: tuple[str, ...]


class Conflict(Result):
    """A field of which sources say different things."""

    field: str
    values: tuple[StatedValue, ...] = Field(description="What is said, most sources first.")


def conflicts_of(descriptions: Iterable[Mapping[str, Any]]) -> tuple[Conflict, ...]:
    """Return the fields in which descriptions of one entity differ.

    A date that is only more exact than another ("2004-05" and "2004") agrees with it.
    """
    stated: dict[str, dict[str | int | float | bool, set[str]]] = defaultdict(lambda: defaultdict(set))
    for description in descriptions:
        for field in _FIELDS:
            value = description.get(field)
            if isinstance(value, str | int | float):
                stated[field][value].add(description["source"])
    return tuple(
        _conflict(field, values) for field, values in sorted(stated.items()) if _differ(field, values)
    )


def _differ(field: str, values: Mapping[str | int | float | bool, set[str]]) -> bool:
    if field not in ("since", "until"):
        return len(values) > 1
    exact = max((str(value) for value in values), key=lambda text: (len(text), text))
    return any(not exact.startswith(str(value)) for value in values)


def _conflict(field: str, values: Mapping[str | int | float | bool, set[str]]) -> Conflict:
    told = [StatedValue(value=value, sources=tuple(sorted(who))) for value, who in values.items()]
    return Conflict(
        field=field, values=tuple(sorted(told, key=lambda each: (-len(each.sources), str(each.value))))
    )
