"""Where every stated entity belongs before and after a load: worked out before anything is written."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph.bolt import cypher
from graph.bolt.cypher import DESCRIBES, STATEMENTS
from graph.bolt.store import Store
from graph.identity.canonical import canonical_ids
from graph.identity.clusters import Key, Mention, clusters
from graph.identity.registry import Stated, judgements, linked, stated_entities
from graph.model.entities import family
from loaders.spool import Spool

Fields = dict[str, Any]


@dataclass(frozen=True)
class Plan:
    """Where every stated entity belongs, before and after."""

    mentions: Sequence[Mention]
    ids: Mapping[Key, str]
    was: Sequence[Stated]
    fresh: Mapping[str, list[Fields]]
    gone: frozenset[str]

    @property
    def before(self) -> set[str]:
        """Return the entities that stand in the graph."""
        return {one.entity for one in self.was}

    @property
    def after(self) -> set[str]:
        """Return the entities that will stand there."""
        return set(self.ids.values())

    def moved(self) -> list[Stated]:
        """Return the descriptions that stay but hang on another entity now."""
        return [one for one in self.was if self.ids.get(one.mention.key, one.entity) != one.entity]

    def joined(self) -> set[str]:
        """Return the entities on which descriptions hang now that hung on others before."""
        return {self.ids[one.mention.key] for one in self.moved()}

    def touched(self) -> set[str]:
        """Return the entities of which something else is said than before."""
        found = {one.entity for one in self.was if one.description in self.gone} | set(self.fresh)
        return found | self.joined() | {one.entity for one in self.moved()}

    def ends(self, kind: str, said: Mapping[str, Any]) -> Fields:
        """Return the ids of the nodes that a statement joins, as `a` and `b`."""
        source = said["source"]
        if kind == DESCRIBES:
            return {"a": source, "b": self.ids[(source, said["stated_id"])]}
        return {
            "a": self.ids[(source, said["from_stated_id"])],
            "b": self.ids[(source, said["to_stated_id"])],
        }


def compare(store: Store, spool: Spool) -> None:
    """Take into the spool what the graph has of its sources, so that the difference can be told."""
    spool.forget_had()
    for source in spool.sources():
        for kind in STATEMENTS:
            for columns in store.read(cypher.statements_of(kind), source=source.id):
                spool.had(kind, columns, swept=source.complete)


def plan(store: Store, spool: Spool) -> Plan:
    """Work out which entity every stated one belongs to when the difference is applied."""
    gone = frozenset(spool.gone(DESCRIBES))
    was = stated_entities(store)
    stays = [one for one in was if one.description not in gone]
    fresh = [said for _, said in spool.new(DESCRIBES)]
    entity = {one.mention.key: one.entity for one in stays}

    def neighbors(keys: set[Key]) -> Mapping[Key, set[Key]]:
        near = linked(store, keys, entity)
        for one, other in spool.neighbors(keys):
            near.setdefault(one, set()).add(other)
        return near

    mentions = [one.mention for one in stays] + [_mention(said) for said in fresh]
    groups = clusters(mentions, judgements(store), neighbors)
    ids = canonical_ids(groups, _names(stays, fresh))
    by_entity: dict[str, list[Fields]] = defaultdict(list)
    for said in fresh:
        by_entity[ids[_key(said)]].append(said)
    return Plan(mentions, ids, was, by_entity, gone)


def _names(stays: Iterable[Stated], fresh: Iterable[Fields]) -> dict[Key, str]:
    """Return one name for each stated entity, the same whichever of its rows comes first."""
    names: dict[Key, str] = {}
    for key, name in [(one.mention.key, one.name) for one in stays] + [(_key(s), s["name"]) for s in fresh]:
        names[key] = min(name, names.get(key, name))
    return names


def _key(said: Fields) -> Key:
    return (said["source"], said["stated_id"])


def _mention(said: Fields) -> Mention:
    return Mention(
        _key(said),
        family(said["kind"]),
        (said["name"], *said.get("aliases", ())),
        tuple(said.get("identifiers", ())),
        said.get("country", ""),
        said.get("generic", False),
    )
