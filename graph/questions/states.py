"""States: which projects and services are said to be closed, planned or cancelled, and so serve nobody."""

from graph.bolt.store import Store
from graph.dates import FIRST_DAY, today
from graph.questions.kept import kept
from graph.questions.moments import Moment

CLOSED = "closed"
_PLANNED, _CANCELLED = "planned", "cancelled"
_NOW_AT_REST = (CLOSED, "suspended")


def at_rest(store: Store, when: Moment) -> frozenset[str]:
    """Return the projects and services that serve nobody at a moment.

    A source says how things stand now: on days before today and over every date, dates alone decide of what
    has closed. What is planned counts when it is said since when; what was cancelled never does.
    """
    now = when.day is not None and when.day >= today()
    stated = kept(store, "states", lambda: _stated(store))
    return frozenset(
        own
        for own, (status, since) in stated.items()
        if status == _CANCELLED
        or (status == _PLANNED and since == FIRST_DAY)
        or (now and status in _NOW_AT_REST)
    )


STATED = """
    MATCH (unit:Entity)
    WHERE unit.status IN $states
    WITH unit ORDER BY unit.id LIMIT 1000000
    RETURN collect(unit.id) AS id, collect(unit.status) AS status, collect(unit.since_first) AS since
"""


def _stated(store: Store) -> dict[str, tuple[str, str]]:
    columns = store.columns(STATED, states=[*_NOW_AT_REST, _PLANNED, _CANCELLED])
    return dict(zip(columns["id"], zip(columns["status"], columns["since"], strict=True), strict=True))
