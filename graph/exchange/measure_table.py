"""The table of measures as CSV, one line an entity; no spreadsheet takes what is in it for a formula."""

import csv
from io import StringIO

from graph.exchange.cells import harmless
from graph.questions.measures.told import Measures, Rank

_COLUMNS = ("id", "name", "kind", "statements", "sources", "little_known")
_OF_RANK = ("rank", "rank_low", "rank_high", "first_share")


def measure_table(answer: Measures) -> str:
    """Return the rows of an answer as CSV with a header; what is not defined is empty."""
    names = [about.name for about in answer.about]
    file = StringIO()
    writer = csv.writer(file)
    writer.writerow((*_COLUMNS, *_OF_RANK, *names, "sorted_by", "as_of"))
    for row in answer.measures:
        said = (harmless(row.id), harmless(row.name), row.kind)
        known = (row.known.statements, row.known.sources, row.known.little)
        numbers = (row.number(name) for name in names)
        writer.writerow((*said, *known, *_ranked(row.rank), *numbers, answer.sorted_by, answer.as_of or ""))
    return file.getvalue()


def _ranked(rank: Rank | None) -> tuple[int | float | None, ...]:
    return (rank.place, rank.low, rank.high, rank.first) if rank else (None,) * len(_OF_RANK)
