"""Which character parts the cells of a delimited file."""

import csv
from collections import Counter
from typing import NamedTuple

DELIMITERS = (",", ";", "\t", "|")
SAMPLE_RECORDS = 50


class Fit(NamedTuple):
    """How well a delimiter explains the beginning of a file; more is better, compared in this order."""

    header_parts: bool
    agreement: float
    width: int


def delimiter_of(sample: str) -> str:
    """The delimiter under which the first rows agree best on their number of cells, else a comma."""
    return max(DELIMITERS, key=lambda delimiter: fit_of(sample, delimiter))


def fit_of(sample: str, delimiter: str) -> Fit:
    """How well this delimiter explains the first rows."""
    widths = _widths(sample, delimiter)
    if not widths or max(widths) < 2:
        return Fit(header_parts=False, agreement=0.0, width=0)
    width, rows = Counter(widths).most_common(1)[0]
    agreement = rows / len(widths) if width > 1 else 0.0
    return Fit(widths[0] > 1, round(agreement, 2), width)


def _widths(sample: str, delimiter: str) -> list[int]:
    widths: list[int] = []
    try:
        for record in csv.reader(sample.splitlines(keepends=True), delimiter=delimiter):
            if record:
                widths.append(len(record))
            if len(widths) == SAMPLE_RECORDS:
                break
    except csv.Error:
        return widths
    return widths
