"""A page of a PDF in reading order: tables row by row, columns one after the other and not across."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from statistics import median

from loaders.readers.page import BETWEEN_CELLS
from loaders.readers.pdf_lines import Line, Word, box, joined, lines_of, marked, reading, rows_of
from loaders.readers.pdf_tables import Grid, grids_of

_GUTTER = 6.0
_FEWEST_LINES = 3
_PROSE_WORDS = 4
_PROSE_FILL = 0.6
_ALIGNED = 0.8
_SAME_LINE = 2.0


@dataclass(frozen=True, slots=True)
class Flow:
    """Lines that are read from top to bottom: a column, or what stands between columns."""

    page: int
    lines: tuple[Line, ...]


@dataclass
class Zone:
    """Rows of lines that stand beside each other and are parted by the same white strips."""

    rows: list[list[Line]]
    gutters: list[tuple[float, float]] = field(default_factory=list)


def flows_of(page: int, words: Sequence[Word], rules: Sequence[Sequence[float]]) -> list[Flow]:
    """Return what stands on a page, in reading order."""
    grids = [grid for grid in grids_of(rules) if _holds_table(grid, words)]
    loose = [word for word in words if not any(grid.holds(word) for grid in grids)]
    lines = [
        *(marked(line, rules) for line in lines_of(loose)),
        *(row for grid in grids for row in _grid_rows(grid, words)),
    ]
    flows: list[Flow] = []
    alone: list[Line] = []
    for zone in _zones(rows_of(lines)):
        if _is_plain(zone):
            alone += (
                box(row, " ".join(line.text for line in row), is_row=row[0].is_row) for row in zone.rows
            )
            continue
        flows += (Flow(page, tuple(flow)) for flow in (alone, *_read(zone, rules)) if flow)
        alone = []
    return [*flows, Flow(page, tuple(alone))] if alone else flows


def _is_plain(zone: Zone) -> bool:
    return not zone.gutters or len(zone.rows) == 1


def _holds_table(grid: Grid, words: Iterable[Word]) -> bool:
    return len({grid.column(word) for word in words if grid.holds(word)}) > 1


def _grid_rows(grid: Grid, words: Iterable[Word]) -> Iterator[Line]:
    cells: dict[int, dict[int, list[Word]]] = {}
    for word in words:
        if grid.holds(word):
            cells.setdefault(grid.row(word), {}).setdefault(grid.column(word), []).append(word)
    columns = sorted({column for row in cells.values() for column in row})
    for _, row in sorted(cells.items()):
        texts = [joined(line.text for line in reading(row.get(column, []))) for column in columns]
        inside = [word for cell in row.values() for word in cell]
        yield box(inside, BETWEEN_CELLS.join(texts), is_row=True, left=grid.left, right=grid.right)


def _zones(rows: list[list[Line]]) -> Iterator[Zone]:
    """Yield rows that stand alone, and runs of rows that the same white strips part into columns."""
    place = 0
    while place < len(rows):
        zone = Zone([rows[place]], _gaps(rows[place]))
        place += 1
        while zone.gutters and place < len(rows):
            narrowed = _narrowed(zone.gutters, rows[place])
            if not narrowed:
                break
            zone.rows.append(rows[place])
            zone.gutters = narrowed
            place += 1
        yield from _trimmed(zone)


def _gaps(row: list[Line]) -> list[tuple[float, float]]:
    gaps = [(one.right, other.left) for one, other in pairwise(row)]
    return [gap for gap in gaps if gap[1] - gap[0] >= _GUTTER]


def _narrowed(gutters: list[tuple[float, float]], row: list[Line]) -> list[tuple[float, float]]:
    """Return what is left of the white strips beside and between the lines of a further row."""
    edges = [float("-inf"), *(edge for line in row for edge in (line.left, line.right)), float("inf")]
    free = list(zip(edges[::2], edges[1::2], strict=True))
    found = [(max(a, c), min(b, d)) for a, b in gutters for c, d in free]
    return [gap for gap in found if gap[1] - gap[0] >= _GUTTER]


def _trimmed(zone: Zone) -> Iterator[Zone]:
    """Yield a zone without the lines under it that only happen to be short enough to fit on one side."""
    last = max((place for place, row in enumerate(zone.rows) if len(row) > 1), default=-1)
    tail = zone.rows[last + 1 :]
    if last >= 0 and tail and _is_apart(zone.rows[last], tail[0]):
        yield Zone(zone.rows[: last + 1], zone.gutters)
        yield from (Zone([row]) for row in tail)
    else:
        yield zone


def _is_apart(above: list[Line], below: list[Line]) -> bool:
    gap = min(line.top for line in below) - max(line.bottom for line in above)
    return gap > 0.9 * max(line.height for line in above)


def _read(zone: Zone, rules: Sequence[Sequence[float]]) -> Iterator[list[Line]]:
    """Yield the columns of a zone, or its rows where it is a table."""
    columns = _columns(zone)
    if _is_table(columns, zone, rules):
        yield list(_table_rows(zone))
    else:
        yield from (sorted(column, key=lambda line: line.top) for column in columns)


def _columns(zone: Zone) -> list[list[Line]]:
    columns: list[list[Line]] = [[] for _ in range(len(zone.gutters) + 1)]
    for row in zone.rows:
        for line in row:
            columns[_column(zone, line)].append(line)
    return [column for column in columns if column]


def _column(zone: Zone, line: Line) -> int:
    return bisect_right([(a + b) / 2 for a, b in sorted(zone.gutters)], (line.left + line.right) / 2)


def _is_table(columns: list[list[Line]], zone: Zone, rules: Sequence[Sequence[float]]) -> bool:
    """Tell a table from columns of text, which fill their width with words whatever stands beside them."""
    if len(columns) < 2:
        return False
    middle = [(a + b) / 2 for a, b in zone.gutters]
    top, bottom = zone.rows[0][0].top, max(line.bottom for line in zone.rows[-1])
    across = [rule for rule in rules if rule[0] < min(middle) and rule[2] > max(middle)]
    if sum(top - 4 <= (rule[1] + rule[3]) / 2 <= bottom + 4 for rule in across) > 1:
        return True
    sparse = [column for column in columns if not _is_prose(column)]
    if not sparse:
        return False
    others = {id(line): row for row in zone.rows for line in row}
    aligned = [
        any(abs(each.top - line.top) < _SAME_LINE for each in others[id(line)] if each is not line)
        for column in sparse
        for line in column
    ]
    return sum(aligned) >= _ALIGNED * len(aligned)


def _is_prose(column: list[Line]) -> bool:
    if len(column) < _FEWEST_LINES:
        return False
    width = max(line.right for line in column) - min(line.left for line in column)
    fill = median(line.right - line.left for line in column)
    return median(len(line.text.split()) for line in column) >= _PROSE_WORDS and fill >= _PROSE_FILL * width


def _table_rows(zone: Zone) -> Iterator[Line]:
    """Yield the rows of a table without frames; a row without a first cell goes on with the one above."""
    begun = 0
    marks = [begun := begun + any(_column(zone, line) == 0 for line in row) for row in zone.rows]
    for _, group in groupby(zip(marks, zone.rows, strict=True), key=lambda pair: pair[0]):
        lines = [line for _, row in group for line in row]
        texts = [
            joined(line.text for line in lines if _column(zone, line) == column)
            for column in range(len(zone.gutters) + 1)
        ]
        yield box(lines, BETWEEN_CELLS.join(texts), is_row=True)
