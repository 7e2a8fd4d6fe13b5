"""Needs: which people, for what and where; what fits a need, and what leaves open whether it does."""

from collections import deque
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from graph.identity.normalize import fold
from graph.model.links import OperatesIn, Serves
from graph.questions.network import NetworkLink
from graph.questions.referrals.pathways import Pathways, Referral

DEEPEST = 4
"""Most referrals one after the other."""
_MOST_WALKS = 2000
"""Most walks from one start."""


@dataclass(frozen=True)
class Need:
    """What somebody needs; "" is not asked for. A service is the id of one, or words for it."""

    population: str = ""
    service: str = ""
    place: str = ""


@dataclass(frozen=True)
class Way:
    """Referrals one after the other, what is provided at their end, and what of a need nobody says of it."""

    referrals: tuple[Referral, ...]
    services: tuple[str, ...]
    provides: tuple[NetworkLink, ...]
    not_said: tuple[str, ...]

    @property
    def ids(self) -> tuple[str, ...]:
        """Return whom people pass, from the first to the last."""
        return (self.referrals[0].link.from_id, *(each.link.to_id for each in self.referrals))

    @property
    def order(self) -> tuple[int, int, tuple[str, ...], tuple[str, ...]]:
        """Return what ways are sorted by: what fits best, then the shortest."""
        return (
            len(self.not_said),
            len(self.referrals),
            self.ids,
            tuple(each.link.id for each in self.referrals),
        )


@dataclass(frozen=True)
class Fitting:
    """The ways that fit a need, and which may be missing among them."""

    ways: list[Way]
    cut: bool
    """Whether there were too many to walk."""
    lead_on: bool
    """Whether some referrals lead on from where the longest walks stop."""


def fitting_ways(ways: Pathways, need: Need) -> Fitting:
    """Return the ways that fit a need, the best first; each begins with somebody to whom nobody refers."""
    entries = sorted(ways.out.keys() - ways.into.keys())
    reached: set[str] = set(entries)
    found: list[Way] = []
    cut = lead_on = False
    # Who is only in a circle is reached from no entry: the first of it by id begins then.
    for start in (*entries, *sorted(ways.out.keys() & ways.into.keys())):
        if start in entries or start not in reached:
            walks = list(islice(_walks(ways, start), _MOST_WALKS + 1))
            cut = cut or len(walks) > _MOST_WALKS
            for passed in walks[:_MOST_WALKS]:
                reached.add(passed[-1].link.to_id)
                lead_on = lead_on or (len(passed) == DEEPEST and bool(_onward(ways, passed)))
                way = _way(ways, need, passed)
                found.extend([way] if way is not None else [])
    return Fitting(sorted(found, key=lambda way: way.order), cut, lead_on)


def _walks(ways: Pathways, start: str) -> Iterator[tuple[Referral, ...]]:
    """Yield referrals one after the other from somebody on, the shortest first."""
    waiting: deque[tuple[Referral, ...]] = deque((each,) for each in ways.out.get(start, ()))
    while waiting:
        passed = waiting.popleft()
        yield passed
        if len(passed) < DEEPEST:
            waiting.extend((*passed, each) for each in _onward(ways, passed))


def _onward(ways: Pathways, passed: tuple[Referral, ...]) -> list[Referral]:
    """Return what may come next; nobody is passed twice, nor somebody closed, nor a kind of bodies."""
    here = passed[-1].link.to_id
    if here in ways.closed or ways.named[here].generic:
        return []
    before = {passed[0].link.from_id, *(each.link.to_id for each in passed)}
    return [each for each in ways.out.get(here, ()) if each.link.to_id not in before]


def _way(ways: Pathways, need: Need, passed: tuple[Referral, ...]) -> Way | None:
    """Return where these referrals lead, if people get something there that fits the need."""
    last, end = passed[-1], passed[-1].link.to_id
    if end in ways.closed or not (ways.ends_at(end) or last.service):
        return None
    there = [end] if end in ways.offers else [link.to_id for link in ways.provides(end)]
    fitting = {
        own: left for own in there if (left := open_questions(ways, need, end, [own], last)) is not None
    }
    services = tuple(own for own, left in fitting.items() if left == min(fitting.values(), key=len))
    left = min(fitting.values(), key=len) if fitting else None
    if not there:
        left = open_questions(ways, need, end, [], last)
    if left is None:
        return None
    links = [link for own in services for link in ways.providers(own)]
    provides = [link for link in links if end in ways.offers or link.from_id == end]
    return Way(passed, services, tuple(provides), tuple(left))


def unreferred(ways: Pathways, need: Need) -> list[str]:
    """Return the services that fit a need and to which, and to whose providers, nobody is known to refer."""
    return sorted(
        own
        for own in ways.offers
        if own in ways.net.entities
        and own not in ways.closed
        and own not in ways.into
        and not any(link.from_id in ways.into for link in ways.providers(own))
        and open_questions(ways, need, own, [own], None) is not None
    )


def open_questions(
    ways: Pathways, need: Need, end: str, services: Collection[str], last: Referral | None
) -> list[str] | None:
    """Return what nobody says of the end of a way that a need asks for; nothing where it does not fit."""
    answers = {
        "for whom": _for(ways, need, end, services, last),
        "for what": _of(ways, need, end, services, last),
        "where": _in(ways, need, end, services),
    }
    if False in answers.values():
        return None
    return [word for word, fits in answers.items() if fits is None]


def _for(
    ways: Pathways, need: Need, end: str, services: Collection[str], last: Referral | None
) -> bool | None:
    """Say whether it is for the people of a need: yes, no, or not said."""
    if not need.population:
        return True
    stated = _targets(ways, Serves.type, services or [end])
    if last is not None and last.population:
        stated = {last.population}
    return _within(ways, stated, need.population)


def _of(
    ways: Pathways, need: Need, end: str, services: Collection[str], last: Referral | None
) -> bool | None:
    if not need.service or need.service in services or need.service == end:
        return True
    if need.service in ways.offers:
        return False
    words = set(fold(need.service).split())
    told = [ways.named[own].name + " " + ways.offers[own].sort for own in services]
    told += [last.service] if last is not None and last.service else []
    if any(words <= set(fold(text).split()) for text in told):
        return True
    return False if told else None


def _in(ways: Pathways, need: Need, end: str, services: Collection[str]) -> bool | None:
    """Say whether it is in the place of a need; an office is where people can go."""
    if not need.place:
        return True
    owners = [end, *services, *(link.from_id for own in services for link in ways.providers(own))]
    return _within(ways, _targets(ways, OperatesIn.type, owners), need.place)


def _within(ways: Pathways, stated: Iterable[str], asked: str) -> bool | None:
    """Say whether one of these is asked for or a part of it; what is wider leaves it open."""
    things = set(stated)
    if any(asked in ways.net.wholes(thing) for thing in things):
        return True
    return None if not things or not ways.net.wholes(asked).isdisjoint(things) else False


def _targets(ways: Pathways, kind: str, owners: Iterable[str]) -> set[str]:
    links: Iterable[NetworkLink] = (link for own in owners for link in ways.net.out[kind].get(own, ()))
    return {link.to_id for link in links}
