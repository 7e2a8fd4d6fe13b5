"""Who is stated where in the graph: what sources' descriptions say of identity, in columns."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph.bolt.store import Store
from graph.identity.clusters import Key, Mention
from graph.identity.judgements import Judgement
from graph.model.entities import family

STATED = """
    MATCH (s:Source)-[d:DESCRIBES]->(e:Entity)
    WITH s.id AS source, d, e ORDER BY source, d.id
    RETURN source, collect(d.id) AS id, collect(e.id) AS entity, collect(d.stated_id) AS stated_id,
           collect(d.kind) AS kind, collect(d.name) AS name, collect(coalesce(d.aliases, [])) AS aliases,
           collect(coalesce(d.identifiers, [])) AS identifiers, collect(coalesce(d.country, '')) AS country,
           collect(coalesce(d.generic, false)) AS generic
    ORDER BY source
    LIMIT 1000000
"""

JUDGEMENTS = """
    MATCH (j:Judgement)
    RETURN j.left_source AS left_source, j.left AS left, j.right_source AS right_source, j.right AS right,
           j.verdict AS verdict, j.by AS by, j.on AS on, j.why AS why,
           j.visibility AS visibility
    ORDER BY j.id
    LIMIT 1000000
"""

LINKED_STATED = """
    MATCH (e:Entity)-[r]-(:Entity)
    WHERE e.id IN $entities AND NOT r.source IN $without
    RETURN DISTINCT r.source AS source, r.from_stated_id AS one, r.to_stated_id AS other
    ORDER BY source, one, other
    LIMIT 1000000
"""


@dataclass(frozen=True, slots=True)
class Stated:
    """One description as it stands: who it is of, and which entity carries it."""

    description: str
    entity: str
    name: str
    mention: Mention


def stated_entities(store: Store) -> list[Stated]:
    """Return every description in the graph, as far as identity goes."""
    return [one for columns in store.read(STATED) for one in _stated(columns["source"], columns)]


def judgements(store: Store) -> list[Judgement]:
    """Return every judgement in the graph."""
    rows = store.read(JUDGEMENTS)
    return [
        Judgement.model_validate(
            {
                "left": {"source": row["left_source"], "stated_id": row["left"]},
                "right": {"source": row["right_source"], "stated_id": row["right"]},
                **{name: row[name] for name in ("verdict", "by", "on", "why", "visibility")},
            }
        )
        for row in rows
    ]


def linked(
    store: Store, keys: Iterable[Key], entities: Iterable[str], without: Sequence[str] = ()
) -> dict[Key, set[Key]]:
    """Return for stated entities which others a source links them to, by the links of these entities."""
    wanted = set(keys)
    near: dict[Key, set[Key]] = defaultdict(set)
    for row in store.read(LINKED_STATED, entities=sorted(entities), without=list(without)):
        one, other = (row["source"], row["one"]), (row["source"], row["other"])
        for key, end in ((one, other), (other, one)):
            if key in wanted:
                near[key].add(end)
    return near


def _stated(source: str, columns: Mapping[str, Any]) -> list[Stated]:
    fields = ("id", "entity", "stated_id", "kind", "name", "aliases", "identifiers", "country", "generic")
    return [
        Stated(
            description,
            entity,
            name,
            Mention(
                (source, stated),
                family(kind),
                (name, *aliases),
                tuple(identifiers),
                country,
                generic,
            ),
        )
        for description, entity, stated, kind, name, aliases, identifiers, country, generic in zip(
            *(columns[field] for field in fields), strict=True
        )
    ]
