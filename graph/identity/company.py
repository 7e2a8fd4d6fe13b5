"""Company: whom entities are linked to; two that keep the same company are rather one."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from graph.bolt.store import Store
from graph.identity.alike import Likeness

_SHARED = 2
_NAMED = 3

COMPANY = """
    MATCH (e:Entity)
    WHERE e.id IN $ids
    OPTIONAL MATCH (e)-[r]-(other:Entity)
    RETURN e.id AS id, e.name AS name, count(DISTINCT r.id) AS links, collect(other.id) AS others,
           collect(other.name) AS names, collect(CASE WHEN other:Place THEN other.id END) AS places
    ORDER BY id
    LIMIT 1000000
"""


@dataclass(frozen=True, slots=True)
class Company:
    """An entity's name, how many links it has, and whom they lead to."""

    name: str
    links: int
    others: Mapping[str, str]
    """Names of those that it is linked to, by their ids."""
    places: frozenset[str]


def company_of(store: Store, entities: Collection[str]) -> dict[str, Company]:
    """Return the company of entities, by their ids."""
    rows = store.read(COMPANY, ids=sorted(entities)) if entities else []
    return {
        row["id"]: Company(
            row["name"],
            row["links"],
            dict(zip(row["others"], row["names"], strict=True)),
            frozenset(row["places"]),
        )
        for row in rows
    }


def with_company(like: Likeness, left: str, right: str, known: Mapping[str, Company]) -> Likeness:
    """Return how alike two are when it is looked at whom they are linked to."""
    one, other = known[left], known[right]
    if right in one.others:
        like = like.weighed(0.7, "a source links the two to each other")
    shared = one.others.keys() & other.others.keys() - {left, right}
    places = shared & one.places
    bodies = sorted(one.others[each] for each in shared - places)
    if len(bodies) >= _SHARED:
        named = ", ".join(bodies[:_NAMED]) + (" …" if len(bodies) > _NAMED else "")
        like = like.weighed(1 + 0.03 * min(len(bodies), 5), f"both are linked to {named}")
    if len(places) >= _SHARED:
        like = like.weighed(1.02, f"both are linked to {len(places)} of the same places")
    return like
