"""Districts: how many organizations are known to be active in each, on any theme or on one."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from pydantic import Field

from graph.bolt.store import Store
from graph.dates import today
from graph.model.links import WorksOn
from graph.places.gazetteer import gazetteer
from graph.places.tiles import Tile, tiles
from graph.questions.activity import DOES, RUNS
from graph.questions.districts.whereabouts import Active, whereabouts, working_together
from graph.questions.evidence import evidence_by_id
from graph.questions.gaps.grid import Grid, GridPlace, grid_at
from graph.questions.moments import counted, moment
from graph.questions.network import Network, network
from graph.questions.periods import Period, SaidOn, Undated, periods
from graph.questions.results import Evidence, Result

_QUOTED = 3


class ActiveOrganization(Result):
    """An organization that is active in a district, and who says so."""

    id: str
    name: str
    statements: int = Field(description="How many statements say so, also through its projects.")
    undated: Undated
    said_on: SaidOn
    evidence: tuple[Evidence, ...] = Field(description=f"Up to {_QUOTED} of them.")


class District(Result):
    """One district, and who is known to be active in it."""

    id: str
    name: str
    pcode: str
    province: str
    country: str = Field(description="Two letters; empty where the list of places does not have it.")
    row: int | None = Field(description="Where its square stands, from the top; none where nobody laid it.")
    column: int | None = Field(description="Where its square stands, from the left.")
    known: bool = Field(description="Whether the graph has it; the list of places may have more.")
    organizations: int = Field(description="How many are known; 0 means that no source names one.")
    perhaps: int = Field(
        description="With a theme: how many more work there and on it, but nobody says both together."
    )
    active: tuple[ActiveOrganization, ...]


class ThemeChoice(Result):
    """A theme that can be chosen."""

    id: str
    name: str


class Districts(Result):
    """Every district with the number of organizations active in it."""

    districts: tuple[District, ...]
    theme: ThemeChoice | None
    themes: tuple[ThemeChoice, ...] = Field(description="Those that anything is said to be about.")
    organizations: int = Field(description="How many organizations are known in some district.")
    elsewhere: int = Field(description="How many more are only known in other places, such as the country.")
    nowhere: int = Field(description="Of how many more nobody says where they are active.")
    as_of: str
    limit: int
    truncated: bool = Field(description="Whether a district has more organizations than are named.")


def districts(
    store: Store, theme: str | None = None, *, as_of: str | None = None, limit: int = 10
) -> Districts:
    """Return who is active in each district on a day (today unless asked), on any theme or on one."""
    most, when = counted(limit), moment(as_of or today())
    known, where = grid_at(store, when), whereabouts(store, when)
    if theme is not None:
        known.check(theme, "Theme")
    rows = known.places((), set())
    about = where.everybody() if theme is None else where.on(theme)
    sure = {row.id: where.in_district(row.id) for row in rows}
    if theme is not None:
        sure = working_together(store, when, theme, tuple(sure))
    perhaps = {
        at: [own for own in where.in_district(at) if own in about and own not in there]
        for at, there in sure.items()
    }
    here = {own for row in rows for own in (*sure[row.id], *perhaps[row.id])}
    named = {at: {own: active[own] for own in known.first(active, most)} for at, active in sure.items()}
    told = _told(store, known, named)
    return Districts(
        districts=tuple(
            _district(row, len(sure[row.id]), len(perhaps[row.id]), told[row.id]) for row in rows
        ),
        theme=None if theme is None else ThemeChoice(id=theme, name=known.name(theme)),
        themes=_themes(known, network(store, when)),
        organizations=len(here),
        elsewhere=len((about - here) & where.somewhere()),
        nowhere=len(about - here - where.somewhere()),
        as_of=when.since,
        limit=most,
        truncated=any(len(active) > most for active in sure.values()),
    )


def _quoted(named: Iterable[Active]) -> Iterator[str]:
    for active in named:
        for ids in active.values():
            yield from sorted(ids)[:_QUOTED]


def _told(
    store: Store, known: Grid, named: Mapping[str, Active]
) -> dict[str, tuple[ActiveOrganization, ...]]:
    """Return by district those who are named there, with who says so and how old that is."""
    evidence, period_of = evidence_by_id(store, _quoted(named.values()), (*DOES, *RUNS)), periods(store)
    return {
        at: tuple(_organization(known, own, ids, period_of(ids), evidence) for own, ids in active.items())
        for at, active in named.items()
    }


def _organization(
    known: Grid, own: str, ids: Iterable[str], period: Period, evidence: Mapping[str, Evidence]
) -> ActiveOrganization:
    links = sorted(ids)
    return ActiveOrganization(
        id=own,
        name=known.name(own),
        statements=len(links),
        undated=period.undated,
        said_on=period.said_on,
        evidence=tuple(evidence[each] for each in links[:_QUOTED]),
    )


def _district(
    row: GridPlace, organizations: int, perhaps: int, active: tuple[ActiveOrganization, ...]
) -> District:
    term = gazetteer().by_pcode(row.pcode) if row.pcode else None
    square = _squares(term.country).get(row.pcode) if term else None
    return District(
        id=row.id,
        name=row.name,
        pcode=row.pcode,
        province=row.province,
        country=term.country if term else "",
        row=square.row if square else None,
        column=square.column if square else None,
        known=row.known,
        organizations=organizations,
        perhaps=perhaps,
        active=active,
    )


@lru_cache
def _squares(country: str) -> Mapping[str, Tile]:
    return {tile.place.pcode: tile for tile in tiles(country) if tile.place.pcode}


def _themes(known: Grid, net: Network) -> tuple[ThemeChoice, ...]:
    """Return the themes that anything is about, and those that they are part of."""
    stated = {whole for own in net.into[WorksOn.type] for whole in net.wholes(own)}
    return tuple(ThemeChoice(id=own, name=known.name(own)) for own in known.sorted(stated))
