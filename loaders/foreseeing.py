"""Foresee what a judgement will change, before it is written."""

from collections.abc import Mapping, Sequence

from pydantic import BaseModel, ConfigDict, Field

from graph.bolt.store import Store
from graph.errors import ContradictoryJudgements, InvalidQuestion
from graph.identity.assigned import assigned
from graph.identity.canonical import entity_of
from graph.identity.clusters import Key
from graph.identity.doubts import Standing, doubts_of
from graph.identity.judgements import Judgement
from graph.identity.registry import Stated, judgements, linked, stated_entities
from graph.questions.conflicts import conflicts_of
from loaders.plan import Fields
from loaders.sides import Sides, require_described

SAID = """
    MATCH (s:Source)-[d:DESCRIBES]->(e:Entity)
    WHERE e.id IN $ids
    RETURN properties(d) AS said
    ORDER BY said.id
    LIMIT 1000000
"""
LINKS_AT = """
    MATCH (e:Entity)-[r]-(:Entity)
    WHERE e.id IN $ids
    RETURN DISTINCT r.id AS id, r.source AS source, r.from_stated_id AS one, r.to_stated_id AS other
    ORDER BY id
    LIMIT 1000000
"""


class Part(BaseModel):
    """An entity as it will stand: its id, its name, and which entities of now go into it."""

    model_config = ConfigDict(frozen=True)

    id: str
    name: str
    was: tuple[str, ...]


class Foreseen(BaseModel):
    """What a judgement will change."""

    model_config = ConfigDict(frozen=True)

    left_id: str
    right_id: str
    entities: tuple[Part, ...] = Field(description="What the two will be afterwards: one entity, or two.")
    links_moved: int = Field(description="How many links will begin or end at another entity.")
    conflicts: tuple[str, ...] = Field(description="What sources say differently of what will be one.")
    doubts: tuple[str, ...] = Field(description="Why somebody has to say yes before it is done.")


def foresee(store: Store, sides: Sides, judgement: Judgement | None) -> Foreseen:
    """Return what will be when this is judged of two; without it, when the earlier word is withdrawn."""
    stated = stated_entities(store)
    known = {one.mention.key: one.entity for one in stated}
    require_described(known, sides.left, sides.right)
    ids = _ids_after(store, stated, _judged_after(store, sides, judgement))
    keys = [(side.source, side.stated_id) for side in (sides.left, sides.right)]
    left, right = (known[key] for key in keys)
    later = {ids[key] for key in keys}
    own = [key for key, entity in known.items() if entity in (left, right) or ids[key] in later]
    said = _sayings(store, {known[key] for key in own})
    parts = [_part(entity, known, ids, said) for entity in sorted({ids[key] for key in own})]
    merges = judgement is not None and judgement.verdict == "same"
    if merges:
        _refuse_impossible(stated, keys, ids, judgements(store))
    joins = merges and left != right
    one = [saying for key in own if ids[key] == ids[keys[0]] for saying in said[key]]
    return Foreseen(
        left_id=left,
        right_id=right,
        entities=tuple(parts),
        links_moved=_links_moved(store, {key for key in known if known[key] != ids[key]}, known),
        conflicts=_conflicts(one) if joins else (),
        doubts=doubts_of(*(_standing(store, stated, each) for each in (left, right))) if joins else (),
    )


def _judged_after(store: Store, sides: Sides, judgement: Judgement | None) -> list[Judgement]:
    replaced = {judgement.id} if judgement else {sides.earlier.id} if sides.earlier else set()
    kept = [one for one in judgements(store) if one.id not in replaced]
    return [*kept, judgement] if judgement else kept


def _ids_after(store: Store, stated: Sequence[Stated], judged: Sequence[Judgement]) -> dict[Key, str]:
    at = {one.mention.key: one.entity for one in stated}
    return assigned(stated, judged, lambda keys: linked(store, keys, {at[key] for key in keys if key in at}))


def _sayings(store: Store, entities: set[str]) -> dict[Key, list[Fields]]:
    found: dict[Key, list[Fields]] = {}
    for row in store.read(SAID, ids=sorted(entities)):
        found.setdefault((row["said"]["source"], row["said"]["stated_id"]), []).append(row["said"])
    return found


def _part(
    entity: str, known: Mapping[Key, str], ids: Mapping[Key, str], said: Mapping[Key, list[Fields]]
) -> Part:
    members = [key for key in known if ids[key] == entity]
    _, fields = entity_of(entity, [one for key in members for one in said.get(key, ())])
    return Part(id=entity, name=fields["name"], was=tuple(sorted({known[key] for key in members})))


def _refuse_impossible(
    stated: Sequence[Stated], keys: Sequence[Key], ids: Mapping[Key, str], judged: Sequence[Judgement]
) -> None:
    """Refuse to call the same what is of two kinds, or what others judged different."""
    families = [next(one.mention.family for one in stated if one.mention.key == key) for key in keys]
    if families[0] != families[1]:
        raise InvalidQuestion(
            f"one is of the kind {families[0]}, the other {families[1]}: they are never the same"
        )
    if ids[keys[0]] == ids[keys[1]]:
        return
    known = {one.mention.key: one.entity for one in stated}
    here = {known[key] for key in keys}
    for one in judged:
        ends = {known.get((side.source, side.stated_id)) for side in (one.left, one.right)}
        if one.verdict == "different" and ends <= here:
            raise ContradictoryJudgements(
                f"{one.by} judged on {one.on} that {one.left.stated_id!r} of {one.left.source} and "
                f"{one.right.stated_id!r} of {one.right.source} are different ({one.why}); "
                "withdraw that first"
            )
    raise ContradictoryJudgements("other judgements keep these two apart: withdraw those first")


def _links_moved(store: Store, moved: set[Key], known: Mapping[Key, str]) -> int:
    rows = store.read(LINKS_AT, ids=sorted({known[key] for key in moved})) if moved else []
    return sum((row["source"], row["one"]) in moved or (row["source"], row["other"]) in moved for row in rows)


def _conflicts(said: Sequence[Fields]) -> tuple[str, ...]:
    return tuple(
        f"{conflict.field}: "
        + ", ".join(f"{each.value} ({', '.join(each.sources)})" for each in conflict.values)
        for conflict in conflicts_of(said)
    )


def _standing(store: Store, stated: Sequence[Stated], entity: str) -> Standing:
    codes = {code.lower() for one in stated if one.entity == entity for code in one.mention.strong()}
    return Standing(entity, frozenset(codes), len(store.read(LINKS_AT, ids=[entity])))
