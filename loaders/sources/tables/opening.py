"""A table with other headers, opened with its mapping: its rows become rows of ours."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from graph.errors import RowRejected
from graph.identity.judgements import Judgement
from graph.model.statements import Description, Link
from loaders.catalogue import Opened, Options, Whom
from loaders.mapping import Mapping
from loaders.readers import BadRow, Row
from loaders.readers.kept import Kept
from loaders.sources.tables.mapped import Rows
from loaders.sources.tables.names import Names
from loaders.sources.tables.sheets import parts_of
from loaders.sources.tables.source import source_of
from loaders.sources.tables.statements import Parser


def open_mapped(path: Path, mapping: Mapping, options: Options) -> Opened[Row]:
    """Open a table with other headers: first passes take the order of its dates, and who is named in it."""
    sheets: dict[str, Rows] = {}
    rows = Kept(_seen(path, mapping, sheets))
    names = Names()
    for row in rows:
        if isinstance(row, Row):
            with suppress(RowRejected):  # the last pass tells why
                for own in sheets[row.sheet](row):
                    names.add(own.row, options.link_type)
    source = source_of(path, mapping.source.said(), mapping.covers)
    parser = Parser.of(source, names, options)
    mapped = _Mapped(sheets, parser)
    return Opened(source=source, rows=rows, parse=mapped, about=mapped.about)


def _seen(path: Path, mapping: Mapping, sheets: dict[str, Rows]) -> Iterator[Row | BadRow]:
    """Yield every row; those that turn them into ours have seen all dates when the last row has passed."""
    for part in parts_of(path, mapping):
        seeing = sheets[part.name] = Rows(mapping, part.table)
        for row in part.rows:
            if isinstance(row, Row):
                seeing.see(row)
            yield row


@dataclass(frozen=True)
class _Mapped:
    """Turns a row of theirs into statements: all that it says, or nothing of it."""

    sheets: dict[str, Rows]
    parser: Parser

    def __call__(self, row: Row) -> Iterator[Description | Link | Judgement]:
        for own in self.sheets[row.sheet](row):
            try:
                yield from self.parser(own.row)
            except RowRejected as reason:
                raise RowRejected(own.in_their_words(str(reason))) from reason

    def about(self, row: Row) -> Iterator[Whom]:
        """Yield whom a row describes, as far as it can be told of one that is refused."""
        with suppress(RowRejected):
            for own in self.sheets[row.sheet](row):
                yield from self.parser.about(own.row)
