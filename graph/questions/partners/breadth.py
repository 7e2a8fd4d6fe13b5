"""Breadth: how many somebody deals with, as far as known; whoever deals with many brings nobody close.

Of a network or working group rarely all members are known, and a government body deals with everybody in its
field, whoever says so: these count as no narrower than a least number.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from graph.bolt.store import Store
from graph.questions.kept import kept
from graph.questions.network import Network
from graph.vocabularies.terms import vocabulary

ROOMS = frozenset({"Network", "WorkingGroup"})
_LEAST_OF_A_NETWORK = 5
_LEAST_OF_GOVERNMENT = 20


@dataclass(frozen=True)
class Bodies:
    """What organizations state of themselves that says how broad they are."""

    government: frozenset[str] = frozenset()
    members: Mapping[str, int] | None = None


BODIES = """
    MATCH (body:Organization)
    WHERE body.sort IS NOT NULL OR body.stated_members IS NOT NULL
    WITH body ORDER BY body.id LIMIT 10000000
    RETURN collect(body.id) AS id, collect(coalesce(body.sort, '')) AS sort,
           collect(coalesce(body.stated_members, 0)) AS members
"""


def bodies(store: Store) -> Bodies:
    """Return which organizations are government bodies, and how many members networks say they have."""
    return kept(store, "bodies", lambda: _bodies(store))


def _bodies(store: Store) -> Bodies:
    columns = store.columns(BODIES)
    sorts = {text: _is_government(text) for text in set(columns["sort"])}
    governing = (own for own, text in zip(columns["id"], columns["sort"], strict=True) if sorts[text])
    stated = zip(columns["id"], columns["members"], strict=True)
    return Bodies(frozenset(governing), {own: number for own, number in stated if number})


def _is_government(text: str) -> bool:
    known = vocabulary("sort")
    term = known.find(text) if text else None
    return term is not None and "government" in {term.id, *(above.id for above in known.broader_of(term.id))}


def breadth(whole: Network, known: Bodies, tied: Mapping[str, tuple[str, ...]]) -> dict[str, int]:
    """Return how many each deals with: as many as it is tied to, members it says it has, or its least."""
    return {
        own: max(len(others), (known.members or {}).get(own, 0), _least(whole, known, own))
        for own, others in tied.items()
    }


def _least(whole: Network, known: Bodies, own: str) -> int:
    if own in known.government:
        return _LEAST_OF_GOVERNMENT
    return 1 if ROOMS.isdisjoint(whole.entities[own].labels) else _LEAST_OF_A_NETWORK
