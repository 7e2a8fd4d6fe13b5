"""What is written to the graph: statements, entities and who funds, as a plan says."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from graph.bolt import cypher
from graph.bolt.cypher import DESCRIBES
from graph.bolt.lease import Lease
from graph.bolt.store import Store
from graph.dates import first_day, last_day
from graph.identity.canonical import entity_of
from graph.model.entities import FUNDER, KIND_OF
from graph.model.links import LINK_OF
from graph.model.statements import as_text
from loaders.delivery import Delivery, batches
from loaders.plan import Fields, Plan
from loaders.spool import Spool

Stamp = Mapping[str, str]
"""Which load writes, and when: `load` and `loaded_at`."""

SAYINGS = """
    MATCH (:Source)-[d:DESCRIBES]->(e:Entity)
    WHERE e.id IN $ids
    RETURN e.id AS entity, properties(d) AS said
    ORDER BY entity, said.id
    LIMIT 1000000
"""
STANDING = """
    MATCH (e:Entity)
    WHERE e.id IN $ids
    RETURN e.id AS id, labels(e) AS labels, properties(e) AS fields
    ORDER BY id
    LIMIT 1000000
"""
UNSETTLED = """
    MERGE (g:Graph {id: 'graph'})
    SET g.unsettled = true
"""
SETTLED = """
    MATCH (g:Graph {id: 'graph'})
    SET g.unsettled = null
"""
NEW_FUNDERS = """
    MATCH (e:Entity)-[:FUNDS]->(:Entity)
    WHERE e.id IN $ids AND NOT e:Funder
    WITH DISTINCT e.id AS id
    ORDER BY id
    RETURN collect(id) AS ids
    LIMIT 1
"""
FORMER_FUNDERS = """
    MATCH (e:Funder)
    WHERE NOT (e)-[:FUNDS]->()
    WITH e.id AS id
    ORDER BY id
    RETURN collect(id) AS ids
    LIMIT 1
