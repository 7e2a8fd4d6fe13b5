"""Examples: where to begin for those who know no name yet: who is linked most, of each kind that acts."""

from pydantic import Field

from graph.bolt.store import Store
from graph.model.entities import Network, Organization, Project, WorkingGroup, in_order
from graph.questions.moments import counted
from graph.questions.results import Result


class Example(Result):
    """An entity worth a first look."""

    id: str
    name: str
    labels: tuple[str, ...]
    links: int = Field(description="How many links it has.")


KINDS = (Organization.label, Network.label, WorkingGroup.label, Project.label)

MOST_LINKED = """
    MATCH (entity:Entity)-[link]-(other:Entity)
    WHERE $kind IN labels(entity) AND entity.generic IS NULL AND other.id <> entity.id
    WITH entity, count(link) AS links
    ORDER BY links DESC, entity.id
    LIMIT $limit
    RETURN entity.id AS id, entity.name AS name, labels(entity) AS labels, links
"""


def examples(store: Store, *, limit: int = 4) -> tuple[Example, ...]:
    """Return some of each kind that acts, those with the most links first."""
    most = counted(limit)
    found: dict[str, Example] = {}
    for kind in reversed(KINDS):
        rows = store.read(MOST_LINKED, kind=kind, limit=most)
        for row in rows:
            labels = in_order(tuple(row["labels"]))
            found.setdefault(row["id"], Example(**row | {"labels": labels}))
    return tuple(sorted(found.values(), key=lambda each: (-each.links, each.name, each.id)))
