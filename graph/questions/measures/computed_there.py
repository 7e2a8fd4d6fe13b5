"""Computed there: the measures that Neo4j Graph Data Science works out, as igraph would."""

import numpy as np

from graph.measures.communities import Communities, by_size
from graph.measures.measure import Values, undefined
from graph.measures.of_each.groups import ALONE
from graph.measures.of_each.paths import BATCHES, estimated, lengths_note, starting_points
from graph.measures.projection import Projection, Weights
from graph.questions.measures.folded_there import FoldedThere

_SEED = 1
_STEPS, _NEAR = 200, 1e-8


def degree(there: FoldedThere, _: Projection) -> Values:
    """Return with how many others each is tied, whatever the direction."""
    return Values(there.numbers(there.mutual, "degree"))


def betweenness(there: FoldedThere, projection: Projection) -> Values:
    """Return on which share of the shortest ways each lies; of a large network, an estimate."""
    size, ties = projection.size, ties_of(there)
    if size < 3:
        return undefined(projection, "Fewer than three are in this view, so nobody is between two.")
    pairs = (size - 1) * (size - 2) / (1 if projection.directed else 2)
    count = starting_points(size, ties)
    if count is None:
        numbers = _betweenness(there, projection, "betweenness") / pairs
        return Values(numbers, note=lengths_note(projection))
    each = max(1, count // BATCHES)
    batches = [
        _betweenness(there, projection, f"betweenness{seed}", each, seed) * (size / each / pairs)
        for seed in range(BATCHES)
    ]
    return estimated(projection, batches, each * BATCHES)


def _betweenness(
    there: FoldedThere, projection: Projection, word: str, count: int | None = None, seed: int | None = None
) -> Weights:
    there.gds.betweenness_centrality.mutate(
        there.ties,
        word,
        sampling_size=count,
        sampling_seed=seed,
        relationship_weight_property="distance" if projection.weighted else None,
    )
    return there.numbers(there.ties, word)


def pagerank(there: FoldedThere, projection: Projection) -> Values:
    """Return the share of time that somebody spends at each who walks along ties."""
    weight = "strength" if projection.weighted else None
    there.gds.page_rank.mutate(
        there.ties,
        "pagerank",
        max_iterations=_STEPS,
        tolerance=_NEAR,
        relationship_weight_property=weight,
    )
    found = there.numbers(there.ties, "pagerank")
    return Values(found / found.sum())


def communities(there: FoldedThere, projection: Projection) -> Communities:
    """Return one division into communities, the same for the same network."""
    weight = "strength" if projection.weighted else None
    # Only with one thread the same seed finds the same division.
    found = there.gds.leiden.mutate(
        there.mutual,
        "community",
        random_seed=_SEED,
        concurrency=1,
        relationship_weight_property=weight,
    )
    division = there.numbers(there.mutual, "community").astype(np.int64)
    degrees = there.numbers(there.mutual, "degree").astype(np.int64)
    quality = found.modularity if degrees.any() else np.nan
    return Communities(by_size(division, degrees), np.zeros(len(division)), quality, 1)


def community(found: Communities) -> Values:
    """Return the number of the community of each."""
    numbers = np.where(found.members > 0, found.members, np.nan)
    return Values(numbers, ALONE, "One division, searched by chance.")


def ties_of(there: FoldedThere) -> int:
    """Return how many ties there are; without direction the database holds each twice."""
    held = there.ties.relationship_count()
    return held // 2 if there.ties is there.mutual else held
