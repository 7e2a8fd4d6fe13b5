"""A header and cells into rows by column name."""

from collections.abc import Iterable, Iterator, Sequence

from loaders.readers.rows import BadRow, Cells, Row


def rows_of(table: Iterable[Cells | BadRow], *, fill: bool) -> Iterator[Row | BadRow]:
    """The rows under the first one, which names the columns.

    With `fill` a short row is filled up with "": spreadsheets do not store the empty cells at its end.
    """
    columns: tuple[str, ...] = ()
    for cells in table:
        if isinstance(cells, BadRow):
            yield cells
        elif not columns:
            columns = column_names(cells.cells)
        else:
            yield _row(columns, cells, fill=fill)


def column_names(header: Sequence[str]) -> tuple[str, ...]:
    """A name for each column, no two the same: "Name" and "Name (2)", "column 3" where there is none."""
    names: list[str] = []
    given = {cell.strip() for cell in header}
    for place, cell in enumerate(header, start=1):
        name = cell.strip() or f"column {place}"
        names.append(name if name not in names else _another(name, {*names, *given}))
    return tuple(names)


def _another(name: str, taken: set[str]) -> str:
    number = 2
    while f"{name} ({number})" in taken:
        number += 1
    return f"{name} ({number})"


def _row(columns: tuple[str, ...], row: Cells, *, fill: bool) -> Row | BadRow:
    cells, width = row.cells, len(columns)
    if len(cells) < width and fill:
        cells += ("",) * (width - len(cells))
    if len(cells) < width or any(cell.strip() for cell in cells[width:]):
        reason = f"{len(cells)} cells where the header has {width}"
        return BadRow(row.number, row.where, reason, row.text, row.sheet)
    return Row(row.number, row.where, dict(zip(columns, cells, strict=False)), row.sheet)
