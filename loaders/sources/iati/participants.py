"""Who takes part in an activity, and how activities hang together."""

from collections.abc import Iterator

from graph.errors import RowRejected
from graph.identity.normalize import fold
from graph.model.entities import Organization
from graph.model.links import Funds, Implements, PartOf
from graph.model.statements import Statement
from loaders.sources.iati.activity import project_named
from loaders.sources.iati.rows import Part

FUNDING = "funding"
_ROLES = {"1": FUNDING, "2": "accountable", "3": "extending", "4": "implementing"}
_RELATIONS = {"1": "parent", "2": "child", "3": "sibling", "4": "co-funded", "5": "third party"}


def reporter(part: Part) -> Iterator[Statement]:
    """Yield the organization that reports an activity."""
    yield _named(part)


def participant(part: Part) -> Iterator[Statement]:
    """Yield what an organization does in an activity: pays for it, answers for it or carries it out."""
    activity, body, written = part.activity, _named(part), part.element.get("role")
    role = _ROLES.get(written, fold(written))
    if role not in _ROLES.values():
        known = ", ".join(f"{code} ({name})" for code, name in _ROLES.items())
        raise RowRejected(f"the role {written!r} is not in the standard; write {known}")
    yield from (activity.project, body)
    said = {
        "from_stated_id": body.stated_id,
        "to_stated_id": activity.project.stated_id,
        "from_stated": body.name,
        "to_stated": activity.project.name,
        "record": part.where,
        "said_on": activity.said_on,
    }
    if role != FUNDING:
        yield Implements.model_validate({**said, "role": role})
    elif body.stated_id not in activity.givers:  # else its transactions say so, with amounts
        yield Funds.model_validate(said)


def relation(part: Part) -> Iterator[Statement]:
    """Yield which activity is part of which; siblings and the like are left out."""
    activity, code = part.activity, part.element.get("type")
    other = part.element.get("ref") or part.element.text
    if code not in ("1", "2"):
        part.element.leave(
            f"related-activity of type {code or 'not said'} ({_RELATIONS.get(code, 'unknown')})"
        )
        return
    if not other or other == activity.id:
        raise RowRejected(f"the related activity {other!r} is not another activity; write its identifier")
    related = project_named(other)
    yield activity.project
    if other not in activity.elsewhere:
        yield related
    inner, outer = (activity.project, related) if code == "1" else (related, activity.project)
    yield PartOf(
        from_stated_id=inner.stated_id,
        to_stated_id=outer.stated_id,
        from_stated=inner.name,
        to_stated=outer.name,
        record=part.where,
        said_on=activity.said_on,
    )


def _named(part: Part) -> Organization:
    body = part.activity.bodies.of(part.element)
    if body is None:
        raise RowRejected("the organization has neither a ref nor a name; write one")
    return body