"""


class Writer(Delivery):
    """Writes statements and entities to the graph."""

    def __init__(self, store: Store, lease: Lease, stamp: Stamp, tell: Callable[[int], None]) -> None:
        super().__init__(store, lease, tell)
        self._stamp = dict(stamp)

    def begin(self) -> None:
        """Note in the graph that it is being changed, until `end`: a kill in between stays to be seen."""
        self._store.write(UNSETTLED)

    def end(self) -> None:
        """Note that the graph is whole again."""
        self.flush()
        self._store.write(SETTLED)

    def create(self, query: str, rows: Iterable[Fields]) -> None:
        """Run a creating statement over rows, batch by batch."""
        for batch in batches(rows):
            self.run(query, len(batch), rows=batch)

    def delete(self, kind: str, ids: Sequence[str]) -> None:
        """Delete statements of one kind by their ids; what is created after may have the same."""
        for batch in batches(ids):
            self.run(cypher.delete_statements(kind), len(batch), ids=batch)
        if ids:
            self.in_order()

    def drop(self, ids: Sequence[str]) -> None:
        """Delete entities that nobody speaks of any more."""
        for batch in batches(ids):
            self.run(cypher.delete_entities(), len(batch), ids=batch)

    def create_entities(self, layout: Plan, spool: Spool, givers: set[str]) -> None:
        """Create the entities that are not there yet, with all that is said of them."""
        moved = self._moved_sayings(layout)
        for batch in batches(sorted(layout.after - layout.before)):
            fresh = spool.statements([one for entity in batch for one in layout.fresh.get(entity, ())])
            rows: dict[tuple[str, ...], list[Fields]] = defaultdict(list)
            for entity in batch:
                said = [fresh[one] for one in layout.fresh.get(entity, ())]
                labels, fields = entity_of(entity, [*said, *moved[entity]])
                rows[(*labels, FUNDER) if entity in givers else labels].append(fields)
            for labels in sorted(rows):
                self.create(cypher.create_entities(labels), rows[labels])
        self.flush()

    def create_statements(self, kind: str, said: Iterable[Fields], layout: Plan) -> None:
        """Create statements of one kind between the nodes that they join."""
        rows = ({**layout.ends(kind, one), "props": {**self._stamp, **one, **_days(one)}} for one in said)
        self.create(cypher.create_statements(kind), rows)

    def remember(self, originals: Iterable[Fields]) -> None:
        """Keep statements as their sources made them, in whose place something else will stand."""
        rows = ({**one, "said": as_text({**self._stamp, **one["said"]})} for one in originals)
        self.create(cypher.create_originals(), rows)
        self.flush()

    def forget_originals(self, ids: Sequence[str]) -> None:
        """Forget statements that stand again as their sources made them, or that none makes any more."""
        self.flush()
        for batch in batches(ids):
            self.run(cypher.delete_originals(), len(batch), ids=batch)

    def _moved_sayings(self, layout: Plan) -> dict[str, list[Fields]]:
        found: dict[str, list[Fields]] = defaultdict(list)
        for batch in batches(sorted(one.description for one in layout.moved)):
            for row in self._store.read(cypher.statements_with_ids(DESCRIBES), ids=batch):
                found[layout.ends(DESCRIBES, row["props"])["b"]].append(row["props"])
        return found

    def move(self, layout: Plan) -> None:
        """Hang descriptions and links of stated entities that belong elsewhere now on their new entities.

        The descriptions come last: as long as one hangs where it did, a run after a kill moves the rest.
        """
        moved = layout.moved
        left = sorted({one.entity for one in moved})
        for kind in LINK_OF if left else ():
            for columns in self._store.read(cypher.statements_at(kind), ids=left):
                self._move(kind, columns["id"], layout)
        self._move(DESCRIBES, sorted(one.description for one in moved), layout)

    def _move(self, kind: str, ids: Sequence[str], layout: Plan) -> None:
        for batch in batches(ids):
            found = self._store.read(cypher.statements_with_ids(kind), ids=batch)
            stays = [row for row in found if layout.holds(kind, row["props"])]
            rows = [{**layout.ends(kind, row["props"]), "props": row["props"], "was": row} for row in stays]
            rows = [row for row in rows if (row["a"], row["b"]) != (row["was"]["a"], row["was"]["b"])]
            self.together(
                [
                    (cypher.delete_statements(kind), {"ids": [row["props"]["id"] for row in rows]}),
                    (
                        cypher.create_statements(kind),
                        {"rows": [{name: row[name] for name in ("a", "b", "props")} for row in rows]},
                    ),
                ]
            )

    def refresh(self, ids: Sequence[str]) -> None:
        """Work out anew the fields and labels of entities of which something new is said."""
        self.flush()
        for batch in batches(ids):
            sayings: dict[str, list[Fields]] = defaultdict(list)
            for row in self._store.read(SAYINGS, ids=batch):
                sayings[row["entity"]].append(row["said"])
            self._refresh(sayings)

    def _refresh(self, sayings: Mapping[str, list[Fields]]) -> None:
        changed: list[Fields] = []
        relabeled: dict[str, list[str]] = defaultdict(list)
        for row in self._store.read(STANDING, ids=sorted(sayings)):
            labels, fields = entity_of(row["id"], sayings[row["id"]])
            if fields != row["fields"]:
                changed.append(fields)
            wanted, has = set(labels), set(row["labels"]) & set(KIND_OF)
            for query in (*map(cypher.add_label, wanted - has), *map(cypher.remove_label, has - wanted)):
                relabeled[query].append(row["id"])
        for query in sorted(relabeled):
            self._relabel(query, relabeled[query])
        self.create(cypher.set_entities(), changed)

    def mark_funders(self, ids: Sequence[str]) -> None:
        """Label those of these entities that give, and take the label from whoever gives no more."""
        self.flush()
        for batch in batches(ids):
            givers = self._store.columns(NEW_FUNDERS, ids=batch).get("ids", [])
            self._relabel(cypher.add_label(FUNDER), givers)
        self._relabel(cypher.remove_label(FUNDER), self._store.columns(FORMER_FUNDERS).get("ids", []))

    def _relabel(self, query: str, ids: Sequence[str]) -> None:
        """Change one label; the embedded engine moves a node so changed: only what comes after finds it."""
        for batch in batches(ids):
            self.run(query, len(batch), ids=batch)
            self.flush()


def _days(said: Fields) -> Fields:
    return {"since_first": first_day(said.get("since")), "until_last": last_day(said.get("until"))}
