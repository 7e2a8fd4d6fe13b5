"""CSV and its kin (semicolons, tabs), row by row."""

import csv
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from loaders.readers.dialect import delimiter_of
from loaders.readers.encoding import encoding_of
from loaders.readers.files import unusable
from loaders.readers.lines import Line, lines_of
from loaders.readers.rows import BadRow, Cells, Row
from loaders.readers.table import rows_of

MAX_LINE_CHARACTERS = 1_000_000
MAX_RECORD_CHARACTERS = 2_000_000
MAX_REREADS = 20
SAMPLE_CHARACTERS = 65_536


def read_csv(path: Path) -> Iterator[Row | BadRow]:
    """The rows under the header, which is the first row that holds anything."""
    cells = read_csv_cells(path)
    for first in cells:
        if isinstance(first, BadRow):
            raise unusable(path, f"the header cannot be read: {first.reason}", place=first.where)
        yield from rows_of(chain([first], cells), fill=False)
        return
    raise unusable(path, "holds only blank space")


def read_csv_cells(path: Path) -> Iterator[Cells | BadRow]:
    """Every row that holds anything, the header too, for files whose header is not the first row."""
    encoding = encoding_of(path)
    delimiter = delimiter_of(_sample(path, encoding))
    source = _Lines(lines_of(path, encoding, limit=MAX_LINE_CHARACTERS, newline=""))
    records = csv.reader(source, delimiter=delimiter, strict=True)
    rereads = 0
    for number, outcome in enumerate(_outcomes(records, source), start=1):
        where = f"row {number}"
        if isinstance(outcome, str):
            rereads += len(source.taken) > 1
            if rereads > MAX_REREADS:
                raise unusable(
                    path, "the quotes are a muddle: too many that open and never close", place=where
                )
            yield BadRow(number, where, outcome, source.give_back())
        elif any(cell.strip() for cell in outcome):
            yield Cells(number, where, tuple(outcome), source.text)


def _sample(path: Path, encoding: str) -> str:
    with path.open(encoding=encoding, newline="") as file:
        return file.read(SAMPLE_CHARACTERS)


def _outcomes(records: Iterator[list[str]], source: "_Lines") -> Iterator[list[str] | str]:
    """Each record, or the reason why there is none."""
    while True:
        source.begin()
        try:
            yield next(records)
        except StopIteration:
            return
        except csv.Error as error:
            yield source.blame(error)


class _Lines:
    """Lines for the csv module, which can be given back when a quote swallows the rows after it."""

    def __init__(self, lines: Iterator[Line]) -> None:
        self._lines = lines
        self._waiting: list[Line] = []
        self.taken: list[Line] = []

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._waiting.pop() if self._waiting else next(self._lines)
        self.taken.append(line)
        if line.too_long or sum(len(each.text) for each in self.taken) > MAX_RECORD_CHARACTERS:
            raise csv.Error("too long")
        return line.text

    def begin(self) -> None:
        """A new record starts here."""
        self.taken = []

    @property
    def text(self) -> str:
        """The record being read, as it stands in the file."""
        return "".join(line.text for line in self.taken).rstrip("\r\n")

    def blame(self, error: csv.Error) -> str:
        """Why the record being read is none, in plain words."""
        first = self.taken[0]
        if first.too_long:
            return f"line {first.number} is longer than {MAX_LINE_CHARACTERS:,} characters"
        if len(self.taken) > 1 or "end of data" in str(error):
            return f"the quotes opened in line {first.number} are never closed"
        if "field limit" in str(error):
            return f"a cell in line {first.number} is longer than {csv.field_size_limit():,} characters"
        return f"in line {first.number} a closing quote is followed by more text; write inner quotes twice"

    def give_back(self) -> str:
        """Give up the first line of this record, and let the lines after it be read anew."""
        first, *rest = self.taken
        self._waiting.extend(reversed(rest))
        return first.text.rstrip("\r\n")
