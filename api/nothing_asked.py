"""What a page answers as long as nothing was asked: a result in which everything is empty."""

from typing import Any, TypeVar, get_origin

from graph.dates import today
from graph.questions.moments import counted, moment
from graph.questions.results import Result

T = TypeVar("T", bound=Result)


def nothing_asked(model: type[T], as_of: str | None, limit: int, **told: object) -> T:
    """Return the answer to nothing on a day, today unless asked: every list is empty, every count is 0."""
    day = moment(as_of or today()).day
    return model.model_validate(_empty(model) | {"as_of": day, "limit": counted(limit)} | told)


def _empty(model: type[Result]) -> dict[str, Any]:
    """Return each field that must be said, as nothing."""
    fields = model.model_fields.items()
    return {name: _nothing(field.annotation) for name, field in fields if field.is_required()}


def _nothing(kind: Any) -> Any:
    if isinstance(kind, type) and issubclass(kind, Result):
        return _empty(kind)
    made = get_origin(kind) or kind
    return made() if made in (tuple, int, bool, str) else None
