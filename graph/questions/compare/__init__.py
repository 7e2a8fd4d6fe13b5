"""Compare: two organizations, or one on two days, side by side: what both have, and what only one has."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter

from graph.bolt.store import Store
from graph.errors import InvalidQuestion
from graph.model.entities import KIND_OF, family
from graph.model.links import LINK_OF
from graph.questions.asked import asked_for
from graph.questions.compare.compared import Bond, Compared, ComparedGroup, Comparison, Side
from graph.questions.compare.holdings import ASPECTS, Aspect, Holdings, holdings
from graph.questions.evidence import evidence_of_links, published
from graph.questions.moments import Moment, moment, part
from graph.questions.names import Named
from graph.questions.network import NetworkLink, network
from graph.questions.periods import period_of_links
from graph.questions.results import Evidence
from graph.questions.timeline.ages import ages_of
from graph.questions.timeline.spans import span


def compare(
    store: Store,
    a: str,
    b: str | None = None,
    *,
    since: str | None = None,
    until: str | None = None,
    as_of: str | None = None,
    limit: int = 50,
    page: int = 1,
) -> Comparison:
    """Return what a and b have, or what a has on two days, side by side.

    The two days are the first that `since` may mean and the last that `until` may mean. Long lists are told
    in pages of `limit`.
    """
    here = part(limit, page)
    known = network(store, moment(None)).entities
    first, second = (_half(store, known, *each) for each in _asked(a, b, since, until, as_of))
    _check_family(first.named, second.named)
    ties = first.with_other(b)
    rows = _rows(first.without({a, b}), second.without({a, b}), known)
    links = [*ties, *(link for row in rows for link in row.shown(here))]
    evidence, told = evidence_of_links(store, links), published(store)
    return Comparison(
        first=_side(store, first),
        second=_side(store, second),
        between=tuple(_bonds(ties, known, evidence, told)),
        groups=tuple(_group(row, here, known, evidence, told) for row in rows),
        as_of=moment(as_of).day,
        limit=limit,
        page=page,
        truncated=any(len(each) > here.stop for row in rows for each in row.parts),
    )


def _asked(
    a: str, b: str | None, since: str | None, until: str | None, as_of: str | None
) -> tuple[tuple[str, Moment], tuple[str, Moment]]:
    """Return who is compared with whom on which days; refuse what contradicts itself."""
    if b is not None:
        if since is not None or until is not None:
            raise InvalidQuestion("Compare either two organizations or two dates of one, not both at once.")
        if a == b:
            raise InvalidQuestion("Both sides are the same: name two different ones, or two dates of one.")
        return (a, moment(as_of)), (b, moment(as_of))
    if since is None or until is None:
        raise InvalidQuestion("Say with what to compare: a second organization, or two dates, from and to.")
    if as_of is not None:
        raise InvalidQuestion("Two dates are compared, so a third one has no place: leave out as_of.")
    asked = span(since, until)
    if asked.first == asked.last:
        raise InvalidQuestion(f"Both dates are {asked.first}: name two different ones.")
    return (a, moment(asked.first)), (a, moment(asked.last))


@dataclass(frozen=True)
class _Half:
    """One side: who, when, and what it has."""

    named: Named
    when: Moment
    held: Holdings

    @cached_property
    def links(self) -> list[NetworkLink]:
        """Return all that says what it has, each once."""
        every = (link for at in self.held.values() for links in at.values() for link in links)
        return list({link.id: link for link in every}.values())

    def with_other(self, other: str | None) -> list[NetworkLink]:
        """Return the links that tie it to the other one directly."""
        return [link for link in self.links if {self.named.id, other} == {link.from_id, link.to_id}]

    def without(self, these: Collection[str | None]) -> Holdings:
        """Return what it has, but for the two that are compared themselves."""
        return {
            aspect: {own: links for own, links in at.items() if own not in these}
            for aspect, at in self.held.items()
        }


def _half(store: Store, known: Mapping[str, Named], own: str, when: Moment) -> _Half:
    return _Half(asked_for(known, own), when, holdings(store, own, when))


def _check_family(one: Named, other: Named) -> None:
    families = [{family(label) for label in each.labels if label in KIND_OF} for each in (one, other)]
    if not families[0] & families[1]:
        what = " and ".join(f"{each.name} ({each.id})" for each in (one, other))
        raise InvalidQuestion(f"{what} are of different kinds: compare two organizations, or two places.")


@dataclass(frozen=True)
class _Row:
    """One aspect of both sides, and the ids that both have, only the first and only the second."""

    aspect: Aspect
    first: Mapping[str, Sequence[NetworkLink]]
    second: Mapping[str, Sequence[NetworkLink]]
    parts: tuple[Sequence[str], Sequence[str], Sequence[str]]

    def shown(self, here: slice) -> Iterator[NetworkLink]:
        """Yield the links behind what is shown."""
        for own in (own for each in self.parts for own in each[here]):
            yield from (*self.first.get(own, ()), *self.second.get(own, ()))


def _rows(first: Holdings, second: Holdings, known: Mapping[str, Named]) -> list[_Row]:
    rows = []
    for aspect in ASPECTS:
        one, other = first.get(aspect, {}), second.get(aspect, {})
        sorted_out = (one.keys() & other.keys(), one.keys() - other.keys(), other.keys() - one.keys())
        both, here, there = (sorted(ids, key=lambda own: known[own].order) for ids in sorted_out)
        if both or here or there:
            rows.append(_Row(aspect, one, other, (both, here, there)))
    return rows


def _side(store: Store, half: _Half) -> Side:
    named, links = half.named, half.links
    return Side(
        id=named.id,
        name=named.name,
        labels=named.labels,
        day=half.when.day,
        lives=named.since <= half.when.until and named.until >= half.when.since,
        links=len(links),
        ages=ages_of(links, published(store)),
    )


def _bonds(
    ties: Iterable[NetworkLink],
    known: Mapping[str, Named],
    evidence: Mapping[str, Evidence],
    published_on: Mapping[str, str],
) -> Iterator[Bond]:
    said: dict[tuple[str, str, str], list[NetworkLink]] = defaultdict(list)
    for link in sorted(ties, key=attrgetter("type", "from_id", "to_id", "id")):
        said[link.type, link.from_id, link.to_id].append(link)
    for (kind, one, other), links in said.items():
        period = period_of_links(links, published_on)
        yield Bond(
            type=kind,
            sentence=f"{known[one].name} {LINK_OF[kind].title} {known[other].name}",
            undated=period.undated,
            said_on=period.said_on,
            evidence=tuple(evidence[link.id] for link in links),
        )


def _group(
    row: _Row,
    here: slice,
    known: Mapping[str, Named],
    evidence: Mapping[str, Evidence],
    published_on: Mapping[str, str],
) -> ComparedGroup:
    def told(own: str) -> Compared:
        one, other = row.first.get(own, ()), row.second.get(own, ())
        period = period_of_links((*one, *other), published_on)
        return Compared(
            id=own,
            name=known[own].name,
            labels=known[own].labels,
            undated=period.undated,
            said_on=period.said_on,
            first=tuple(evidence[link.id] for link in one),
            second=tuple(evidence[link.id] for link in other),
        )

    shared, only_first, only_second = (tuple(map(told, each[here])) for each in row.parts)
    totals = dict(zip(("shared_total", "first_total", "second_total"), map(len, row.parts), strict=True))
    return ComparedGroup(
        type=row.aspect.type,
        direction=row.aspect.direction,
        title=row.aspect.title,
        shared=shared,
        only_first=only_first,
        only_second=only_second,
        **totals,
    )
