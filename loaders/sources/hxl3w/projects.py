"""The undertaking that a row names: told apart by its code, else by its title and who runs it."""

import hashlib
from collections.abc import Sequence

from graph.errors import RowRejected
from graph.identity.normalize import fold, slug
from graph.model.entities import Organization, Project
from loaders.sources.hxl3w.columns import Line
from loaders.sources.hxl3w.times import Times

_NAMES = ("project", "name", "title", "programme", "program")
_NOT_TITLES = ("type", "category", "code", "id", "status", "date", "num", "url")
_LONGEST = 500
_LONGEST_ID = 150
_STATES = {
    "planned": "planned|pipeline|planifie|planifiee|prevu|prevue|planificado|not started",
    "active": "ongoing|on going|active|in progress|implementation|under implementation|en cours|actif"
    "|en curso|started|continuing",
    "closed": "completed|complete|closed|ended|finished|project closure|termine|terminee|acheve|achevee"
    "|cloture|cloturee|finalizado|terminado",
}


def project_in(line: Line, runner: Organization, themes: Sequence[str], times: Times) -> Project | None:
    """Return the project or activity that a row names; what is only planned is one, named or not."""
    title, code = _title(line), _code(line)
    state = state_of(line)
    if not (title or code):
        if state != "planned":
            return None
        title = ", ".join(themes)
        if not title:
            raise RowRejected("what is only planned has neither a name nor a sector; fill one in")
    name = title or code
    return Project(
        stated_id=_own_id(code, runner.stated_id, name),
        name=name if len(name) <= _LONGEST else name[: _LONGEST - 1] + "…",
        identifiers=(f"internal:{code}",) if code else (),
        status=state,
        since=times.since,
        until=times.until,
    )


def state_of(line: Line) -> str | None:
    """Return how far the work of a row is: planned, active or closed; other words as they stand."""
    words = fold(line.first((*line.layout.named("status"), *line.layout.named("activity", "status"))))
    known = (state for state, spellings in _STATES.items() if words in spellings.split("|"))
    return next(known, words or None)


def _title(line: Line) -> str:
    project = line.first(line.layout.named("project", but=_NOT_TITLES))
    named = line.first(line.layout.named("activity", "project", but=_NOT_TITLES))
    return project or named or line.first(line.layout.named("activity", but=_NOT_TITLES))


def _code(line: Line) -> str:
    return line.first(
        (*line.layout.named("project", "code", "id"), *line.layout.named("activity", "code", "id"))
    )


def _own_id(code: str, runner: str, name: str) -> str:
    text = code or f"{runner} {name}"
    words = slug(text)[:_LONGEST_ID]
    if len(fold(text)) > len(words):
        words = f"{words}-{hashlib.sha256(fold(text).encode()).hexdigest()[:8]}"
    return f"project:{words}"
