"""A row of the table of ratios, and how times are taken."""

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

    def line(self) -> str:
        """Return the finding as a row of a Markdown table."""
        ratio = "" if self.ratio is None else f"{self.ratio:.2f}"
        return f"| {self.what} | {self.engine} | {self.ours} | {self.beside} | {ratio} | {self.bound} |"


HEAD = "| what | engine | ours | beside | ratio | wanted |\n|---|---|---|---|---|---|"


def seconds(work: Callable[[], object], times: int = 1) -> float:
    """Return the median number of seconds that a piece of work takes."""
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        work()
        taken.append(time.perf_counter() - began)
    return statistics.median(taken)


def paired(one: Callable[[], object], other: Callable[[], object], times: int) -> tuple[float, float]:
    """Return the median seconds of two pieces of work done in turn, so that both meet the same machine."""
    taken: tuple[list[float], list[float]] = ([], [])
    for _ in range(times):
        taken[0].append(seconds(one))
        taken[1].append(seconds(other))
    return statistics.median(taken[0]), statistics.median(taken[1])
