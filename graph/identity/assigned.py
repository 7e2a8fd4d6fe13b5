"""Which entity every stated one belongs to: grouped by identity, each group under an id of its own."""

from collections.abc import Iterable, Sequence

from graph.identity.canonical import canonical_ids
from graph.identity.clusters import Key, Mention, Neighbors, both, clusters
from graph.identity.judgements import Judgement
from graph.identity.registry import Stated


def assigned(stated: Iterable[Stated], judged: Sequence[Judgement], neighbors: Neighbors) -> dict[Key, str]:
    """Return the id of the entity of each stated one, the same whatever the order of descriptions.

    Many descriptions may be of one: they are folded as they come, so that no more is held than one of each.
    """
    names: dict[Key, str] = {}
    mentions: dict[Key, Mention] = {}
    for one in stated:
        own = one.mention
        names[own.key] = min(one.name, names.get(own.key, one.name))
        mentions[own.key] = both(mentions[own.key], own) if own.key in mentions else own
    return canonical_ids(clusters(mentions.values(), judged, neighbors), names)
