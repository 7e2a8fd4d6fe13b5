"""Referrals: from a need to those who can meet it, hop by hop, and what is wrong on the way."""

from collections.abc import Iterable, Mapping, Sequence

from pydantic import Field

from graph.bolt.store import Store
from graph.dates import today
from graph.identity.normalize import fold
from graph.questions.asked import asked_as
from graph.questions.evidence import evidence_by_id
from graph.questions.moments import moment, part
from graph.questions.names import folded
from graph.questions.network import NetworkLink
from graph.questions.referrals.faults import Found, faults, newest_word
from graph.questions.referrals.needs import DEEPEST, Need, Way, fitting_ways, unreferred
from graph.questions.referrals.pathways import Pathways, pathways
from graph.questions.results import Evidence, Result


class ReferralHop(Result):
    """One step: who sends people to whom, or who provides a service."""

    type: str
    from_id: str
    to_id: str
    by: str = Field("", description="Who refers, such as community health workers.")
    population: str = Field("", description="Which people, as an id.")
    service: str = Field("", description="For what, as written.")
    said_on: str | None = None
    link: str
    evidence: Evidence


class ServiceThere(Result):
    """A service at the end of a pathway."""

    id: str
    name: str
    sort: str = ""
    eligibility: str = Field("", description="Who may use it, where that is said.")
    languages: tuple[str, ...] = Field((), description="In which languages; empty where that is not said.")
    status: str = ""
    assured_on: str | None = Field(None, description="When somebody last checked it.")
    said_on: str | None = Field(None, description="When anything about who provides it was last said.")
    providers: tuple[str, ...] = Field((), description="Ids of those who provide it, as far as known.")


class Pathway(Result):
    """How people come from somebody to those who provide what they need."""

    ids: tuple[str, ...]
    hops: tuple[ReferralHop, ...]
    services: tuple[ServiceThere, ...] = Field(description="What is known to be provided at the end.")
    not_said: tuple[str, ...] = Field(description="What nobody says of it: for whom, for what, where.")
    oldest: str | None = Field(description="When the oldest step was said, where all say when.")


class Fault(Result):
    """A place where people who are sent on may end up with nothing."""

    sort: str
    ids: tuple[str, ...]
    reason: str
    evidence: tuple[Evidence, ...]


class Referrals(Result):
    """Pathways to those who can meet a need, services that nobody refers to, and faults."""

    pathways: tuple[Pathway, ...]
    unreferred: tuple[ServiceThere, ...] = Field(
        description="Services that fit, to which nobody is known to refer."
    )
    faults: tuple[Fault, ...]
    statements: int = Field(description="How many referrals are known on that day, fitting or not.")
    undated: int = Field(description="How many of them do not say when they were said.")
    names: dict[str, str]
    as_of: str
    depth: int = Field(description="Ways of more referrals, one after the other, were not looked for.")
    lead_on: bool = Field(description="Whether referrals are known that lead on after so many.")
    limit: int
    page: int = Field(description="Which part of each list this is, in parts of `limit`.")
    truncated: bool = Field(description="Whether a list goes on: ask for the next page.")
    cut: bool = Field(description="Whether there are more ways than were looked through.")


def referrals(
    store: Store,
    *,
    population: str = "",
    service: str = "",
    place: str = "",
    as_of: str | None = None,
    limit: int = 50,
    page: int = 1,
) -> Referrals:
    """Return how people with a need come to those who meet it on a day, today unless asked.

    A service is the id or name of one, else words for what is needed. Long lists are told in pages.
    """
    here, when = part(limit, page), moment(as_of or today())
    ways = pathways(store, when)
    need = Need(population, _meant(ways, service), place)
    _check(ways, need)
    fitting = fitting_ways(ways, need)
    found = fitting.ways
    wrong, alone = faults(ways, when), unreferred(ways, need)
    said = evidence_by_id(store, _links(found[here], wrong[here]))
    told = tuple(_pathway(ways, way, said) for way in found[here])
    return Referrals(
        pathways=told,
        unreferred=tuple(_service(ways, own) for own in alone[here]),
        faults=tuple(_fault(fault, said) for fault in wrong[here]),
        statements=len(ways.referrals),
        undated=sum(not each.link.said_on for each in ways.referrals),
        names=_names(ways, told, alone[here], wrong[here]),
        as_of=when.since,
        depth=DEEPEST,
        lead_on=fitting.lead_on,
        limit=limit,
        page=page,
        truncated=max(len(found), len(wrong), len(alone)) > here.stop,
        cut=fitting.cut,
    )


def _meant(ways: Pathways, text: str) -> str:
    """Return the id of the only service with this id or name, else the words themselves."""
    words = fold(text)
    called = [own for own in ways.offers if words and words in ways.named[own].spellings]
    return text if text in ways.offers or len(called) != 1 else called[0]


def _check(ways: Pathways, need: Need) -> None:
    """Refuse what is no group of people or no place, and words for a service that say nothing."""
    for own, label in ((need.population, "Population"), (need.place, "Place")):
        if own:
            asked_as(ways.named, own, label)
    if need.service and need.service not in ways.offers:
        folded(need.service)


def _links(found: Iterable[Way], wrong: Iterable[Found]) -> set[str]:
    links = {own for fault in wrong for own in fault.links}
    for way in found:
        links |= {each.link.id for each in way.referrals} | {link.id for link in way.provides}
    return links


def _pathway(ways: Pathways, way: Way, said: Mapping[str, Evidence]) -> Pathway:
    hops = [
        _hop(each.link, said, by=each.by, population=each.population, service=each.service)
        for each in way.referrals
    ]
    dates = [hop.said_on for hop in hops]
    return Pathway(
        ids=way.ids,
        hops=(*hops, *(_hop(link, said) for link in way.provides)),
        services=tuple(_service(ways, own) for own in way.services),
        not_said=way.not_said,
        oldest=min(filter(None, dates)) if all(dates) else None,
    )


def _hop(link: NetworkLink, said: Mapping[str, Evidence], **fields: str) -> ReferralHop:
    told = {"link": link.id, "said_on": link.said_on or None, "evidence": said[link.id], **fields}
    ends = {"type": link.type, "from_id": link.from_id, "to_id": link.to_id}
    return ReferralHop.model_validate(ends | told)


def _service(ways: Pathways, own: str) -> ServiceThere:
    offer, links = ways.offers[own], ways.providers(own)
    return ServiceThere(
        id=own,
        name=ways.named[own].name,
        sort=offer.sort,
        eligibility=offer.eligibility,
        languages=offer.languages,
        status=offer.status,
        assured_on=offer.assured_on or None,
        said_on=newest_word(link.said_on for link in links) or None,
        providers=tuple(sorted({link.from_id for link in links})),
    )


def _fault(found: Found, said: Mapping[str, Evidence]) -> Fault:
    evidence = tuple(said[own] for own in found.links)
    return Fault(sort=found.sort, ids=found.ids, reason=found.reason, evidence=evidence)


def _names(
    ways: Pathways, told: Iterable[Pathway], alone: Sequence[str], wrong: Iterable[Found]
) -> dict[str, str]:
    """Return the names of all that stands in the answer by its id alone."""
    ids = {own for fault in wrong for own in fault.ids}
    ids |= {link.from_id for own in alone for link in ways.providers(own)}
    for pathway in told:
        ids |= {own for hop in pathway.hops for own in (hop.from_id, hop.to_id, hop.population) if own}
        ids |= {own for service in pathway.services for own in service.providers}
    return {own: ways.named[own].name if own in ways.named else own for own in sorted(ids)}
