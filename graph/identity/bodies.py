"""Bodies: entities as they stand, as far as comparing them goes."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph.identity.clusters import Key, Mention
from graph.identity.known import Known, known_as
from graph.identity.orgids import agency_of
from graph.identity.spelling import Spelling, spellings


@dataclass(frozen=True, slots=True)
class Body:
    """One entity: everything its sources say of who it is."""

    id: str
    family: str
    names: tuple[str, ...]
    identifiers: tuple[str, ...]
    strong: frozenset[tuple[str, str]]
    """Its codes that tell bodies apart, each with the agency that gave it."""
    country: str
    keys: tuple[Key, ...]
    spellings: tuple[Spelling, ...]
    known: tuple[Known, ...] = ()
    """Whom its names mean among the bodies that are known everywhere; only organizations have it."""

    @property
    def sources(self) -> frozenset[str]:
        """Return the ids of the sources that describe it."""
        return frozenset(source for source, _ in self.keys)


def bodies_of(mentions: Iterable[tuple[str, Mention]]) -> list[Body]:
    """Return a body for each entity, by their ids; kinds of bodies, which are nobody, are left out."""
    found: dict[str, list[Mention]] = defaultdict(list)
    for entity, mention in mentions:
        found[entity].append(mention)
    return [
        _body(entity, found[entity])
        for entity in sorted(found)
        if not all(mention.generic for mention in found[entity])
    ]


def by_key(bodies: Iterable[Body]) -> Mapping[Key, str]:
    """Return which entity every stated one is."""
    return {key: body.id for body in bodies for key in body.keys}


def _body(entity: str, mentions: Sequence[Mention]) -> Body:
    names = tuple(sorted({name for mention in mentions for name in mention.names}))
    country = max(mention.country for mention in mentions)
    family = mentions[0].family
    read = tuple(dict.fromkeys(one for name in names for one in spellings(name, country)))
    strong = {(agency_of(code), code.lower()) for mention in mentions for code in mention.strong()}
    return Body(
        entity,
        family,
        names,
        tuple(sorted({code for mention in mentions for code in mention.identifiers})),
        frozenset(strong),
        country,
        tuple(sorted({mention.key for mention in mentions})),
        read,
        known_as(names, read) if family == "Organization" else (),
    )
