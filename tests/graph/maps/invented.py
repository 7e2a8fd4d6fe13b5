"""Invented networks, as answers of questions, for the tests of the maps."""

import random
from collections.abc import Iterable

from graph.model.entities import ENTITY_KINDS, KIND_OF
from graph.model.links import LINK_KINDS, LINK_OF
from graph.model.sources import Source
from graph.questions.results import Entity, Evidence, Link, Subgraph

NASTY = (
    "<img src=x onerror=alert(1)>",
    "</script><script>alert(2)</script>",
    "\"Quoted\" & 'single' {{ 7 * 7 }} ${name}",
    "منظمة الأمل الجديد",
    "Sunrise 🌻 Circle 👩‍👩‍👧",
    "javascript:alert(3)",
    "--><svg onload=alert(4)>",
)
SOURCES = (
    Source(
        id="survey",
        title="Survey of the Open Door Coalition",
        publisher="Open Door Coalition",
        url="https://example.org/survey",
    ),
    Source(id="grants", title="Grants of Northlight", publisher="Northlight Foundation", published="2024-03"),
)
_FIRST = [
    "Amber",
    "Birch",
    "Cedar",
    "Delta",
    "Ember",
    "Fern",
    "Grove",
    "Harbor",
    "Iris",
    "Juniper",
    "Kestrel",
    "Linden",
    "Meadow",
    "Nectar",
    "Olive",
]
_LAST = ("Women's Association", "Health Initiative", "Youth Forum", "Legal Aid Center", "Relief Agency")


def entity(id_: str, name: str = "", kind: str = "Organization", **more: object) -> Entity:
    return Entity.model_validate(
        {"id": id_, "name": name or id_.title(), "labels": KIND_OF[kind].labels, **more}
    )


def link(type_: str, from_id: str, to_id: str, **more: object) -> Link:
    said = {"source": "survey", "source_title": SOURCES[0].title, "publisher": SOURCES[0].publisher}
    said |= {"quote": f"{from_id} and {to_id} are named together.", "record": "paragraph 4"}
    evidence = Evidence.model_validate(said | dict(more.pop("evidence", {})))  # type: ignore[call-overload]
    fields = {"id": f"{type_}-{from_id}-{to_id}-{evidence.source}", "type": type_, "from_id": from_id}
    return Link.model_validate(fields | {"to_id": to_id, "evidence": evidence} | more)


def every_kind() -> Subgraph:
    """Return a network in which each kind of entity and each kind of link occurs."""
    entities = [entity(kind.label.lower(), f"The {kind.title}", kind.label) for kind in ENTITY_KINDS]
    entities.append(entity("other", "The Other Organization"))
    links = [link(kind.type, *_fitting(kind.type)) for kind in LINK_KINDS]
    return Subgraph(entities=tuple(entities), links=tuple(links))


def _fitting(type_: str) -> tuple[str, str]:
    kind = LINK_OF[type_]
    pairs = ((one.lower(), two.lower()) for one in kind.sources for two in kind.targets)
    return next(((one, two) for one, two in pairs if one != two), ("organization", "other"))


def large(count: int, seed: int = 1) -> Subgraph:
    """Return a network of so many entities with hubs, projects, places, and some that stand alone."""
    dice = random.Random(seed)
    kinds = ["Organization"] * 12 + ["Project"] * 4 + ["Network", "WorkingGroup", "Service", "Theme"]
    kinds += ["District"] * 3 + ["Population", "Event", "Policy"]
    entities = [_random_entity(index, kinds[index % len(kinds)]) for index in range(count)]
    links = [made for _ in range(int(count * 1.6)) if (made := _random_link(dice, entities))]
    return Subgraph(entities=tuple(entities), links=tuple(links), centers=(entities[0].id,))


def _random_entity(index: int, kind: str) -> Entity:
    name = f"{_FIRST[index % 15]} {_FIRST[(index * 7 + index // 15) % 15]} {_LAST[index % 5]}"
    if kind not in ("Organization", "Network", "WorkingGroup"):
        name = f"{_FIRST[(index * 4) % 15]} {_FIRST[(index // 3) % 15]} {KIND_OF[kind].title}"
    initials = "".join(word[0] for word in name.split()).upper()
    aliases = (initials,) if index % 3 == 0 else ()
    return entity(f"e{index:04}", name, kind, aliases=aliases, since="2009" if index % 2 else None)


def _random_link(dice: random.Random, entities: list[Entity]) -> Link | None:
    one = entities[dice.randrange(len(entities))]
    # The lower the number, the likelier: so some become hubs.
    two = entities[int(len(entities) * dice.random() ** 2.2)]
    fitting = [kind.type for kind in LINK_KINDS if _fits(kind.sources, one) and _fits(kind.targets, two)]
    if not fitting or one.id == two.id:
        return None
    source = SOURCES[dice.randrange(2)]
    evidence = {"source": source.id, "source_title": source.title, "publisher": source.publisher}
    since = str(dice.randrange(2008, 2022)) if dice.random() < 0.6 else None
    return link(dice.choice(fitting), one.id, two.id, since=since, evidence=evidence)


def _fits(labels: Iterable[str], one: Entity) -> bool:
    return any(label in one.labels for label in labels)


def pair() -> Subgraph:
    """Return a pair with money between them, stated twice, and two others."""
    said = (
        {"quote": "Alder pays for Birch.", "record": "page 7", "said_on": "2021-02"},
        {"source": "grants", "source_title": "Grants of Northlight", "publisher": "Northlight Foundation"}
        | {"quote": "", "paraphrase": "Money went from Alder to Birch."},
    )
    money = {"amount_minor": 500000, "currency": "USD"}
    links = (
        link("FUNDS", "alder", "birch", since="2019", until="2021", fields=money, evidence=said[0]),
        link("FUNDS", "alder", "birch", confidence=0.8, evidence=said[1]),
        link("SUPPORTS", "birch", "cedar"),
    )
    entities = (
        entity("alder", "Alder Foundation", aliases=("AF", "Fondation de l'Aulne"), since="2004"),
        entity("birch", "Birch Bridge Été", until="2021-06"),
        entity("cedar", "Cedar Circle", "Network"),
        entity("delta", "Delta Alone", "Project"),
    )
    return Subgraph(entities=entities, links=links, centers=("alder",))
