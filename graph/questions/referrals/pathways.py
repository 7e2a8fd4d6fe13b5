"""Pathways: who sends people where and for what, and who provides what at the end, at one moment."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from graph.bolt.store import Store
from graph.model.links import Provides, RefersTo
from graph.questions.kept import kept
from graph.questions.moments import Moment, moment
from graph.questions.names import Named
from graph.questions.network import Network, NetworkLink, network
from graph.questions.stated import entities_stated
from graph.questions.states import at_rest


@dataclass(frozen=True)
class Referral:
    """One statement that people are sent on: who sends them, which people, for what; "" where not said."""

    link: NetworkLink
    by: str = ""
    population: str = ""
    service: str = ""


@dataclass(frozen=True)
class Offer:
    """What is known of a service itself."""

    sort: str = ""
    eligibility: str = ""
    status: str = ""
    assured_on: str = ""
    languages: tuple[str, ...] = ()


@dataclass(frozen=True)
class Pathways:
    """Referrals and services; those that lead to what is closed are kept, for they mislead people."""

    net: Network
    named: Mapping[str, Named]
    closed: frozenset[str]
    referrals: tuple[Referral, ...]
    out: Mapping[str, tuple[Referral, ...]]
    into: Mapping[str, tuple[Referral, ...]]
    offers: Mapping[str, Offer]

    def providers(self, service: str) -> list[NetworkLink]:
        """Return the links that say who provides a service."""
        return list(self.net.into[Provides.type].get(service, ()))

    def provides(self, own: str) -> list[NetworkLink]:
        """Return the links that say which services that are open somebody provides."""
        links = self.net.out[Provides.type].get(own, ())
        return [link for link in links if link.to_id not in self.closed]

    def ends_at(self, own: str) -> bool:
        """Say whether people get something here: it is a service, or provides one."""
        return own not in self.closed and (own in self.offers or bool(self.provides(own)))


def pathways(store: Store, when: Moment) -> Pathways:
    """Return who sends people where at a moment, kept for each version of the graph."""
    return kept(store, ("pathways", when), lambda: _pathways(store, when))


def _pathways(store: Store, when: Moment) -> Pathways:
    net, whole = network(store, when), network(store, moment(None))
    known = kept(store, "referrals", lambda: _referrals(store, whole))
    found = [
        referral
        for referral in known
        if referral.link.since <= when.until
        and referral.link.until >= when.since
        and referral.link.from_id in net.entities
    ]
    reached = {referral.link.to_id for referral in found}
    gone = frozenset(own for own in reached if own not in net.entities)
    return Pathways(
        net,
        whole.entities,
        gone | at_rest(store, when),
        tuple(found),
        _by((referral.link.from_id, referral) for referral in found),
        _by((referral.link.to_id, referral) for referral in found),
        kept(store, "offers", lambda: _offers(store)),
    )


def _by(pairs: Iterable[tuple[str, Referral]]) -> dict[str, tuple[Referral, ...]]:
    groups: dict[str, list[Referral]] = defaultdict(list)
    for own, referral in pairs:
        groups[own].append(referral)
    return {own: tuple(group) for own, group in groups.items()}


REFERRALS = """
    MATCH (one:Entity)-[link:REFERS_TO]->(other:Entity)
    WHERE coalesce(link.by, link.population, link.service) IS NOT NULL
    WITH link ORDER BY link.id LIMIT 1000000
    RETURN collect(link.id) AS id, collect(coalesce(link.by, '')) AS by,
           collect(coalesce(link.population, '')) AS population,
           collect(coalesce(link.service, '')) AS service
"""


def _referrals(store: Store, whole: Network) -> tuple[Referral, ...]:
    columns = store.columns(REFERRALS)
    said = dict(zip(columns["id"], _rows(columns, "by", "population", "service"), strict=True))
    links = sorted(whole.of_type(RefersTo.type), key=lambda link: link.id)
    nothing = ("", "", "")
    named = entities_stated(store, ((link.source, said.get(link.id, nothing)[1]) for link in links))
    return tuple(
        Referral(link, by, named.get((link.source, people), people), service)
        for link in links
        for by, people, service in [said.get(link.id, nothing)]
    )


OFFERS = """
    MATCH (service:Service)
    WITH service ORDER BY service.id LIMIT 1000000
    RETURN collect(service.id) AS id, collect(coalesce(service.sort, '')) AS sort,
           collect(coalesce(service.eligibility, '')) AS eligibility,
           collect(coalesce(service.status, '')) AS status,
           collect(coalesce(service.assured_on, '')) AS assured_on,
           collect(coalesce(service.languages, [])) AS languages
"""


def _offers(store: Store) -> dict[str, Offer]:
    columns = store.columns(OFFERS)
    told = (columns[key] for key in ("sort", "eligibility", "status", "assured_on"))
    rows = zip(*told, map(tuple, columns["languages"]), strict=True)
    return {own: Offer(*row) for own, row in zip(columns["id"], rows, strict=True)}


def _rows(columns: Mapping[str, list[Any]], *keys: str) -> Iterable[tuple[str, ...]]:
    return zip(*(columns[key] for key in keys), strict=True)
