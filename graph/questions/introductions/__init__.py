"""Introductions: different routes from one entity to another over links that carry influence."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from pydantic import Field

from graph.bolt.store import Store
from graph.dates import today
from graph.errors import InvalidQuestion
from graph.questions.asked import asked_for
from graph.questions.evidence import entities_of, links_again
from graph.questions.introductions.hops import Hop, chosen, told
from graph.questions.introductions.influence import STEP, Influence, LeftOut, influence
from graph.questions.introductions.islands import Island, island
from graph.questions.introductions.routes import cheapest_routes, steps_between
from graph.questions.moments import counted, moment
from graph.questions.results import Entity, Result

DEEPEST = 8


class Between(Result):
    """Somebody on a route who would have to pass the word on."""

    id: str
    ties: int = Field(description="With how many it is tied.")
    cost: float = Field(description="What it costs, in steps, to go through one with so many ties.")


class Office(Result):
    """The last organization of a route: its office, never a person."""

    id: str
    contacts: tuple[str, ...] = Field(description="Its public contacts; empty where none is known.")
    website: str | None = None


class Route(Result):
    """One way from the first to the last, over those between."""

    ids: tuple[str, ...]
    cost: float = Field(description="In steps: its hops, and what old ties and hubs make it longer.")
    hops: tuple[Hop, ...]
    between: tuple[Between, ...]
    office: Office | None = Field(description="Where it ends; nothing where no organization is on it.")


class Introductions(Result):
    """Who can introduce one entity to another."""

    routes: tuple[Route, ...] = Field(description="The cheapest first; none only adds somebody to another.")
    entities: tuple[Entity, ...] = Field(description="Everybody named here, with public contacts.")
    as_of: str
    depth: int = Field(description="Routes of more hops were not looked for.")
    limit: int = Field(description="The most routes asked for.")
    left_out: LeftOut = Field(description="What of the whole network no route goes over.")
    truncated: bool = Field(description="Whether there are more routes, or not all were looked at.")
    shortest: int | None = Field(
        None, description="Where there are only longer routes: the hops of the shortest."
    )
    islands: tuple[Island, ...] = Field(
        (), description="Where there is no route at all: whom each of the two can reach."
    )


def introductions(
    store: Store, a: str, b: str, *, as_of: str | None = None, k: int = 3, depth: int = 4
) -> Introductions:
    """Return the cheapest different routes from a to b on a day, today unless asked."""
    most, hops = counted(k, "number of routes"), counted(depth, "depth", DEEPEST)
    when = moment(as_of or today())
    _check_ends(store, a, b)
    known = influence(store, when)
    found = cheapest_routes(a, b, known.ties, depth=hops, most=most + 1)
    shortest, islands = (None, ()) if found.routes else _apart(a, b, known)
    routes = found.routes[:most]
    named = {own for _, ids in routes for own in ids} | {mark.id for each in islands for mark in each.largest}
    entities = entities_of(store, named | {a, b})
    return Introductions(
        routes=_told(store, routes, entities, known),
        entities=tuple(entities.values()),
        as_of=when.since,
        depth=hops,
        limit=most,
        left_out=known.left_out,
        truncated=len(found.routes) > most or found.cut,
        shortest=shortest,
        islands=islands,
    )


def _check_ends(store: Store, a: str, b: str) -> None:
    if a == b:
        raise InvalidQuestion("An introduction needs two different entities.")
    known = entities_of(store, [a, b])
    for own in (a, b):
        asked_for(known, own)


def _apart(a: str, b: str, known: Influence) -> tuple[int | None, tuple[Island, ...]]:
    """Return how long the shortest way is, however long; where there is none, the two islands."""
    steps = steps_between(a, b, known.ties)
    return steps, () if steps else (island(a, known), island(b, known))


def _told(
    store: Store,
    routes: Sequence[tuple[int, tuple[str, ...]]],
    entities: Mapping[str, Entity],
    known: Influence,
) -> tuple[Route, ...]:
    ties = {step: chosen(*step, known) for _, ids in routes for step in pairwise(ids)}
    links = links_again(store, (link for tie in ties.values() for link in tie.shown))
    hops = {step: told(tie, links, entities, known) for step, tie in ties.items()}
    return tuple(
        Route(
            ids=ids,
            cost=cost / STEP,
            hops=tuple(hops[step] for step in pairwise(ids)),
            between=tuple(_between(own, known) for own in ids[1:-1]),
            office=_office([entities[own] for own in ids]),
        )
        for cost, ids in routes
    )


def _between(own: str, known: Influence) -> Between:
    return Between(id=own, ties=known.tied[own], cost=known.ties.through[own] / STEP)


def _office(route: Sequence[Entity]) -> Office | None:
    """Return the last organization of a route: who is asked about, or who stands for it."""
    for entity in reversed(route):
        if "Organization" in entity.labels:
            details = entity.details
            return Office(
                id=entity.id, contacts=tuple(details.get("contacts", ())), website=details.get("website")
            )
    return None
