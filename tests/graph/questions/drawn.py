"""Small graphs drawn by tests, for laws that must hold on any graph."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from hypothesis import HealthCheck, settings

from graph.bolt import cypher
from graph.bolt.store import Store
from graph.dates import first_day, last_day
from graph.identity.normalize import fold
from tests.conftest import wipe

Period = tuple[str | None, str | None]
ALWAYS: Period = (None, None)


def dated(period: Period) -> dict[str, str]:
    """Return the fields in which the graph keeps a period."""
    since, until = period
    written = {"since": since, "until": until}
    known = {key: value for key, value in written.items() if value is not None}
    return known | {"since_first": first_day(since), "until_last": last_day(until)}


def on_database(examples: int) -> settings:
    """Return how a law is tried on a real database, which each example fills anew."""
    return settings(
        max_examples=examples,
        deadline=None,
        suppress_health_check=[HealthCheck.function_scoped_fixture],
    )


@dataclass
class Drawing:
    """Entities and the links between them, as one or several sources tell."""

    entities: list[dict[str, Any]] = field(default_factory=list)
    links: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    sources: dict[str, str] = field(default_factory=dict)
    labels: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def entity(
        self,
        own: str,
        name: str = "",
        period: Period = ALWAYS,
        aliases: Iterable[str] = (),
        labels: tuple[str, ...] = ("Organization",),
        **fields: object,
    ) -> None:
        """Draw an organization, or an entity with other labels."""
        name = name or own.replace("-", " ").title()
        written = " ".join([name, *aliases])
        told: dict[str, object] = {"aliases": list(aliases)} if aliases else {}
        self.labels[own] = labels
        self.entities.append(
            {"id": own, "name": name, "search": fold(written)} | told | dated(period) | fields
        )

    def link(
        self, kind: str, one: str, other: str, period: Period = ALWAYS, source: str = "map", **fields: object
    ) -> str:
        """Draw a link and return its id."""
        own = f"link-{len(self.links):03}"
        self.sources.setdefault(source, f"Publisher of {source}")
        statement = {"id": own, "digest": own, "source": source, "record": f"row {len(self.links)}"}
        props = statement | _ALWAYS_THERE | dated(period) | fields
        self.links.append((kind, {"a": one, "b": other, "props": props}))
        return own

    def put(self, store: Store) -> None:
        """Put this drawing, and nothing else, into the graph."""
        wipe(store)
        store.write(
            "UNWIND $rows AS row CREATE (source:Source) SET source = row",
            rows=[
                {"id": own, "title": own, "publisher": publisher} for own, publisher in self.sources.items()
            ],
        )
        for labels in sorted(set(self.labels.values())):
            rows = [row for row in self.entities if self.labels[row["id"]] == labels]
            store.write(cypher.create_entities(labels), rows=rows)
        for kind in sorted({kind for kind, _ in self.links}):
            rows = [row for of, row in self.links if of == kind]
            store.write(cypher.create_statements(kind), rows=rows)


_ALWAYS_THERE = {
    "load": "load-1",
    "loaded_at": "2024-01-01T00:00:00+00:00",
    "confidence": 1.0,
    "reviewed": "no",
    "visibility": "public",
}


def partners(pairs: Iterable[tuple[str, str]], names: Iterable[str]) -> Drawing:
    """Draw organizations, and that each of these pairs works together."""
    drawing = Drawing()
    for name in names:
        drawing.entity(name)
    for one, other in pairs:
        drawing.link("PARTNERS_WITH", one, other)
    return drawing
