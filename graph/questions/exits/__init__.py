"""Exits: what is lost, and what remains, when funders or organizations leave on a date."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from datetime import date, timedelta
from itertools import chain

from pydantic import Field

from graph.bolt.store import Store
from graph.dates import LAST_DAY, today
from graph.questions.activity import Activity, activities
from graph.questions.asked import asked_for
from graph.questions.evidence import evidence_by_id
from graph.questions.exits.coverage import Cell, Coverage, coverage
from graph.questions.exits.departures import (
    DarkRoute,
    GoneService,
    Room,
    dark_routes,
    gone_services,
    others,
    parts,
    rooms,
)
from graph.questions.exits.endangered import Endangered, endangered, without_support
from graph.questions.exits.lost_support import Ending, Loss, endings, losses
from graph.questions.exits.remaining import Remaining, remaining
from graph.questions.exits.supports import supports
from graph.questions.moments import Moment, counted, moment, part
from graph.questions.network import Network, network
from graph.questions.periods import periods
from graph.questions.results import Evidence, Result
from graph.questions.states import at_rest

_MOST_QUOTED = 500


class Leaving(Result):
    """Somebody who leaves, and what they did until then."""

    id: str
    name: str
    here: bool = Field(description="False where they are not there on that day, so that nothing changes.")
    known: bool = Field(description="Whether anything is known of what they do: on what, for whom or where.")
    themes: tuple[str, ...]
    populations: tuple[str, ...]
    places: tuple[str, ...]
    partners: tuple[str, ...]
    parts: tuple[str, ...] = Field(description="Offices and other parts, which stay unless they leave, too.")


class DarkCell(Result):
    """What nobody else is known to do; an empty field stands for any."""

    theme: str
    population: str
    place: str
    lost: tuple[str, ...] = Field(description="Who did it, or by which project or service.")
    links: tuple[str, ...]


class Exits(Result):
    """What goes and what remains, as far as it is known."""

    leaving: tuple[Leaving, ...]
    losses: tuple[Loss, ...]
    dark: tuple[DarkCell, ...]
    at_risk: tuple[DarkCell, ...] = Field(
        description="What is done only by those who leave or whose known support would all be gone."
    )
    routes: tuple[DarkRoute, ...]
    services: tuple[GoneService, ...]
    rooms: tuple[Room, ...]
    remain: tuple[Remaining, ...]
    ending: tuple[Ending, ...] = Field(description="Whose known support ends by itself within the months.")
    endangered: tuple[Endangered, ...] = Field(
        description="What those carry out whose known support is all lost, or ends within the months."
    )
    evidence: dict[str, Evidence] = Field(description="The statements it rests on, by the ids of links.")
    names: dict[str, str]
    on: str = Field(description="The day on which they leave.")
    as_of: str = Field(description="The day on which the network is looked at.")
    months: int
    limit: int = Field(description="Most of each list.")
    page: int = Field(description="Which part of each list this is, in parts of `limit`.")
    truncated: bool = Field(description="Whether a list goes on: ask for the next page.")
    unquoted: int = Field(description="How many statements stand without their words, being too many.")


def exits(
    store: Store,
    ids: Collection[str],
    *,
    on: str | None = None,
    months: int = 12,
    as_of: str | None = None,
    limit: int = 50,
    page: int = 1,
) -> Exits:
    """Return who loses what when these leave on a day, today unless asked, and who remains.

    With nobody who leaves, it says whose known support ends within the months. Long lists are told in pages.
    """
    here, ahead = part(limit, page), counted(months, "number of months", 600)
    when = moment(as_of or on or today())
    day = moment(on).day or when.day or ""
    leaving = _leaving(store, when, ids)
    gone = frozenset(each.id for each in leaving if each.here)
    everything = _everything(store, when, gone, (day, _later(day, ahead)), here.stop + 1)
    shown = {name: each[here] for name, each in everything.items()}
    links = _links(shown.values())
    return Exits(
        leaving=leaving,
        **shown,
        evidence=evidence_by_id(store, links[:_MOST_QUOTED]),
        names=_names(network(store, when), leaving, shown.values()),
        on=day,
        as_of=when.day or "",
        months=ahead,
        limit=limit,
        page=page,
        truncated=any(len(each) > here.stop for each in everything.values()),
        unquoted=len(links[_MOST_QUOTED:]),
    )


def _everything(
    store: Store, when: Moment, gone: Set[str], ahead: tuple[str, str], most: int
) -> dict[str, tuple[Result, ...]]:
    """Return each list of an answer; `ahead` is from which day to which support may end."""
    net, known = network(store, when), supports(store, when)
    lost = losses(net, known, gone, periods(store))
    alone = [each for each in lost if each.share_low == 1.0]
    ending = endings(net, known, gone, *ahead)
    lacking = without_support(alone, ending, ahead[0])
    services = gone_services(net, gone)
    dark, risky = _dark(coverage(store, when), gone, {each.id for each in alone})
    return {
        "losses": lost,
        "dark": dark,
        "at_risk": risky,
        "routes": dark_routes(net, gone | {each.id for each in services}),
        "services": services,
        "rooms": rooms(net, gone),
        "remain": remaining(store, when, net, gone, [each.id for each in lost], most),
        "ending": ending,
        "endangered": endangered(net, known, gone, lacking, at_rest(store, when)),
    }


def _leaving(store: Store, when: Moment, ids: Collection[str]) -> tuple[Leaving, ...]:
    net, whole = network(store, when), network(store, moment(None)).entities
    does, covered = activities(store, when), coverage(store, when)
    nothing = Activity({}, {}, {})
    return tuple(
        Leaving(
            id=own,
            name=asked_for(whole, own).name,
            here=own in net.entities,
            known=own in covered.of,
            themes=tuple(does.get(own, nothing).themes),
            populations=tuple(does.get(own, nothing).populations),
            places=tuple(does.get(own, nothing).places),
            partners=tuple(dict.fromkeys(link.other(own) for link in others(net, own))),
            parts=parts(net, own),
        )
        for own in sorted(set(ids))
    )


def _dark(
    covered: Coverage, gone: Set[str], unsupported: Set[str]
) -> tuple[tuple[DarkCell, ...], tuple[DarkCell, ...]]:
    """Return the cells that nobody fills any more, and those that only the unsupported still fill."""
    dark, risky = [], []
    for cell in covered.touched(gone | unsupported):
        doers = covered.cells[cell]
        if all(doer.leaves(gone) for doer in doers):
            dark.append(_cell(covered, cell))
        elif all(doer.leaves(gone | unsupported) for doer in doers):
            risky.append(_cell(covered, cell))
    return tuple(sorted(dark, key=_fullest)), tuple(sorted(risky, key=_fullest))


def _fullest(cell: DarkCell) -> tuple[object, ...]:
    told = (cell.theme, cell.population, cell.place)
    return told.count(""), told


def _cell(covered: Coverage, cell: Cell) -> DarkCell:
    doers = covered.cells[cell]
    theme, population, place = cell
    return DarkCell(
        theme=theme,
        population=population,
        place=place,
        lost=tuple(sorted({own for doer in doers for own in (doer.provider, doer.undertaking) if own})),
        links=tuple(sorted(set(chain.from_iterable(doer.links for doer in doers)))),
    )


def _later(day: str, months: int) -> str:
    """Return the day that many months of 30 or 31 days later."""
    try:
        return (date.fromisoformat(day) + timedelta(days=round(months * 365.25 / 12))).isoformat()
    except OverflowError:
        return LAST_DAY


def _links(shown: Iterable[Sequence[Result]]) -> list[str]:
    return list(dict.fromkeys(own for part in shown for each in part for own in getattr(each, "links", ())))


def _names(net: Network, leaving: Sequence[Leaving], shown: Iterable[Sequence[Result]]) -> dict[str, str]:
    told: Iterator[object] = chain(leaving, chain.from_iterable(shown))
    ids = {own for each in told if isinstance(each, Result) for own in _ids(each)}
    entities: Mapping[str, object] = net.entities
    return {own: net.entities[own].name for own in sorted(ids & entities.keys())} | {
        each.id: each.name for each in leaving
    }


def _ids(each: Result) -> Iterator[str]:
    for key, value in each:
        if key != "links" and isinstance(value, str):
            yield value
        elif key != "links" and isinstance(value, tuple):
            yield from (one for one in value if isinstance(one, str))
