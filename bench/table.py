"""A row of the table of ratios, and how times are taken."""

import re
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """One thing that was measured beside another, or against a bound."""

    what: str
    engine: str
    ours: str
    beside: str
    ratio: float | None
    bound: str

    @property
    def missed(self) -> bool:
        """Tell whether it lies beyond its bound: the ratio, where there is one, else what was measured."""
        wanted, measured = _number(self.bound), self.ratio
        if measured is None:
            measured = _number(self.ours)
        return wanted is not None and measured is not None and measured > wanted

    def line(self) -> str:
        """Return the finding as a row of a Markdown table; what misses its bound is bold."""
        ours, ratio = self.ours, "" if self.ratio is None else f"{self.ratio:.2f}"
        if self.missed:
            ours, ratio = (ours, f"**{ratio}**") if ratio else (f"**{ours}**", "")
        return f"| {self.what} | {self.engine} | {ours} | {self.beside} | {ratio} | {self.bound} |"


_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
HEAD = "| what | engine | ours | beside | ratio | wanted |\n|---|---|---|---|---|---|"


Clock = Callable[[], float]


def seconds(work: Callable[[], object], times: int = 1, clock: Clock = time.perf_counter) -> float:
    """Return the median number of seconds that a piece of work takes."""
    taken = []
    for _ in range(times):
        began = clock()
        work()
        taken.append(clock() - began)
    return statistics.median(taken)


def paired(
    one: Callable[[], object], other: Callable[[], object], times: int, clock: Clock = time.perf_counter
) -> tuple[float, float]:
    """Return the median seconds of two pieces of work done in turn, so that both meet the same machine."""
    taken: tuple[list[float], list[float]] = ([], [])
    for _ in range(times):
        taken[0].append(seconds(one, clock=clock))
        taken[1].append(seconds(other, clock=clock))
    return statistics.median(taken[0]), statistics.median(taken[1])


def _number(text: str) -> float | None:
    found = _NUMBER.search(text)
    return float(found[0].replace(",", "")) if found else None
