"""Rows that were refused, and the file that tells of them."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from graph.exchange.cells import harmless

_BRIEF = 120


@dataclass(frozen=True)
class Reject:
    """A row that was refused, and why."""

    number: int
    where: str
    reason: str
    said: str

    @property
    def in_brief(self) -> str:
        """Why, as another line can mention it."""
        return self.reason if len(self.reason) <= _BRIEF else f"{self.reason[:_BRIEF]}…"


def write_rejects(path: Path, file: str, rejects: Iterable[Reject]) -> None:
    """Write the refused rows to a table: file, place, reason, row."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", newline="", encoding="utf-8") as out:
        writer = csv.writer(out)
        writer.writerow(["file", "where", "reason", "row"])
        for reject in rejects:
            writer.writerow([harmless(cell) for cell in (file, reject.where, reject.reason, reject.said)])
