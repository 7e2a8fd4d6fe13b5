"""Endangered: services and projects of those whose known support is all lost, or ends by itself."""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import chain

from pydantic import Field

from graph.model.links import Implements, Provides
from graph.questions.exits.lost_support import Ending, Loss
from graph.questions.exits.supports import Supports
from graph.questions.network import Network, NetworkLink
from graph.questions.results import Result

_CARRIED_OUT = {Provides.type: "provided by", Implements.type: "carried out by"}


class Endangered(Result):
    """A service or project carried out by somebody whose known support is all lost, or ends by itself."""

    id: str
    name: str
    by: tuple[str, ...] = Field(description="Who carries it out, and has no known support from then on.")
    until: str = Field(description="The last day of the last known support of these.")
    remain: tuple[str, ...] = Field(
        description="Who carries it out, too, and keeps known support, or of whose support nothing is known."
    )
    reasons: tuple[str, ...]
    links: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unsupported:
    """Somebody without known support from a day on: why, and by which links."""

    until: str
    why: str
    links: tuple[str, ...]


def without_support(lost: Iterable[Loss], ending: Iterable[Ending], day: str) -> dict[str, Unsupported]:
    """Return who loses all known support on a day, and whose ends by itself."""
    gone = {each.id: Unsupported(day, "who loses all known support", each.links) for each in lost}
    ends = {
        each.id: Unsupported(each.until, f"whose last known support ends on {each.until}", each.links)
        for each in ending
    }
    return gone | ends


def endangered(
    net: Network, known: Supports, leaving: Set[str], lacking: Mapping[str, Unsupported], resting: Set[str]
) -> tuple[Endangered, ...]:
    """Return what these carry out who are without support; the first to end first.

    What is planned to end no later than the support is not in danger, nor is what rests already.
    """
    units = {
        link.to_id
        for own, why in lacking.items()
        for link in _links(net.out, own)
        if _goes_on(net, link, why)
    }
    found = (_endangered(net, known, unit, leaving, lacking) for unit in units - leaving - resting)
    return tuple(sorted(found, key=lambda each: (each.until, each.name, each.id)))


def _endangered(
    net: Network, known: Supports, unit: str, leaving: Set[str], lacking: Mapping[str, Unsupported]
) -> Endangered:
    runs = [link for link in _links(net.into, unit) if link.from_id not in leaving]
    short = [link for link in runs if link.from_id in lacking and _goes_on(net, link, lacking[link.from_id])]
    others = [link for link in runs if link.from_id not in lacking]
    by = tuple(sorted({link.from_id for link in short}))
    said = (*(link.id for link in (*short, *others)), *chain.from_iterable(lacking[own].links for own in by))
    return Endangered(
        id=unit,
        name=net.entities[unit].name,
        by=by,
        until=max(lacking[own].until for own in by),
        remain=tuple(sorted({link.from_id for link in others})),
        reasons=tuple(dict.fromkeys((*_dangers(net, short, lacking), *_hopes(net, known, others)))),
        links=tuple(dict.fromkeys(said)),
    )


def _links(side: Mapping[str, Mapping[str, Sequence[NetworkLink]]], own: str) -> list[NetworkLink]:
    """Return the links that say who carries out what, at one end."""
    return [link for kind in _CARRIED_OUT for link in side[kind].get(own, ())]


def _goes_on(net: Network, link: NetworkLink, lacking: Unsupported) -> bool:
    return min(link.until, net.entities[link.to_id].until) > lacking.until


def _dangers(net: Network, short: Iterable[NetworkLink], lacking: Mapping[str, Unsupported]) -> Iterator[str]:
    for link in short:
        name = net.entities[link.from_id].name
        yield f"{_CARRIED_OUT[link.type]} {name}, {lacking[link.from_id].why}"


def _hopes(net: Network, known: Supports, others: Iterable[NetworkLink]) -> Iterator[str]:
    for link in others:
        told = "who keeps known support" if known.get(link.from_id) else "of whose support nothing is known"
        yield f"also {_CARRIED_OUT[link.type]} {net.entities[link.from_id].name}, {told}"
