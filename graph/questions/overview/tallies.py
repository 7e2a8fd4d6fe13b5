"""Tallies: what the network holds at a moment, counted, and of how much of it something is known."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from pydantic import Field

from graph.bolt.store import Store
from graph.dates import FIRST_DAY, LAST_DAY
from graph.model.entities import LABELS
from graph.model.links import LINK_OF, Funds, Implements, Provides
from graph.questions.activity import Activity, activities
from graph.questions.districts.whereabouts import Whereabouts, whereabouts
from graph.questions.evidence import published
from graph.questions.kept import kept
from graph.questions.moments import Moment
from graph.questions.names import Named
from graph.questions.network import Network, NetworkLink, network
from graph.questions.results import Result
from graph.questions.timeline.ages import said_on
from graph.questions.timeline.lives import is_timeless

T = TypeVar("T")
_NOTHING = Activity({}, {}, {})


class KindCount(Result):
    """How many entities carry a label; a network counts as an organization too."""

    kind: str
    entities: int


class TypeCount(Result):
    """How many statements of one type of link there are, and how much is known of them."""

    type: str
    title: str
    links: int
    dated: int = Field(description="How many say since when or until when.")
    told_when: int = Field(description="Of how many we know when they were said.")
    reviewed: int = Field(description="How many somebody looked at.")


class DistrictCount(Result):
    """How many organizations are active in a district, as `districts` counts; 0 means no source names one."""

    id: str
    name: str
    organizations: int


class Coverage(Result):
    """Of how many things one thing is known."""

    title: str = Field(description="What is counted, and what is known of it, in words.")
    known: int
    of: int


@dataclass(frozen=True)
class Tallies:
    """All that is counted of the network at a moment."""

    entities: int
    generic: int
    kinds: tuple[KindCount, ...]
    types: tuple[TypeCount, ...]
    districts: tuple[DistrictCount, ...]
    coverage: tuple[Coverage, ...]
    oldest: str | None
    newest: str | None


def tallies(store: Store, when: Moment) -> Tallies:
    """Return the counts of a moment, worked out once for each version of the graph."""
    return kept(store, ("tallies", when), lambda: _tallies(store, when))


def _tallies(store: Store, when: Moment) -> Tallies:
    net = network(store, when)
    said = sorted({link.said_on for link in net.links if link.said_on})
    districts = tuple(_districts(net, whereabouts(store, when)))
    return Tallies(
        entities=len(net.entities),
        generic=sum(named.generic for named in net.entities.values()),
        kinds=_kinds(net),
        types=_types(net),
        districts=districts,
        coverage=tuple(_coverage(store, when, net, districts)),
        oldest=said[0] if said else None,
        newest=said[-1] if said else None,
    )


def _kinds(net: Network) -> tuple[KindCount, ...]:
    counts = Counter(label for named in net.entities.values() for label in named.labels)
    return tuple(KindCount(kind=label, entities=counts[label]) for label in LABELS if label in counts)


def _types(net: Network) -> tuple[TypeCount, ...]:
    by_type: dict[str, list[NetworkLink]] = defaultdict(list)
    for link in net.links:
        by_type[link.type].append(link)
    return tuple(
        TypeCount(
            type=kind,
            title=of.title,
            links=len(by_type[kind]),
            dated=sum(map(_is_dated, by_type[kind])),
            told_when=sum(bool(link.said_on) for link in by_type[kind]),
            reviewed=sum(link.reviewed for link in by_type[kind]),
        )
        for kind, of in LINK_OF.items()
        if kind in by_type
    )


def _is_dated(link: NetworkLink) -> bool:
    return link.since != FIRST_DAY or link.until != LAST_DAY


def _districts(net: Network, where: Whereabouts) -> Iterator[DistrictCount]:
    for own, named in sorted(net.entities.items()):
        if "District" in named.labels:
            yield DistrictCount(id=own, name=named.name, organizations=len(where.in_district(own)))


def _is_body(named: Named) -> bool:
    return "Organization" in named.labels and not named.generic


def _coverage(
    store: Store, when: Moment, net: Network, districts: Iterable[DistrictCount]
) -> Iterator[Coverage]:
    yield from _of_organizations(net, activities(store, when))
    yield from _of_undertakings(net)
    yield _known("districts: anybody who is active there", districts, lambda each: each.organizations)
    yield from _of_links(net, published(store))


def _of_organizations(net: Network, does: Mapping[str, Activity]) -> Iterator[Coverage]:
    bodies = {own: does.get(own, _NOTHING) for own, named in net.entities.items() if _is_body(named)}
    yield _known("organizations: where they are active", bodies.values(), lambda each: each.places)
    yield _known("organizations: what they work on", bodies.values(), lambda each: each.themes)
    yield _known("organizations: whom they work for", bodies.values(), lambda each: each.populations)
    founded = (net.entities[own].since for own in bodies)
    yield _known("organizations: since when they exist", founded, lambda each: each != FIRST_DAY)


def _of_undertakings(net: Network) -> Iterator[Coverage]:
    run, paid, provided = (net.into[kind.type] for kind in (Implements, Funds, Provides))
    projects = [own for own, named in net.entities.items() if "Project" in named.labels]
    services = [own for own, named in net.entities.items() if "Service" in named.labels]
    yield _known("projects: who carries them out", projects, run.__contains__)
    yield _known("projects: who pays for them", projects, paid.__contains__)
    yield _known("services: who provides them", services, provided.__contains__)


def _of_links(net: Network, told: Mapping[str, str]) -> Iterator[Coverage]:
    links = [link for link in net.links if not is_timeless(link, net.entities[link.from_id])]
    money = net.of_type(Funds.type)
    yield _known("statements of money: how much it is", money, lambda each: each.has_amount)
    yield _known("statements: since when or until when they hold", links, _is_dated)
    yield _known("statements: when they were said", links, lambda each: said_on(each, told))


def _known(title: str, things: Iterable[T], is_known: Callable[[T], object]) -> Coverage:
    known = [bool(is_known(each)) for each in things]
    return Coverage(title=title, known=sum(known), of=len(known))
