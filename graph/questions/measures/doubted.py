"""Doubted: between which places each truly lies, and what may be said of who comes first."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from graph.measures.doubt import COULD_BE, FEWEST_RUNS, SHARE, Doubt, Intervals, intervals, possible, runs_of
from graph.measures.measure import Measure
from graph.measures.project import Projected
from graph.measures.projection import Projection, Weights
from graph.measures.ranks import ranks
from graph.questions.measures.told import Doubted, Known
from graph.questions.measures.view_of import Seen

FEWEST_STATEMENTS = 3
_FEWEST_SOURCES = 5
_SURE = 0.9
_WHERE = "more where more are known, and often between two with a neighbor in common."
_SOURCES_TOLD = (
    "Each possible network is made of what as many sources say, drawn anew from those that there are: some "
    "not at all, some twice. So the intervals show what rests on a single source."
)


@dataclass(frozen=True)
class Places:
    """The place of each, and how far it may shift."""

    places: list[int | None]
    intervals: Intervals | None
    told: Doubted | None


def places_of(seen: Seen, measure: Measure | None, doubt: Doubt, known: list[Known]) -> Places:
    """Return the place of each by a measure, with its interval where it can be worked out."""
    if measure is None or not measure.first:
        return Places([None] * seen.projection.size, None, None)
    found = ranked(measure, seen.values(measure).numbers)
    if doubt.by == "nothing":
        return Places(found, None, None)
    runs, note = _runs(seen, measure, doubt)
    if not runs:
        return Places(found, None, _told(doubt, 0, note))
    shifts = seen.once(
        (measure.name, doubt), lambda: intervals(measure, possible_networks(seen, doubt, runs))
    )
    could = [at for at in np.lexsort((np.arange(len(found)), -shifts.first)) if shifts.first[at] >= COULD_BE]
    told = _told(doubt, runs, f"{note} {_estimated(seen.projection, measure)}".strip())
    ids = tuple(seen.projection.ids[at] for at in could if found[at] is not None)
    claim = _claim(seen, measure, shifts, known, ids)
    return Places(found, shifts, told.model_copy(update={"could_be_first": ids, "claim": claim}))


def ranked(measure: Measure, numbers: Weights) -> list[int | None]:
    """Return the place of each by its number; nothing for who has none, or where it is no ranking."""
    if not measure.first:
        return [None] * len(numbers)
    places = ranks(numbers, measure.first)
    return [int(place) if np.isfinite(of) else None for place, of in zip(places, numbers, strict=True)]


def possible_networks(seen: Seen, doubt: Doubt, runs: int) -> Iterator[Projection]:
    """Yield networks that could be the true one, by what is in doubt."""
    return seen.by_some_sources(runs) if doubt.by == "sources" else possible(seen.projection, doubt, runs)


def known_of(made: Projected) -> list[Known]:
    """Return how much is known of each."""
    several = made.sources > 1
    return [
        Known(statements=statements, sources=sources, little=_little(statements, sources, several=several))
        for statements, sources in zip(made.statements.tolist(), made.speakers.tolist(), strict=True)
    ]


def _little(statements: int, sources: int, *, several: bool) -> str:
    if statements < FEWEST_STATEMENTS:
        return f"Only {statements} {'statement' if statements == 1 else 'statements'} of it are here."
    if several and sources == 1:
        return "All that is known of it here comes from one source."
    return ""


def _runs(seen: Seen, measure: Measure, doubt: Doubt) -> tuple[int, str]:
    """Return how many networks to make, and what to say of them."""
    if not len(seen.projection.tails):
        return 0, "There are no ties, so there is nobody to rank."
    runs = runs_of(measure, seen.projection)
    if not runs:
        few = f"The network is too large to work out {measure.title.lower()} at least {FEWEST_RUNS} times"
        return 0, f"{few}: narrow the view, or take another measure."
    if doubt.by == "ties":
        left_out = f"leaves out {doubt.wrong:.0%} of the known ties, as if wrong"
        put_in = f"adds ties as if {doubt.missing:.0%} of the true ones were missing"
        return runs, f"Each possible network {left_out}, and {put_in}: {_WHERE}"
    if seen.made.sources < _FEWEST_SOURCES:
        many = f"{seen.made.sources} here, and fewer than {_FEWEST_SOURCES} say nothing of others"
        return 0, f"Too few sources to draw from: {many}."
    return runs, _SOURCES_TOLD


def _estimated(projection: Projection, measure: Measure) -> str:
    """Return what to know where the measure is only estimated on each possible network."""
    return measure.quick.told(projection.size, len(projection.tails)) if measure.quick else ""


def _told(doubt: Doubt, runs: int, note: str) -> Doubted:
    rates = {"missing": doubt.missing, "wrong": doubt.wrong} if doubt.by == "ties" else {}
    return Doubted.model_validate(
        {
            "by": doubt.by,
            "runs": runs,
            "share": SHARE,
            "could_be_first": (),
            "claim": "",
            "note": note,
            **rates,
        }
    )


def _claim(
    seen: Seen, measure: Measure, shifts: Intervals, known: list[Known], could: tuple[str, ...]
) -> str:
    """Return what may be said of who comes first; nobody is called first of whom little is known."""
    projection, word = seen.projection, measure.title.lower()
    if not could:
        return f"Nobody can be called first by {word}."
    place = projection.ids.index(could[0])
    name, share = projection.names[place], float(shifts.first[place])
    if known[place].little:
        but = f"{name} may be, but too little is known. {known[place].little}"
        return f"Nobody can be called first by {word}: {but}"
    if share >= _SURE:
        return f"{name} comes first by {word} in {share:.0%} of the possible networks."
    others = len(could) - 1
    count = f"{others} {'other' if others == 1 else 'others'}"
    also = f", and {count} may come first, too" if others else ""
    return f"Nobody can be called first by {word}: {name} is in {share:.0%} of the possible networks{also}."
