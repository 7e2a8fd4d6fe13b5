"""Hops: one step of a route, told in a sentence with those who say so."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import Field

from graph.model.links import INFLUENCE, LINK_OF
from graph.questions.evidence import StoredLink, evidence_of
from graph.questions.introductions.influence import STEP, Influence
from graph.questions.network import NetworkLink
from graph.questions.results import Entity, Evidence, Result

_SHOWN = 20


class Hop(Result):
    """One step of a route: who is linked with whom, in a sentence, and who says so."""

    type: str
    from_id: str
    to_id: str
    sentence: str
    cost: float = Field(description="What it costs, in steps: one, and more when the tie is old.")
    heard: str | None = Field(
        description="The last day up to the one asked about on which this is known; none where nobody says."
    )
    publishers: int = Field(description="How many different publishers say so.")
    statements: int = Field(description="How many statements say so; the first of them are the evidence.")
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True)
class Chosen:
    """The tie that tells of a step: its links, the cheapest and then the last heard of first."""

    type: str
    from_id: str
    to_id: str
    links: tuple[NetworkLink, ...]

    @property
    def shown(self) -> tuple[NetworkLink, ...]:
        """Return the links that are told word by word."""
        return self.links[:_SHOWN]


def chosen(one: str, other: str, known: Influence) -> Chosen:
    """Return the cheapest tie of two; among equals, the one that most publishers agree on."""
    ties: dict[tuple[int, str, str], list[NetworkLink]] = defaultdict(list)
    for link in known.between(one, other):
        ends = (one, other) if LINK_OF[link.type].symmetric else (link.from_id, link.to_id)
        ties[INFLUENCE.index(link.type), *ends].append(link)

    def worth(tie: tuple[int, str, str]) -> tuple[int, int, tuple[int, str, str]]:
        return min(map(known.cost, ties[tie])), -len(_voices(ties[tie], known)), tie

    kind, from_id, to_id = best = min(ties, key=worth)
    links = sorted(ties[best], key=lambda link: link.id)
    links.sort(key=known.heard, reverse=True)
    links.sort(key=known.cost)
    return Chosen(INFLUENCE[kind], from_id, to_id, tuple(links))


def told(
    tie: Chosen, stored: Mapping[str, StoredLink], entities: Mapping[str, Entity], known: Influence
) -> Hop:
    """Return a step as people read it."""
    said = [stored[link.id].statement for link in tie.shown]
    first = next((statement for statement in said if _period(statement)), said[0])
    publication = known.publications[first["source"]]
    who = publication.publisher or publication.title or publication.id
    names = entities[tie.from_id].name, entities[tie.to_id].name
    return Hop(
        type=tie.type,
        from_id=tie.from_id,
        to_id=tie.to_id,
        sentence=f"{names[0]} {LINK_OF[tie.type].title} {names[1]}{_period(first)}, says {who}.",
        cost=known.cost(tie.links[0]) / STEP,
        heard=known.heard(tie.links[0]) or None,
        publishers=len(_voices(tie.links, known)),
        statements=len(tie.links),
        evidence=tuple(evidence_of(each, known.publications[each["source"]]) for each in said),
    )


def _voices(links: list[NetworkLink] | tuple[NetworkLink, ...], known: Influence) -> set[str]:
    return {known.publications[link.source].voice for link in links}


def _period(statement: Mapping[str, object]) -> str:
    since, until = statement.get("since", ""), statement.get("until", "")
    return f" ({since}–{until})" if since or until else ""
