"""Where every stated entity belongs before and after a load: worked out before anything is written."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from sys import intern
from typing import Any

from graph.bolt import cypher
from graph.bolt.cypher import DESCRIBES
from graph.bolt.store import Store
from graph.identity.assigned import assigned
from graph.identity.clusters import Key, Mention
from graph.identity.normalize import name_key
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

PUBLISHER_NAMES = """
    MATCH (s:Source)
    WHERE s.publisher IS NOT NULL
    WITH DISTINCT s.publisher AS name ORDER BY name
    RETURN collect(name) AS names
    LIMIT 1
"""


@dataclass(frozen=True)
class Plan:
    """Where every stated entity belongs, before and after; not what is said of it, which would be much."""

    ids: Mapping[Key, str]
    fresh: Mapping[str, list[str]]
    """The new descriptions of each entity, by their ids: what they say stays in the spool."""
    moved: Sequence[Stated]
    """The descriptions that stay but hang on another entity now."""
    bereft: frozenset[str]
    """The entities of which something is no longer said."""
    publishers: Mapping[str, set[str]]
    """The organizations that have the name of a publisher, by the key of that name."""
    before: frozenset[str]
    """The entities that stand in the graph, described or left over from a kill."""
    cut_off: bool
    """Whether an earlier change of the graph did not come to its end."""

    @property
    def after(self) -> set[str]:
        """Return the entities that will stand there."""
        return set(self.ids.values())

    def joined(self) -> set[str]:
        """Return the entities on which descriptions hang now that hung on others before."""
        return {self.ids[one.mention.key] for one in self.moved}

    def touched(self) -> set[str]:
        """Return the entities of which something else is said than before."""
        return {*self.bereft, *self.fresh, *self.joined(), *(one.entity for one in self.moved)}

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
    entity = {one.mention.key: one.entity for one in stays}

    def neighbors(keys: set[Key]) -> Mapping[Key, set[Key]]:
        # After a kill a link may hang elsewhere than what it joins; the spool knows all links of its own.
        at = before if cut_off else {entity[key] for key in keys if key in entity}
        near = linked(store, keys, at, without=spool.whole())
        for one, other in spool.neighbors(keys):
            near.setdefault(one, set()).add(other)
        return near

    heard = _Heard(spool, store.columns(PUBLISHER_NAMES)["names"])
    ids = assigned(heard.seen(chain(stays, heard.fresh())), judgements(store), neighbors)
    return Plan(
        ids=ids,
        fresh=heard.by_entity(ids),
        moved=[one for one in was if ids.get(one.mention.key, one.entity) != one.entity],
        bereft=frozenset(one.entity for one in was if one.description in gone),
        publishers=heard.publishers(ids),
        before=before,
        cut_off=cut_off,
    )


class _Heard:
    """What is noted while descriptions go by: they are many, and none is kept."""

    def __init__(self, spool: Spool, publishers: Iterable[str]) -> None:
        self._spool = spool
        # Two plain lists, side by side: pairs would take twice the room.
        self._keys: list[Key] = []
        self._descriptions: list[str] = []
        self._named: dict[str, set[Key]] = {name_key(name): set() for name in publishers}

    def fresh(self) -> Iterator[Stated]:
        """Yield the new descriptions."""
        for own, said in self._spool.new(DESCRIBES):
            one = stated_by(said)
            self._keys.append(one.mention.key)
            self._descriptions.append(own)
            yield one

    def seen(self, stated: Iterable[Stated]) -> Iterator[Stated]:
        """Yield these descriptions, noting those who have the name of a publisher."""
        for one in stated:
            if one.mention.family == "Organization" and not one.mention.generic:
                for name in self._named.keys() & map(name_key, one.mention.names):
                    self._named[name].add(one.mention.key)
            yield one

    def by_entity(self, ids: Mapping[Key, str]) -> dict[str, list[str]]:
        """Return the new descriptions of each entity."""
        found: dict[str, list[str]] = defaultdict(list)
        for key, description in zip(self._keys, self._descriptions, strict=True):
            found[ids[key]].append(description)
        return found

    def publishers(self, ids: Mapping[Key, str]) -> dict[str, set[str]]:
        """Return the organizations that have the name of a publisher, by the key of that name."""
        return {name: {ids[key] for key in keys} for name, keys in self._named.items()}


def stated_by(said: Fields) -> Stated:
    """Return who a new description is of; no entity carries it yet."""
    mention = Mention(
        (intern(said["source"]), intern(said["stated_id"])),
        family(said["kind"]),
        (said["name"], *said.get("aliases", ())),
        tuple(said.get("identifiers", ())),
        said.get("country", ""),
        said.get("generic", False),
    )
    return Stated(said.get("id", ""), "", said["name"], mention)
