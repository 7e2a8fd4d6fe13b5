"""The table of gaps as CSV, one line a cell; no spreadsheet takes what is in it for a formula."""

import csv
from collections.abc import Iterable
from io import StringIO

from graph.exchange.cells import harmless
from graph.questions.gaps import Gaps
from graph.questions.gaps.cells import Cell

_COLUMNS = (
    *("place", "place_id", "pcode", "province", "theme", "theme_id", "population", "population_id"),
    *("state", "reason", "providers", "single_provider", "newest_said_on", "hints", "covered_by", "as_of"),
    "cut",
)


def gap_table(answer: Gaps) -> str:
    """Return the cells of an answer as CSV with a header; where not all are there, each line says which."""
    file = StringIO()
    writer = csv.writer(file)
    writer.writerow(_COLUMNS)
    for cell in answer.cells:
        writer.writerow(map(harmless, _line(answer, cell)))
    return file.getvalue()


def _line(answer: Gaps, cell: Cell) -> Iterable[str]:
    row = next(row for row in answer.places if row.id == cell.place)
    theme = next(each.name for each in answer.themes if each.id == cell.theme)
    people = next(each.name for each in answer.populations if each.id == cell.population)
    newest = max((provider.said_on or "" for provider in cell.providers), default="")
    yield from (row.name, row.id, row.pcode, row.province)
    yield from (theme, cell.theme, people, cell.population, cell.state, cell.reason)
    yield "; ".join(provider.name for provider in cell.providers)
    yield "yes" if cell.single else ""
    yield newest
    yield "; ".join(hint.name for hint in cell.hints) + (" and more" if cell.more_hints else "")
    yield "; ".join(cell.covered_by)
    yield answer.as_of
    yield answer.cut
