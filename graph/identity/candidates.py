"""Candidates: pairs of entities that may be the same, for a person to judge."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from weakref import WeakKeyDictionary

from pydantic import BaseModel, ConfigDict, Field

from graph.bolt.store import Store
from graph.identity.bodies import Body, bodies_of
from graph.identity.clusters import Key
from graph.identity.company import Company, company_of, with_company
from graph.identity.doubts import Standing, doubts_of
from graph.identity.judgements import Judgement, StatedKey
from graph.identity.ranking import Pair, Ranking
from graph.identity.registry import judgements, stated_entities
from graph.questions.version import version

_LOOKED_AT = 100


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
    doubts: tuple[str, ...] = Field((), description="Why somebody has to say yes before they are made one.")


def candidates(store: Store, *, limit: int = 50, around: str | None = None) -> tuple[Candidate, ...]:
    """Return the pairs that are most likely the same, the likeliest first; `around` asks for one entity.

    What was judged different is never proposed again; what was judged unsure comes last.
    """
    ranking = ranking_of(store)
    verdicts = _verdicts(ranking, judgements(store))
    pairs = _open(ranking.best if around is None else ranking.around(around), verdicts)[: limit + _LOOKED_AT]
    known = company_of(store, {body.id for pair in pairs for body in (pair.left, pair.right)})
    weighed = [replace(pair, like=with_company(pair.like, *_ids(pair), known)) for pair in pairs]
    weighed.sort(key=lambda pair: pair.order)
    ordered = weighed if around is None else ranking.mixed(around, weighed)
    found = [_candidate(pair, known, _ids(pair) in verdicts["unsure"]) for pair in ordered]
    return tuple(sorted(found, key=lambda one: one.unsure)[:limit])


def _open(pairs: Iterable[Pair], verdicts: Mapping[str, set[tuple[str, str]]]) -> list[Pair]:
    """Return the pairs that nobody judged, then those that are judged unsure."""
    left = [pair for pair in pairs if not any(ids in verdicts["different"] for ids in _resting_on(pair))]
    return sorted(left, key=lambda pair: _ids(pair) in verdicts["unsure"])


def _resting_on(pair: Pair) -> list[tuple[str, str]]:
    """Return the pair, and those with a third body that it rests on."""
    ends = [tuple(sorted((end, pair.through))) for end in _ids(pair) if pair.through]
    return [_ids(pair), *((one, other) for one, other in ends)]


def _ids(pair: Pair) -> tuple[str, str]:
    return pair.left.id, pair.right.id


def _verdicts(ranking: Ranking, judged: Iterable[Judgement]) -> dict[str, set[tuple[str, str]]]:
    """Return the pairs of entities that were judged, by verdict."""
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for one in judged:
        ends = (ranking.entity((side.source, side.stated_id)) for side in (one.left, one.right))
        left, right = sorted(end or "" for end in ends)
        found[one.verdict].add((left, right))
    return found


@dataclass(frozen=True)
class _Known:
    """A ranking, and of what: the version of the graph, and a mark of who is stated as whom in it."""

    state: str
    mark: int
    ranking: Ranking


_KNOWN: WeakKeyDictionary[Store, _Known] = WeakKeyDictionary()


def ranking_of(store: Store) -> Ranking:
    """Return all bodies held against one another, worked out anew only when it changes who they are.

    Most words of a steward change nothing of that, and the next pair is there at once.
    """
    state, known = version(store), _KNOWN.get(store)
    if state and known and known.state == state:
        return known.ranking
    stated = [(one.entity, one.mention) for one in stated_entities(store)]
    mark = hash(frozenset(stated))
    ranking = known.ranking if known and known.mark == mark else Ranking(bodies_of(stated))
    _KNOWN[store] = _Known(state, mark, ranking)
    return ranking


def _candidate(pair: Pair, known: Mapping[str, Company], unsure: bool) -> Candidate:
    like = pair.like
    left, right = ((body, known[body.id]) for body in (pair.left, pair.right))
    return Candidate(
        left=_side(*left),
        right=_side(*right),
        score=round(like.score, 3),
        reasons=like.reasons,
        unsure=unsure,
        identifiers_differ=like.identifiers_differ,
        doubts=doubts_of(_standing(*left), _standing(*right)),
    )


def _side(body: Body, company: Company) -> Side:
    return Side(
        id=body.id,
        name=company.name,
        aliases=tuple(name for name in body.names if name != company.name),
        identifiers=body.identifiers,
        country=body.country or None,
        sources=tuple(sorted(body.sources)),
        stated=_stated(body.keys[0]),
        links=company.links,
    )


def _standing(body: Body, company: Company) -> Standing:
    return Standing(body.id, frozenset(code for _, code in body.strong), company.links)


def _stated(key: Key) -> StatedKey:
    return StatedKey(source=key[0], stated_id=key[1])
