"""Holdings: what one entity is tied to on a day, aspect by aspect, with the links that say so.

An organization also works on, for and in what its projects and services do.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from graph.bolt.store import Store
from graph.model.links import LINK_KINDS, LINK_OF, OperatesIn
from graph.model.statements import Link
from graph.questions.activity import DOES, RUNS, Activity, activities_in
from graph.questions.moments import Moment, moment
from graph.questions.network import Network, NetworkLink, network
from graph.questions.states import at_rest
from graph.questions.timeline.lives import possible_links
from graph.questions.timeline.spans import Span

_NOTHING = Activity({}, {}, {})


@dataclass(frozen=True)
class Aspect:
    """One way of being tied: a type of link, as seen from one end."""

    type: str
    direction: str
    """out, in, both where it has none; of a place also office or origin, which are no activity."""
    title: str


_DONE = {kind: Aspect(kind, "out", LINK_OF[kind].title) for kind in DOES}
_OFFICES = {
    "office": Aspect(OperatesIn.type, "office", "has an office in"),
    "origin": Aspect(OperatesIn.type, "origin", "comes from"),
}


def _aspects(kind: type[Link]) -> tuple[Aspect, ...]:
    if kind.symmetric:
        return (Aspect(kind.type, "both", kind.title),)
    offices = tuple(_OFFICES.values()) if kind is OperatesIn else ()
    return (Aspect(kind.type, "out", kind.title), *offices, Aspect(kind.type, "in", kind.reverse))


ASPECTS: tuple[Aspect, ...] = tuple(aspect for kind in LINK_KINDS for aspect in _aspects(kind))
_BY_TYPE = {kind.type: {aspect.direction: aspect for aspect in _aspects(kind)} for kind in LINK_KINDS}

Holdings = Mapping[Aspect, Mapping[str, tuple[NetworkLink, ...]]]
"""By aspect: who or what is at the other end, and the links that say so."""


def holdings(store: Store, own: str, when: Moment) -> Holdings:
    """Return what an entity is tied to at a moment."""
    near = _near(network(store, moment(None)), own, when)
    found: dict[Aspect, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for link in near.links:
        if own in (link.from_id, link.to_id):
            found[_aspect(link, own)][link.other(own)].add(link.id)
    if "Organization" in near.entities[own].labels:
        does = activities_in(near, at_rest(store, when)).get(own, _NOTHING)
        for kind, stated in zip(DOES, (does.themes, does.populations, does.places), strict=True):
            found[_DONE[kind]] = {other: set(ids) for other, ids in stated.items()}
    links = {link.id: link for link in near.links}
    return {
        aspect: {other: tuple(links[each] for each in sorted(ids)) for other, ids in found[aspect].items()}
        for aspect in ASPECTS
        if found.get(aspect)
    }


def _near(whole: Network, own: str, when: Moment) -> Network:
    """Return the links at an entity and at what it runs, as far as they are possible then."""
    at = list(_possible(whole, _at(whole, own), when))
    runs = {link.to_id for link in at if link.type in RUNS and link.from_id == own}
    does = (link for unit in sorted(runs) for kind in DOES for link in whole.out[kind].get(unit, ()))
    return Network(
        whole.entities, tuple({link.id: link for link in (*at, *_possible(whole, does, when))}.values())
    )


def _at(whole: Network, own: str) -> Iterator[NetworkLink]:
    for side in (whole.out, whole.into):
        for by_entity in side.values():
            yield from by_entity.get(own, ())


def _possible(whole: Network, links: Iterator[NetworkLink], when: Moment) -> Iterator[NetworkLink]:
    return possible_links(links, whole.entities, Span(when.since, when.until))


def _aspect(link: NetworkLink, own: str) -> Aspect:
    if link.type == OperatesIn.type and link.role in _OFFICES and link.from_id == own:
        return _OFFICES[link.role]
    aspects = _BY_TYPE[link.type]
    return aspects.get("both") or aspects["in" if link.to_id == own else "out"]
