"""Bodies: entities as they stand, as far as comparing them goes."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from graph.identity.clusters import Key
from graph.identity.registry import Stated


@dataclass(frozen=True, slots=True)
class Body:
    """One entity: everything its sources say of who it is."""

    id: str
    family: str
    name: str
    names: tuple[str, ...]
    identifiers: tuple[str, ...]
    strong: tuple[str, ...]
    country: str
    generic: bool
    keys: tuple[Key, ...]


def bodies_of(stated: Iterable[Stated]) -> list[Body]:
    """Return one body for each entity, by their ids; kinds of bodies are left out."""
    found: dict[str, list[Stated]] = defaultdict(list)
    for one in stated:
        found[one.entity].append(one)
    bodies = (_body(entity, found[entity]) for entity in sorted(found))
    return [body for body in bodies if not body.generic]


def _body(entity: str, said: Sequence[Stated]) -> Body:
    mentions = [one.mention for one in said]
    names = sorted({name for mention in mentions for name in mention.names})
    return Body(
        entity,
        mentions[0].family,
        max((one.name for one in said), key=lambda name: (" " in name, len(name), name)),
        tuple(names),
        tuple(sorted({code for mention in mentions for code in mention.identifiers})),
        tuple(sorted({code for mention in mentions for code in mention.strong()})),
        max(mention.country for mention in mentions),
        all(mention.generic for mention in mentions),
        tuple(sorted({mention.key for mention in mentions})),
    )
