"""What the columns of a sheet probably mean: by their headers, and by what stands under them."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import islice

import pycountry

from graph.errors import RowRejected
from graph.identity.normalize import fold
from loaders.readers import BadRow, Cells
from loaders.readers.table import column_names
from loaders.sources.tables.dates import Column
from loaders.sources.tables.headings import Meaning, codes_in, meaning_of
from loaders.sources.tables.sheets import SEARCHED, is_total
from loaders.terms import term_named

SAMPLED = 2000
"""So many rows of a sheet are looked at."""
SHARE = 0.6
"""So much of a column has to be of one kind to tell what it is, where its header does not."""
LABELS: dict[Meaning, str] = {"place": "Place", "theme": "Theme", "population": "Population"}
_CERTAIN = 3
"""A row with so many headers that are known is the header, wherever it stands."""
_MARKS = (",", "/", "&", " and ", " et ")
_WEB = re.compile(r"(https?://|www\.)\S+", re.IGNORECASE)
_GROUPS = re.compile(
    r"\d{1,3}(?P<mark>[.,])\d{3}(?P=mark)\d{3}.*|\d{1,3}(?P<thousands>[.,])\d{3}(?P<point>[.,])\d+"
)
_CENTS = re.compile(r"\d+(?P<point>[.,])\d{1,2}")


@dataclass(frozen=True)
class Guess:
    """What a column probably means."""

    header: str
    meaning: Meaning | None
    values: tuple[str, ...]
    """What stands under the header, empty cells left out."""
    why: str = ""
    """How it was recognized, or why it was not."""
    separators: tuple[str, ...] = ()
    """What parts its entries beside the usual marks."""


@dataclass
class Guessed:
    """A sheet: where its header is, and what its columns probably mean."""

    name: str
    header: int
    title: str
    columns: list[Guess] = field(default_factory=list)

    def of(self, *meanings: Meaning) -> list[Guess]:
        """Return the columns of these meanings, in their order."""
        return [guess for guess in self.columns if guess.meaning in meanings]


def guessed(name: str, rows: Iterable[Cells | BadRow]) -> Guessed | None:
    """Return what a sheet probably holds; nothing where no row can be its header."""
    sample = [row for row in islice(rows, SAMPLED) if isinstance(row, Cells)]
    place = _header_of(sample[:SEARCHED])
    if place is None:
        return None
    header, data = sample[place], [row for row in sample[place + 1 :] if not is_total(_first(row))]
    titles = [_first(row) for row in sample[:place]]
    sheet = Guessed(name, header.number, titles[0] if titles else "")
    seen: set[str] = set()
    for number, written in enumerate(column_names(header.cells)):
        if written.strip() and fold(written) not in seen and header.cells[number].strip():
            values = tuple(text for row in data if (text := _cell(row, number)))
            sheet.columns.append(_guess(" ".join(written.split()), values))
        seen.add(fold(written))
    return _settled(sheet)


def _header_of(rows: Sequence[Cells]) -> int | None:
    """Return which row names the columns: in words that are known, else the first that is full of labels."""
    known = [len({meaning_of(cell) for cell in set(row.cells) if _is_label(cell)} - {None}) for row in rows]
    if max(known, default=0) >= _CERTAIN:
        return known.index(max(known))
    filled = [len(set(filter(None, row.cells))) for row in rows]
    labels = [len({cell for cell in row.cells if _is_label(cell)}) for row in rows]
    full = max(2, SHARE * max(filled, default=0))
    first = next((place for place, count in enumerate(labels) if count >= full), len(rows) - 1)
    # A title above the header may hold a word that is known; it stands alone in its row.
    upto = [count if filled[place] > 1 or full > max(filled) else 0 for place, count in enumerate(known)]
    best = max(upto[: first + 1], default=0)
    if best:
        return upto.index(best)
    return first if rows and labels[first] >= full else None


def _is_label(cell: str) -> bool:
    return 0 < len(cell.strip()) <= 80 and any(map(str.isalpha, cell))


def _first(row: Cells) -> str:
    return next((" ".join(cell.split()) for cell in row.cells if cell.strip()), "")


def _cell(row: Cells, number: int) -> str:
    return row.cells[number].strip() if number < len(row.cells) else ""


def _guess(header: str, values: tuple[str, ...]) -> Guess:
    meaning, why = meaning_of(header), "by its header"
    if meaning == "population" and _share(values, _is_number) > SHARE:
        meaning = "number"
    if meaning == "number" and _share(values, _is_number) <= SHARE:
        meaning = None
    if meaning is None:
        meaning, why = _by_values(values), "by what stands in it"
    if meaning is None:
        why = "not recognized"
    return Guess(header, meaning, values, why, _separators(meaning, values))


def _by_values(values: tuple[str, ...]) -> Meaning | None:
    tests: tuple[tuple[Meaning, Callable[[str], bool]], ...] = (
        ("place", lambda text: _known("Place", text)),
        ("theme", lambda text: _known("Theme", text)),
        ("population", lambda text: _known("Population", text)),
        ("currency", lambda text: bool(text.isupper() and pycountry.currencies.get(alpha_3=text))),
        ("website", lambda text: bool(_WEB.fullmatch(text))),
    )
    return next((meaning for meaning, test in tests if _share(values, test) > SHARE), None)


def _share(values: Sequence[str], test: Callable[[str], bool]) -> float:
    return sum(map(test, values)) / len(values) if values else 0


def _is_number(text: str) -> bool:
    return bool(re.fullmatch(r"[\d.,\s\u00a0]+", text))


def is_date(text: str) -> bool:
    """Tell whether a cell is a date, whatever the order of its day and month."""
    try:
        Column("day first" if not re.match(r"\d{1,2}\D(1[3-9]|[23]\d)\D", text) else "month first").read(text)
    except RowRejected:
        return False
    return True


def _known(label: str, text: str) -> bool:
    """Tell whether all that a cell names is in a vocabulary."""
    return all(term_named(label, part) for part in _parts(text, (";", "\n", *_MARKS)))


def _parts(text: str, marks: Iterable[str]) -> list[str]:
    pieces = re.split("|".join(map(re.escape, marks)), text)
    return [piece.strip() for piece in pieces if piece.strip()] or [text]


def _separators(meaning: Meaning | None, values: Sequence[str]) -> tuple[str, ...]:
    """Return the marks that part terms beside the usual ones: those whose pieces are all known."""
    label = LABELS.get(meaning) if meaning else None
    if label is None:
        return ()
    found = []
    for mark in _MARKS:
        cells = [text for text in values if mark in text and not term_named(label, text)]
        if cells and _share(cells, lambda text: _known(label, text)) > SHARE:
            found.append(mark)
    return tuple(found)


def _settled(sheet: Guessed) -> Guessed:
    """Return a sheet in which the row has a name: where no header says so, members or partners are it."""
    if sheet.of("name") or (sheet.of("donor") and sheet.of("recipient")):
        return sheet
    for meaning in ("members", "recipient", "partner", "project", None):
        found = [guess for guess in sheet.columns if guess.meaning == meaning and _may_be_names(guess)]
        if found:
            best = max(found, key=lambda guess: _share(guess.values, lambda text: " " in text))
            place = sheet.columns.index(best)
            why = "guessed: nothing else names the row"
            sheet.columns[place] = Guess(best.header, "name", best.values, why)
            return sheet
    return sheet


def _may_be_names(guess: Guess) -> bool:
    return bool(guess.values) and _share(guess.values, lambda text: _is_number(text) or is_date(text)) < SHARE


def currency_of(amount: Guess) -> str | None:
    """Return the currency that the header of a column of amounts names."""
    return next((code for code in codes_in(amount.header) if pycountry.currencies.get(alpha_3=code)), None)


def decimals_of(amount: Guess) -> str | None:
    """Return which mark stands before the decimals of a column, where any of its amounts tells."""
    for text in amount.values:
        found = _GROUPS.search(text)
        if found:
            thousands = found["mark"] or found["thousands"]
            return "." if thousands == "," else ","
        if cents := _CENTS.fullmatch(text):
            return cents["point"]
    return None
