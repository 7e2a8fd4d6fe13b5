"""Which entity every stated one belongs to: grouped by identity, each group under an id of its own."""

from collections.abc import Iterable, Iterator, Sequence

from graph.identity.canonical import canonical_ids
from graph.identity.clusters import Key, Mention, Neighbors, clusters
from graph.identity.judgements import Judgement
from graph.identity.registry import Stated


def assigned(stated: Iterable[Stated], judged: Sequence[Judgement], neighbors: Neighbors) -> dict[Key, str]:
    """Return the id of the entity of each stated one, the same whatever the order of descriptions.

    Many descriptions may be of one: they go by, and no more is held than one of each.
    """
    names: dict[Key, str] = {}
    return canonical_ids(clusters(_noting(stated, names), judged, neighbors), names)


def _noting(stated: Iterable[Stated], names: dict[Key, str]) -> Iterator[Mention]:
    """Yield who is stated, noting the first of the names of each."""
    for one in stated:
        key = one.mention.key
        names[key] = min(one.name, names.get(key, one.name))
        yield one.mention
