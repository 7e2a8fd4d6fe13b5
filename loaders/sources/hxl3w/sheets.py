"""The tables of a file: which sheets say who does what where, under which header, and their rows."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, groupby, islice
from pathlib import Path

from graph.errors import SourceUnusable
from loaders.readers import BadRow, Cells, Row, in_words, kind_of, read_csv_cells, read_xlsx_cells
from loaders.readers.table import column_names, rows_of
from loaders.readers.workbook import workbook
from loaders.sources.hxl3w.columns import Column, Layout
from loaders.sources.hxl3w.headers import tags_of_headers
from loaders.sources.hxl3w.objects import is_script, json_cells
from loaders.sources.hxl3w.tags import Tags, lacks_marks, tags_in

HEADER_ROWS = 25
"""The tags stand in one of so many rows, says the standard."""


@dataclass(frozen=True)
class Table:
    """One table: what its columns are called and mean, and after which row it begins."""

    sheet: str
    header: tuple[str, ...]
    layout: Layout
    last: int
    tagged: bool


def tables_of(path: Path) -> dict[str, Table]:
    """Return the tables that say who does what where: those with tags, if there are any."""
    found: list[Table] = []
    for sheet, cells in groupby(_heads(path), key=lambda each: each.sheet):
        found.extend(_table(sheet, list(cells)))
    tagged = [table for table in found if table.tagged]
    return {table.sheet: table for table in tagged or found}


def rows(path: Path, tables: Mapping[str, Table]) -> Iterator[Row | BadRow]:
    """Yield the rows of these tables; a row that repeats another to the letter is heard once."""
    heard: set[int] = set()
    missing = set(tables)
    for sheet, cells in groupby(_cells(path), key=lambda each: each.sheet):
        if sheet in tables:
            missing.discard(sheet)
            for row in _rows_of(tables[sheet], cells):
                mark = hash((sheet, tuple(row.values.values()))) if isinstance(row, Row) else None
                if mark is None or mark not in heard:
                    yield row
                if mark is not None:
                    heard.add(mark)
        if not missing:
            return


def _rows_of(table: Table, cells: Iterable[Cells | BadRow]) -> Iterator[Row | BadRow]:
    numbers = {place for place, name in enumerate(table.header) if name in table.layout.numbers}
    data = (_counted_once(each, numbers) for each in cells if each.number > table.last)
    header = Cells(table.last, "", table.header, "", table.sheet)
    return map(_without_tags, rows_of(chain([header], data), fill=True))


def _without_tags(row: Row | BadRow) -> Row | BadRow:
    """Refuse a row of tags below those of the table, or too low to be read as such: it names nobody."""
    texts = () if isinstance(row, BadRow) else tuple(row.values.values())
    if not any(text.startswith("#") for text in texts) or not tags_in(texts):
        return row
    reason = (
        f"a row of HXL tags; they are read once, in the first {HEADER_ROWS} rows: take out rows above them"
    )
    return BadRow(row.number, row.where, reason, " ".join(texts), row.sheet)


def _counted_once(cells: Cells | BadRow, numbers: Iterable[int]) -> Cells | BadRow:
    """Leave a number that stands in a merged cell to the row in which that begins."""
    if isinstance(cells, BadRow) or cells.merged.isdisjoint(numbers):
        return cells
    repeated = cells.merged.intersection(numbers)
    kept = tuple("" if place in repeated else text for place, text in enumerate(cells.cells))
    return replace(cells, cells=kept)


def _table(sheet: str, cells: list[Cells]) -> Iterator[Table]:
    """Yield the table of a sheet, if it has one: under its tags, else under headers that we know."""
    for place, row in enumerate(cells):
        tags = tags_in(row.cells)
        if tags:
            yield _made(sheet, cells[:place], tags, row, tagged=True)
            return
        if lacks_marks(row.cells):
            raise SourceUnusable(
                f"{row.where}: looks like HXL tags without their #; write #org+name instead of org+name"
            )
    for place, row in enumerate(cells):
        table = _made(sheet, cells[:place], tags_of_headers(row.cells), row, tagged=False)
        if table.layout.is_of_work:
            yield table
            return


def _made(sheet: str, above: Sequence[Cells], tags: Tags, row: Cells, *, tagged: bool) -> Table:
    """Return a table whose columns are called as the row above its tags says, else by the tags."""
    width = max(len(each.cells) for each in (*above, row))
    header = above[-1].cells if above and tagged else ()
    titles = list(header) + [""] * (width - len(header))
    for place, text in enumerate(row.cells):
        titles[place] = titles[place].strip() or text.strip()
    names = column_names([" ".join(title.split()) for title in titles])
    columns = (Column(name, tag) for name, tag in zip(names, tags, strict=False) if tag)
    return Table(sheet, names, Layout(tuple(columns)), row.number, tagged)


def _heads(path: Path) -> Iterator[Cells]:
    """Yield the first rows of every sheet, or of the one table."""
    if kind_of(path) == "xlsx":
        with workbook(path) as sheets:
            for sheet in sheets:
                for number, row in enumerate(islice(sheet.rows(), HEADER_ROWS), start=1):
                    yield Cells(number, f"sheet {sheet.name} row {number}", row.values, "", sheet.name)
        return
    for _, cells in groupby(_cells(path), key=lambda each: each.sheet):
        yield from (each for each in islice(cells, HEADER_ROWS) if isinstance(each, Cells))


def _cells(path: Path) -> Iterator[Cells | BadRow]:
    """Yield every row of every table of a file, before anybody knows which is the header."""
    kind = kind_of(path)
    if kind == "xlsx":
        yield from read_xlsx_cells(path, merged=True)
    elif kind == "json" or (kind in ("text", "csv", "unknown") and is_script(path)):
        yield from json_cells(path)
    elif kind in ("csv", "text"):
        yield from read_csv_cells(path)
    else:
        raise SourceUnusable(
            f"{path.name}: is {in_words(path)}; a 3W is read from CSV, XLSX or JSON: save the table as one"
        )
