"""Activity: what organizations do, on what, for whom and where, and what is thereby served.

An organization does what it states itself, what the projects do that it implements, and what the services do
that it provides. But who works on health and works in a district does not, for that alone, work on health in
that district: *served* is only what one service, one project, or one record about one organization states
together.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, product

from graph.bolt.store import Store
from graph.model.links import Implements, OperatesIn, Provides, Serves, WorksOn
from graph.questions.kept import kept
from graph.questions.moments import Moment
from graph.questions.network import Network, NetworkLink, network
from graph.questions.states import at_rest

DOES = (WorksOn.type, Serves.type, OperatesIn.type)
"""The links that say on what, for whom and where something is done."""
RUNS = (Implements.type, Provides.type)
"""The links that say whose a project or a service is."""
_UNITS = {"Project", "Service"}

Stated = Mapping[str, tuple[NetworkLink, ...]]
"""What is stated by which links."""


@dataclass(frozen=True)
class Activity:
    """What an organization works on, for whom and where, each with the ids of the links that say so."""

    themes: Mapping[str, tuple[str, ...]]
    populations: Mapping[str, tuple[str, ...]]
    places: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Undertaking:
    """What belongs together: a project, a service, or what one record says that an organization does."""

    id: str
    themes: Stated
    populations: Stated
    places: Stated
    providers: Stated
    """Who carries it out, as far as known; an organization of which a record speaks is its own provider."""


@dataclass(frozen=True)
class Provision:
    """One thing that is served: on this theme, for these people, in this place, by this provider.

    Theme or population is "" where none is stated, and so is a provider that nobody names.
    """

    theme: str
    population: str
    place: str
    provider: str
    links: tuple[str, ...]
    undertaking: str


def activities(store: Store, when: Moment) -> Mapping[str, Activity]:
    """Return what each organization does at a moment, by itself and through its projects and services."""
    return kept(
        store, ("activities", when), lambda: activities_in(network(store, when), at_rest(store, when))
    )


def undertakings(store: Store, when: Moment) -> tuple[Undertaking, ...]:
    """Return every project, service and record that states what somebody does at a moment."""
    return kept(
        store,
        ("undertakings", when),
        lambda: tuple(_undertakings(network(store, when), at_rest(store, when))),
    )


def provisions(store: Store, when: Moment) -> tuple[Provision, ...]:
    """Return all that is served at a moment, as it is stated: nothing is said of wholes or parts."""
    return kept(store, ("provisions", when), lambda: tuple(_provisions(undertakings(store, when), when)))


def activities_in(net: Network, resting: frozenset[str]) -> dict[str, Activity]:
    """Return what each organization does as far as a network tells; what rests is left out."""
    said: dict[str, dict[str, dict[str, set[str]]]] = defaultdict(lambda: {kind: {} for kind in DOES})
    for link in _done(net, resting):
        if _is_organization(net, link.from_id):
            said[link.from_id][link.type].setdefault(link.to_id, set()).add(link.id)
        for runs in _runners(net, link.from_id):
            said[runs.from_id][link.type].setdefault(link.to_id, set()).update((link.id, runs.id))
    return {
        own: Activity(
            *({at: tuple(sorted(ids)) for at, ids in sorted(said[own][kind].items())} for kind in DOES)
        )
        for own in sorted(said)
    }


def _undertakings(net: Network, resting: frozenset[str]) -> Iterator[Undertaking]:
    groups: dict[tuple[str, str, str], list[NetworkLink]] = defaultdict(list)
    for link in _done(net, resting):
        if not _is_organization(net, link.from_id):
            groups[link.from_id, "", ""].append(link)
        elif link.record:
            groups[link.from_id, link.source, link.record].append(link)
    for (own, _, record), links in sorted(groups.items(), key=lambda group: group[0]):
        providers: Stated = {own: ()} if record else _by(_runners(net, own), "from_id")
        themes, populations, places = (_by(_of(links, kind), "to_id") for kind in DOES)
        yield Undertaking(own, themes, populations, places, providers)


def _provisions(units: Iterable[Undertaking], when: Moment) -> Iterator[Provision]:
    nothing: Stated = {"": ()}
    for unit in units:
        if not (unit.themes or unit.populations):
            continue
        dimensions = (
            unit.themes or nothing,
            unit.populations or nothing,
            unit.places,
            unit.providers or nothing,
        )
        for cell in product(*(dimension.items() for dimension in dimensions)):
            (theme, on), (population, people), (place, where), (provider, runs) = cell
            if when.day is not None or _at_once((on, people, where, runs)):
                links = sorted({link.id for link in chain(on, people, where, runs)})
                yield Provision(theme, population, place, provider, tuple(links), unit.id)


def _at_once(stated: Sequence[tuple[NetworkLink, ...]]) -> bool:
    """Say whether there is a day on which all of this may be true."""
    dimensions = [links for links in stated if links]
    return any(
        all(any(link.since <= day <= link.until for link in links) for links in dimensions)
        for day in {link.since for link in chain(*dimensions)}
    )


def _done(net: Network, resting: frozenset[str]) -> Iterator[NetworkLink]:
    """Yield what organizations, projects and services do; an office is not activity, nor is an event."""
    for link in chain.from_iterable(net.of_type(kind) for kind in DOES):
        acts = (link.type != OperatesIn.type) or link.role in ("", "activity")
        if acts and link.from_id not in resting and _acts(net, link.from_id):
            yield link


def _runners(net: Network, unit: str) -> Iterator[NetworkLink]:
    for kind in RUNS:
        yield from net.into[kind].get(unit, ())


def _is_organization(net: Network, own: str) -> bool:
    return "Organization" in net.entities[own].labels


def _acts(net: Network, own: str) -> bool:
    return _is_organization(net, own) or not _UNITS.isdisjoint(net.entities[own].labels)


def _of(links: Iterable[NetworkLink], kind: str) -> Iterator[NetworkLink]:
    return (link for link in links if link.type == kind)


def _by(links: Iterable[NetworkLink], end: str) -> Stated:
    found: dict[str, list[NetworkLink]] = defaultdict(list)
    for link in links:
        found[getattr(link, end)].append(link)
    return {own: tuple(found[own]) for own in sorted(found)}
