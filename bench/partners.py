"""Partners: hidden ties brought back by the closeness part alone, beside what link prediction offers."""

import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import TypeAlias

import networkx as nx
import numpy as np

from bench.partner_ties import Known, Pair, all_known
from graph.questions.partners.closeness import Ties, closeness

FIRST = 10
SEED = 2024
MOST_ASKED = 400
RESAMPLES = 2000
OURS = "closeness"
HEAD = f"| network | ties | asked | by | hit@{FIRST} (95 %) | MRR (95 %) |\n|---|---|---|---|---|---|"

Graph: TypeAlias = "nx.Graph[str]"
Scorer = Callable[[Graph, str, Sequence[str]], Mapping[str, float]]


@dataclass(frozen=True)
class Rank:
    """Where a hidden partner came: behind so many, beside so many, itself included; ties fall by chance."""

    behind: int
    beside: int

    @property
    def hit(self) -> float:
        """Return how likely it is among the first."""
        return min(1.0, max(0.0, (FIRST - self.behind) / self.beside))

    @property
    def reciprocal(self) -> float:
        """Return the mean of one divided by its place."""
        return fmean(1 / (self.behind + place) for place in range(1, self.beside + 1))


@dataclass(frozen=True)
class Interval:
    """A mean, and between what it lies with 95 % when those asked are drawn anew."""

    mean: float
    low: float
    high: float

    def __str__(self) -> str:
        return f"{self.mean:.3f} ({self.low:.3f} to {self.high:.3f})"


def _of_networkx(predict: Callable[..., Iterable[tuple[str, str, float]]]) -> Scorer:
    def scorer(graph: Graph, own: str, others: Sequence[str]) -> Mapping[str, float]:
        return {other: score for _, other, score in predict(graph, [(own, other) for other in others])}

    return scorer


def _common_neighbors(graph: Graph, own: str, others: Sequence[str]) -> Mapping[str, float]:
    return {other: float(sum(1 for _ in nx.common_neighbors(graph, own, other))) for other in others}


def _random(_graph: Graph, _own: str, others: Sequence[str]) -> Mapping[str, float]:
    """Tell nobody from anybody: those that are equal stand in no order."""
    return dict.fromkeys(others, 0.0)


BASELINES: dict[str, Scorer] = {
    "common neighbors": _common_neighbors,
    "Adamic-Adar": _of_networkx(nx.adamic_adar_index),
    "Jaccard": _of_networkx(nx.jaccard_coefficient),
    "preferential attachment": _of_networkx(nx.preferential_attachment),
    "random": _random,
}


def measured(known: Known) -> dict[str, list[Rank]]:
    """Return where hidden partners came, by each way to rank; each of a hidden pair looks for the other."""
    folds = list(known.folds(SEED))
    asked = [(at, end) for at, fold in enumerate(folds) for pair in fold for end in (pair, pair[::-1])]
    chosen = random.Random(SEED).sample(asked, min(MOST_ASKED, len(asked)))
    ranks: dict[str, list[Rank]] = {way: [] for way in (OURS, *BASELINES)}
    for at, fold in enumerate(folds):
        for way, found in _ranked(known, fold, [end for in_fold, end in chosen if in_fold == at]):
            ranks[way].append(found)
    return ranks


def _ranked(known: Known, hidden: Sequence[Pair], asked: Iterable[Pair]) -> Iterable[tuple[str, Rank]]:
    tied = known.without(hidden)
    graph = _graph(tied, known.candidates)
    for own, wanted in asked:
        others = [each for each in known.candidates if each != own and not graph.has_edge(own, each)]
        near = closeness(tied, [own])
        yield OURS, _rank({other: near.get(other, 0.0) for other in others}, wanted)
        for way, scorer in BASELINES.items():
            yield way, _rank(scorer(graph, own, others), wanted)


def _graph(tied: Ties, candidates: Iterable[str]) -> Graph:
    graph: Graph = nx.Graph((own, other) for own, others in tied.of.items() for other in others)
    graph.add_nodes_from(candidates)
    return graph


def _rank(scores: Mapping[str, float], wanted: str) -> Rank:
    own = scores[wanted]
    behind = sum(score > own + 1e-12 for score in scores.values())
    return Rank(behind, sum(abs(score - own) <= 1e-12 for score in scores.values()))


def interval(values: Sequence[float]) -> Interval:
    """Return the mean of values and its bootstrap interval."""
    drawn = np.random.default_rng(SEED).choice(np.array(values), size=(RESAMPLES, len(values)))
    low, high = np.quantile(drawn.mean(axis=1), [0.025, 0.975])
    return Interval(fmean(values), float(low), float(high))


def table() -> str:
    """Return the figures as a Markdown table, each network with what they mean for ours."""
    rows, verdicts = [HEAD], []
    for known in all_known():
        ranks = measured(known)
        hits = {way: interval([rank.hit for rank in found]) for way, found in ranks.items()}
        places = {way: interval([rank.reciprocal for rank in found]) for way, found in ranks.items()}
        for way, found in ranks.items():
            rows.append(
                f"| {known.title} | {len(known.pairs)} | {len(found)} | {way} | {hits[way]} | {places[way]} |"
            )
        verdicts += [_verdict(known.title, f"hit@{FIRST}", hits), _verdict(known.title, "MRR", places)]
    title = "Partners: a fifth of the ties hidden after another, looked for by closeness alone."
    return "\n".join([title, "", *rows, "", *verdicts])


def _verdict(title: str, what: str, found: Mapping[str, Interval]) -> str:
    best = max(BASELINES, key=lambda way: found[way].mean)
    held = "not below" if found[OURS].mean >= found[best].low else "BELOW"
    return f"- {title}, {what}: {held} the interval of the best other way ({best})."


if __name__ == "__main__":
    print(table())
