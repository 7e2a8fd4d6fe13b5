"""Faults: where people who are sent on may end up with nothing."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

import igraph

from graph.dates import last_day
from graph.identity.normalize import fold
from graph.model.links import Provides
from graph.questions.moments import Moment
from graph.questions.referrals.pathways import Pathways

Sort = Literal["closed", "dead end", "loop", "single provider", "stale", "unknown provider"]
STALE_DAYS = 2 * 365
"""What nobody has checked or said again for so long may be so no more."""


@dataclass(frozen=True)
class Found:
    """One fault: about whom it is, why, and which links say so."""

    sort: Sort
    ids: tuple[str, ...]
    reason: str
    links: tuple[str, ...]


def faults(ways: Pathways, when: Moment) -> list[Found]:
    """Return every fault of the referrals of a moment."""
    found = [*_ends(ways), *_loops(ways), *_providers(ways), *_stale(ways, when)]
    return sorted(found, key=lambda fault: (fault.sort, fault.ids))


def _ends(ways: Pathways) -> Iterator[Found]:
    """Yield those to whom people are sent although they are closed, or nobody knows what is there."""
    for own, referrals in ways.into.items():
        links = tuple(referral.link.id for referral in referrals)
        if own in ways.closed:
            yield Found("closed", (own,), "people are sent there, but it is closed or has ended", links)
        elif own not in ways.offers and not ways.net.out[Provides.type].get(own) and own not in ways.out:
            yield Found(
                "dead end", (own,), "nothing is known that it provides, and it refers on to nobody", links
            )
        elif own not in ways.offers and not ways.ends_at(own) and own not in ways.out:
            yield Found("closed", (own,), "all that it is known to provide is closed", links)


def _loops(ways: Pathways) -> Iterator[Found]:
    """Yield those among whom people can be sent round in a circle."""
    pairs = sorted({(each.link.from_id, each.link.to_id) for each in ways.referrals})
    if not pairs:
        return
    drawn = igraph.Graph.TupleList(pairs, directed=True)
    for group in drawn.connected_components(mode="strong"):
        ids = {str(drawn.vs[at]["name"]) for at in group}
        if len(ids) > 1:
            inside = (each.link for each in ways.referrals if {each.link.from_id, each.link.to_id} <= ids)
            links = tuple(link.id for link in inside)
            yield Found("loop", tuple(sorted(ids)), "they refer people to each other in a circle", links)


def _providers(ways: Pathways) -> Iterator[Found]:
    """Yield services that nobody or one body alone is known to provide; those of one sort stand in."""
    kinds: dict[str, set[str]] = defaultdict(set)
    open_ones = [own for own in ways.offers if own in ways.net.entities and own not in ways.closed]
    for own in open_ones:
        kinds[_kind(ways, own)].update(link.from_id for link in ways.providers(own))
    for own in open_ones:
        links = ways.providers(own)
        said = tuple(link.id for link in links)
        if not links:
            referred = tuple(each.link.id for each in ways.into.get(own, ()))
            yield Found("unknown provider", (own,), "nobody is known to provide it", referred)
        elif len(kinds[_kind(ways, own)]) == 1 and not ways.named[links[0].from_id].generic:
            reason = "one body alone is known to provide it or anything of its sort"
            yield Found("single provider", (own, links[0].from_id), reason, said)


def _kind(ways: Pathways, own: str) -> str:
    sort = ways.offers[own].sort
    return f"sort {fold(sort)}" if sort else own


def _stale(ways: Pathways, when: Moment) -> Iterator[Found]:
    """Yield services of which the newest word is old; one of which nobody says when is not known to be."""
    if when.day is None:
        return
    before = (date.fromisoformat(when.day) - timedelta(days=STALE_DAYS)).isoformat()
    for own, offer in ways.offers.items():
        if own not in ways.net.entities or own in ways.closed:
            continue
        links = [*ways.providers(own), *(each.link for each in ways.into.get(own, ()))]
        newest = offer.assured_on or newest_word(link.said_on for link in links)
        if newest and last_day(newest) < before:
            word = "checked" if offer.assured_on else "said"
            yield Found("stale", (own,), f"last {word} in {newest}", tuple(link.id for link in links))


def newest_word(said: Iterable[str]) -> str:
    """Return when the newest of several statements was said, "" where none says when."""
    return max(said, default="")
