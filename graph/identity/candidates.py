"""Candidates: pairs of entities that may be the same, for a person to judge."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from pydantic import BaseModel, ConfigDict, Field

from graph.bolt.store import Store
from graph.identity.blocking import pairs
from graph.identity.bodies import Body, bodies_of
from graph.identity.comparing import likeness
from graph.identity.judgements import Judgement, StatedKey
from graph.identity.registry import judgements, stated_entities


class Side(BaseModel):
    """One of the two entities of a candidate, as a judge has to see it."""

    model_config = ConfigDict(frozen=True)

    id: str
    name: str
    aliases: tuple[str, ...]
    identifiers: tuple[str, ...]
    country: str | None
    sources: tuple[str, ...] = Field(description="Ids of the sources that describe it.")
    stated: StatedKey = Field(description="One of its stated entities: what a judgement is written on.")
    links: int = Field(description="How many links begin or end at it.")


class Candidate(BaseModel):
    """Two entities that may be the same, how likely that is, and why."""

    model_config = ConfigDict(frozen=True)

    left: Side
    right: Side
    score: float = Field(ge=0, le=1, description="How alike they are: 1 is alike in everything.")
    reasons: tuple[str, ...] = Field(description="Why they may be the same, and what speaks against it.")
    unsure: bool = Field(False, description="Whether somebody judged already that nobody knows.")
    identifiers_differ: bool = Field(False, description="Whether one agency gave them different codes.")


def candidates(store: Store, *, limit: int = 50, around: str | None = None) -> tuple[Candidate, ...]:
    """Return the pairs that are most likely the same, the likeliest first; `around` asks for one entity.

    What was judged different is never proposed again; what was judged unsure comes last.
    """
    bodies = bodies_of(stated_entities(store))
    found = []
    apart, unsure = _judged(bodies, judgements(store))
    for one, other in pairs(bodies):
        left, right = sorted((bodies[one], bodies[other]), key=lambda body: body.id)
        if around not in (None, left.id, right.id) or (left.id, right.id) in apart:
            continue
        like = likeness(left, right)
        if like.score >= 0.3:
            found.append(((left.id, right.id) in unsure, -like.score, left.id, right.id, left, right, like))
    best = sorted(found, key=lambda each: each[:4])[:limit]
    links = _links(store, {body.id for each in best for body in each[4:6]})
    return tuple(
        Candidate(
            left=_side(left, links),
            right=_side(right, links),
            score=like.score,
            reasons=like.reasons,
            unsure=doubted,
            identifiers_differ=like.identifiers_differ,
        )
        for doubted, _, _, _, left, right, like in best
    )


def _judged(
    bodies: Sequence[Body], judged: Iterable[Judgement]
) -> tuple[set[tuple[str, str]], set[tuple[str, str]]]:
    """Return the pairs of entities judged different, and those judged unsure."""
    entity = {key: body.id for body in bodies for key in body.keys}
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for one in judged:
        ends = [entity.get((side.source, side.stated_id)) for side in (one.left, one.right)]
        left, right = sorted(end or "" for end in ends)
        found[one.verdict].add((left, right))
    return found["different"], found["unsure"]


def _side(body: Body, links: Mapping[str, int]) -> Side:
    source, stated = body.keys[0]
    return Side(
        id=body.id,
        name=body.name,
        aliases=tuple(name for name in body.names if name != body.name),
        identifiers=body.identifiers,
        country=body.country or None,
        sources=tuple(sorted({source for source, _ in body.keys})),
        stated=StatedKey(source=source, stated_id=stated),
        links=links.get(body.id, 0),
    )


LINKS = """
    MATCH (e:Entity)-[r]-(:Entity)
    WHERE e.id IN $ids
    RETURN e.id AS id, count(DISTINCT r.id) AS links
    ORDER BY id
    LIMIT 1000000
"""


def _links(store: Store, ids: set[str]) -> dict[str, int]:
    """Return how many links begin or end at each of these entities."""
    return {row["id"]: row["links"] for row in store.read(LINKS, ids=sorted(ids))} if ids else {}
