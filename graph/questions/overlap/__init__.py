"""Overlap: organizations active in one place on one theme that are not known to be in touch."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, islice

from pydantic import Field

from graph.bolt.store import Store
from graph.dates import today
from graph.questions.activity import DOES, RUNS
from graph.questions.asked import asked_as
from graph.questions.evidence import evidence_by_id
from graph.questions.moments import moment, part
from graph.questions.network import network
from graph.questions.overlap.side_by_side import Ground, Links, Where, side_by_side
from graph.questions.overlap.touch import Touch, touch
from graph.questions.periods import PeriodOf, SaidOn, Undated, periods
from graph.questions.results import Evidence, Result

PAIRS_OF_A_CELL = 10
_STATEMENTS = 4


class Active(Result):
    """An organization that is active in a place on a theme."""

    id: str
    name: str
    together: bool = Field(
        description="Whether one project, service or record states theme and place together; "
        "else it works on the theme and works in the place, perhaps not on this theme there."
    )
    statements: int = Field(description="How many statements say so; the first of them are the evidence.")
    undated: Undated
    said_on: SaidOn
    evidence: tuple[Evidence, ...]


class Pair(Result):
    """Two that are active there and not known to be in touch."""

    ids: tuple[str, str]


class Cell(Result):
    """One theme in one place."""

    theme: str
    theme_name: str
    place: str
    place_name: str
    organizations: int = Field(description="How many organizations are known to be active there.")
    pairs: tuple[Pair, ...]
    truncated: bool = Field(description="Whether there are more such pairs here.")
    active: tuple[Active, ...] = Field(description="Those of the pairs, each with who says so.")


class Overlap(Result):
    """Where organizations work side by side without a room that they share, as far as known."""

    cells: tuple[Cell, ...] = Field(description="Those with most organizations first.")
    organizations: int = Field(description="How many organizations there are on the day.")
    known: int = Field(description="Of how many both a theme and a place, smaller than a country, are known.")
    wide: int = Field(description="How many name a theme, and of places only a whole country.")
    unplaced: int = Field(description="How many name a theme and no place.")
    untold: int = Field(description="How many name no theme: nobody knows what they work on.")
    as_of: str
    limit: int
    truncated: bool = Field(description="Whether there are more cells with such pairs.")


def overlap(
    store: Store,
    *,
    theme: str | None = None,
    place: str | None = None,
    as_of: str | None = None,
    limit: int = 20,
    page: int = 1,
) -> Overlap:
    """Return who is active in one place on one theme and shares no room, on a day, today unless asked.

    What lies within a theme or a place that is asked for counts as this theme or place.
    """
    shown, when = part(limit, page), moment(as_of or today())
    entities = network(store, moment(None)).entities
    for own, label in ((theme, "Theme"), (place, "Place")):
        if own:
            asked_as(entities, own, label)
    known = side_by_side(store, when, theme, place)
    found = list(islice(_apart(known, touch(store, when)), shown.stop + 1))
    return Overlap(
        cells=_told(store, known, found[shown]),
        **known.known,
        as_of=when.since,
        limit=limit,
        truncated=len(found) > shown.stop,
    )


def _apart(ground: Ground, known: Touch) -> Iterator[tuple[Where, list[tuple[str, str]]]]:
    """Yield the cells, the largest first, with the first pairs in them that are not known to be in touch."""
    for where in sorted(ground.within, key=ground.size):
        together = ground.together.get(where, {})
        active = sorted(ground.within[where], key=lambda own: (own not in together, own))
        if pairs := list(islice(_strangers(active, known), PAIRS_OF_A_CELL + 1)):
            yield where, pairs


def _strangers(active: Sequence[str], known: Touch) -> Iterator[tuple[str, str]]:
    if len(active) > 1 and frozenset.intersection(*(known.rooms.get(own, frozenset()) for own in active)):
        return
    yield from (pair for pair in combinations(active, 2) if not known.between(*pair))


def _told(
    store: Store, ground: Ground, found: Sequence[tuple[Where, list[tuple[str, str]]]]
) -> tuple[Cell, ...]:
    said = {where: _said(ground, where, pairs[:PAIRS_OF_A_CELL]) for where, pairs in found}
    ids = (link for cell in said.values() for links in cell.values() for link in links[:_STATEMENTS])
    evidence, period_of = evidence_by_id(store, ids, (*DOES, *RUNS)), periods(store)
    return tuple(
        _cell(ground, where, pairs, tuple(_active(ground, where, said[where], evidence, period_of)))
        for where, pairs in found
    )


def _said(ground: Ground, where: Where, pairs: Sequence[tuple[str, str]]) -> dict[str, Links]:
    """Return the links that say that these are active there; what is stated together suffices."""
    together, apart = ground.together.get(where, {}), ground.within[where]
    active = sorted({own for pair in pairs for own in pair})
    return {
        own: tuple(sorted(together[own], key=lambda link: (link not in apart[own], link)))
        if own in together
        else tuple(apart[own])
        for own in active
    }


def _active(
    ground: Ground,
    where: Where,
    said: Mapping[str, Links],
    evidence: Mapping[str, Evidence],
    period_of: PeriodOf,
) -> Iterator[Active]:
    for own, links in said.items():
        told = period_of(links)
        yield Active(
            id=own,
            name=ground.net.entities[own].name,
            together=own in ground.together.get(where, {}),
            statements=len(links),
            undated=told.undated,
            said_on=told.said_on,
            evidence=tuple(evidence[link] for link in links[:_STATEMENTS]),
        )


def _cell(ground: Ground, where: Where, pairs: Sequence[tuple[str, str]], active: tuple[Active, ...]) -> Cell:
    theme, place = where
    return Cell(
        theme=theme,
        theme_name=ground.net.entities[theme].name,
        place=place,
        place_name=ground.net.entities[place].name,
        organizations=len(ground.within[where]),
        pairs=tuple(Pair(ids=pair) for pair in pairs[:PAIRS_OF_A_CELL]),
        truncated=len(pairs) > PAIRS_OF_A_CELL,
        active=active,
    )
