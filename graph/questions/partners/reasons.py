"""Reasons: what speaks for a partner, in sentences, each with what it adds to the score and who says so."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import fsum

from pydantic import Field

from graph.bolt.store import Store
from graph.model.links import INFLUENCE, LINK_OF
from graph.questions.evidence import evidence_by_id
from graph.questions.network import NetworkLink
from graph.questions.partners.closeness import ways
from graph.questions.partners.common_ground import Point
from graph.questions.partners.liveliness import NO_SIGNS
from graph.questions.partners.rooms import entering, rooms_with
from graph.questions.partners.weighing import Scales
from graph.questions.results import Evidence, Result

_DOES = {"Theme": "works on", "Population": "works for", "Place": "works in"}
_EVIDENCE = 3
_SHOWN = 5
_NAMED = 5


class Reason(Result):
    """One thing that speaks for a partner."""

    part: str = Field(description="Which part of the score it belongs to.")
    sentence: str
    about: tuple[str, ...] = Field(description="Ids of what or whom it names beside the partner.")
    adds: float = Field(description="How much of the score it makes.")
    statements: int = Field(description="How many statements say so; the first of them are the evidence.")
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True)
class Told:
    """A reason before its evidence is read."""

    part: str
    adds: float
    sentence: str
    about: tuple[str, ...]
    links: tuple[str, ...]


def reasons(scales: Scales, own: str, adds: Mapping[str, float]) -> tuple[list[Told], int]:
    """Return the strongest reasons of each part of somebody's score, and how many more there are.

    `adds` says how much of the score each part makes.
    """
    shown: list[Told] = []
    more = 0
    for part in scales.parts:
        found = list(_TELLERS[part](scales, own))
        whole = fsum(told.adds for told in found)
        found = [replace(told, adds=adds[part] * told.adds / whole) for told in found if adds[part] and whole]
        found.sort(key=lambda told: (-told.adds, told.sentence))
        shown += found[:_SHOWN]
        more += len(found[_SHOWN:])
    return shown, more


def with_evidence(store: Store, told: Iterable[Sequence[Told]]) -> list[tuple[Reason, ...]]:
    """Return reasons with who says so."""
    found = [list(reasons) for reasons in told]
    said = evidence_by_id(store, {link for one in found for each in one for link in each.links[:_EVIDENCE]})
    return [tuple(_reason(each, said) for each in one) for one in found]


def _reason(told: Told, said: Mapping[str, Evidence]) -> Reason:
    return Reason(
        part=told.part,
        sentence=told.sentence,
        about=told.about,
        adds=told.adds,
        statements=len(told.links),
        evidence=tuple(said[link] for link in told.links[:_EVIDENCE]),
    )


def _complementarity(scales: Scales, own: str) -> Iterator[Told]:
    for number, points in scales.complements(own):
        whole = fsum(point.worth for point in points)
        for point in points:
            say = _meeting if scales.need else _bringing
            about = tuple(filter(None, point.about))
            worth = number * point.worth / whole
            yield Told("complementarity", worth, say(scales, own, point), about, point.links)


def _meeting(scales: Scales, own: str, point: Point) -> str:
    """Tell how somebody meets one cell of a need."""
    name = scales.net.entities[own].name
    wanted = [thing for thing in point.about if thing]
    clauses = [_coming_near(scales, thing, point.stated) for thing in wanted]
    met = [clause for clause in clauses if clause]
    if len(wanted) == 1:
        return f"{name} {met[0]}."
    missing = [
        scales.net.entities[thing].name for thing, clause in zip(wanted, clauses, strict=True) if not clause
    ]
    how = "; not known of it: " + ", ".join(missing) if missing else ", each stated by itself"
    return f"{name} {', '.join(met)}{', stated together' if point.together else how}."


def _coming_near(scales: Scales, wanted: str, stated: Iterable[str]) -> str:
    """Tell what is stated that comes near to what is wanted: itself, a part of it, else a whole."""
    known, named = scales.known, scales.net.entities
    found = sorted(stated)
    parts = [thing for thing in found if wanted in known.wholes(thing)]
    wholes = [thing for thing in found if thing in known.wholes(wanted)]
    if wanted in parts:
        return _doing(scales, wanted)
    if parts:
        return f"{_doing(scales, parts[0])} ({named[wanted].name})"
    return f"{_doing(scales, wholes[0])} with {named[wanted].name} not named" if wholes else ""


def _bringing(scales: Scales, own: str, point: Point) -> str:
    """Tell what somebody brings that is new to those who ask, and what of theirs it borders on."""
    border = _doing(scales, point.stated[0])
    how = "together" if point.together else "apart"
    return (
        f"{_does(scales, own, point.about[0])}, which is new to you, and {border}, as you do; stated {how}."
    )


def _ground(scales: Scales, own: str) -> Iterator[Told]:
    for point in scales.common(own):
        sentence = f"{_does(scales, own, point.about[0])}, as you do."
        yield Told("ground", point.worth, sentence, point.about, point.links)


def _closeness(scales: Scales, own: str) -> Iterator[Told]:
    for way in ways(scales.tied, scales.seekers.us, own):
        steps = [own, *reversed(way.over)]
        if way.over[0] not in scales.seekers.us:
            steps.append(_nearest_of_us(scales, way.over[0]))
        ties = [_between(scales, *step) for step in pairwise(steps)]
        sentence = ", and ".join(_clause(scales, links[0]) for links in ties) + "."
        said = tuple(link.id for links in ties for link in links[:1])
        more = tuple(link.id for links in ties for link in links[1:])
        yield Told("closeness", way.worth, sentence, tuple(steps[1:]), said + more)


def _nearest_of_us(scales: Scales, own: str) -> str:
    """Return one of us who is tied to somebody: one of those named, if there is one."""
    tied = [each for each in scales.tied.of[own] if each in scales.seekers.us]
    return min(tied, key=lambda each: (each not in scales.seekers.asked, each))


def _between(scales: Scales, one: str, other: str) -> list[NetworkLink]:
    """Return the links between two that carry influence, looked for at the one who has fewer ties."""
    few, many = sorted((one, other), key=lambda own: (len(scales.tied.of[own]), own))
    return [
        link
        for kind in INFLUENCE
        for link in (*scales.net.out[kind].get(few, ()), *scales.net.into[kind].get(few, ()))
        if link.other(few) == many
    ]


def _rooms(scales: Scales, own: str) -> Iterator[Told]:
    for room in rooms_with(scales.rooms, scales.seekers.us, own):
        within = scales.rooms.within[room]
        mine = [each for each in within if each in scales.seekers.us]
        links = [link.id for each in (own, *mine) for link in entering(scales.net, each, room)]
        names = _listed(scales, (own, *mine))
        known = f"{len(within)} are known to be"
        sentence = f"{names} are in {scales.net.entities[room].name}, in which {known}."
        yield Told("rooms", scales.rooms.worth(room), sentence, (room, *mine), tuple(links))


def _activity(scales: Scales, own: str) -> Iterator[Told]:
    seen = scales.signs.get(own, NO_SIGNS)
    does, fresh = scales.activity(own)
    name = scales.net.entities[own].name
    if seen.things:
        links = sorted({link for said in seen.things.values() for link in said})
        sentence = (
            f"{name} carries out, provides, convenes or took part in {_listed(scales, sorted(seen.things))}."
        )
        yield Told("activity", does, sentence, tuple(sorted(seen.things)), tuple(links))
    if seen.newest:
        sentence = f"The newest word on {name} is of {seen.newest}"
        undated = f"; {seen.undated} of {seen.statements} statements have no date" if seen.undated else ""
        yield Told("activity", fresh, f"{sentence}{undated}.", (), tuple(seen.newest_links))


def _listed(scales: Scales, ids: Sequence[str]) -> str:
    names = [scales.net.entities[own].name for own in ids[:_NAMED]]
    if more := len(ids) - len(names):
        names.append(f"{more} more")
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def _does(scales: Scales, own: str, thing: str) -> str:
    return f"{scales.net.entities[own].name} {_doing(scales, thing)}"


def _doing(scales: Scales, thing: str) -> str:
    named = scales.net.entities[thing]
    verb = next((verb for label, verb in _DOES.items() if label in named.labels), "is active in")
    return f"{verb} {named.name}"


def _clause(scales: Scales, link: NetworkLink) -> str:
    named = scales.net.entities
    return f"{named[link.from_id].name} {LINK_OF[link.type].title} {named[link.to_id].name}"


_TELLERS: Mapping[str, Callable[[Scales, str], Iterator[Told]]] = {
    "complementarity": _complementarity,
    "ground": _ground,
    "closeness": _closeness,
    "rooms": _rooms,
    "activity": _activity,
}
