"""Sides: which two stated entities a person means who judges two entities, merged or not."""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph.bolt.store import Store
from graph.errors import InvalidQuestion, NotFound
from graph.identity.canonical import slugs_of
from graph.identity.clusters import Key, Mention, clusters
from graph.identity.judgements import Judgement, StatedKey
from graph.identity.normalize import fold
from graph.identity.registry import Stated, judgements, stated_entities
from graph.questions.resolve import resolve


@dataclass(frozen=True)
class Sides:
    """Two stated entities, and what was judged of them so far."""

    left: StatedKey
    right: StatedKey
    earlier: Judgement | None = None


def sides(store: Store, one: str, other: str) -> Sides:
    """Return whom a judgement of two is about; each is given by id, name or acronym.

    Where the two were judged already, it is about the same two stated entities as then: the new word takes
    the place of the old one. Two that are one entity by now are told apart by their own names and old ids.
    """
    entities = resolve(store, one), resolve(store, other)
    stated = [each for each in stated_entities(store) if each.entity in entities]
    judged = judgements(store)
    if entities[0] == entities[1]:
        return _within(stated, judged, one, other)
    left, right = ([each.mention.key for each in stated if each.entity == entity] for entity in entities)
    earlier = _judged_between(judged, left, right)
    keys = _keys(earlier, left) if earlier else (min(left), min(right))
    return Sides(_stated(keys[0]), _stated(keys[1]), earlier)


def _within(stated: Sequence[Stated], judged: Sequence[Judgement], one: str, other: str) -> Sides:
    """Return the two parts of one entity that are meant: those that a judgement joined, if it was one."""
    entity = stated[0].entity
    named = _named(stated)
    left = {key for key in named if _is_meant(key, named[key], one)}
    right = {key for key in named if _is_meant(key, named[key], other)}
    mentions = [each.mention for each in stated]
    for earlier in judged:
        joined = _ends(earlier)
        if earlier.verdict == "same" and set(joined) <= named.keys():
            parts = _parts(mentions, [each for each in judged if each is not earlier])
            if parts[joined[0]] == parts[joined[1]]:
                continue
            for first, second in (joined, joined[::-1]):
                if left & parts[first] and right & parts[second]:
                    return Sides(_stated(first), _stated(second), earlier)
    first_only, second_only = sorted(left - right), sorted(right - left)
    if not first_only or not second_only:
        raise InvalidQuestion(
            f"{one!r} and {other!r} are one entity, {entity}, and no name or old id tells two parts of it "
            "apart; name each part as its source does"
        )
    return Sides(_stated(first_only[0]), _stated(second_only[0]))


def require_described(known: Container[Key], *sides: StatedKey) -> None:
    """Raise NotFound unless sources describe those of whom something is said."""
    for side in sides:
        if (side.source, side.stated_id) not in known:
            raise NotFound(f"source {side.source!r} describes no {side.stated_id!r}: nothing to judge")


def _is_meant(key: Key, names: Sequence[str], text: str) -> bool:
    if any(text.strip() in slugs_of(key, name) for name in names[:1]):
        return True
    return fold(text) in set(map(fold, names))


def _named(stated: Iterable[Stated]) -> dict[Key, list[str]]:
    """Return the names of stated entities, the one that makes the id first."""
    found: dict[Key, list[str]] = {}
    for each in sorted(stated, key=lambda one: one.name):
        found.setdefault(each.mention.key, [each.name]).extend(each.mention.names)
    return found


def _parts(mentions: Sequence[Mention], judged: Sequence[Judgement]) -> Mapping[Key, frozenset[Key]]:
    groups = (frozenset(one.key for one in group) for group in clusters(mentions, judged))
    return {key: group for group in groups for key in group}


def _judged_between(
    judged: Iterable[Judgement], left: Iterable[Key], right: Iterable[Key]
) -> Judgement | None:
    both = {frozenset((one, other)) for one in left for other in right}
    return next((each for each in judged if frozenset(_ends(each)) in both), None)


def _keys(earlier: Judgement, left: Sequence[Key]) -> tuple[Key, Key]:
    one, other = _ends(earlier)
    return (one, other) if one in left else (other, one)


def _ends(judgement: Judgement) -> tuple[Key, Key]:
    one, other = judgement.left, judgement.right
    return (one.source, one.stated_id), (other.source, other.stated_id)


def _stated(key: Key) -> StatedKey:
    return StatedKey(source=key[0], stated_id=key[1])
