"""Where every stated entity belongs before and after a load: worked out before anything is written."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from sys import intern
from typing import Any

from graph.bolt import cypher
from graph.bolt.cypher import DESCRIBES
from graph.bolt.store import Store
from graph.identity.canonical import canonical_ids
from graph.identity.clusters import Key, Mention, clusters
from graph.identity.registry import Stated, judgements, linked, stated_entities
from graph.model.entities import family
from loaders.rehearing import rehear, was_cut_off
from loaders.spool import Spool

Fields = dict[str, Any]

STANDING = """
    MATCH (e:Entity)
    WITH e.id AS id ORDER BY id
    RETURN collect(id) AS ids
    LIMIT 1
"""
STATEMENTS_VERSION = """
    OPTIONAL MATCH (g:Graph {id: 'graph'})
    RETURN coalesce(g.version, 0) AS version
    ORDER BY version
    LIMIT 1
"""
KNOWN = """
    MATCH (s:Source)
    WHERE s.id IN $ids
    WITH s.id AS id ORDER BY id
    RETURN collect(id) AS ids
    LIMIT 1
"""


@dataclass(frozen=True)
class Plan:
    """Where every stated entity belongs, before and after."""

    mentions: Sequence[Mention]
    ids: Mapping[Key, str]
    was: Sequence[Stated]
    fresh: Mapping[str, list[str]]
    """The new descriptions of each entity, by their ids: what they say stays in the spool."""
    gone: frozenset[str]
    before: frozenset[str]
    """The entities that stand in the graph, described or left over from a kill."""
    cut_off: bool
    """Whether an earlier change of the graph did not come to its end."""

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

    def holds(self, kind: str, said: Mapping[str, Any]) -> bool:
        """Return whether those that a statement is about will be there; if not, it is about to go."""
        ends = ("stated_id",) if kind == DESCRIBES else ("from_stated_id", "to_stated_id")
        return all((said["source"], said[end]) in self.ids for end in ends)

    def ends(self, kind: str, said: Mapping[str, Any]) -> Fields:
        """Return the ids of the nodes that a statement joins, as `a` and `b`."""
        source = said["source"]
        if kind == DESCRIBES:
            return {"a": source, "b": self.ids[(source, said["stated_id"])]}
        return {
            "a": self.ids[(source, said["from_stated_id"])],
            "b": self.ids[(source, said["to_stated_id"])],
        }


def version_of(store: Store) -> str:
    """Return the version of what the graph says."""
    return str(store.columns(STATEMENTS_VERSION)["version"])


def compare(store: Store, spool: Spool, *, cut_off: bool | None = None) -> None:
    """Take into the spool what the graph has of its sources, unless it did so since the last write.

    `cut_off` says whether an earlier change did not come to its end, where the graph itself does not say.
    """
    version = version_of(store)
    if spool.compared_at == version:
        return
    spool.forget_had()
    again = rehear(store, spool, cut_off=was_cut_off(store) if cut_off is None else cut_off)
    swept = {*spool.swept(), *again}
    known = store.columns(KNOWN, ids=[source.id for source in spool.sources()] + again)["ids"]
    for source in known:
        for columns in store.read(cypher.statements_of_source(), source=source):
            spool.had(columns["kind"], columns, swept=source in swept)
    spool.compared_at = version


def plan(store: Store, spool: Spool, *, cut_off: bool) -> Plan:
    """Work out which entity every stated one belongs to when the difference is applied."""
    before = frozenset(store.columns(STANDING)["ids"])
    gone = frozenset(spool.gone(DESCRIBES))
    was = stated_entities(store)
    stays = [one for one in was if one.description not in gone]
    fresh = [stated_by(said) for _, said in spool.new(DESCRIBES)]
    entity = {one.mention.key: one.entity for one in stays}

    def neighbors(keys: set[Key]) -> Mapping[Key, set[Key]]:
        # After a kill a link may hang elsewhere than what it joins; the spool knows all links of its own.
        at = before if cut_off else {entity[key] for key in keys if key in entity}
        near = linked(store, keys, at, without=spool.whole())
        for one, other in spool.neighbors(keys):
            near.setdefault(one, set()).add(other)
        return near

    mentions = [one.mention for one in (*stays, *fresh)]
    groups = clusters(mentions, judgements(store), neighbors)
    ids = canonical_ids(groups, names_of((*stays, *fresh)))
    by_entity: dict[str, list[str]] = defaultdict(list)
    for one in fresh:
        by_entity[ids[one.mention.key]].append(one.description)
    return Plan(mentions, ids, was, by_entity, gone, before, cut_off)


def names_of(stated: Iterable[Stated]) -> dict[Key, str]:
    """Return one name for each stated entity, the same whichever of its rows comes first."""
    names: dict[Key, str] = {}
    for one in stated:
        names[one.mention.key] = min(one.name, names.get(one.mention.key, one.name))
    return names


def stated_by(said: Fields) -> Stated:
    """Return who a new description is of; no entity carries it yet."""
    mention = Mention(
        (intern(said["source"]), said["stated_id"]),
        family(said["kind"]),
        (said["name"], *said.get("aliases", ())),
        tuple(said.get("identifiers", ())),
        said.get("country", ""),
        said.get("generic", False),
    )
    return Stated(said.get("id", ""), "", said["name"], mention)
